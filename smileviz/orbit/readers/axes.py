"""Axes: the frames that files name, and vectors in them brought to GCRS."""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
from skyfield.framelib import ICRS_to_J2000

from smileviz.base import frames
from smileviz.base.arrays import Floats, cross, rotate
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.units import HOUR_S

_CHUNK = 50_000
_STEP_S = 20.0
_OBLIQUITY_RAD = np.deg2rad(84_381.448 / 3600.0)
_WITH_DIPOLE = (Frame.GSM, Frame.SM, Frame.MAG)

_NAMES = {
    "GCRF": Frame.GCRS,
    "GCRS": Frame.GCRS,
    "ICRF": Frame.GCRS,
    "ICRF1": Frame.GCRS,
    "ICRF2": Frame.GCRS,
    "ICRF3": Frame.GCRS,
    "ICRS": Frame.GCRS,
    "MOD": Frame.MOD,
    "MEANOFDATE": Frame.MOD,
    "TOD": Frame.TOD,
    "TRUEOFDATE": Frame.TOD,
    "GEITOD": Frame.TOD,
    "TEME": Frame.TEME,
    "TEMEOFDATE": Frame.TEME,
    "ITRF": Frame.ITRS,
    "ITRS": Frame.ITRS,
    "GEO": Frame.ITRS,
    "ECEF": Frame.ITRS,
    "ECF": Frame.ITRS,
    "FIXED": Frame.ITRS,
    "GSE": Frame.GSE,
    "GSM": Frame.GSM,
    "SM": Frame.SM,
    "MAG": Frame.MAG,
}
_J2000 = ("EME2000", "J2000", "J2000EQ", "GEIJ2000", "ECIJ2000", "MJ2000EQ", "EARTHMJ2000EQ")
_ECLIPTIC = ("ECLIPJ2000", "ECLIPTICJ2000")
_ITRF = re.compile(r"ITRF(\d{2,4})?")

SUPPORTED = (
    "EME2000 (J2000), ICRF, GCRF, ITRF (fixed), TOD, MOD, TEME, GSE, GSM, SM, MAG, ECLIPJ2000"
)


@dataclass(frozen=True)
class Axes:
    """A frame as a file names it."""

    name: str
    frame: Frame | None
    """None: axes that never move in GCRS, EME2000 or the ecliptic of J2000."""
    at_t: float | None = None
    """The axes as they were at this t, if the file holds them there."""

    @property
    def still(self) -> bool:
        """Whether the axes never turn in GCRS."""
        return self.frame in (None, Frame.GCRS) or self.at_t is not None


def known(name: str, at_t: float | None = None) -> Axes:
    """The axes that *name* means, held at *at_t* if given; SmileError if it is not supported."""
    plain = re.sub(r"[^A-Z0-9]", "", name.upper())
    if plain in _J2000:
        return Axes("EME2000", None)
    if plain in _ECLIPTIC:
        return Axes("ECLIPJ2000", None)
    frame = Frame.ITRS if _ITRF.fullmatch(plain) else _NAMES.get(plain)
    if frame is None:
        raise SmileError(
            f"the frame {name.strip()[:40] or '(none)'} is not supported; "
            f"supported are {SUPPORTED}."
        )
    return Axes(name.strip(), frame, None if frame is Frame.GCRS else at_t)


@cache
def _fixed(name: str) -> Floats:
    """From axes that never move to GCRS (3, 3)."""
    if name == "EME2000":
        return np.asarray(ICRS_to_J2000.T)
    c, s = np.cos(_OBLIQUITY_RAD), np.sin(_OBLIQUITY_RAD)
    return np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]])


def to_gcrs(
    axes: Axes, t: Floats, position: Floats, velocity: Floats | None
) -> tuple[Floats, Floats | None]:
    """Positions and velocities (n, 3) at *t* (n,), in GCRS.

    The velocity in turning axes is the rate of change of the coordinates there; `inertial` gives
    what it would be if it were only written along them.
    """
    if axes.still:
        matrix = _still_matrix(axes)
        return position @ matrix.T, None if velocity is None else velocity @ matrix.T
    assert axes.frame is not None
    place = np.empty_like(position)
    speed = None if velocity is None else np.empty_like(velocity)
    rate = None if velocity is None else turning(axes.frame, t)
    for low in range(0, len(t), _CHUNK):
        part = slice(low, low + _CHUNK)
        turn = frames.rotations(axes.frame, Frame.GCRS, t[part])
        place[part] = rotate(turn, position[part])
        if velocity is not None and speed is not None and rate is not None:
            speed[part] = rotate(turn, velocity[part]) + cross(rate[part], place[part])
    return place, speed


def _still_matrix(axes: Axes) -> Floats:
    if axes.frame is None:
        return _fixed(axes.name)
    if axes.at_t is not None:
        return frames.rotation(axes.frame, Frame.GCRS, axes.at_t)
    return np.eye(3)


def turning(frame: Frame, t: Floats) -> Floats:
    """Angular velocity of the axes of *frame* in GCRS at *t* (n,) -> (n, 3), rad/s.

    Differences at few times where the axes turn evenly, straight lines between.
    """
    apart = 120.0 if frame in _WITH_DIPOLE else 3.0 * HOUR_S
    count = int(np.ceil((t[-1] - t[0]) / apart)) + 2
    if count >= len(t):
        return _turning(frame, t)
    grid = np.linspace(t[0], t[-1], count)
    rates = _turning(frame, grid)
    return np.stack([np.interp(t, grid, rates[:, k]) for k in range(3)], axis=1)


def _turning(frame: Frame, t: Floats) -> Floats:
    near, far = (_difference(frame, t, k * _STEP_S) for k in (1.0, 2.0))
    rate = (4.0 * near - far) / 3.0
    spin = rate @ frames.rotations(Frame.GCRS, frame, t)
    return 0.5 * np.stack(
        [
            spin[:, 2, 1] - spin[:, 1, 2],
            spin[:, 0, 2] - spin[:, 2, 0],
            spin[:, 1, 0] - spin[:, 0, 1],
        ],
        axis=1,
    )


def _difference(frame: Frame, t: Floats, step_s: float) -> Floats:
    """Central difference quotient of the rotation from *frame* (n, 3, 3), 1/s."""
    before, after = t - step_s, t + step_s
    change = frames.rotations(frame, Frame.GCRS, after) - frames.rotations(
        frame, Frame.GCRS, before
    )
    return np.asarray(change / (after - before)[:, None, None])
