"""Where the field line through a point comes down: geographic and magnetic, north and south."""

from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats, Ints, fixed, rotate
from smileviz.base.frames import Frame, rotations
from smileviz.magnetosphere.domain import Domain
from smileviz.magnetosphere.field import FieldModel
from smileviz.magnetosphere.lines import FieldLines, Kind
from smileviz.magnetosphere.tracing import STANDARD, Reach, trace


@dataclass(frozen=True)
class Footpoint:
    """A foot: geocentric latitude and longitude on the Earth, magnetic (SM) latitude and MLT."""

    latitude_deg: float
    longitude_deg: float
    magnetic_latitude_deg: float
    mlt_h: float


@dataclass(frozen=True)
class Connection:
    """What the field line through a point connects it to; no foot where the line is open."""

    kind: Kind
    north: Footpoint | None
    south: Footpoint | None
    apex_distance_re: float
    length_re: float


@dataclass(frozen=True, eq=False)
class Connections:
    """The same for many points (n): north in the first row, south in the second, NaN: no foot."""

    kinds: Ints
    """A `Kind` each (n,)."""
    latitude_deg: Floats
    """Geocentric (2, n)."""
    longitude_deg: Floats
    magnetic_latitude_deg: Floats
    """In SM (2, n)."""
    mlt_h: Floats
    apex_distance_re: Floats
    """(n,)"""
    length_re: Floats

    def one(self, i: int) -> Connection:
        """Return that of point *i*."""
        north, south = (
            Footpoint(
                float(self.latitude_deg[side, i]),
                float(self.longitude_deg[side, i]),
                float(self.magnetic_latitude_deg[side, i]),
                float(self.mlt_h[side, i]),
            )
            if np.isfinite(self.latitude_deg[side, i])
            else None
            for side in (0, 1)
        )
        return Connection(
            Kind(int(self.kinds[i])),
            north,
            south,
            float(self.apex_distance_re[i]),
            float(self.length_re[i]),
        )


def connected(lines: FieldLines, t: Floats | float) -> Connections:
    """Where *lines* (n) at *t*, one moment or (n,), come down."""
    moments = np.broadcast_to(np.asarray(t, dtype=np.float64), len(lines))
    feet = np.where(lines.feet[..., None], lines.ends_re, np.nan)
    latitude, longitude = _angles_deg(rotate(rotations(Frame.GSM, Frame.ITRS, moments), feet))
    magnetic, local = _angles_deg(rotate(rotations(Frame.GSM, Frame.SM, moments), feet))
    return Connections(
        kinds=lines.kinds,
        latitude_deg=fixed(latitude),
        longitude_deg=fixed(longitude),
        magnetic_latitude_deg=fixed(magnetic),
        mlt_h=fixed((12.0 + local / 15.0) % 24.0),
        apex_distance_re=fixed(lines.apex_distance_re),
        length_re=fixed(lines.length_re),
    )


def _angles_deg(positions: Floats) -> tuple[Floats, Floats]:
    """Latitude and longitude (...) of *positions* (..., 3)."""
    x, y, z = np.moveaxis(positions, -1, 0)
    return np.degrees(np.arctan2(z, np.hypot(x, y))), np.degrees(np.arctan2(y, x))


def footpoints_of(
    position_gsm_re: Floats,
    t: float,
    model: FieldModel,
    reach: Reach = STANDARD,
    domain: Domain | None = None,
) -> Connection:
    """What the line of *model* through *position_gsm_re* (3,) R_E at *t* connects."""
    lines = trace(model, np.reshape(position_gsm_re, (1, 3)), reach, domain)
    return connected(lines, t).one(0)


def connections(
    position_gsm_re: Floats,
    t: Floats,
    model: FieldModel,
    reach: Reach = STANDARD,
    domain: Domain | None = None,
) -> Connections:
    """The same for many points (n, 3), each at its own *t* (n,).

    *model* is one of `fields.moments`, *domain* one of `within_each`: they know every moment.
    """
    return connected(trace(model, position_gsm_re, reach, domain), t)
