"""Boundaries whose distance, sections and edges are known exactly."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np


@dataclass(frozen=True)
class Ball:
    """A sphere that holds the Earth's centre off its own: no axis of symmetry along X."""

    x: float = 2.0
    y: float = 1.0
    z: float = -1.5
    radius: float = 9.0

    title: ClassVar[str] = "Ball"
    x_min_re: ClassVar[float] = -30.0
    axisymmetric: ClassVar[bool] = False

    @property
    def centre(self):
        return np.array([self.x, self.y, self.z])

    def caution(self, conditions):
        return None

    def radius_re(self, theta, phi):
        along = (
            self.x * np.cos(theta)
            + self.y * np.sin(theta) * np.cos(phi)
            + self.z * np.sin(theta) * np.sin(phi)
        )
        return along + np.sqrt(along**2 + self.radius**2 - self.centre @ self.centre)


@dataclass(frozen=True)
class Dented:
    """Shue-like, with a dent on the noon meridian: what the cusps of later models look like."""

    title: ClassVar[str] = "Dented"
    x_min_re: ClassVar[float] = -30.0
    axisymmetric: ClassVar[bool] = False

    def caution(self, conditions):
        return None

    def radius_re(self, theta, phi):
        near = np.cos(theta) * np.cos(1.1) + np.sin(theta) * np.sin(1.1) * np.sin(phi)
        dent = 1.0 - 0.15 * np.exp((near - 1.0) / 0.025)
        return 10.0 * (2.0 / (1.0 + np.cos(theta))) ** 0.55 * dent
