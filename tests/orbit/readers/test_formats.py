"""Every format gives back the orbit that was written into it, in every frame and time system."""

import numpy as np
import pytest

from smileviz.base.frames import Frame
from smileviz.base.units import AU_KM, DAY_S, EARTH_RADIUS_KM
from smileviz.orbit import reader
from smileviz.orbit.readers import axes, scales
from tests.orbit.readers.written import horizons, message, oem, stk, table, team, xml

INTERPOLATED_KM = 2e-4  # Hermite through four points five minutes apart, at perigee
NAMES = ("utc", "x_km", "y_km", "z_km", "vx_km_s", "vy_km_s", "vz_km_s")


@pytest.fixture
def misses(truth, tmp_path):
    """``misses(content)``: how far a file of it is from the orbit at most, km and km/s."""

    def of(content, name="file"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        found = reader.read(path)
        t = np.linspace(found.span.start, found.span.stop, 4001)
        place = np.linalg.norm(found.position_km(t) - truth.position_km(t), axis=1).max()
        speed = np.linalg.norm(found.velocity_km_s(t) - truth.velocity_km_s(t), axis=1).max()
        return place, speed

    return of


FRAMES = {
    "ICRF": Frame.GCRS,
    "GCRF": Frame.GCRS,
    "ITRF2014": Frame.ITRS,
    "ITRF-97": Frame.ITRS,
    "TOD": Frame.TOD,
    "MOD": Frame.MOD,
    "TEME": Frame.TEME,
    "GSE": Frame.GSE,
    "GSM": Frame.GSM,
    "SM": Frame.SM,
}


@pytest.mark.parametrize("name", FRAMES)
def test_frames_of_an_oem_are_honoured(misses, times, states, name):
    place, speed = misses(message(oem(times, states(times, FRAMES[name]), frame=name)))
    assert place < INTERPOLATED_KM
    assert speed < 2e-6


def test_eme2000_is_23_mas_from_the_icrf(misses, times, states):
    rows = states(times)
    place, _ = misses(message(oem(times, rows, frame="EME2000")))
    assert 0.3e-7 * 11e3 < place < 1.2e-7 * 130e3
    turned = np.hstack([rows[:, :3] @ BIAS.T, rows[:, 3:] @ BIAS.T])
    assert misses(message(oem(times, turned, frame="EME2000")))[0] < INTERPOLATED_KM


def _bias():
    """ICRF to EME2000 by the angles of the IERS Conventions (2010), Eq. 5.21 and section 5.5.4."""
    arcsec = np.pi / 648_000.0
    xi, eta, alpha = -0.016617 * arcsec, -0.0068192 * arcsec, -0.0146 * arcsec
    return np.array([[1.0, alpha, -xi], [-alpha, 1.0, -eta], [xi, eta, 1.0]])


BIAS = _bias()


@pytest.mark.parametrize("scale", ["UTC", "TAI", "TT", "TDB", "GPS", "UT1"])
def test_time_systems_are_honoured(misses, times, states, scale):
    assert misses(message(oem(times, states(times), scale=scale)))[0] < INTERPOLATED_KM


def test_time_systems_are_as_far_apart_as_they_are_defined():
    seconds = np.array([8.36e8])
    utc, tai, tt, gps = (scales.to_t(name, seconds)[0] for name in ("UTC", "TAI", "TT", "GPS"))
    assert utc - tai == pytest.approx(37.0, abs=1e-6)
    assert tai - tt == pytest.approx(32.184, abs=1e-6)
    assert gps - tai == pytest.approx(19.0, abs=1e-6)


def test_velocities_along_turning_axes_that_are_inertial_are_told_from_rates(
    misses, times, states, tmp_path
):
    rows, turn = states(times), axes.frames.rotations(Frame.GCRS, Frame.GSE, times)
    both = [np.einsum("nij,nj->ni", turn, rows[:, part]) for part in (slice(3), slice(3, 6))]
    content = message(oem(times, np.hstack(both), frame="GSE"))
    place, speed = misses(content)
    assert place < INTERPOLATED_KM
    assert speed < 2e-6
    assert "inertial" in reader.read(tmp_path / "file").provenance.warning


@pytest.mark.parametrize("version", ["1.0", "2.0", "3.0"])
def test_versions_of_oem_are_read(misses, times, states, version):
    assert misses(message(oem(times, states(times)), version=version))[0] < INTERPOLATED_KM


@pytest.mark.parametrize(
    ("method", "degree", "most_km"),
    [("HERMITE", 7, 2e-4), ("HERMITE", 3, 4.0), ("LAGRANGE", 9, 0.01), ("LINEAR", 1, 60.0)],
)
def test_interpolation_is_as_prescribed(misses, times, states, method, degree, most_km):
    place, _ = misses(message(oem(times, states(times), method=method, degree=degree)))
    assert 0.01 * most_km < place < most_km


@pytest.mark.parametrize("units", [False, True])
def test_an_oem_as_xml_is_the_same(misses, times, states, units):
    assert misses(xml(times, states(times), units=units))[0] < INTERPOLATED_KM


def test_xml_with_frills_is_read_as_xml(misses, times, states):
    plain = xml(times, states(times))
    frilled = plain.replace("<stateVector><EPOCH>", "<stateVector ><!-- here --><EPOCH>")
    assert frilled != plain
    assert misses(frilled)[0] < INTERPOLATED_KM


def test_a_vector_in_a_comment_is_not_there(tmp_path, times, states):
    rows = states(times)
    wrong = xml(times[:1], 2.0 * rows[:1]).split("<data>")[1].split("</data>")[0]
    path = tmp_path / "a.xml"
    path.write_text(xml(times, rows).replace("<data>", f"<data><!-- {wrong} -->"))
    assert len(reader.read(path).rows[0]) == len(times)


@pytest.mark.parametrize("unit", ["Meters", "Kilometers"])
@pytest.mark.parametrize(("name", "frame"), [("ICRF", Frame.GCRS), ("Fixed", Frame.ITRS)])
def test_stk(misses, times, states, unit, name, frame):
    content = stk(times, states(times, frame), frame=name, unit=unit)
    assert misses(content)[0] < INTERPOLATED_KM


def test_stk_of_positions_alone(misses, times, states):
    content = stk(times, states(times)[:, :3], table="EphemerisTimePos", samples=8)
    place, speed = misses(content)
    assert place < 0.02
    assert speed < 1e-4


def test_stk_with_accelerations(misses, times, states):
    rows = np.hstack([states(times), np.zeros((len(times), 3))])
    assert misses(stk(times, rows, table="EphemerisTimePosVelAcc"))[0] < INTERPOLATED_KM


@pytest.mark.parametrize("csv", [True, False])
@pytest.mark.parametrize("scale", ["TDB", "UT"])
def test_horizons(misses, times, states, csv, scale):
    place, _ = misses(horizons(times, states(times), csv=csv, scale=scale))
    assert place < 1e-3  # calendar times to 1e-4 s, at 8 km/s


def test_horizons_in_au_and_the_ecliptic(misses, times, states):
    rows = states(times)
    e = np.deg2rad(84381.448 / 3600.0)
    turn = np.array([[1, 0, 0], [0, np.cos(e), np.sin(e)], [0, -np.sin(e), np.cos(e)]])
    place, speed = rows[:, :3] @ turn.T / AU_KM, rows[:, 3:] @ turn.T * (DAY_S / AU_KM)
    plane = "Ecliptic of J2000.0\nCoordinate systm: Ecliptic and Mean Equinox of Reference Epoch"
    content = horizons(
        times, np.hstack([place, speed]), units="AU-D", plane=f"ICRF\nReference plane : {plane}"
    )
    assert misses(content)[0] < 1e-3


def test_the_text_of_the_sxi_team(misses, times, states, tmp_path):
    assert misses(team(times, states(times, Frame.GSE)))[0] < 5e-3  # times to a millisecond
    assert "GSE is assumed" in reader.read(tmp_path / "file").provenance.warning


def test_the_head_of_the_sxi_team_may_name_its_frame(misses, times, states):
    head = "       Time (UTCG)   x (km)  y (km)  z (km)  ICRF"
    assert misses(team(times, states(times), head=head))[0] < 5e-3


CSV = {
    "frame in a comment": ("# frame: ICRF\n", NAMES, ",", 1.0, Frame.GCRS),
    "frame in the names": (
        "",
        ("Time (UTC)", *(f"{a}_gse [km]" for a in "XYZ"), *(f"V{a}_gse (km/s)" for a in "XYZ")),
        ";",
        1.0,
        Frame.GSE,
    ),
    "rates": (
        "# frame: gcrs (of the quantity state)\n",
        ("epoch", *(f"pos {a} [m]" for a in "xyz"), *(f"{a}dot m/s" for a in "xyz")),
        "\t",
        1000.0,
        Frame.GCRS,
    ),
    "units in words": (
        "# geocentric GCRF, km and km/s\n",
        ("utc", "x", "y", "z", "vx", "vy", "vz"),
        ",",
        1.0,
        Frame.GCRS,
    ),
}


@pytest.mark.parametrize("case", CSV)
def test_csv_whose_columns_say_what_they_are(misses, times, states, case):
    comments, names, delimiter, factor, frame = CSV[case]
    rows = factor * states(times, frame)
    content = table(times, rows, names=names, comments=comments, delimiter=delimiter)
    assert misses(content)[0] < INTERPOLATED_KM


def test_csv_in_earth_radii_with_positions_alone(misses, times, states):
    rows = states(times)[:, :3] / EARTH_RADIUS_KM
    names = ("Time", "X (R_E)", "Y (R_E)", "Z (R_E)")
    content = table(times, rows, names=names, comments="# frame: GCRS\n# time system: UTC\n")
    assert misses(content)[0] < 0.05


@pytest.mark.parametrize(("name", "origin"), [("jd_tdb", 2_451_545.0), ("mjd tdb", 51_544.5)])
def test_csv_with_julian_dates(misses, times, states, name, origin):
    seconds = scales.from_t("TDB", times)
    rows = "\n".join(
        f"{origin + s / DAY_S:.12f}," + ",".join(f"{v:.9f}" for v in row)
        for s, row in zip(seconds, states(times), strict=True)
    )
    content = f"# frame: GCRF\n{','.join((name, *NAMES[1:]))}\n{rows}\n"
    assert misses(content)[0] < 0.5  # a Julian date in a float is good to 40 microseconds


def test_csv_with_date_and_clock_apart(misses, times, states):
    content = table(times, states(times), names=NAMES, comments="# frame: GCRF\n")
    apart = content.replace("T", ",", len(times)).replace("utc", "date,clock_utc")
    assert misses(apart)[0] < INTERPOLATED_KM
