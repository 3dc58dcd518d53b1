"""The Earth's gravity beyond its central term, for many points at once (Cunningham 1970)."""

from functools import lru_cache

import numpy as np

from smileviz.base import resources
from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError


class Gravity:
    """Acceleration of a spherical-harmonic field, in the rotating frame.

    The functions V + iW of Cunningham are G (R / r) u^m times constants, u = (x + iy) R / r^2,
    with G[n] = z R / r^2 G[n - 1] - beta (R / r)^2 G[n - 2]: real, and all orders m of one degree
    at once. The acceleration (Montenbruck & Gill 2000, Eq. 3.33) is linear in them, so that all
    factors go into one matrix an order.
    """

    def __init__(self, coefficients: Floats, gm_km3_s2: float, radius_km: float) -> None:
        """Take unnormalised C, S of *coefficients* (2, degree + 1, degree + 1)."""
        self.radius_km = radius_km
        self._scale = gm_km3_s2 / radius_km**2
        self._top = coefficients.shape[1]
        self.order = _highest_order(coefficients)
        self._orders = min(self.order + 2, self._top + 1)
        n = np.arange(self._top + 1.0)[:, None]
        m = np.arange(float(self._orders))[None, :]
        self._beta = ((n - 1.0) ** 2 - m**2) / ((2.0 * n - 1.0) * (2.0 * n - 3.0))
        self._weights = _weights(coefficients, self._orders)

    def acceleration(self, position: Floats, distance: Floats) -> Floats:
        """Without the central term: rotating frame km (3, n), and their lengths (n,) -> km/s2."""
        inverse = self.radius_km / distance**2
        z = position[2] * inverse
        rho = self.radius_km * inverse
        u = (position[0] + 1j * position[1]) * inverse
        top, orders = self._top, self._orders
        g = np.empty((orders, top + 1, len(distance)))
        power = np.empty((orders, len(distance)), dtype=np.complex128)
        power[0] = self._scale * np.sqrt(rho)
        for m in range(orders):
            g[m, m] = 1.0
            if m:
                np.multiply(power[m - 1], u, out=power[m])
            if m < top:
                g[m, m + 1] = z
        for n in range(2, top + 1):
            k = min(n - 1, orders)
            beta = self._beta[n, :k, None] * rho
            np.multiply(g[:k, n - 1], z, out=g[:k, n])
            beta *= g[:k, n - 2]
            g[:k, n] -= beta
        total = np.zeros((3, len(distance)))
        for m in range(orders):
            low = max(m, 3)
            both = (self._weights[m, :, low:] @ g[m, low:]).reshape(2, 3, -1)
            total += both[0] * power[m].real
            total += both[1] * power[m].imag
        return total


def _highest_order(coefficients: Floats) -> int:
    used = np.flatnonzero(np.any(coefficients != 0.0, axis=(0, 1)))
    return int(used[-1]) if len(used) else 0


def _weights(coefficients: Floats, orders: int) -> Floats:
    """What multiplies the real and imaginary parts of G u^m in ax, ay, az (orders, 6, n)."""
    top = coefficients.shape[1]
    w = np.zeros((orders, 2, 3, top + 1))
    for n in range(2, top):
        for m in range(min(n, orders - 1) + 1):
            c, s = coefficients[0, n, m], coefficients[1, n, m]
            up = 1.0 if m == 0 else 0.5
            if m + 1 < orders:
                w[m + 1, 0, :2, n + 1] += (-up * c, up * s)
                w[m + 1, 1, :2, n + 1] += (-up * s, -up * c)
            if m > 0:
                down = 0.5 * (n - m + 2) * (n - m + 1)
                w[m - 1, 0, :2, n + 1] += (down * c, down * s)
                w[m - 1, 1, :2, n + 1] += (down * s, -down * c)
            w[m, 0, 2, n + 1] += -(n - m + 1) * c
            w[m, 1, 2, n + 1] += -(n - m + 1) * s
    for m in range(orders):
        gamma = np.zeros(top + 1)
        gamma[m] = np.prod(np.arange(1.0, 2 * m, 2.0))
        for k in range(m + 1, top + 1):
            gamma[k] = gamma[k - 1] * (2 * k - 1) / (k - m)
        w[m] *= gamma
    return w.reshape(orders, 6, top + 1)


@lru_cache(maxsize=8)
def coefficients(file: str, degree: int, order: int) -> Floats:
    """Unnormalised C and S of the shipped *file* (ICGEM format) -> (2, degree + 1, degree + 1)."""
    c = np.zeros((2, degree + 1, degree + 1))
    highest = 0
    for line in resources.path(f"data/{file}").read_text(encoding="ascii").splitlines():
        words = line.split()
        if words and words[0] == "max_degree":
            highest = int(words[1])
        if not words or words[0] != "gfc":
            continue
        n, m = int(words[1]), int(words[2])
        if 2 <= n <= degree and m <= order:
            c[:, n, m] = float(words[3]), float(words[4])
    if degree > highest:
        raise SmileError(
            f"The gravity degree is {degree}; {file} has coefficients up to degree {highest}."
        )
    return c * _unnormalise(degree)


def _unnormalise(degree: int) -> Floats:
    """Factors that take fully normalised coefficients to unnormalised ones (degree + 1, ...)."""
    factors = np.zeros((degree + 1, degree + 1))
    for n in range(degree + 1):
        ratio = 1.0  # (n - m)! / (n + m)!
        for m in range(n + 1):
            factors[n, m] = np.sqrt((2 * n + 1) * ratio * (1.0 if m == 0 else 2.0))
            ratio /= (n - m) * (n + m + 1) if m < n else 1.0
    return factors
