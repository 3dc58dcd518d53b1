"""A camera: an instrument as it stands in space at one moment, or at many."""

import math
from dataclasses import dataclass
from typing import Self

import numpy as np

from smileviz.base.arrays import Bools, Floats, angle_rad, norm, rotate
from smileviz.instruments.instrument import Instrument, ahead_of

_WIDEST_RAD = math.radians(89.0)


@dataclass(frozen=True, eq=False)
class Camera:
    """An instrument and its axes.

    *axes* (..., 3, 3): rows xi, eta, boresight, unit vectors in GCRS, with xi x eta = -boresight,
    so that xi to the right and eta up is the picture as the camera sees it, not mirrored.
    *Camera angles* are x = atan2(d . xi, d . b) and y = atan2(d . eta, d . b) in degrees, as the
    SXI team's code spaces its pixels: straight lines in the sky are nearly straight in the picture,
    and the edges of SXI are straight.
    """

    instrument: Instrument
    axes: Floats

    @classmethod
    def of(cls, instrument: Instrument, pointing: Floats) -> Self:
        """Mount *instrument* on a spacecraft *pointing* (..., 3, 3) by the guidance law.

        Rows xi, eta, boresight of the law; the mount turns xi and boresight about eta.
        """
        turn = math.radians(instrument.mount.toward_earth_deg)
        c, s = math.cos(turn), math.sin(turn)
        mount = np.array([[c, 0.0, s], [0.0, 1.0, 0.0], [-s, 0.0, c]])
        return cls(instrument, mount @ np.asarray(pointing, dtype=np.float64))

    @property
    def boresight(self) -> Floats:
        """Line of sight, GCRS (..., 3)."""
        return self.axes[..., 2, :]

    def parts(self, direction: Floats) -> Floats:
        """Return GCRS *direction* (..., 3) as its parts along xi, eta and boresight (..., 3)."""
        direction = np.asarray(direction, dtype=np.float64)
        if self.axes.ndim == 2:
            return np.asarray(direction @ self.axes.T)
        return rotate(self.axes, direction)

    def project(self, direction: Floats) -> Floats:
        """Camera angles of GCRS *direction* (..., 3), of any length -> (..., 2) degrees.

        NaN more than 89 deg from the boresight.
        """
        seen = self.parts(direction)
        ahead = seen[..., 2]
        angles = np.degrees(np.arctan2(seen[..., :2], ahead[..., None]))
        angles[~(ahead > math.cos(_WIDEST_RAD) * norm(seen))] = np.nan
        return np.asarray(angles)

    def unproject(self, xy_deg: Floats) -> Floats:
        """GCRS unit vectors of camera angles *xy_deg* (..., 2) -> (..., 3)."""
        return rotate(np.swapaxes(self.axes, -1, -2), ahead_of(xy_deg))

    def sees(self, direction: Floats) -> Bools:
        """Whether GCRS *direction* (..., 3) lies in the field of view (...)."""
        return self.instrument.sees(self.parts(direction))

    def angle_rad(self, direction: Floats) -> Floats:
        """Angle of GCRS *direction* (..., 3) from the boresight (...)."""
        return angle_rad(np.asarray(direction, dtype=np.float64), self.boresight)

    def turn_rad(self, direction: Floats) -> Floats:
        """Which way *direction* (..., 3) lies from the boresight: from +x towards +y (...)."""
        seen = self.parts(direction)
        return np.arctan2(seen[..., 1], seen[..., 0])

    def outline(self, count: int = 64) -> Floats:
        """GCRS unit vectors (n, 3) around the edge of the field, at one moment."""
        return self.instrument.outline(count) @ self.axes
