"""Colour map of X-rays: inferno, perceptually even, readable in grey; and its logarithmic scale."""

import numpy as np

from smileviz.base.arrays import Floats

# Nine even stops of inferno (Smith and van der Walt 2015, CC0).
_STOPS = ("#000004", "#210C4A", "#57106E", "#8A226A", "#BC3754", "#E45A31", "#F98E09", "#F9CB35",
          "#FCFFA4")  # fmt: skip
_RGB = np.array([[int(stop[i : i + 2], 16) / 255.0 for i in (1, 3, 5)] for stop in _STOPS])
LOWEST, HIGHEST = 5e-7, 5e-5
"""Ends of the scale, eV cm^-3 s^-1: the wind far out when it is thin, the nose in a storm."""


def inferno(share: Floats) -> Floats:
    """Red, green and blue (..., 3) at *share* (...) of the scale, 0 to 1."""
    place = np.clip(share, 0.0, 1.0) * (len(_RGB) - 1.0)
    low = np.minimum(place.astype(np.int64), len(_RGB) - 2)
    rest = (place - low)[..., None]
    return np.asarray(_RGB[low] * (1.0 - rest) + _RGB[low + 1] * rest)


def hexadecimal(share: float) -> str:
    """The colour at *share* as ``#RRGGBB``."""
    red, green, blue = (round(255 * float(part)) for part in inferno(np.array(share)))
    return f"#{red:02X}{green:02X}{blue:02X}"


def scaled(emissivity: Floats) -> Floats:
    """Where values (...) stand on the logarithmic scale: 0 to 1, below 0 where there is none."""
    safe = np.maximum(emissivity, 1e-3 * LOWEST)
    return np.asarray(np.log(safe / LOWEST) / np.log(HIGHEST / LOWEST))
