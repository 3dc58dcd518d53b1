"""T96, T01 and TS04: by geopack in a process of its own, or a sentence."""

import json
from pathlib import Path

import numpy as np
import pytest

from smileviz.base.errors import SmileError
from smileviz.magnetosphere.field import field_nt
from smileviz.magnetosphere.fields import T01, T96, TS04, Drivers, geopack_process

FILE = Path(__file__).parents[2] / "authorities" / "tsyganenko.json"
AUTHORITY = json.loads(FILE.read_text())
MODELS = {"t96": T96, "t01": T01, "ts04": TS04}
CASES = [case for case in AUTHORITY["cases"] if case["model"] in MODELS]
INSTALLED = geopack_process.folder() is not None
POINTS = np.array([[1.0, 2.0, 3.0], [-30.0, 0.0, 1.0]])
PRETENDED = """
import os
def t96(parameters, tilt, x, y, z):
    if x < -20: raise ValueError("too far")
    if parameters[1] == 666: os._exit(3)
    return x + parameters[0], y + tilt, float(os.getpid())
"""


@pytest.mark.skipif(not INSTALLED, reason="the optional package geopack is not installed")
@pytest.mark.parametrize("case", CASES)
def test_it_is_the_field_of_the_fortran(case):
    model = MODELS[case["model"]](tuple(case["parameters"]), case["tilt_rad"])
    points, expected = (
        np.array(AUTHORITY["points_gsm_re"][case["points"]]),
        np.array(case["b_gsm_nt"]),
    )
    field = field_nt(model, points)
    known = np.isfinite(field).all(axis=1)
    if case["model"] == "t96":
        assert known.all()
    assert (known | (points[:, 0] <= -20.0)).all()
    assert np.abs(field - expected)[known].max() < 2e-3


@pytest.fixture
def pretended(monkeypatch, tmp_path):
    """A process with a package that only looks like geopack."""
    tmp_path.joinpath("t96.py").write_text(PRETENDED)
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
    assert np.isnan(field[1]).all()
    assert field_nt(model, POINTS)[0, 2] == field[0, 2], "it is the same process the second time"


def test_a_process_that_dies_is_a_sentence_and_the_next_question_has_a_new_one(pretended):
    with pytest.raises(SmileError, match="The process of the package geopack ended"):
        field_nt(T96.under(Drivers(dst_nt=666.0)), POINTS)
    assert field_nt(T96.under(Drivers(pdyn_npa=4.0)), POINTS)[0, 0] == 5.0


def test_a_process_that_does_not_answer_is_ended(pretended, monkeypatch):
    monkeypatch.setattr(geopack_process, "PATIENCE_S", -1.0)
    with pytest.raises(SmileError, match="gave no answer for 2 points"):
        field_nt(T96.under(Drivers()), POINTS)
    assert pretended.process is None


def test_without_the_package_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setattr(geopack_process, "folder", lambda: None)
    with pytest.raises(
        SmileError, match=r"need the package geopack: pip install 'smileviz\[fields\]'"
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
