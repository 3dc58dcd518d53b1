"""The times of states, how they are interpolated, and what the spacecraft is called."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.windows import Span
from smileviz.handover.craft import SMILE, craft_of
from smileviz.handover.job import Job
from smileviz.handover.moments import by_motion, evenly
from smileviz.handover.plain import ascii_lines, plain
from smileviz.mission import files
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.table import steps

MISSION = files.bundled("smile")
DAY = 86_400.0
ISS = """ISS (ZARYA)
1 25544U 98067A   26300.50000000  .00016717  00000-0  10270-3 0  9003
2 25544  51.6400 208.9163 0006317  69.9862  25.2906 15.50000000 10000
"""


def whole_milliseconds(t):
    ms = time.unix_s(t) * 1000.0
    return np.abs(ms - np.round(ms)).max() < 1e-3


@given(
    start=st.floats(0.0, 1000.0),
    length=st.floats(0.001, 30.0),
)
def test_times_by_motion_fill_any_span_from_end_to_end(start, length):
    first = MISSION.span.start + start * DAY
    span = Span(first, first + length * DAY)
    t = by_motion(ephemeris_of(MISSION), span)
    assert len(t) >= 2
    assert [t[0], t[-1]] == pytest.approx([span.start, span.stop], abs=0.0006)
    assert (np.diff(t) > 0.0).all()
    assert np.diff(t).max() <= 1801.0
    assert whole_milliseconds(t)


@pytest.mark.parametrize("frame", [Frame.GCRS, Frame.ITRS, Frame.GSE])
def test_times_by_motion_stand_close_enough_everywhere(frame):
    span = Span(MISSION.span.start, MISSION.span.start + 60.0 * DAY)
    job = Job(MISSION, span, frame)
    (leg,) = job.legs
    assert leg.error_km(leg.method("hermite", 4), 10**6) < 2e-5
    assert leg.error_km(leg.method("lagrange", 8), 10**6) < 5e-4
    assert leg.error_km(leg.method("hermite", 4), 200) > 0.0


@given(step=st.floats(0.5, 5000.0), length=st.floats(5000.0, 2e5))
def test_even_times_have_the_step_and_end_where_the_span_ends(step, length):
    span = Span(8.5e8, 8.5e8 + length)
    t = evenly(span, step)
    assert np.diff(t)[:-1] == pytest.approx(step, abs=0.0011)
    assert np.diff(t)[-1] <= step + 0.0011
    assert t[-1] == pytest.approx(span.stop, abs=0.0006)
    assert len(t) - len(steps(span, step)) in {0, 1}


def test_a_step_longer_than_the_span_is_refused():
    with pytest.raises(
        SmileError, match="step of 2 h 00 min is longer than the span of 1 h 00 min"
    ):
        evenly(Span(0.0, 3600.0), 7200.0)


def test_two_states_are_interpolated_by_what_two_states_allow():
    start = time.from_utc("2026-11-22")
    job = Job(MISSION, Span(start, start + 60.0))
    assert len(job.t) == 2
    assert job.legs[0].method("hermite", 4).degree == 3
    assert "degree 3" in job.error_words("hermite", 4)


def test_names_of_the_spacecraft():
    assert craft_of(MISSION) == SMILE
    assert (SMILE.name, SMILE.designator, SMILE.naif_id) == ("SMILE", "2026-109A", -463)
    craft = craft_of(files.of_elements(ISS))
    assert (craft.name, craft.designator, craft.naif_id) == ("ISS (ZARYA)", "1998-067A", -125_544)


def test_an_orbit_of_elements_is_handed_over_too(written):
    scenario = files.of_elements(ISS)
    job = Job(scenario, Span(scenario.span.start, scenario.span.start + 7200.0), Frame.TEME)
    text = written("orbit", "oem", job).read_text("ascii")
    assert "OBJECT_NAME = ISS (ZARYA)" in text
    assert "OBJECT_ID = 1998-067A" in text
    assert "REF_FRAME = TEME" in text
    assert "COMMENT warning: " in text


def test_ascii_is_what_is_left_of_other_letters():
    assert plain("Malargüe 40.0° ± 2 R⊕ — “x” ² 微") == 'Malargue 40.0 deg +- 2 RE - "x" 2 ?'
    lines = ascii_lines({"a": "word " * 60, "b": "ü"})
    assert lines[-1] == "b: u"
    assert max(map(len, lines)) <= 100
