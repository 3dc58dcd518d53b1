"""Conjunctions: with sites along the field line, and with other spacecraft."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.arrays import norm
from smileviz.base.errors import SmileError
from smileviz.base.windows import Span
from smileviz.magnetosphere.fields import Drivers, field
from smileviz.magnetosphere.footpoints import footpoints_of
from smileviz.mission import almanac, files
from smileviz.mission.ephemerides import ephemeris, ephemeris_of
from smileviz.mission.footprint import feet_of, footpoints
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Companion, ElementsOrbit, Site
from smileviz.mission.sites import bundled, sites_of

SMILE = files.bundled("smile")
SPAN = Span(time.from_utc("2026-09-10"), time.from_utc("2026-09-15"))
T = np.linspace(SPAN.start + 1.0, SPAN.stop - 1.0, 3001)
FEET = footpoints(SMILE, T)
SKIBOTN = next(site for site in bundled() if site.name == "eiscat3d_skibotn")


def test_the_feet_are_those_of_one_line_traced_alone():
    near = np.flatnonzero(np.isfinite(FEET.latitude_deg[0]) & np.isfinite(FEET.latitude_deg[1]))
    for k in near[:: len(near) // 5]:
        here = Samples(SMILE, ephemeris_of(SMILE), T[k : k + 1])
        model = field(float(T[k]), Drivers(kp=SMILE.solar_wind.kp))
        alone = footpoints_of(here.gsm_re[0], float(T[k]), model)
        assert FEET.latitude_deg[0, k] == pytest.approx(alone.north.latitude_deg, abs=0.05)
        assert FEET.latitude_deg[1, k] == pytest.approx(alone.south.latitude_deg, abs=0.05)
        assert FEET.mlt_h[0, k] == pytest.approx(alone.north.mlt_h, abs=0.05)


def test_feet_joined_by_lines_are_the_feet():
    some = T[::40] + 17.0
    exact = footpoints(SMILE, some)
    joined = feet_of(SMILE).sm(some)
    latitude = np.degrees(np.arcsin(joined[..., 2]))
    both = np.isfinite(exact.magnetic_latitude_deg) & np.isfinite(latitude)
    assert (both == np.isfinite(exact.magnetic_latitude_deg)).mean() > 0.98
    assert latitude[both] == pytest.approx(exact.magnetic_latitude_deg[both], abs=0.02)


def test_outside_the_magnetopause_there_is_no_foot():
    outside = almanac.windows("outside_magnetopause", SMILE, SPAN).contains(T)
    assert outside.any()
    assert np.isnan(FEET.latitude_deg[:, outside]).all()


def _away_km(site, row):
    a, b = np.radians([site.latitude_deg, site.longitude_deg])
    lat, lon = np.radians(FEET.latitude_deg[row]), np.radians(FEET.longitude_deg[row])
    half = np.sin((lat - a) / 2) ** 2 + np.cos(lat) * np.cos(a) * np.sin((lon - b) / 2) ** 2
    return 2.0 * 6371.2 * np.arcsin(np.sqrt(half))


def _southern():
    """A site that a southern foot passes."""
    k = int(np.flatnonzero(np.isfinite(FEET.latitude_deg[1]))[40])
    return Site("south", "South", FEET.latitude_deg[1, k], FEET.longitude_deg[1, k])


@pytest.mark.parametrize(
    "site", [next(s for s in bundled() if s.name == "superdarn_rankin_inlet"), _southern()]
)
def test_a_conjunction_is_when_the_foot_is_near(site):
    site = replace(site, within_km=2500.0)
    scenario = replace(SMILE, sites=(site,))
    kind = almanac.window_kind(f"conjunction:{site.name}", scenario)
    found = kind.windows(scenario, SPAN)
    away = _away_km(site, 0 if site.latitude_deg > 0.0 else 1)
    sure = np.abs(away - 2500.0) > 40.0  # geodetic against geocentric latitude
    wanted = away < 2500.0
    assert wanted.any()
    near = np.abs(T[:, None] - found.edges.ravel()).min(axis=1) < 150.0
    assert (found.contains(T) == wanted)[(sure | np.isnan(away)) & ~near].all()
    least = kind.added(scenario, found)["min_foot_distance_km"]
    assert (least < 2500.0).all()


def test_a_conjunction_may_be_of_local_times():
    site = replace(SKIBOTN, name="skibotn_mlt", within_mlt_h=0.5)
    scenario = replace(SMILE, sites=(site,))
    kind = almanac.window_kind("conjunction:skibotn_mlt", scenario)
    assert kind.margins[0].unit == "h"
    value = kind.value(Samples(scenario, ephemeris_of(SMILE), T))
    found = kind.windows(scenario, SPAN)
    assert len(found) >= 2
    assert np.nanmax(value) <= 0.5
    edges = found.edges.ravel()
    near = np.abs(T[:, None] - edges).min(axis=1) < 130.0
    assert (found.contains(T) == (value > 0.0))[~near].all()


def test_sites_say_where_their_places_are_from_and_may_be_replaced():
    assert all(site.source for site in bundled())
    assert {"eiscat3d_skibotn", "superdarn_halley"} <= {site.name for site in bundled()}
    mine = Site("eiscat3d_skibotn", "Mine", 69.0, 20.0)
    merged = {site.name: site for site in sites_of(replace(SMILE, sites=(mine,)))}
    assert merged["eiscat3d_skibotn"] == mine
    assert len(merged) == len(bundled())
    with pytest.raises(SmileError, match="Two sites are named 'eiscat3d_skibotn'"):
        sites_of(replace(SMILE, sites=(mine, mine)))


def test_conjunctions_are_left_out_unless_they_are_asked_for():
    assert "conjunction" not in {kind.family for kind in almanac.selected(None, SMILE)}
    asked = almanac.selected(("conjunction", "penumbra"), SMILE)
    assert [kind.family for kind in asked] == ["conjunction"] * len(bundled()) + ["eclipse"]


TWIN = Companion("twin", "Twin", replace(SMILE.orbit, velocity_km_s=(0.7073, -0.9617, 3.2180)))
PAIR = replace(SMILE, spacecraft=(TWIN,))


def test_nearness_of_another_spacecraft_is_a_distance():
    other = ephemeris(TWIN.orbit, SMILE.span)
    away = norm(other.position_km(T) - ephemeris_of(SMILE).position_km(T))
    limit = float(np.median(away))
    scenario = replace(PAIR, spacecraft=(replace(TWIN, within_km=limit),))
    kind = almanac.window_kind("near:twin", scenario)
    found = kind.windows(scenario, SPAN)
    near = np.abs(T[:, None] - found.edges.ravel()).min(axis=1) < 1.0
    assert (found.contains(T) == (away < limit))[~near].all()
    least = kind.added(scenario, found)["min_distance_km"]
    assert least.min() == pytest.approx(away.min(), rel=0.01)
    assert files.parse(files.text(scenario)) == scenario


def test_in_one_region_is_when_both_are():
    kind = almanac.window_kind("same_region:twin", PAIR)
    found = kind.windows(PAIR, SPAN)
    regions = [
        Samples(SMILE, e, T).region
        for e in (ephemeris_of(SMILE), ephemeris(TWIN.orbit, SMILE.span))
    ]
    wanted = regions[0] == regions[1]
    near = np.abs(T[:, None] - found.edges.ravel()).min(axis=1) < 1.0
    assert (found.contains(T) == wanted)[~near].all()


def test_elements_of_another_spacecraft_will_do():
    tle = (
        "1 08195U 75081A   26296.33215444  .00000099  00000-0  11873-3 0   813\n"
        "2 08195  64.1586 279.0717 6877146 264.7651  20.2257  2.00491383225656\n"
    )
    lines = [line[:68] + str(_checksum(line)) for line in tle.splitlines()]
    other = Companion("molniya", "Molniya", ElementsOrbit("\n".join(lines)), within_km=60_000.0)
    scenario = replace(SMILE, spacecraft=(other,))
    found = almanac.windows("near:molniya", scenario, SPAN)
    assert len(found) > 0
    with pytest.raises(SmileError, match="Two spacecraft are named 'molniya'"):
        almanac.window_kinds(replace(SMILE, spacecraft=(other, other)))


def _checksum(line):
    return sum(int(c) if c.isdigit() else c == "-" for c in line[:68]) % 10
