"""Perturbing acceleration at many points at once: all of it, or cheaply its largest parts."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.units import AU_KM
from smileviz.orbit import shadow
from smileviz.orbit.forces import Forces
from smileviz.orbit.gravity import Gravity, coefficients
from smileviz.orbit.tables import Surroundings, Tables


class Acceleration:
    """What *forces* do beyond the central term; vectors are GCRS (3, n), km and km/s2."""

    def __init__(self, forces: Forces, tables: Tables) -> None:
        """Prepare the gravity field."""
        self.forces = forces
        self.tables = tables
        self._gravity: Gravity | None = None
        self._j2 = 0.0
        if forces.gravity_degree >= 2:
            field = coefficients(forces.gravity_file, forces.gravity_degree, forces.gravity_order)
            self._gravity = Gravity(field, forces.gm_km3_s2, forces.radius_km)
            self._j2 = -1.5 * field[0, 2, 0] * forces.gm_km3_s2 * forces.radius_km**2
        # N/m2 * m2/kg = m/s2 = 1e-3 km/s2
        self._sunlight = forces.solar_pressure_n_m2 * forces.srp_area_mass_m2_kg * AU_KM**2 * 1e-3

    def full(self, around: Surroundings, position: Floats, distance: Floats) -> Floats:
        """All forces with the surroundings *around*."""
        total = self._attraction(around, position)
        if self._gravity is not None:
            total += _harmonics(self._gravity, around, position, distance)
        if self._sunlight > 0.0:
            to_sun = around.sun - position
            cube = np.einsum("in,in->n", to_sun, to_sun) ** 1.5
            lit = shadow.sunlit(position, distance, to_sun)
            total -= (self._sunlight * lit / cube) * to_sun
        return total

    def light(
        self, around: Surroundings, position: Floats, distance: Floats, pole: Floats
    ) -> Floats:
        """Sun, Moon and the oblateness about a fixed *pole* (3,): cheap, and nearly all."""
        total = self._attraction(around, position)
        if self._j2:
            height = pole @ position / distance
            strength = self._j2 / distance**5
            total += (strength * (5.0 * height * height - 1.0)) * position
            total -= (2.0 * strength * distance * height) * pole[:, None]
        return total

    def _attraction(self, around: Surroundings, position: Floats) -> Floats:
        """Of Sun and Moon on the spacecraft less that on the Earth."""
        total = np.zeros_like(position)
        bodies = (
            (self.forces.sun, self.forces.sun_gm_km3_s2, around.sun),
            (self.forces.moon, self.forces.moon_gm_km3_s2, around.moon),
        )
        for on, gm, body in bodies:
            if on:
                total += _tide(gm, body, position)
        return total


def _tide(gm: float, body: Floats, position: Floats) -> Floats:
    """GM ((s - r) / |s - r|^3 - s / |s|^3) without cancellation (Battin 1999, Eq. 8.61)."""
    squared = np.einsum("in,in->n", body, body)
    q = np.einsum("in,in->n", position, position - 2.0 * body) / squared
    root = np.sqrt(1.0 + q)
    cube = squared * np.sqrt(squared) * (1.0 + q) * root
    fq = q * (3.0 + q * (3.0 + q)) / (1.0 + (1.0 + q) * root)
    return np.asarray((-gm / cube) * (position + fq * body))


def _harmonics(
    gravity: Gravity, around: Surroundings, position: Floats, distance: Floats
) -> Floats:
    """Of the gravity field, brought to its rotating frame and back."""
    return _from_earth(around, gravity.acceleration(to_earth(around, position), distance))


def to_earth(around: Surroundings, v: Floats) -> Floats:
    """GCRS vectors *v* (3, n) in ITRS: to the equator of date, round, then to the pole of ITRS."""
    x, y = around.pole
    wx, wy = around.wobble
    lean = x * v[0] + y * v[1]
    z = np.sqrt(1.0 - x * x - y * y)
    shift = v[2] + lean / (1.0 + z)
    level = ((v[0] - x * shift) + 1j * (v[1] - y * shift)) * np.exp(-1j * around.turn)
    up = lean + z * v[2]
    turned = np.empty_like(v)
    turned[0] = level.real + wx * up
    turned[1] = level.imag + wy * up
    turned[2] = up - wx * level.real - wy * level.imag
    return turned


def _from_earth(around: Surroundings, v: Floats) -> Floats:
    """ITRS vectors *v* (3, n) in GCRS."""
    x, y = around.pole
    wx, wy = around.wobble
    up = v[2] + wx * v[0] + wy * v[1]
    level = ((v[0] - wx * v[2]) + 1j * (v[1] - wy * v[2])) * np.exp(1j * around.turn)
    lean = x * level.real + y * level.imag
    z = np.sqrt(1.0 - x * x - y * y)
    shift = up - lean / (1.0 + z)
    turned = np.empty_like(v)
    turned[0] = level.real + x * shift
    turned[1] = level.imag + y * shift
    turned[2] = z * up - lean
    return turned
