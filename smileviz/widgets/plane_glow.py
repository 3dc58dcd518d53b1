"""PlaneGlowItem: X-ray emissivity in a plane, in the colours of the 3D view."""

import numpy as np
from PySide6.QtCore import QRectF

from smileviz.base.arrays import Floats
from smileviz.base.colour_maps import INFERNO
from smileviz.mission.planes_xray import HALF_RE, PlaneGlow
from smileviz.mission.xray import HIGHEST, LOWEST, scaled
from smileviz.widgets.shade import Shade

_OPACITY = 0.85
_SQUARE = QRectF(-HALF_RE, -HALF_RE, 2.0 * HALF_RE, 2.0 * HALF_RE)
_STOPS = np.array([[int(stop[k : k + 2], 16) for k in (1, 3, 5)] for stop in INFERNO])


class PlaneGlowItem(Shade):
    """The emissivity of one plane, clear where there is none; says its value."""

    def __init__(self) -> None:
        super().__init__()
        self.setVisible(False)
        self._drawn: PlaneGlow | None = None

    def show_glow(self, glow: PlaneGlow | None) -> None:
        """Draw *glow*, or nothing; what is drawn already stays."""
        if glow is self._drawn:
            return
        self._drawn = glow
        self.setVisible(glow is not None)
        if glow is not None:
            self.set_cells(_rgba(glow.values), _SQUARE)

    def named(self, x: float, y: float) -> str:
        """What is shone at (x, y) R_E, in a sentence; empty where nothing is."""
        value = float("nan") if self._drawn is None else self._drawn.at(x, y)
        if self._drawn is None or not value > 0.0:
            return ""
        return (
            f"X-ray emissivity {value:.2g} eV cm⁻³ s⁻¹ ({self._drawn.model.title}); "
            f"colours from {LOWEST:.0e} to {HIGHEST:.0e}, logarithmic."
        )


def _rgba(values: Floats) -> Floats:
    """Colours (n, n, 4), 0 to 255."""
    share = np.clip(scaled(values), 0.0, 1.0)
    place = share * (len(_STOPS) - 1)
    steps = np.arange(len(_STOPS))
    colours = [np.interp(place, steps, _STOPS[:, k]) for k in range(3)]
    return np.stack([*colours, 255.0 * _OPACITY * np.minimum(1.25 * share, 1.0)], axis=-1)
