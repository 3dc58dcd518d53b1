"""How numbers are written, and copied again."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base.theme import DARK
from smileviz.widgets import numbers, playback
from smileviz.widgets.numbers import MINUS, NARROW, THIN


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (18.2449, "R⊕", f"18.24{THIN}R⊕"),
        (-0.9561, "R⊕", f"{MINUS}0.96{THIN}R⊕"),
        (40.0, "deg", "40.0°"),
        (124754.2, "km", f"124{NARROW}754{THIN}km"),
        (-0.0004, "R⊕", f"0.00{THIN}R⊕"),
        (math.nan, "km", numbers.DASH),
        (math.inf, "deg", numbers.DASH),
        (5.0, "cm-3", f"5.0{THIN}cm⁻³"),
        (0.80312, "km/s", f"0.803{THIN}km/s"),
    ],
)
def test_a_number_is_written_with_the_digits_its_unit_deserves(value, unit, text):
    assert numbers.plain(value, unit) == text


@given(st.floats(min_value=-1e6, max_value=1e6))
def test_what_is_copied_reads_as_the_number_shown(value):
    text = numbers.copied(numbers.number(value, "R⊕"))
    assert float(text) == pytest.approx(value, abs=0.00501)


def test_units_stand_in_the_secondary_colour():
    assert numbers.rich(1.0, "km", DARK) == f'1{THIN}<span style="color:#9AA7B8">km</span>'
    assert numbers.rich(math.nan, "km", DARK) == numbers.DASH


def test_speeds_run_from_real_time_to_a_day_a_second():
    rates = [speed.rate for speed in playback.SPEEDS]
    assert rates == sorted(rates)
    assert (rates[0], rates[-1]) == (1.0, 86400.0)


def test_faster_and_slower_keep_the_direction_and_stop_at_the_ends():
    assert playback.faster(60.0) == 600.0
    assert playback.faster(-60.0) == -600.0
    assert playback.slower(-60.0) == -10.0
    assert playback.faster(86400.0) == 86400.0
    assert playback.slower(1.0) == 1.0
    assert playback.title(-3600.0) == "1 h / s"
