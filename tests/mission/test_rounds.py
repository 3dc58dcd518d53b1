"""Revolutions, and how much of each something is true."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base import time
from smileviz.base.units import HOUR_S
from smileviz.base.windows import Span, Windows
from smileviz.mission import almanac, files
from smileviz.mission.rounds import count_per_round, per_round_s, revolution, rounds
from smileviz.mission.statistics import statistics

SMILE = files.bundled("smile")
SPAN = Span(time.from_utc("2026-11-01"), time.from_utc("2026-11-13"))


def test_revolutions_run_from_perigee_to_perigee_and_fill_the_span():
    found = rounds(SMILE)
    assert found.edges[0, 0] == SMILE.span.start
    assert found.edges[-1, 1] == SMILE.span.stop
    assert (found.edges[1:, 0] == found.edges[:-1, 1]).all()
    assert found.numbers.tolist() == list(range(len(found)))
    passages = almanac.events("perigee", SMILE, SMILE.span)
    assert found.edges[1:, 0] == pytest.approx(passages, abs=2.0)
    assert found.whole[1:-1].all()
    assert not found.whole[[0, -1]].any()
    hours = (found.edges[1:-1, 1] - found.edges[1:-1, 0]) / HOUR_S
    assert hours.min() > 50.0
    assert hours.max() < 51.5


def test_a_part_of_the_mission_keeps_its_numbers():
    whole, part = rounds(SMILE), rounds(SMILE, SPAN)
    for row in range(len(part)):
        middle = 0.5 * (part.edges[row, 0] + part.edges[row, 1])
        assert part.numbers[row] == whole.numbers[whole.at(middle)]
        assert part.at(middle) == row
        number, span = revolution(SMILE, middle)
        assert number == part.numbers[row]
        assert span.start <= part.edges[row, 0] < part.edges[row, 1] <= span.stop
    assert part.whole.sum() == len(part) - 2


@given(st.lists(st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0)), max_size=6))
def test_the_time_in_each_revolution_is_what_counting_gives(pairs):
    found = rounds(SMILE, SPAN)
    edges = SPAN.start + np.sort(np.array(pairs).reshape(-1, 2), axis=1) * SPAN.length_s
    windows = Windows(SPAN, edges)
    wanted = [
        sum(max(0.0, min(b, stop) - max(a, start)) for a, b in windows.edges)
        for start, stop in found.edges
    ]
    assert per_round_s(windows, found) == pytest.approx(wanted, abs=1e-5)


def test_events_are_counted_in_their_revolution():
    found = rounds(SMILE, SPAN)
    counts = count_per_round(almanac.events("apogee", SMILE, SPAN), found)
    assert counts[found.whole].tolist() == [1.0] * int(found.whole.sum())
    assert count_per_round(np.empty(0), found).tolist() == [0.0] * len(found)


def test_statistics_add_up():
    found = statistics("sxi_allowed", SMILE, SPAN)
    windows = almanac.windows("sxi_allowed", SMILE, SPAN)
    assert found.percent == pytest.approx(100.0 * windows.total_s / SPAN.length_s)
    assert found.hours.sum() == pytest.approx(found.total_h)
    assert found.count == len(windows)
    assert found.longest.length_s == max(window.length_s for window in windows)
    whole = found.hours[found.rounds.whole]
    assert (found.least_h, found.most_h) == (whole.min(), whole.max())
    assert found.mean_h == pytest.approx(whole.mean())


def test_of_what_never_is_there_is_no_longest():
    found = statistics("moon_umbra", SMILE, SPAN)
    assert (found.percent, found.count, found.longest) == (0.0, 0, None)
    short = statistics("umbra", SMILE, Span(SPAN.start, SPAN.start + 3600.0))
    assert np.isnan(short.mean_h)
