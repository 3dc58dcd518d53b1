"""The data of the orbit: what the files hold, and that the script makes them from their sources."""

import runpy
import zipfile
from pathlib import Path

import numpy as np
import pytest
from jplephem.spk import SPK
from skyfield.data.iers import parse_x_y_dut1_from_finals_all

from smileviz.base import resources

SCRIPT = Path(__file__).parents[1] / "packaging" / "build_data.py"


@pytest.fixture(scope="module")
def build():
    return runpy.run_path(str(SCRIPT))


def _earth():
    with resources.path("data/finals2000A.all").open("rb") as file:
        return parse_x_y_dut1_from_finals_all(file)


def test_every_file_is_described_with_its_licence():
    text = resources.path("data/README.md").read_text("utf-8")
    for name in ("de440_2026_2032.bsp", "finals2000A.all", "egm96_36.gfc"):
        line = next(line for line in text.splitlines() if line.startswith(f"| `{name}`"))
        assert line.count("|") == 6
        assert resources.path(f"data/{name}").stat().st_size < 600_000


def test_the_planets_hold_sun_moon_and_earth_from_2026_to_2032():
    kernel = SPK.open(str(resources.path("data/de440_2026_2032.bsp")))
    try:
        pairs = {(segment.center, segment.target) for segment in kernel.segments}
        assert {(0, 10), (0, 3), (3, 301), (3, 399)} <= pairs
        for segment in kernel.segments:
            assert segment.start_jd == 2461041.5
            assert segment.end_jd == 2463232.5
    finally:
        kernel.close()


def test_the_earths_rotation_is_daily_through_the_mission_and_keeps_every_leap_second():
    rows = _earth()
    mjd, dut1 = rows["utc_mjd"], rows["dut1"]
    assert np.all(np.diff(mjd[mjd >= 58849.0]) == 1.0)
    assert mjd[-1] >= 61707.0
    leaps = mjd[1:][np.diff(dut1) > 0.9]
    assert len(leaps) == 25  # 1974 to 2017; the table begins in 1973
    assert leaps[-1] == 57754.0
    assert np.abs(rows["x_arcseconds"]).max() < 1.0


def test_the_script_thins_the_earths_rotation_as_it_is_shipped(build, tmp_path):
    source = resources.path("data/finals2000A.all").read_text("ascii")
    recent = [row for row in source.splitlines() if float(row[7:15]) >= 57700.0]
    padded = "".join(f"{row}   .1234\n" for row in recent) + "271218 61757.00      \n"
    target = tmp_path / "finals2000A.all"
    build["earth_orientation"](padded.encode("ascii"), target)
    made = target.read_text("ascii").splitlines()
    assert set(made) <= set(recent)
    assert [row for row in made if float(row[7:15]) >= 58849.0] == [
        row for row in recent if float(row[7:15]) >= 58849.0
    ]
    days = {float(row[7:15]) for row in made}
    assert {57753.0, 57754.0} <= days  # both days of the leap second of 2017


def test_the_script_cuts_the_gravity_field(build, tmp_path):
    whole = (
        "EGM96\nmodelname   EGM96\nmax_degree   360\nerrors   formal\nkey L M C S\n"
        "end_of_head ====\ngfc 2 0 -0.48e-03 0.0 0.3e-10 0.0\ngfc 37 0 1e-9 0.0 0.1e-10 0.0\n"
    )
    target = tmp_path / "egm96_36.gfc"
    build["gravity"](whole.encode("ascii"), target)
    lines = target.read_text("ascii").splitlines()
    assert lines[-1] == "gfc 2 0 -0.48e-03 0.0"
    assert any(line.split() == ["max_degree", "36"] for line in lines)


def test_the_script_cuts_a_kernel_without_changing_a_position(build, tmp_path):
    shipped = resources.path("data/de440_2026_2032.bsp").read_bytes()
    target = tmp_path / "again.bsp"
    build["planets"](shipped, target)
    both = [SPK.open(str(path)) for path in (resources.path("data/de440_2026_2032.bsp"), target)]
    try:
        jd = np.linspace(2461042.0, 2463232.0, 50)
        assert np.array_equal(*(kernel[3, 301].compute(jd) for kernel in both))
    finally:
        for kernel in both:
            kernel.close()


def test_the_script_reads_a_file_or_the_wheel_around_it(build, tmp_path):
    plain, wheel = tmp_path / "data.txt", tmp_path / "package.whl"
    plain.write_bytes(b"1 2 3")
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.write(plain, "package/data/data.txt")
    assert build["contents"](plain, "data.txt") == b"1 2 3"
    assert build["contents"](wheel, "data.txt") == b"1 2 3"
    with pytest.raises(SystemExit, match="0 files named other"):
        build["contents"](wheel, "other.txt")
