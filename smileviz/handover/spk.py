"""SPK: a SPICE kernel of Chebyshev polynomials of position (type 2), which Skyfield reads too.

Types 9 and 13 hold fewer numbers, but only SPICE reads them. Times of a kernel are TDB; taking
TT for it, 1.7 ms off, would be 13 m at perigee. SPICE names the axes of the ICRF "J2000".
"""

from collections.abc import Iterator

import numpy as np
from numpy.polynomial import chebyshev
from skyfield.timelib import tdb_minus_tt

from smileviz.base.arrays import Floats, norm
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.units import DAY_S, J2000_JD
from smileviz.handover import daf
from smileviz.handover.job import Job
from smileviz.handover.plain import ascii_lines, plain
from smileviz.mission.table import MAX_ROWS

FRAMES = {Frame.GCRS: "J2000"}
_J2000_ID, _EARTH_ID, _TYPE = 1, 399, 2
_INTERVAL_S = 3600.0
_DEGREES = (9, 13, 17, 21, 25)
_TOLERANCE_KM = 1e-5
_SHORTEST_S, _LONGEST_S = 60.0, 6.0 * 3600.0
_MANY = 2_000
_CHECKED = 500


def parts(job: Job) -> Iterator[bytes]:
    """The kernel. The step of *job* is the length of a polynomial, by default one hour."""
    wanted_s = job.step_s or _INTERVAL_S
    if not _SHORTEST_S <= wanted_s <= _LONGEST_S:
        raise SmileError(
            f"The step is {wanted_s:g} s; a polynomial of an SPK must last "
            f"{_SHORTEST_S:g} s to {_LONGEST_S / 3600.0:g} h."
        )
    start, stop = (float(_tdb(t)) for t in (job.span.start, job.span.stop))
    count = max(1, int(np.ceil((stop - start) / wanted_s - 1e-6)))
    if count * max(_DEGREES) > MAX_ROWS:
        raise SmileError(f"{count} polynomials are too many for one kernel; take a longer step.")
    length = (stop - start) / count
    middles: Floats = start + length * (np.arange(float(count)) + 0.5)
    degree, error_km = _degree(job, middles, length)
    job.errors_km.append(error_km)
    records = _records(job, middles, length, degree)
    tail = [start, length, float(records.shape[1]), float(count)]
    segment = daf.Segment(
        name=f"{plain(job.craft.name)}, {job.about['program']}",
        start_s=start,
        stop_s=stop,
        target=job.craft.naif_id,
        center=_EARTH_ID,
        frame=_J2000_ID,
        kind=_TYPE,
        data=np.concatenate([records.ravel(), tail]),
    )
    comments = _comments(job, (count, length, degree, error_km))
    yield daf.spk(segment, comments, f"{plain(job.craft.name)} ephemeris")


def _comments(job: Job, made: tuple[int, float, int, float]) -> list[str]:
    count, length, degree, error_km = made
    lines = job.about | {"frame": job.frame.value}
    name = f"{job.craft.naif_id} ({plain(job.craft.name)})"
    return ascii_lines(
        lines
        | {
            "body": f"{name} relative to 399 (Earth)",
            "axes": "J2000 of SPICE, which are those of the ICRF",
            "time": "TDB; TDB - TT as Skyfield has it",
            "segment": f"type 2, {count} polynomials of degree {degree}, {length:.3f} s each",
            "accuracy": f"where it was checked it is off by at most {1000.0 * error_km:.2g} m",
        }
    )


def _degree(job: Job, middles: Floats, length: float) -> tuple[int, float]:
    """The lowest degree good to 1 cm where the craft is nearest, or the highest; its error, km."""
    r = norm(job.ephemeris.position_km(_tt(job, middles)))
    nearest = middles[np.argsort(r)[:_CHECKED]]
    x = np.linspace(-0.99, 0.99, 41)
    true = np.moveaxis(_positions(job, nearest, length, x), 1, 2)
    degree, error = _DEGREES[0], np.inf
    for degree in _DEGREES:
        coefficients = np.moveaxis(_fitted(job, nearest, length, degree), 2, 0)
        off = chebyshev.chebval(x, coefficients) - true
        error = float(np.sqrt((off**2).sum(axis=1)).max())
        if error < _TOLERANCE_KM:
            break
    return degree, error


def _records(job: Job, middles: Floats, length: float, degree: int) -> Floats:
    """Middle, half length and the coefficients of x, y, z of each polynomial (n, 2 + 3 (d + 1))."""
    made = []
    for low in range(0, len(middles), _MANY):
        part = middles[low : low + _MANY]
        coefficients = _fitted(job, part, length, degree).reshape(len(part), -1)
        ends = np.column_stack([part, np.full(len(part), 0.5 * length)])
        made.append(np.hstack([ends, coefficients]))
        job.progress((low + len(part)) / len(middles))
    return np.vstack(made)


def _fitted(job: Job, middles: Floats, length: float, degree: int) -> Floats:
    """Coefficients of the polynomials through the Chebyshev nodes (n, 3, degree + 1)."""
    angle = np.pi * (np.arange(degree + 1) + 0.5) / (degree + 1)
    values = _positions(job, middles, length, np.cos(angle))
    weights = np.cos(np.outer(np.arange(degree + 1), angle)) * (2.0 / (degree + 1))
    weights[0] *= 0.5
    return np.asarray(np.einsum("kj,njc->nck", weights, values))


def _positions(job: Job, middles: Floats, length: float, x: Floats) -> Floats:
    """Positions (n, k, 3) at the places *x* (k,) from -1 to 1 in each interval."""
    tdb = middles[:, None] + 0.5 * length * x
    return job.ephemeris.position_km(_tt(job, tdb))


def _tdb(t: float) -> Floats:
    """TDB seconds past J2000 of t."""
    return np.asarray(t + tdb_minus_tt(J2000_JD, t / DAY_S))


def _tt(job: Job, tdb: Floats) -> Floats:
    """T of TDB seconds past J2000 (...), rounding errors at the ends of the span taken off."""
    tt = tdb - tdb_minus_tt(J2000_JD, tdb / DAY_S)
    return np.asarray(np.clip(tt, job.span.start, job.span.stop))
