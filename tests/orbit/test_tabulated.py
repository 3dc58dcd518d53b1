"""A tabulated ephemeris: its span, its parts, and how wrong it says that it is."""

import numpy as np
import pytest

from smileviz.base.errors import SmileError
from smileviz.base.time import from_utc
from smileviz.base.units import HOUR_S
from smileviz.base.windows import Span
from smileviz.orbit import reader
from smileviz.orbit.numerical import propagate
from smileviz.orbit.revolutions import perigees
from tests.orbit.readers.written import message, oem, table

NAMES = ("utc", "x_km", "y_km", "z_km", "vx_km_s", "vy_km_s", "vz_km_s")


@pytest.fixture(scope="module")
def truth(smile_start, smile_forces):
    span = Span(from_utc("2026-06-24T00:00:00Z"), from_utc("2026-06-30T00:00:00Z"))
    return propagate(smile_start, smile_forces, span)


@pytest.fixture
def rows(truth):
    """``rows(start, hours, step)``: times and states."""

    def of(start, hours, step_s):
        t = from_utc(start) + np.arange(0.0, hours * HOUR_S + 1e-3, step_s)
        return t, np.hstack([truth.position_km(t), truth.velocity_km_s(t)])

    return of


@pytest.fixture
def read(tmp_path):
    def of(content, **options):
        path = tmp_path / "a.oem"
        path.write_text(content)
        return reader.read(path, **options)

    return of


def test_it_answers_like_any_ephemeris(read, rows, truth):
    found = read(message(oem(*rows("2026-06-24T00:00:00Z", 60, 300.0))))
    t = np.linspace(found.span.start, found.span.stop, 12).reshape(3, 4)
    assert found.position_km(t).shape == found.velocity_km_s(t).shape == (3, 4, 3)
    assert found.error_km(t).shape == (3, 4)
    one = found.position_km(float(t[1, 1]))
    assert one == pytest.approx(found.position_km(t)[1, 1], abs=1e-9)
    assert perigees(found) == pytest.approx(perigees(truth, found.span), abs=0.01)
    assert found.provenance.planning
    assert "Hermite polynomials of degree 7" in found.provenance.method
    assert "by TESTS of 2026-06-24T10:00:00" in found.provenance.source


def test_a_time_outside_names_the_span(read, rows):
    found = read(message(oem(*rows("2026-06-24T00:00:00Z", 6, 300.0))))
    with pytest.raises(SmileError, match="from 2026-06-24T00:00:00Z to 2026-06-24T06:00:00Z"):
        found.position_km(found.span.stop + 1.0)
    with pytest.raises(SmileError, match="No position of SMILE at 2026-06-23T23:59:59Z"):
        found.velocity_km_s(np.array([found.span.start - 1.0, found.span.start]))


def test_equal_content_is_an_equal_ephemeris(read, rows):
    content = message(oem(*rows("2026-06-24T00:00:00Z", 3, 300.0)))
    one, same, other = read(content), read(content), read(content + "\n")
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != "ephemeris"


def test_segments_join_and_polynomials_do_not_cross_the_border(read, rows):
    """A burn of 10 m/s between two segments: each side is as if the other were not there."""
    early = rows("2026-06-24T00:00:00Z", 6, 300.0)
    t, late = rows("2026-06-24T06:00:00Z", 6, 300.0)
    kicked = late + np.outer(np.ones(len(t)), [0, 0, 0, 0.0, 0.01, 0])
    kicked[:, 1] += 0.01 * (t - t[0])
    found = read(message(oem(*early), oem(t, kicked)))
    assert found.breaks.tolist() == [t[0]]
    alone = read(message(oem(t, kicked)))
    inside = t[0] + np.array([0.0, 10.0, 150.0, 400.0])
    assert np.abs(found.position_km(inside) - alone.position_km(inside)).max() == 0.0
    before = found.velocity_km_s(t[0] - 1e-2)
    jump = found.velocity_km_s(t[0]) - before
    assert 1000.0 * jump == pytest.approx([0.0, 10.0, 0.0], abs=0.01)


def test_of_segments_with_a_gap_the_longest_run_is_used_and_the_rest_named(read, rows):
    parts = [("2026-06-24T00:00:00Z", 3), ("2026-06-24T12:00:00Z", 6), ("2026-06-24T18:00:00Z", 2)]
    found = read(message(*(oem(*rows(start, hours, 300.0)) for start, hours in parts)))
    assert (found.span.start, found.span.stop) == (
        from_utc("2026-06-24T12:00:00Z"),
        from_utc("2026-06-24T20:00:00Z"),
    )
    warning = found.provenance.warning
    assert "2026-06-24T00:00:00Z to 2026-06-24T03:00:00Z is left out" in warning
    first = read(message(*(oem(*rows(start, hours, 300.0)) for start, hours in parts)), segment=1)
    assert first.span.stop == from_utc("2026-06-24T03:00:00Z")


def test_of_segments_that_overlap_the_later_one_stands(read, rows):
    t, early = rows("2026-06-24T00:00:00Z", 6, 300.0)
    u, late = rows("2026-06-24T03:00:00Z", 6, 300.0)
    found = read(message(oem(t, early), oem(u, late + np.array([0.5, 0, 0, 0, 0, 0]))))
    assert found.breaks.tolist() == [u[0]]
    assert found.position_km(u[5])[0] - late[5, 0] == pytest.approx(0.5, abs=1e-5)


def test_useable_times_are_honoured(read, rows):
    more = "USEABLE_START_TIME = 2026-06-24T01:00:00\nUSEABLE_STOP_TIME = 2026-06-24T05:00:00\n"
    found = read(message(oem(*rows("2026-06-24T00:00:00Z", 6, 300.0), more=more)))
    assert found.span == Span(from_utc("2026-06-24T01:00:00Z"), from_utc("2026-06-24T05:00:00Z"))
    later = more.replace("T05", "T09")
    with pytest.raises(SmileError, match="but is said to be usable from"):
        read(message(oem(*rows("2026-06-24T00:00:00Z", 6, 300.0), more=later)))


def test_a_hole_in_even_rows_of_csv_is_a_gap(read, rows):
    t, states = rows("2026-06-24T00:00:00Z", 12, 300.0)
    kept = np.r_[0:40, 60:145]
    found = read(table(t[kept], states[kept], names=NAMES, comments="# frame: GCRF\n"))
    assert found.span.start == t[60]
    assert "There are gaps in the file" in found.provenance.warning


def test_other_objects_of_a_file_are_named_and_can_be_chosen(read, rows):
    both = [
        oem(*rows("2026-06-24T00:00:00Z", 3, 300.0), name="CLUSTER"),
        oem(*rows("2026-06-24T06:00:00Z", 3, 300.0), name="Smile"),
    ]
    found = read(message(*both))
    assert found.provenance.title == "Smile"
    assert "The file also holds CLUSTER." in found.provenance.warning
    assert read(message(*both), target="cluster").span.stop == from_utc("2026-06-24T03:00:00Z")
    with pytest.raises(SmileError, match=r"no object 'MMS' in it; there is 'CLUSTER', 'Smile'"):
        read(message(*both), target="MMS")
    with pytest.raises(SmileError, match="segment 7 is asked for; Smile has 1 to 1"):
        read(message(*both), segment=7)


@pytest.mark.parametrize(
    ("method", "degree", "step_s"),
    [
        ("HERMITE", 7, 60.0),
        ("HERMITE", 7, 600.0),
        ("HERMITE", 7, 1800.0),
        ("HERMITE", 7, 3600.0),
        ("HERMITE", 3, 300.0),
        ("LAGRANGE", 9, 300.0),
        ("LAGRANGE", 5, 600.0),
        ("LINEAR", 1, 60.0),
    ],
)
def test_the_error_it_tells_is_that_it_has(read, rows, truth, method, degree, step_s):
    """Over a revolution with its perigee: the worst within a factor, and seldom less anywhere."""
    content = message(oem(*rows("2026-06-24T00:00:00Z", 54, step_s), method=method, degree=degree))
    found = read(content)
    t = np.linspace(found.span.start, found.span.stop, 20_001)
    missed = np.linalg.norm(found.position_km(t) - truth.position_km(t), axis=1)
    assert 0.5 * missed.max() < found.worst_km < max(15.0 * missed.max(), 1e-6)
    # 1e-6 km: what is written has nine decimals
    assert np.mean(missed > 3.0 * found.error_km(t) + 1e-6) < 0.02
    assert found.provenance.planning == (found.worst_km <= 10.0)
    assert ("are wrong by up to" in found.provenance.warning) == (found.worst_km > 10.0)
