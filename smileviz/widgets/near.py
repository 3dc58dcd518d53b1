"""What lies near a point of a plot."""

import numpy as np

from smileviz.base.arrays import Floats


def along(xy: Floats, x: float, y: float) -> tuple[Floats, Floats]:
    """Distance (n - 1,) of (x, y) from each segment of *xy* (n, 2), and where on it (0 to 1)."""
    start, step = xy[:-1], np.diff(xy, axis=0)
    to = np.array([x, y]) - start
    length = np.maximum(np.einsum("ij,ij->i", step, step), 1e-24)
    share = np.clip(np.einsum("ij,ij->i", to, step) / length, 0.0, 1.0)
    return np.hypot(*(to - share[:, None] * step).T), share


def nearest(xy: Floats, x: float, y: float) -> float:
    """Distance of (x, y) from the line *xy* (n, 2), parted at NaN; infinite without a line."""
    if len(xy) < 2:
        return np.inf
    away, _ = along(xy, x, y)
    return float(np.nanmin(away)) if np.isfinite(away).any() else np.inf


def contains(xy: Floats, x: float, y: float) -> bool:
    """Whether the polygon *xy* (n, 2) contains (x, y): even-odd rule."""
    (x0, y0), (x1, y1) = xy.T, np.roll(xy, -1, axis=0).T
    across = (y0 > y) != (y1 > y)
    with np.errstate(invalid="ignore", divide="ignore"):
        right = x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    return bool(np.count_nonzero(across & right) % 2)
