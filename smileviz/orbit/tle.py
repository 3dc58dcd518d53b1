"""Two-line elements, and the ephemeris that SGP4 and SDP4 make of them or of an OMM."""

from dataclasses import dataclass

import numpy as np
from sgp4.api import SGP4_ERRORS, Satrec
from sgp4.io import compute_checksum

from smileviz.base import frames, time
from smileviz.base.arrays import Floats, Ints, fixed, rotate
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.units import DAY_S, HOUR_S
from smileviz.base.windows import Span
from smileviz.orbit.ephemeris import Provenance, refuse_outside

WARNING = (
    "SGP4 is not for planning SMILE: on its orbit mean elements are wrong by 10 to 150 km within "
    "days and by 100 to 900 km after a month."
)

_UNIX_JD = 2_440_587.5
_LINE_LENGTH = 69
_DEFAULT_REACH_S = 15.0 * DAY_S
_CHECK_POINTS = 2049
_NUMBERS = {
    1: {"epoch year": (18, 20), "epoch day": (20, 32)},
    2: {
        "inclination": (8, 16),
        "right ascension of the node": (17, 25),
        "eccentricity": (26, 33),
        "argument of perigee": (34, 42),
        "mean anomaly": (43, 51),
        "mean motion": (52, 63),
    },
}


@dataclass(frozen=True)
class TwoLine:
    """A two-line element set; the catalogue number may be Alpha-5 (six digits)."""

    title: str
    line1: str
    line2: str
    source: str = "two-line elements"

    def __post_init__(self) -> None:
        """Refuse lines that are not a pair of two-line elements."""
        lines = (self.line1.rstrip(), self.line2.rstrip())
        for number, line in enumerate(lines, start=1):
            _check_line(number, line)
        if lines[0][2:7] != lines[1][2:7]:
            raise SmileError(
                f"The two lines are of different objects: '{lines[0][2:7].strip()}' in line 1, "
                f"'{lines[1][2:7].strip()}' in line 2."
            )
        object.__setattr__(self, "line1", lines[0])
        object.__setattr__(self, "line2", lines[1])

    @property
    def satellite(self) -> Satrec:
        """The elements made ready for SGP4 (WGS 72, improved mode)."""
        return Satrec.twoline2rv(self.line1, self.line2)

    def ephemeris(self, span: Span | None = None) -> "Sgp4Ephemeris":
        """Its ephemeris over *span*; without one, fifteen days on either side of the epoch."""
        return Sgp4Ephemeris(self.satellite, self.title, self.source, span)


def _check_line(number: int, line: str) -> None:
    if len(line) != _LINE_LENGTH:
        raise SmileError(
            f"Line {number} of the two-line elements has {len(line)} characters; it must have "
            f"{_LINE_LENGTH}: '{line}'."
        )
    if not line.isascii() or line[:2] != f"{number} ":
        raise SmileError(
            f"Line {number} of the two-line elements must start '{number} ': '{line}'."
        )
    if line[68] != str(compute_checksum(line)):
        raise SmileError(
            f"The checksum of line {number} of the two-line elements is {line[68]}; its characters "
            f"add up to {compute_checksum(line)}: '{line}'."
        )
    for name, (low, high) in _NUMBERS[number].items():
        text = line[low:high].strip()
        if not text.replace(".", "", 1).isdigit():
            raise SmileError(
                f"The {name} of line {number} of the two-line elements, columns {low + 1} to "
                f"{high}, is '{text}'; it must be a number."
            )


class Sgp4Ephemeris:
    """An Ephemeris by SGP4, or SDP4 for periods over 225 minutes; TEME brought to GCRS.

    Minutes from the epoch are counted in UTC, as is the custom with such elements. Where SGP4
    fails (the orbit has decayed, say) positions are NaN, and the provenance warns of it.
    """

    def __init__(self, satellite: Satrec, title: str, source: str, span: Span | None) -> None:
        """Check that SGP4 can answer somewhere in *span*."""
        self.satellite = satellite
        self._epoch_unix_s = ((satellite.jdsatepoch - _UNIX_JD) + satellite.jdsatepochF) * DAY_S
        epoch_t = float(time.from_unix_s(self._epoch_unix_s))
        self.breaks = fixed(np.empty(0))
        self.span = span or Span(epoch_t - _DEFAULT_REACH_S, epoch_t + _DEFAULT_REACH_S)
        theory = "SDP4" if satellite.method == "d" else "SGP4"
        self.provenance = Provenance(
            title=title,
            source=source,
            method=f"{theory} of mean elements (Vallado et al. 2006), TEME to GCRS",
            epoch_t=epoch_t,
            planning=False,
            warning=" ".join([WARNING, *self._failures(title)]),
        )

    def _failures(self, title: str) -> list[str]:
        """A sentence on where SGP4 fails, if it does; SmileError if it does everywhere."""
        t = np.linspace(self.span.start, self.span.stop, _CHECK_POINTS)
        errors = self._sgp4(t)[0]
        bad = np.flatnonzero(errors)
        if not len(bad):
            return []
        when, why = time.to_utc(t[bad[0]]), SGP4_ERRORS[int(errors[bad[0]])]
        if len(bad) == len(t):
            raise SmileError(f"SGP4 gives no position of {title} in the whole span: {why}.")
        return [f"SGP4 gives no position at {when} and other times: {why}."]

    def _sgp4(self, t: Floats) -> tuple[Ints, Floats, Floats]:
        days = (time.unix_s(t) - self._epoch_unix_s) / DAY_S + self.satellite.jdsatepochF
        found: tuple[Ints, Floats, Floats] = self.satellite.sgp4_array(
            np.full(len(t), self.satellite.jdsatepoch), days
        )
        return found

    def teme(self, t: Floats) -> tuple[Floats, Floats]:
        """Position, km, and velocity, km/s, at *t* (n,) in TEME -> (n, 3) each."""
        errors, position, velocity = self._sgp4(t)
        position[errors != 0] = velocity[errors != 0] = np.nan
        return position, velocity

    def position_km(self, t: Floats | float) -> Floats:
        """GCRS position at *t* (...) -> (..., 3) km."""
        return self._gcrs(t, 0)

    def velocity_km_s(self, t: Floats | float) -> Floats:
        """GCRS velocity at *t* (...) -> (..., 3) km/s; the slow turn of TEME is left out."""
        return self._gcrs(t, 1)

    def error_km(self, t: Floats | float) -> Floats:
        """Expected 1-sigma position error at *t* (...) -> (...) km.

        20 km at the epoch and 8 km more every day, on a SMILE-like orbit: what freshly fitted
        elements were seen to do.
        """
        days = (np.asarray(t, dtype=np.float64) - self.provenance.epoch_t) / DAY_S
        return np.asarray(np.hypot(20.0, 8.0 * days))

    def _gcrs(self, t: Floats | float, which: int) -> Floats:
        refuse_outside(self.span, t, self.provenance.title)
        moments = np.asarray(t, dtype=np.float64)
        vectors = self.teme(np.ravel(moments))[which]
        if moments.ndim == 0:
            return np.asarray(_turn_at(float(moments)) @ vectors[0])
        turns = frames.rotations(Frame.TEME, Frame.GCRS, np.ravel(moments))
        return rotate(turns, vectors).reshape((*moments.shape, 3))


def _turn_at(t: float) -> Floats:
    """TEME to GCRS (3, 3): on a straight line between whole hours, true to 1e-12."""
    hour, part = divmod(t, HOUR_S)
    before = frames.rotation(Frame.TEME, Frame.GCRS, hour * HOUR_S)
    after = frames.rotation(Frame.TEME, Frame.GCRS, (hour + 1.0) * HOUR_S)
    return np.asarray(before + (part / HOUR_S) * (after - before))
