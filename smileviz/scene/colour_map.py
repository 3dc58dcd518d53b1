"""Colour maps, perceptually even and readable in grey: inferno for X-rays, cividis for fields."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.colour_maps import INFERNO
from smileviz.mission.xray import scaled
from smileviz.scene.polydata import rgb

__all__ = ["INFERNO", "STRENGTH", "scaled", "scaled_strength", "shaded"]

STRENGTH = ("#414D6B", "#5C606F", "#7C7B78", "#9B9375", "#BCAE6C", "#DECB5B", "#FFE945")
"""Stops of cividis (Nunez et al. 2018) from where they can be seen on a dark ground."""
WEAKEST_NT, STRONGEST_NT = 10.0, 60000.0
"""Ends of its logarithmic scale."""


def shaded(value: str, stops: tuple[str, ...]) -> str:
    """GLSL that makes *shade*, a vec3, of the expression *value*, 0 to 1 along even *stops*."""
    last = len(stops) - 1
    colours = [", ".join(f"{part:.4f}" for part in rgb(stop)) for stop in stops]
    steps = (
        f"shade = mix(shade, vec3({colour}), clamp(place - {k}.0, 0.0, 1.0));"
        for k, colour in enumerate(colours[1:])
    )
    start = f"float place = clamp({value}, 0.0, 1.0) * {last}.0; vec3 shade = vec3({colours[0]});"
    return " ".join([start, *steps])


def scaled_strength(field_nt: Floats) -> Floats:
    """Where strengths (...) stand on the scale of fields, 0 to 1."""
    share = np.log(np.maximum(field_nt, 1e-3) / WEAKEST_NT) / np.log(STRONGEST_NT / WEAKEST_NT)
    return np.asarray(np.clip(share, 0.0, 1.0))
