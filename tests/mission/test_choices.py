"""Models a scenario chooses: each is drawn by, each is named where numbers come from."""

from dataclasses import fields, replace

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.arrays import norm
from smileviz.base.errors import SmileError
from smileviz.mission import files
from smileviz.mission.choices import CHOICES
from smileviz.mission.drive import StepsWind, WindRow
from smileviz.mission.provenance import provenance
from smileviz.mission.scenario import Models
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import opening

SMILE = files.bundled("smile")
LOW = time.from_utc("2026-11-21T13:20:00Z")
EVERY = [(choice, name) for choice in CHOICES for name in choice.models]


def changed(*sets):
    return files.apply_sets(SMILE, list(sets))


def space(*sets):
    return Snapshot(opening(changed(*sets), LOW), Slow()).space


def test_every_choice_is_a_field_of_the_models_and_starts_with_its_default():
    names = [item.name for item in fields(Models)]
    assert [choice.field for choice in CHOICES] == names[: len(CHOICES)]
    assert all(getattr(Models(), c.field) == next(iter(c.models)) for c in CHOICES)


@pytest.mark.parametrize(("choice", "name"), EVERY, ids=lambda v: getattr(v, "field", v))
def test_every_model_can_be_chosen_and_is_named_in_the_provenance(choice, name):
    scenario = changed(f"models.{choice.field}={name}")
    model = choice.models[name]
    assert provenance(scenario, scenario.span)[choice.field].startswith(
        f"{model.title} ({model.citation})"
    )
    found = space(f"models.{choice.field}={name}")
    caution = found.caution(choice.field)
    assert caution is None or caution.endswith(".")


@pytest.mark.parametrize("field", ["plasmapause", "aurora", "emissivity"])
def test_what_is_drawn_is_of_the_model_chosen(field):
    kind = next(choice for choice in CHOICES if choice.field == field)
    for name in kind.models:
        assert getattr(space(f"models.{field}={name}"), field).name == name


def test_a_file_from_before_there_was_a_choice_has_the_models_of_then(tmp_path):
    file = tmp_path / "old.toml"
    lines = files.text(SMILE).splitlines()
    new = [choice.field for choice in CHOICES[2:]] + ["charge_exchange", "exosphere"]
    kept = [line for line in lines if not line.startswith(tuple(new))]
    assert len(kept) < len(lines)
    file.write_text("\n".join(kept), encoding="utf-8")
    assert files.load(file).models == SMILE.models == Models()


def test_a_choice_comes_back_from_the_file(tmp_path):
    scenario = changed(
        "models.external_field=none",
        "models.charge_exchange_ev_cm2=6e-16",
        "models.exosphere_at_10_re_cm3=50",
    )
    files.save(scenario, tmp_path / "mission.toml")
    assert files.load(tmp_path / "mission.toml").models == scenario.models
    assert scenario.models.charge_exchange_ev_cm2 == 6e-16


def test_a_field_that_is_none_is_refused_with_what_there_is():
    with pytest.raises(SmileError, match="is 't99'; it must be one of t89, t96, t01, ts04, none"):
        changed("models.external_field=t99")


def test_x_rays_go_with_alpha_and_with_the_exosphere():
    place = np.array([11.0, 0.0, 0.0])
    usual = space().emissivity.emissivity(place)
    low = space("models.charge_exchange_ev_cm2=6e-16", "models.exosphere_at_10_re_cm3=50")
    assert usual > 0.0
    assert low.emissivity.emissivity(place) == pytest.approx(0.6 * 2.0 * usual)
    scenario = changed("models.charge_exchange_ev_cm2=6e-16")
    line = provenance(scenario, scenario.span)["emissivity"]
    assert line.endswith("alpha 6e-16 eV cm2, exosphere 25 cm-3 at 10 R_E")


def test_without_an_external_field_the_lines_are_other_ones_and_say_so():
    both, alone = space(), space("models.external_field=none")
    assert both.field_words == "T89c, IGRF-14, Kp 2 (assumed)"
    assert alone.field_words == "IGRF-14 alone"
    assert not np.array_equal(both.field_lines().strength_nt, alone.field_lines().strength_nt)
    assert alone.smile_line.field == "IGRF-14 alone"
    assert alone.sheet is both.sheet


def test_an_oval_of_edges_alone_has_a_middle_between_them():
    oval = space("models.aurora=starkov94").oval
    assert oval.glow is None
    outer, inner = oval.outlines_re[:2]
    z = oval.ridge_re[:, 2]
    assert (np.minimum(outer[:, 2], inner[:, 2]) <= z + 1e-9).all()
    assert norm(oval.ridge_re) == pytest.approx(norm(outer))


def test_kp_that_nobody_gave_is_said_to_be_assumed():
    assert space().kp_words == "Kp 2 (assumed)"
    assert space("solar_wind.kp=5").kp_words == "Kp 5"
    wind = replace(SMILE.solar_wind, drive=StepsWind((WindRow(LOW - 3600.0, kp=2.0),)))
    driven = Snapshot(opening(replace(SMILE, solar_wind=wind), LOW), Slow()).space
    assert driven.kp_words == "Kp 2"
    windy = StepsWind((WindRow(LOW - 3600.0, bz_nt=-5.0),))
    only_field = replace(SMILE, solar_wind=replace(SMILE.solar_wind, drive=windy))
    assert Snapshot(opening(only_field, LOW), Slow()).space.kp_words == "Kp 2 (assumed)"
