"""Two plans compared: differences along A's own axes, and every window accounted for."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base.errors import SmileError
from smileviz.base.progress import CancelledError
from smileviz.base.time import from_utc
from smileviz.base.units import DAY_S, HOUR_S
from smileviz.base.windows import Span
from smileviz.mission import almanac, files
from smileviz.mission.compare import (
    _paired,
    common_span,
    compare,
    difference,
    on_orbit_of,
    window_changes,
)
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.manoeuvres import effects, without
from smileviz.mission.scenario import ElementsOrbit, Manoeuvre

SMILE = files.bundled("smile")
BURN = Manoeuvre(from_utc("2026-11-25T00:00:00Z"), (0.0, 2.0, 0.0), name="raise")
PLAN = replace(SMILE, title="Plan B", orbit=replace(SMILE.orbit, manoeuvres=(BURN,)))
WEEK = Span(from_utc("2026-11-22T00:00:00Z"), from_utc("2026-12-02T00:00:00Z"))
KIND = almanac.WINDOWS[0]


def test_a_plan_does_not_differ_from_itself():
    found = compare(SMILE, SMILE, WEEK, HOUR_S)
    assert found.difference.distance_km.max() == 0.0
    assert {change.what for change in found.windows} == {"same"}
    counted = sum(len(kind.windows(SMILE, WEEK)) for kind in almanac.WINDOWS)
    assert len(found.windows) == counted > 20


def test_before_the_burn_nothing_differs_and_after_it_the_distance_grows():
    t = np.arange(WEEK.start, WEEK.stop, HOUR_S)
    found = difference(SMILE, PLAN, t)
    assert found.distance_km[t <= BURN.at].max() < 1e-3
    later = found.distance_km[t > BURN.at + DAY_S]
    assert later[-1] > 100.0
    just = difference(SMILE, PLAN, np.array([BURN.at]))
    assert 1000.0 * just.rtn_km_s[0] == pytest.approx([0.0, 2.0, 0.0], abs=2e-3)


def test_components_are_along_the_axes_of_a():
    t = np.array([WEEK.start + DAY_S])
    there = ephemeris_of(SMILE)
    late = replace(SMILE.orbit, epoch=SMILE.orbit.epoch + 1.0)
    found = difference(SMILE, replace(SMILE, orbit=late), t)
    speed = there.velocity_km_s(t)[0]
    assert found.rtn_km[0, 2] == pytest.approx(0.0, abs=0.02)
    assert found.distance_km[0] == pytest.approx(np.linalg.norm(speed), rel=0.05)
    radial = float(there.position_km(t)[0] @ speed / np.linalg.norm(there.position_km(t)[0]))
    assert found.rtn_km[0, 0] == pytest.approx(-radial, abs=0.05)


def test_shifts_of_windows_are_those_of_their_edges():
    found = window_changes(SMILE, PLAN, WEEK, (almanac.window_kind("sxi_allowed"),))
    for change in found:
        assert change.a is not None
        assert change.b is not None
        if not change.cut[0]:
            assert change.start_shift_s == change.b.start - change.a.start
    assert {change.what for change in found} == {"same", "moved"}
    assert np.isnan(found[0].start_shift_s) == found[0].cut[0]


def test_windows_that_one_of_the_two_lacks_are_told():
    span = Span(0.0, 100_000.0)
    a = [Span(1000.0, 2000.0), Span(20_000.0, 21_000.0), Span(60_000.0, 90_000.0)]
    b = [Span(1100.0, 2050.0), Span(60_000.0, 70_000.0), Span(72_000.0, 90_000.0)]
    found = {change.what: change for change in _paired(KIND, a, b, span)}
    assert (found["moved"].start_shift_s, found["moved"].stop_shift_s) in ((100, 50), (12_000, 0))
    assert found["only_a"].a == a[1]
    assert np.isnan(found["only_a"].stop_shift_s)
    assert found["only_b"].b == b[1]
    assert len(_paired(KIND, a, [], span)) == len(_paired(KIND, [], a, span)) == 3


def test_plans_without_a_common_time_are_refused():
    early = replace(SMILE, span=Span(SMILE.span.start, SMILE.span.start + DAY_S))
    late = replace(SMILE, span=Span(SMILE.span.stop - DAY_S, SMILE.span.stop))
    with pytest.raises(SmileError, match="there is no time to compare them at"):
        common_span(early, late)
    assert common_span(SMILE, early) == early.span


def test_a_bare_ephemeris_is_looked_at_like_the_other():
    windy = replace(SMILE, solar_wind=replace(SMILE.solar_wind, bz_nt=-10.0))
    both = on_orbit_of(windy, PLAN)
    assert both.solar_wind.bz_nt == -10.0
    assert both.orbit == PLAN.orbit


def test_a_comparison_can_be_stopped():
    with pytest.raises(CancelledError, match="The comparison was cancelled"):
        window_changes(SMILE, PLAN, WEEK, report=lambda done: done < 0.2)


def test_effects_of_a_manoeuvre_are_those_of_its_velocity():
    (found,) = effects(PLAN)
    assert found.delta_v_rtn_m_s == pytest.approx(BURN.delta_v_m_s, abs=1e-9)
    gain = found.after.semi_major_axis_km - found.before.semi_major_axis_km
    orbit = ephemeris_of(PLAN)
    velocity, kick = orbit.velocity_km_s(BURN.at), found.delta_v_gcrs_m_s / 1000.0
    a = found.before.semi_major_axis_km
    energy = float(velocity @ kick - 0.5 * kick @ kick)  # after it, less half: the mean velocity
    assert gain == pytest.approx(2.0 * a * a / 398600.4415 * energy, rel=1e-3)
    assert without(PLAN) == replace(PLAN, orbit=SMILE.orbit)


def test_orbits_that_have_no_manoeuvres_say_so():
    line1 = "1 08195U 75081A   06176.33215444  .00000099  00000-0  11873-3 0   813"
    line2 = "2 08195  64.1586 279.0717 6877146 264.7651  20.2257  2.00491383225656"
    with pytest.raises(SmileError, match="is of kind 'elements', flown as it is given"):
        effects(replace(SMILE, orbit=ElementsOrbit(f"{line1}\n{line2}\n")))
