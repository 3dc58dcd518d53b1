"""SPK kernels written by SPICE, read here, and by SPICE again: the numbers are the same."""

import numpy as np
import pytest
import spiceypy

from smileviz.base.errors import SmileError
from smileviz.orbit import reader
from smileviz.orbit.readers import scales

SMILE, EARTH = -463, 399
STEP_S, DEGREE = 1800.0, 13


@pytest.fixture
def kernel(tmp_path, truth, times):
    """``kernel(type)``: a file with a segment of that type, written by SPICE."""
    et = scales.from_t("TDB", times)
    rows = np.hstack([truth.position_km(times), truth.velocity_km_s(times)])

    def series(columns):
        count = int((et[-1] - et[0]) // STEP_S)
        x = np.polynomial.chebyshev.chebpts1(DEGREE + 1)
        out = []
        for k in range(count):
            t = scales.to_t("TDB", et[0] + (k + 0.5) * STEP_S + 0.5 * STEP_S * x)
            both = np.hstack([truth.position_km(t), truth.velocity_km_s(t)])[:, :columns]
            out.append(np.polynomial.chebyshev.chebfit(x, both, DEGREE).T.ravel())
        return count, np.concatenate(out)

    def of(kind, *, frame="J2000", center=EARTH, target=SMILE, size=7):
        path = tmp_path / f"{kind}.bsp"
        handle = spiceypy.spkopn(str(path), "tests", 0)
        head = (handle, target, center, frame, et[0])
        if kind in (9, 13):
            write = spiceypy.spkw09 if kind == 9 else spiceypy.spkw13
            write(*head, et[-1], "s", size, len(et), rows, et)
        elif kind in (2, 3):
            count, coefficients = series(3 if kind == 2 else 6)
            write = spiceypy.spkw02 if kind == 2 else spiceypy.spkw03
            stop = et[0] + count * STEP_S
            write(*head, stop, "s", STEP_S, count, DEGREE, coefficients, et[0])
        else:
            spiceypy.spkw05(*head, et[-1], "s", 398600.4, len(et), rows, et)
        spiceypy.spkcls(handle)
        return path

    return of


def by_spice(path, t, frame="J2000"):
    spiceypy.furnsh(str(path))
    try:
        et = scales.from_t("TDB", t)
        return np.array([spiceypy.spkgeo(SMILE, float(s), frame, EARTH)[0] for s in et])
    finally:
        spiceypy.unload(str(path))


@pytest.mark.parametrize(
    ("kind", "size"), [(2, 0), (3, 0), (9, 9), (9, 8), (9, 1), (13, 7), (13, 5), (13, 3)]
)
def test_positions_and_velocities_are_those_of_spice(kernel, kind, size):
    path = kernel(kind, size=size)
    found = reader.read(path)
    inside = np.linspace(found.span.start + 0.01, found.span.stop - 0.01, 501)
    same = by_spice(path, inside)
    assert np.abs(found.position_km(inside) - same[:, :3]).max() < 2e-6
    assert (
        np.abs(found.velocity_km_s(inside) - same[:, 3:]).max() < 1e-8
    )  # a TDB second is no TT second


@pytest.mark.parametrize("kind", [2, 3, 13])
def test_the_ecliptic_of_j2000_is_that_of_spice(kernel, kind):
    path = kernel(kind, frame="ECLIPJ2000")
    found = reader.read(path)
    t = np.linspace(found.span.start + 1.0, found.span.stop - 1.0, 101)
    assert np.abs(found.position_km(t) - by_spice(path, t)[:, :3]).max() < 2e-6


def test_smile_is_named_by_its_number(kernel):
    assert reader.read(kernel(13)).provenance.title == "SMILE"
    assert reader.read(kernel(9, target=-999)).provenance.title == "-999"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"kind": 5}, "segment of type 5; supported are 2, 3, 9, 13"),
        ({"kind": 13, "center": 10}, r"no body relative to the Earth \(399\), but -463 about 10"),
        ({"kind": 13, "frame": "GALACTIC"}, "in the frame 13 of SPICE"),
    ],
)
def test_what_is_not_supported_is_refused_by_name(kernel, options, reason):
    kind = options.pop("kind")
    with pytest.raises(SmileError, match=rf"{kind}\.bsp: .*{reason}"):
        reader.read(kernel(kind, **options))


def test_a_kernel_cut_short_is_refused(kernel, tmp_path):
    whole = kernel(13).read_bytes()
    path = tmp_path / "cut.bsp"
    for length in (100, 1024, 2048, 3000, len(whole) - 1024):
        path.write_bytes(whole[:length])
        with pytest.raises(SmileError, match=r"cut\.bsp: "):
            reader.read(path)
