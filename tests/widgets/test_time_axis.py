"""Ticks of the UTC axis: round, few enough to be read, true whatever the local time is."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base import time
from smileviz.base.units import DAY_S, YEAR_S
from smileviz.widgets.time_axis import ticks

NOON_S = datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp()


def labels(length_s, room_px=1000.0, start_s=NOON_S):
    return ticks(start_s, start_s + length_s, room_px).labels


@pytest.mark.parametrize(
    ("length_s", "first", "text"),
    [
        (10.0, NOON_S, "12:00:00"),
        (3600.0, NOON_S, "12:00"),
        (2 * DAY_S, NOON_S, "12:00"),
        (60 * DAY_S, datetime(2026, 12, 1, tzinfo=UTC).timestamp(), None),
        (3 * YEAR_S, datetime(2027, 1, 1, tzinfo=UTC).timestamp(), None),
    ],
)
def test_ticks_stand_at_round_times(length_s, first, text):
    found = labels(length_s)
    assert first in [x for x, _ in found]
    if text:
        assert dict(found)[first] == text


def test_midnight_is_labelled_with_the_date():
    midnight = datetime(2026, 11, 23, tzinfo=UTC).timestamp()
    assert dict(labels(2 * DAY_S))[midnight] == "2026-11-23"


def test_long_spans_are_labelled_by_month_or_year():
    assert all(len(text) == len("2026-12") for _, text in labels(3 * YEAR_S))
    assert all(len(text) == len("2027") for _, text in labels(40 * YEAR_S, 800.0))


@given(
    st.floats(min_value=20.0, max_value=30 * YEAR_S),
    st.floats(min_value=300.0, max_value=4000.0),
    st.floats(min_value=0.0, max_value=YEAR_S),
)
def test_labels_have_room_and_lie_in_the_span(length_s, room_px, later_s):
    start = NOON_S + later_s
    found = ticks(start, start + length_s, room_px)
    places = [x for x, _ in found.labels]
    assert all(start <= x <= start + length_s for x in (*places, *found.fine))
    widths = {text: 6.5 * len(text) for _, text in found.labels}
    for (left, a), (right, b) in pairwise(found.labels):
        apart_px = (right - left) / length_s * room_px
        assert apart_px >= 0.5 * (widths[a] + widths[b])


@given(st.floats(min_value=200.0, max_value=10 * YEAR_S))
def test_there_are_labels_to_read_the_axis_by(length_s):
    assert 2 <= len(labels(length_s)) <= 16


def test_labels_say_utc():
    x, text = labels(2 * DAY_S)[0]
    assert time.to_utc(float(time.from_unix_s(x)))[11:16] == text
