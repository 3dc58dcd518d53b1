"""Tsyganenko 1989, version c: the field of the magnetosphere's currents for a level of Kp.

Symbols are those of the paper, doi:10.1016/0032-0633(89)90066-4, and of its Fortran T89C of 1996.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Self

import numpy as np

from smileviz.base import resources
from smileviz.base.arrays import Floats, Ints, fixed
from smileviz.base.limits import Limits
from smileviz.magnetosphere.fields.drivers import Drivers

KP = Limits(0.0, 9.0, "")
Parameters = Floats | tuple[float, ...]
Tilted = tuple[Floats, Floats, Floats]
"""x, y and z in axes that lean with the dipole."""
Tilt = tuple[Floats | float, Floats | float, Floats | float]
"""Cosine, sine, and square of the tilt."""

_SHEETS_RE = 30.0  # where the return currents flow, north and south


@cache
def parameters() -> Floats:
    """The 30 parameters for iopt 1 to 7, (30, 7)."""
    text = resources.path("data/t89c.json").read_text(encoding="ascii")
    return fixed(np.array(json.loads(text)["param_30x7"]))


@cache
def _level(iopt: int) -> tuple[float, ...]:
    """The 30 parameters for *iopt*: as plain numbers, with which NumPy is quicker."""
    return tuple(parameters()[:, iopt - 1].tolist())


def iopt_of(kp: float) -> int:
    """Level 1 (Kp = 0, 0+) to 7 (Kp >= 6-) of *kp*: the nearest whole Kp, and one."""
    return int(np.clip(np.floor(kp + 1.5), 1, 7))


@dataclass(frozen=True)
class T89:
    """Tsyganenko 1989c at one level of Kp and one dipole tilt."""

    name: ClassVar[str] = "t89"
    title: ClassVar[str] = "Tsyganenko 1989c"
    short: ClassVar[str] = "T89c"
    citation: ClassVar[str] = "Tsyganenko 1989, doi:10.1016/0032-0633(89)90066-4"
    inputs: ClassVar[str] = "Kp, dipole tilt"
    validity: ClassVar[str] = (
        "Averages by Kp of spacecraft data from 4 to 70 R_E down the tail; blind to the solar wind "
        "but through Kp, one level above Kp = 6-. No magnetopause of its own."
    )
    driven_by: ClassVar[tuple[str, ...]] = ("kp",)
    """Fields of `Drivers`."""
    tail_x_re: ClassVar[float] = -70.0
    """It holds sunward of this x, GSM."""

    iopt: int
    tilt_rad: float

    @classmethod
    def under(cls, drivers: Drivers) -> Self:
        """Return the model under *drivers*."""
        KP.check("kp", drivers.kp)
        return cls(iopt_of(drivers.kp), drivers.tilt_rad)

    @staticmethod
    def caution(drivers: Drivers) -> str | None:  # noqa: ARG004
        """Return None: every Kp has its level."""
        return None

    def components_nt(self, xyz_re: Floats) -> Floats:
        """Field at *xyz_re* (3, n) GSM -> (3, n) nT GSM."""
        return t89_nt(xyz_re, self.tilt_rad, _level(self.iopt))

    def some(self, which: Ints) -> "T89":  # noqa: ARG002
        """Return itself: it is the same for all points."""
        return self


def t89_nt(xyz_re: Floats, tilt_rad: Floats | float, p: Parameters) -> Floats:
    """T89c at *xyz_re* (3, n) GSM -> (3, n) nT GSM.

    *tilt_rad* is one or (n,), *p* the parameters (30,) or (30, n), then each point has its own.
    """
    x, y, z = xyz_re
    if isinstance(tilt_rad, float):
        c: Floats | float = math.cos(tilt_rad)
        s: Floats | float = math.sin(tilt_rad)
    else:
        c, s = np.cos(tilt_rad), np.sin(tilt_rad)
    field = np.empty_like(xyz_re)
    tilted = _tail_and_ring((x * c - z * s, y, x * s + z * c), (c, s, tilt_rad * tilt_rad), p)
    field[0] = tilted[0] * c + tilted[2] * s
    field[1] = tilted[1]
    field[2] = tilted[2] * c - tilted[0] * s
    _add_return_currents(field, xyz_re, s, p)
    _add_shielding(field, xyz_re, (c, s), p)
    return field


def _warp(xyz: Tilted, tilt: Tilt, p: Parameters) -> tuple[Floats, Floats]:
    """Height above the warped current sheet, and x dz_s/dx + y dz_s/dy of the sheet; tilted."""
    x, y, z = xyz
    c, s, _ = tilt
    hinge, tangent = x + p[21], 0.5 * s / c
    root = np.sqrt(hinge * hinge + 16.0)
    y4 = np.square(y * y)
    sum4 = y4 + 1e4
    bend = p[22] * s * (y4 / sum4)
    height = z - tangent * (hinge - root) + bend
    slope = tangent * x * (1.0 - hinge / root) - 4e4 * bend / sum4
    return height, slope


def _tail_width(x: Floats, y2: Floats, p: Parameters) -> tuple[Floats, Floats]:
    """How strong the tail's sheet is across and along the tail, W, and x dW/dx + y dW/dy."""
    ahead = x - p[27]
    root2_v = ahead * ahead + 170.0
    root_v = np.sqrt(root2_v)
    width2 = p[24] * p[24]
    flank = width2 / (width2 + y2)
    w = 0.5 * (1.0 - ahead / root_v) * flank
    w_slope = -85.0 * x * flank / (root2_v * root_v) - 2.0 * w * flank * y2 / width2
    return w, w_slope


def _tail_and_ring(xyz: Tilted, tilt: Tilt, p: Parameters) -> Tilted:
    """Cross-tail sheet and ring current at *xyz* (3, n), all in tilted axes."""
    x, y, _ = xyz
    height, slope = _warp(xyz, tilt, p)
    x2, y2, height2 = x * x, y * y, height * height
    rho2 = x2 + y2
    height_slope = height * slope

    # ring current
    root2 = x2 + 25.0
    root = np.sqrt(root2)
    half = p[19] + 0.5 * p[20] * (1.0 + x / root)
    bulge = 12.5 * p[20] / (root2 * root)
    t = np.sqrt(height2 + half * half)
    a = p[18] + t
    a2 = a * a
    inverse = 1.0 / (a2 + rho2)
    f = p[4] * inverse * inverse * np.sqrt(inverse)
    e = 3.0 * a * f / t
    ring_z = f * (2.0 * a2 - rho2) + e * (height_slope - half * bulge * x)

    # tail
    root2 = x2 + 40.0
    root = np.sqrt(root2)
    delta, gamma = p[25], p[28]
    d = p[19] + delta * y2 + 0.5 * gamma * (1.0 + x / root)
    t = np.sqrt(height2 + d * d)
    w, w_slope = _tail_width(x, y2, p)
    b = p[23] + t
    g5 = 1.0 / np.sqrt(b * b + rho2)
    g1 = g5 / (1.0 / g5 + b)
    g3 = g5 * g5 * g5
    g9 = b * g3
    c1, c2 = p[0] + p[15] * tilt[2], p[1] + p[16] * tilt[2]
    wt = w / t
    sheet = (c1 * g1 + c2 * g3) * wt
    phi = height_slope - d * (2.0 * delta * y2 + 20.0 * gamma * x / (root2 * root))
    g7 = g1 / g5
    tail_z = w * (c1 * g5 + c2 * g9) + w_slope * (c1 * g7 + c2 * g1) + sheet * phi

    level = (sheet + e) * height
    return level * x, level * y, ring_z + tail_z


def _add_return_currents(field: Floats, xyz_re: Floats, s: Floats | float, p: Parameters) -> None:
    """Add the sheets that close the tail current at z = +-30 R_E to *field* (3, n)."""
    x, y, z = xyz_re
    ahead = x - 4.0
    root2 = ahead * ahead + 50.0
    root = np.sqrt(root2)
    y2 = y * y
    width2 = p[29] * p[29]
    flank = width2 / (width2 + y2)
    w = 0.5 * (1.0 - ahead / root) * flank
    # u = x w_x + y w_y
    u = -25.0 * x * flank / (root2 * root) - 2.0 * w * flank * y2 / width2
    rho2 = x * x + y2
    across = 0.0
    for sign in (1.0, -1.0):
        away = z * sign + _SHEETS_RE
        r = np.sqrt(away * away + rho2)
        strength = p[2] + sign * s * p[3]
        near = strength / (r + away)
        level = strength * w / r
        across = across + sign * near * w / r
        field[2] += level + u * near
    field[0] += across * x
    field[1] += across * y


def _add_shielding(
    field: Floats,
    xyz_re: Floats,
    tilt: tuple[Floats | float, Floats | float],
    p: Parameters,
) -> None:
    """Add magnetopause and field-aligned currents to *field* (3, n); *tilt*: cosine, sine."""
    x, y, z = xyz_re
    c, s = tilt
    dx = p[17]
    e = np.exp(x / dx)
    y2, z2 = y * y, z * z
    field[0] += e * (c * p[5] * z + s * (p[6] + p[7] * y2 + p[8] * z2))
    field[1] += e * y * (c * p[9] * z + s * (p[10] + p[11] * y2 + p[12] * z2))
    even = p[13] + p[14] * y2 - 0.5 * (p[5] / dx + p[9]) * z2
    odd = (p[6] / dx + p[10]) + (p[7] / dx + 3.0 * p[11]) * y2 + (p[8] / dx + p[12]) * z2 / 3.0
    field[2] += e * (c * even - s * z * odd)
