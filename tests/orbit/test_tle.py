"""SGP4 and SDP4 exactly as published; lines that are wrong are refused with what is wrong."""

import numpy as np
import pytest
from sgp4.api import Satrec
from sgp4.io import compute_checksum
from skyfield.api import EarthSatellite

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.orbit.ephemeris import Ephemeris
from smileviz.orbit.revolutions import perigees
from smileviz.orbit.tle import WARNING, TwoLine

LINE1 = "1 08195U 75081A   06176.33215444  .00000099  00000-0  11873-3 0   813"
LINE2 = "2 08195  64.1586 279.0717 6877146 264.7651  20.2257  2.00491383225656"
MOLNIYA = TwoLine("Molniya 2-14", LINE1, LINE2)


def _signed(line):
    """The line with its checksum put right."""
    return line[:68] + str(compute_checksum(line))


@pytest.mark.parametrize("norad", [8195, 20413, 28626])
def test_positions_are_those_of_the_published_verification(norad, authority):
    case = next(case for case in authority("sgp4")["cases"] if case["norad"] == norad)
    rows = np.array(case["rows"])
    elements = TwoLine(case["description"], case["line1"], case["line2"])
    epoch = elements.ephemeris().provenance.epoch_t
    t = time.from_unix_s(time.unix_s(epoch) + 60.0 * rows[:, 0])
    span = Span(min(epoch, float(t.min())), float(t.max()))
    position, velocity = elements.ephemeris(span).teme(t)
    assert np.abs(position - rows[:, 1:4]).max() < case["tol_km"]
    assert np.abs(velocity - rows[:, 4:7]).max() < 1e-8


def test_in_gcrs_it_is_where_skyfield_has_it():
    ephemeris = MOLNIYA.ephemeris()
    t = ephemeris.provenance.epoch_t + np.linspace(-3.0, 3.0, 50) * DAY_S
    place = EarthSatellite(LINE1, LINE2, ts=time.timescale()).at(time.skyfield(t))
    assert np.abs(ephemeris.position_km(t) - place.xyz.km.T).max() < 1e-4
    assert np.abs(ephemeris.velocity_km_s(t) - place.velocity.km_per_s.T).max() < 1e-7


def test_one_time_and_many_give_the_same():
    ephemeris = MOLNIYA.ephemeris()
    t = ephemeris.provenance.epoch_t + np.linspace(-3.0, 3.0, 6) * DAY_S
    for of in (ephemeris.position_km, ephemeris.velocity_km_s):
        assert of(t.reshape(2, 3)).shape == (2, 3, 3)
        one = np.array([of(float(moment)) for moment in t])
        assert np.abs(one - of(t)).max() < 1e-6
    assert ephemeris.error_km(t).shape == (6,)
    assert ephemeris.error_km(ephemeris.provenance.epoch_t) == 20.0


def test_it_says_that_it_is_not_for_planning():
    def warned(ephemeris: Ephemeris) -> str:
        assert not ephemeris.provenance.planning
        return ephemeris.provenance.warning

    assert warned(MOLNIYA.ephemeris()) == WARNING
    assert "SGP4 is not for planning SMILE" in WARNING
    assert "SDP4" in MOLNIYA.ephemeris().provenance.method


def test_without_a_span_it_reaches_fifteen_days_either_way_and_no_farther():
    ephemeris = MOLNIYA.ephemeris()
    assert ephemeris.span.length_s == pytest.approx(30.0 * DAY_S)
    with pytest.raises(SmileError, match="No position of Molniya 2-14 at"):
        ephemeris.position_km(ephemeris.span.stop + 1.0)


def test_a_catalogue_number_of_six_digits_is_read_as_alpha_5():
    line1, line2 = (_signed(line.replace("08195", "T8195")) for line in (LINE1, LINE2))
    assert TwoLine("six", line1, line2).satellite.satnum == 278195


def test_an_orbit_that_has_decayed_is_nan_there_and_said_so(authority):
    case = next(case for case in authority("sgp4")["cases"] if case["norad"] == 20413)
    elements = TwoLine("83020D", case["line1"], case["line2"])
    epoch = elements.ephemeris().provenance.epoch_t
    ephemeris = elements.ephemeris(Span(epoch, epoch + 1200.0 * DAY_S))
    assert "mrt is less than 1.0" in ephemeris.provenance.warning
    t = np.linspace(ephemeris.span.start, ephemeris.span.stop, 2049)
    missing = np.isnan(ephemeris.position_km(t)).any(axis=-1)
    assert 0.0 < missing.mean() < 0.1


def test_elements_without_any_orbit_are_refused():
    fast = _signed(LINE2.replace(" 2.00491383", "99.00491383"))
    with pytest.raises(SmileError, match="SGP4 gives no position of x in the whole span"):
        TwoLine("x", LINE1, fast).ephemeris()


def test_perigees_of_two_line_elements_are_a_period_apart():
    gaps_h = np.diff(perigees(MOLNIYA.ephemeris())) / 3600.0
    assert len(gaps_h) > 55
    assert gaps_h == pytest.approx(24.0 / 2.00491383, abs=0.01)


@pytest.mark.parametrize(
    ("line1", "line2", "why"),
    [
        (LINE1[:-1], LINE2, "Line 1 .* has 68 characters; it must have 69"),
        (LINE1, LINE2 + "0", "Line 2 .* has 70 characters"),
        (LINE1[:-1] + "4", LINE2, "checksum of line 1 .* is 4; its characters add up to 3"),
        (LINE1, LINE2.replace("64.1586", "64.1587"), "checksum of line 2 .* add up to 7"),
        (LINE2, LINE1, "Line 1 .* must start '1 '"),
        (LINE1, _signed(LINE2.replace("08195", "08196")), "different objects: '08195' .* '08196'"),
        (LINE1, _signed(LINE2.replace("6877146", "68 7146")), "eccentricity .* columns 27 to 33"),
        (_signed(LINE1.replace("06176.33", "061X6.33")), LINE2, "epoch day .* must be a number"),
        ("", "", "Line 1 .* has 0 characters"),
    ],
)
def test_a_wrong_line_is_refused_with_what_is_wrong(line1, line2, why):
    with pytest.raises(SmileError, match=why):
        TwoLine("wrong", line1, line2)


def test_the_elements_are_those_of_the_lines():
    assert MOLNIYA.satellite.satnum == 8195
    assert MOLNIYA.satellite.ecco == Satrec.twoline2rv(LINE1, LINE2).ecco == 0.6877146
