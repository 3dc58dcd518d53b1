"""T96, T01 and TS04: by geopack-vectorized in a process of its own, or a sentence."""

import json
from pathlib import Path

import numpy as np
import pytest

from smileviz.base.errors import SmileError
from smileviz.base.time import from_utc
from smileviz.magnetosphere.field import field_nt
from smileviz.magnetosphere.fields import T01, T96, TS04, Drivers, field, geopack_process, room
from smileviz.magnetosphere.lines import End, Kind
from smileviz.magnetosphere.tracing import STANDARD, trace

FILE = Path(__file__).parents[2] / "authorities" / "tsyganenko.json"
AUTHORITY = json.loads(FILE.read_text())
MODELS = {"t96": T96, "t01": T01, "ts04": TS04}
CASES = [case for case in AUTHORITY["cases"] if case["model"] in MODELS]
POINTS = np.array([[1.0, 2.0, 3.0], [-30.0, 0.0, 1.0]])
PRETENDED = """
import os, socket
def t96_vectorized(parameters, tilt, x, y, z):
    if parameters[1] == 666: os._exit(3)
    if parameters[1] == 80:
        try: socket.create_connection(("192.0.2.1", 80), timeout=1.0)
        except OSError as error: return x, y, z + len(str(error))
    return x + parameters[0], y + tilt, 0 * z + float(os.getpid())
"""


@pytest.mark.parametrize("case", CASES)
def test_it_is_the_field_of_the_fortran(case):
    model = MODELS[case["model"]](tuple(case["parameters"]), case["tilt_rad"])
    points, expected = (
        np.array(AUTHORITY["points_gsm_re"][case["points"]]),
        np.array(case["b_gsm_nt"]),
    )
    found = field_nt(model, points)
    assert (np.abs(found - expected) < 2e-3 + 1e-4 * np.abs(expected)).all()


AXES = np.array(
    [[5.0, 0.0, 0.0], [-8.0, 0.0, 0.0], [0.0, 4.0, 0.0], [0.0, 0.0, 3.0], [0.0, 0.0, -3.0]]
)


@pytest.mark.parametrize("tilt", [0.0, 0.3])
@pytest.mark.parametrize("name", MODELS)
def test_there_is_a_number_on_every_axis(name, tilt):
    model = MODELS[name]((2.5, -30.0, 2.0, -4.0, *(0.5,) * 6), tilt)
    leaning = np.array([[np.sin(tilt), 0.0, np.cos(tilt)], [np.cos(tilt), 0.0, -np.sin(tilt)]])
    points = np.concatenate([AXES, 4.0 * leaning, -4.0 * leaning])
    found, beside = field_nt(model, points), field_nt(model, points + 1e-5)
    assert found == pytest.approx(beside, abs=0.1)


@pytest.mark.parametrize("name", MODELS)
def test_many_points_are_each_as_alone(name):
    model = MODELS[name]((2.5, -30.0, -2.0, -4.0, *(0.5,) * 6), 0.2)
    points = np.random.default_rng(1).normal(size=(20, 3)) * 4.0
    together = field_nt(model, points)
    assert field_nt(model, points[7]) == pytest.approx(together[7], rel=1e-9)


@pytest.mark.parametrize("by", [-3.0, -0.0, 0.0, 1e-9])
def test_t01_does_not_leap_where_by_changes_its_sign(by):
    model = T01.under(Drivers(pdyn_npa=3.0, by_nt=by, bz_nt=-5.0, g1=5.0, g2=10.0))
    near = T01.under(Drivers(pdyn_npa=3.0, by_nt=by + 1e-6, bz_nt=-5.0, g1=5.0, g2=10.0))
    assert field_nt(model, AXES) == pytest.approx(field_nt(near, AXES), abs=1e-5)


@pytest.mark.parametrize("name", ["t01", "ts04"])
def test_beyond_15_earth_radii_down_the_tail_two_models_end(name):
    assert not room(name).contains(np.array([[-15.1], [0.0], [1.0]]))[0]
    assert room(name).contains(np.array([[-14.9], [0.0], [1.0]]))[0]
    assert room("t96").contains(np.array([[-60.0], [0.0], [1.0]]))[0]
    t = from_utc("2026-11-15T12:00:00Z")
    drivers = Drivers(by_nt=-2.0, bz_nt=-2.0)
    lines = trace(
        field(t, drivers, external=name), np.array([[-10.0, 0.0, 8.0]]), STANDARD, room(name)
    )
    assert list(lines.kinds) == [Kind.NORTH]
    assert lines.ends[1, 0] == End.LEFT
    assert lines.ends_re[1, 0, 0] == pytest.approx(-15.0, abs=1e-6)


@pytest.fixture
def pretended(monkeypatch, tmp_path):
    """A process with a package that only looks like geopack."""
    tmp_path.joinpath("t96_vectorized.py").write_text(PRETENDED)
    server = geopack_process.Server()
    monkeypatch.setattr(geopack_process, "folder", lambda: tmp_path)
    monkeypatch.setattr(geopack_process, "SERVER", server)
    yield server
    server.end()


def test_the_answer_comes_from_another_process(pretended):
    import os

    model = T96.under(Drivers(pdyn_npa=4.0, tilt_rad=0.25))
    field = field_nt(model, POINTS)
    assert field[0, :2] == pytest.approx([5.0, 2.25])
    assert field[0, 2] != os.getpid()
    assert field_nt(model, POINTS)[0, 2] == field[0, 2], "it is the same process the second time"


def test_a_process_that_dies_is_a_sentence_and_the_next_question_has_a_new_one(pretended):
    with pytest.raises(SmileError, match="The process of the package geopack-vectorized ended"):
        field_nt(T96.under(Drivers(dst_nt=666.0)), POINTS)
    assert field_nt(T96.under(Drivers(pdyn_npa=4.0)), POINTS)[0, 0] == 5.0


def test_a_process_that_does_not_answer_is_ended(pretended, monkeypatch):
    monkeypatch.setattr(geopack_process, "PATIENCE_S", -1.0)
    with pytest.raises(SmileError, match="gave no answer for 2 points"):
        field_nt(T96.under(Drivers()), POINTS)
    assert pretended.process is None


def test_the_process_has_no_network(pretended):
    field = field_nt(T96.under(Drivers(dst_nt=80.0)), POINTS)
    assert field[0, 2] == POINTS[0, 2] + len("this process uses no network")


def test_without_the_package_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setattr(geopack_process, "folder", lambda: None)
    with pytest.raises(
        SmileError,
        match=r"the optional package geopack-vectorized: pip install 'smileviz\[fields\]'",
    ):
        field_nt(T96.under(Drivers()), POINTS)


def test_parameters_stand_where_the_fortran_has_them():
    drivers = Drivers(0.1, 2.0, 3.0, -20.0, 1.0, -4.0, 5.0, 6.0, (1.0, 2.0, 3.0, 4.0, 5.0, 6.0))
    common = (3.0, -20.0, 1.0, -4.0)
    assert T96.under(drivers).parameters == (*common, *(0.0,) * 6)
    assert T01.under(drivers).parameters == (*common, 5.0, 6.0, *(0.0,) * 4)
    assert TS04.under(drivers).parameters == (*common, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)


def test_outside_its_range_a_model_says_so():
    assert T96.caution(Drivers()) is None
    assert "Dst (nT) from -100 to 20; it is -300" in T96.caution(Drivers(dst_nt=-300.0))
    with pytest.raises(SmileError, match="pdyn_npa is 0; it must be from"):
        T96.under(Drivers(pdyn_npa=0.0))


def test_another_package_of_the_same_name_is_not_taken_for_it(monkeypatch, tmp_path):
    tmp_path.joinpath("geopack").mkdir()
    for name in ("__init__", "t96"):
        tmp_path.joinpath("geopack", f"{name}.py").write_text("raise SystemExit")
    monkeypatch.syspath_prepend(tmp_path)
    geopack_process.folder.cache_clear()
    assert geopack_process.folder() is None
    monkeypatch.undo()
    geopack_process.folder.cache_clear()
    assert geopack_process.folder() is not None
