"""Colour maps, perceptually even and readable in grey: inferno for X-rays, cividis for fields."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.scene.polydata import mixed, rgb

# Nine even stops of inferno (Smith and van der Walt 2015, CC0).
_STOPS = ("#000004", "#210C4A", "#57106E", "#8A226A", "#BC3754", "#E45A31", "#F98E09", "#F9CB35",
          "#FCFFA4")  # fmt: skip
_RGB = np.array([rgb(stop) for stop in _STOPS])
STRENGTH = ("#414D6B", "#5C606F", "#7C7B78", "#9B9375", "#BCAE6C", "#DECB5B", "#FFE945")
"""Stops of cividis (Nunez et al. 2018) from where they can be seen on a dark ground."""
WEAKEST_NT, STRONGEST_NT = 10.0, 60000.0
"""Ends of its logarithmic scale."""
LOWEST, HIGHEST = 5e-7, 5e-5
"""Ends of the scale, eV cm^-3 s^-1: the wind far out when it is thin, the nose in a storm."""


def inferno(share: Floats) -> Floats:
    """Red, green and blue (..., 3) at *share* (...) of the scale, 0 to 1."""
    place = np.clip(share, 0.0, 1.0) * (len(_RGB) - 1.0)
    low = np.minimum(place.astype(np.int64), len(_RGB) - 2)
    rest = (place - low)[..., None]
    return np.asarray(_RGB[low] * (1.0 - rest) + _RGB[low + 1] * rest)


INFERNO = tuple(mixed(_STOPS[k], _STOPS[k + 1], 0.5) for k in range(len(_STOPS) - 1))
"""The map in eight steps."""


def scaled(emissivity: Floats) -> Floats:
    """Where values (...) stand on the logarithmic scale: 0 to 1, below 0 where there is none."""
    safe = np.maximum(emissivity, 1e-3 * LOWEST)
    return np.asarray(np.log(safe / LOWEST) / np.log(HIGHEST / LOWEST))


def scaled_strength(field_nt: Floats) -> Floats:
    """Where strengths (...) stand on the scale of fields, 0 to 1."""
    share = np.log(np.maximum(field_nt, 1e-3) / WEAKEST_NT) / np.log(STRONGEST_NT / WEAKEST_NT)
    return np.asarray(np.clip(share, 0.0, 1.0))
