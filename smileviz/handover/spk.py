"""SPK: a SPICE kernel of Chebyshev polynomials of position (type 2), which Skyfield reads too.

Types 9 and 13 hold fewer numbers, but only SPICE reads them. Times of a kernel are TDB; taking
TT for it, 1.7 ms off, would be 13 m at perigee. SPICE names the axes of the ICRF "J2000".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.polynomial import chebyshev
from skyfield.timelib import tdb_minus_tt

from smileviz.base.arrays import Floats, norm
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.units import DAY_S, J2000_JD
from smileviz.handover import daf
from smileviz.handover.job import Job
from smileviz.handover.leg import Leg
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


@dataclass(frozen=True, eq=False)
class _Fit:
    """Polynomials of one leg: their middles (n,), TDB s, how long each is, and their degree."""

    leg: Leg
    middles: Floats
    length_s: float

    @classmethod
    def of(cls, leg: Leg, wanted_s: float) -> Self:
        """Polynomials that fill *leg*, of at most the length *wanted_s*."""
        start, stop = (float(_tdb(t)) for t in (leg.span.start, leg.span.stop))
        count = max(1, int(np.ceil((stop - start) / wanted_s - 1e-6)))
        length = (stop - start) / count
        return cls(leg, start + length * (np.arange(float(count)) + 0.5), length)


def parts(job: Job) -> Iterator[bytes]:
    """The kernel, a segment a leg. The step is the length of a polynomial, by default an hour."""
    wanted_s = job.step_s or _INTERVAL_S
    if not _SHORTEST_S <= wanted_s <= _LONGEST_S:
        raise SmileError(
            f"The step is {wanted_s:g} s; a polynomial of an SPK must last "
            f"{_SHORTEST_S:g} s to {_LONGEST_S / 3600.0:g} h."
        )
    fits = [_Fit.of(leg, wanted_s) for leg in job.legs]
    _refuse_many(fits)
    degrees = [_degree(fit) for fit in fits]
    job.errors_km.extend(error_km for _, error_km in degrees)
    segments = [_segment(job, fit, degree) for fit, (degree, _) in zip(fits, degrees, strict=True)]
    yield daf.spk(segments, _comments(job, fits, degrees), f"{plain(job.craft.name)} ephemeris")


def _refuse_many(fits: list[_Fit]) -> None:
    count = sum(len(fit.middles) for fit in fits)
    if count * max(_DEGREES) > MAX_ROWS:
        raise SmileError(f"{count} polynomials are too many for one kernel; take a longer step.")
    if len(fits) > daf.MOST:
        raise SmileError(
            f"The span has {len(fits) - 1} manoeuvres; an SPK is written with at most "
            f"{daf.MOST - 1}: take a shorter span."
        )


def _segment(job: Job, fit: _Fit, degree: int) -> daf.Segment:
    records = _records(job, fit, degree)
    start = float(fit.middles[0]) - 0.5 * fit.length_s
    count = float(len(records))
    return daf.Segment(
        name=f"{plain(job.craft.name)}, {job.about['program']}",
        start_s=start,
        stop_s=start + fit.length_s * count,
        target=job.craft.naif_id,
        center=_EARTH_ID,
        frame=_J2000_ID,
        kind=_TYPE,
        data=np.append(records, [start, fit.length_s, float(records.shape[1]), count]),
    )


def _comments(job: Job, fits: list[_Fit], degrees: list[tuple[int, float]]) -> list[str]:
    name = f"{job.craft.naif_id} ({plain(job.craft.name)})"
    worst = 1000.0 * max(error_km for _, error_km in degrees)
    segments = [
        f"type 2, {len(fit.middles)} polynomials of degree {degree}, {fit.length_s:.3f} s each"
        for fit, (degree, _) in zip(fits, degrees, strict=True)
    ]
    return ascii_lines(
        job.about
        | {
            "frame": job.frame.value,
            "body": f"{name} relative to 399 (Earth)",
            "axes": "J2000 of SPICE, which are those of the ICRF",
            "time": "TDB; TDB - TT as Skyfield has it",
            "segments": "; ".join(segments),
            "accuracy": f"where it was checked it is off by at most {worst:.2g} m",
        }
    )


def _degree(fit: _Fit) -> tuple[int, float]:
    """The lowest degree good to 1 cm where the craft is nearest, or the highest; its error, km."""
    r = norm(fit.leg.ephemeris.position_km(_tt(fit.leg, fit.middles)))
    nearest = _Fit(fit.leg, fit.middles[np.argsort(r)[:_CHECKED]], fit.length_s)
    x = np.linspace(-0.99, 0.99, 41)
    true = np.moveaxis(_positions(nearest, x), 1, 2)
    degree, error = _DEGREES[0], np.inf
    for degree in _DEGREES:
        off = chebyshev.chebval(x, np.moveaxis(_fitted(nearest, degree), 2, 0)) - true
        error = float(np.sqrt((off**2).sum(axis=1)).max())
        if error < _TOLERANCE_KM:
            break
    return degree, error


def _records(job: Job, fit: _Fit, degree: int) -> Floats:
    """Middle, half length and the coefficients of x, y, z of each polynomial (n, 2 + 3 (d + 1))."""
    made = []
    for low in range(0, len(fit.middles), _MANY):
        part = _Fit(fit.leg, fit.middles[low : low + _MANY], fit.length_s)
        coefficients = _fitted(part, degree).reshape(len(part.middles), -1)
        ends = np.column_stack([part.middles, np.full(len(part.middles), 0.5 * fit.length_s)])
        made.append(np.hstack([ends, coefficients]))
        job.progress((low + len(part.middles)) / len(fit.middles))
    return np.vstack(made)


def _fitted(fit: _Fit, degree: int) -> Floats:
    """Coefficients of the polynomials through the Chebyshev nodes (n, 3, degree + 1)."""
    angle = np.pi * (np.arange(degree + 1) + 0.5) / (degree + 1)
    values = _positions(fit, np.cos(angle))
    weights = np.cos(np.outer(np.arange(degree + 1), angle)) * (2.0 / (degree + 1))
    weights[0] *= 0.5
    return np.asarray(np.einsum("kj,njc->nck", weights, values))


def _positions(fit: _Fit, x: Floats) -> Floats:
    """Positions (n, k, 3) at the places *x* (k,) from -1 to 1 in each interval."""
    tdb = fit.middles[:, None] + 0.5 * fit.length_s * x
    return fit.leg.ephemeris.position_km(_tt(fit.leg, tdb))


def _tdb(t: float) -> Floats:
    """TDB seconds past J2000 of t."""
    return np.asarray(t + tdb_minus_tt(J2000_JD, t / DAY_S))


def _tt(leg: Leg, tdb: Floats) -> Floats:
    """T of TDB seconds past J2000 (...), rounding errors at the ends of the leg taken off."""
    tt = tdb - tdb_minus_tt(J2000_JD, tdb / DAY_S)
    return np.asarray(np.clip(tt, leg.span.start, leg.span.stop))
