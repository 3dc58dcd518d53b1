"""Stations: masks, tracks, passes, Doppler; and stations of a scenario."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.units import LIGHT_SPEED_KM_S
from smileviz.base.windows import Span
from smileviz.events.contact import HorizonPoint, Station
from smileviz.mission import almanac, files
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.passes import passes
from smileviz.mission.quantities import quantities_of, quantity
from smileviz.mission.samples import Samples
from smileviz.mission.states import state_in
from smileviz.mission.stations import (
    bundled,
    doppler_hz,
    itrs_velocity_km_s,
    station_of,
    station_track,
    stations_of,
)

SMILE = files.bundled("smile")
SPAN = Span(time.from_utc("2026-11-01"), time.from_utc("2026-11-11"))
HILLS = tuple(HorizonPoint(a, e) for a, e in ((90.0, 10.0), (180.0, 25.0), (300.0, 5.0)))
FJORD = Station("fjord", "Fjord", 69.0, 20.0, 30.0, horizon=HILLS, carrier_mhz=8400.0)
OWN = replace(SMILE, stations=(FJORD, replace(station_of("sanya", SMILE), mask_deg=20.0)))


def at(t, scenario=SMILE):
    return Samples(scenario, ephemeris_of(scenario), np.asarray(t, dtype=np.float64))


def test_the_bundled_stations_say_where_their_places_are_from():
    named = {station.name: station for station in bundled()}
    assert set(named) == {
        *("ohiggins", "sanya", "kiruna", "troll"),
        *("new_norcia", "cebreros", "malargue", "kourou"),
    }
    assert [name for name, station in named.items() if station.approximate] == ["sanya"]
    assert "approximate place" in almanac.window_kind("contact:sanya").sentence


def test_a_mask_by_azimuth_is_joined_by_lines_all_around():
    azimuth = np.array([90.0, 135.0, 180.0, 240.0, 300.0, 15.0, 0.0, 360.0])
    wanted = [10.0, 17.5, 25.0, 15.0, 5.0, 7.5, 7.0, 7.0]
    assert FJORD.mask_at_deg(azimuth) == pytest.approx(wanted)
    assert station_of("ohiggins", SMILE).mask_at_deg(azimuth) == pytest.approx(np.full(8, 5.0))


def test_contacts_are_where_the_spacecraft_stands_above_the_mask():
    t = np.linspace(SPAN.start + 1.0, SPAN.stop - 1.0, 40_001)
    track = station_track(OWN, "fjord", t)
    wanted = track.elevation_deg > FJORD.mask_at_deg(track.azimuth_deg)
    kind = almanac.window_kind("contact:fjord", OWN)
    found = kind.windows(OWN, SPAN)
    near = np.abs(t[:, None] - found.edges.ravel()).min(axis=1) < 0.1
    assert (found.contains(t) == wanted)[~near].all()
    assert "horizon mask of Fjord" in kind.sentence


def test_a_station_of_the_scenario_stands_for_the_bundled_one_of_its_name():
    names = [station.name for station in stations_of(OWN)]
    assert len(names) == len(set(names)) == len(bundled()) + 1
    low, high = (almanac.windows("contact:sanya", s, SPAN).total_s for s in (SMILE, OWN))
    assert 0.0 < high < low
    assert files.parse(files.text(OWN)) == OWN


def test_two_stations_of_one_name_are_refused():
    with pytest.raises(SmileError, match="Two stations are named 'fjord'"):
        stations_of(replace(SMILE, stations=(FJORD, FJORD)))
    with pytest.raises(SmileError, match="No station 'oslo'; there are ohiggins, "):
        station_of("oslo", SMILE)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"fjord"', '"Fjord 1"', r"stations\[0\].name is 'Fjord 1'"),
        ("latitude_deg = 69.0", "latitude_deg = 99.0", r"latitude_deg is 99; it must be from -90"),
        ("azimuth_deg = 90.0", "azimuth_deg = 400.0", r"horizon\[0\].azimuth_deg is 400"),
        ("height_m = 30.0\n", "", r"stations\[0\].height_m is missing"),
    ],
)
def test_a_wrong_station_is_refused_by_its_field(old, new, message):
    written = files.text(replace(SMILE, stations=(FJORD,)))
    assert old in written
    with pytest.raises(SmileError, match=message):
        files.parse(written.replace(old, new))


def test_the_range_rate_is_how_the_range_changes():
    t = SPAN.start + np.arange(0.0, 5 * 86400.0, 1800.0)
    track = station_track(SMILE, "kiruna", t)
    ahead, behind = (station_track(SMILE, "kiruna", t + d).range_km for d in (5.0, -5.0))
    assert track.range_rate_km_s == pytest.approx((ahead - behind) / 10.0, abs=2e-5)
    assert np.abs(track.range_rate_km_s).max() > 2.5


def test_the_velocity_against_the_ground_is_that_of_the_turning_frame():
    samples = at(SPAN.start + np.arange(0.0, 5 * 86400.0, 7200.0))
    wanted = state_in(samples, Frame.ITRS)[:, 3:]
    assert itrs_velocity_km_s(samples) == pytest.approx(wanted, abs=2e-5)


def test_what_recedes_is_heard_lower():
    assert doppler_hz(np.array([3.0, -3.0]), 8.4e9) == pytest.approx(
        np.array([-1.0, 1.0]) * 8.4e9 * 3.0 / LIGHT_SPEED_KM_S
    )
    shift = quantity("fjord_doppler_hz", OWN).values(at([SPAN.start], OWN))
    rate = quantity("fjord_range_rate_km_s", OWN).values(at([SPAN.start], OWN))
    assert shift == pytest.approx(doppler_hz(rate, 8.4e9))
    names = {item.name for item in quantities_of(OWN)}
    assert "fjord_doppler_hz" in names
    assert "sanya_doppler_hz" not in names


def test_passes_say_what_an_operator_asks():
    found = passes(OWN, SPAN, ("ohiggins", "fjord"))
    assert [one.aos for one in found] == sorted(one.aos for one in found)
    assert {one.station for one in found} == {"ohiggins", "fjord"}
    for one in found:
        t = np.linspace(one.aos, one.los, 2001)
        track = station_track(OWN, one.station, t)
        k = int(np.argmax(track.elevation_deg))
        assert one.max_elevation_deg == pytest.approx(track.elevation_deg[k], abs=0.01)
        assert one.max_elevation_deg >= track.elevation_deg[k] - 1e-9
        assert one.range_km == pytest.approx(track.range_km[k], rel=0.01)
        assert one.azimuth_aos_deg == pytest.approx(track.azimuth_deg[0], abs=1e-6)
        assert one.azimuth_los_deg == pytest.approx(track.azimuth_deg[-1], abs=1e-6)
        assert one.range_rate_aos_km_s == pytest.approx(track.range_rate_km_s[0], abs=1e-9)
        assert one.range_rate_los_km_s == pytest.approx(track.range_rate_km_s[-1], abs=1e-9)
    cut = [one for one in passes(OWN, SPAN) if one.aos_cut or one.los_cut]
    assert cut
    assert all(one.aos == SPAN.start for one in cut if one.aos_cut)
    assert all(one.los == SPAN.stop for one in cut if one.los_cut)


def test_a_carrier_adds_the_shift_to_the_contacts():
    adds = almanac.window_kind("contact:fjord", OWN).columns
    assert {"doppler_start_hz", "doppler_stop_hz"} < set(adds)
    assert "doppler_start_hz" not in almanac.window_kind("contact:ohiggins", OWN).columns
