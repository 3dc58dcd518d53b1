"""Layers draw and name the models that the scenario chose."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.mission.choices import CHOICES
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.layers import LAYERS
from smileviz.scene.layers.aurora import AuroraLayer
from smileviz.scene.scene import picture

NORTH = "2026-11-21T13:20:00Z"
BARE = frozenset(kind.name for kind in LAYERS) - {"aurora"} | {"labels", "legend", "clock"}
SPACE = [
    (layer, choice.field, model)
    for layer, choice in zip(("plasmapause", "aurora", "emissivity"), CHOICES[2:5], strict=True)
    for model in choice.models
]


@pytest.mark.parametrize(("layer", "field", "model"), SPACE)
def test_the_legend_names_the_model_chosen(layer, field, model, at):
    now = at(NORTH, hidden=(), sets=[f"models.{field}={model}"])
    shown = next(kind for kind in LAYERS if kind.name == layer)()
    shown.show_now(now)
    title = next(choice for choice in CHOICES if choice.field == field).models[model].title
    assert title in shown.legend(now)[0].note


@pytest.mark.parametrize("model", ["carpenter92", "moldwin02_mlt", "obrien03_kp_mlt"])
def test_the_lines_of_a_plasmapause_run_along_meridians_and_round_the_equator(model, at):
    now = at(NORTH, hidden=(), sets=[f"models.plasmapause={model}"])
    layer = next(kind for kind in LAYERS if kind.name == "plasmapause")()
    (body,) = layer.bodies(now)
    *meridians, equator = body.lines
    for line in meridians:
        away = np.hypot(line[:, 0], line[:, 1])
        assert np.abs(line[:, :2] / away[:, None] - line[0, :2] / away[0]).max() < 1e-9
    assert len(meridians) == 4
    assert np.abs(equator[:, 2]).max() < 1e-9
    assert (equator[0] == equator[-1]).all()


@pytest.mark.parametrize("name", ["magnetopause", "bow_shock"])
def test_a_boundary_outside_the_range_of_its_model_says_so(name, at):
    layer = next(kind for kind in LAYERS if kind.name == name)()
    for pressure, badge in (("2", ""), ("30", "extrapolated")):
        now = at(hidden=(), sets=[f"solar_wind.pdyn_npa={pressure}"])
        layer.show_now(now)
        assert layer.legend(now)[0].badge == badge


def test_field_lines_without_external_field_say_so(at):
    now = at(NORTH, hidden=(), sets=["models.external_field=none"])
    for name in ("field_lines", "smile_line"):
        layer = next(kind for kind in LAYERS if kind.name == name)()
        layer.show_now(now)
        assert "IGRF-14 alone" in layer.legend(now)[0].note


def test_the_oval_of_edges_alone_is_drawn_and_does_not_glow(at):
    edges = at(NORTH, sets=["models.aurora=starkov94"], hidden=BARE)
    layer = AuroraLayer()
    layer.show_now(edges)
    assert "its edges" in layer.legend(edges)[0].note
    assert all(label.detail == "" for label in layer.labels(edges))
    hidden = replace(edges.view, hidden=BARE | {"aurora"})
    nothing = picture(Snapshot(replace(edges.state, view=hidden), Slow()), (300, 300))
    drawn, glowing = (picture(now, (300, 300)) for now in (edges, at(NORTH, hidden=BARE)))
    changed = [np.count_nonzero((p != nothing).any(axis=-1)) for p in (drawn, glowing)]
    assert 0 < changed[0] < changed[1]
