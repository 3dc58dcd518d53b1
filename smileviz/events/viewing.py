"""Margins of viewing: what SXI and UVI are allowed to look at, and when the Sun is too near.

SXI observes when the spacecraft is far enough out and the Sun far enough from the boresight. UVI is
switched off below the same distance; no Sun limit of it is published, so it has none here.
"""

import numpy as np

from smileviz.base.arrays import Floats, norm
from smileviz.orbit.attitude import Constraints, GuidanceLaw


def radius_km(constraints: Constraints, position_km: Floats) -> Floats:
    """How much farther out than the least distance *position_km* (..., 3) is -> (...)."""
    return norm(position_km) - constraints.min_radius_km


def sun_deg(constraints: Constraints, law: GuidanceLaw, position_gse_km: Floats) -> Floats:
    """How much farther than its limit the Sun is from the SXI boresight (..., 3) -> (...).

    NaN where the law has no pointing: nothing is allowed there.
    """
    return constraints.margins(law, position_gse_km).sun_deg


def too_near_deg(constraints: Constraints, law: GuidanceLaw, position_gse_km: Floats) -> Floats:
    """How far inside its limit the Sun is, where the spacecraft is far enough out -> (...).

    What the Sun alone takes away: negative below the least distance and where the Sun is far.
    """
    margins = constraints.margins(law, position_gse_km)
    return np.where(margins.radius_km > 0.0, -margins.sun_deg, np.nan)
