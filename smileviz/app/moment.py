"""The moment as text: UTC, where SMILE is, every quantity with its unit."""

import math

from smileviz.mission.quantities import QUANTITIES
from smileviz.mission.snapshot import Snapshot


def text(now: Snapshot) -> str:
    """One line a quantity, tabs between name, value and unit; where it is from comes first."""
    frame = now.view.frame
    x, y, z = now.position_in(frame)
    lines = [
        f"utc\t{now.utc}",
        f"ephemeris\t{now.provenance.title}\t{now.provenance.source}",
        f"region\t{now.region}",
        f"position {frame.name}\t{x:.4f} {y:.4f} {z:.4f}\tR_E",
    ]
    for quantity in QUANTITIES:
        value = now.value(quantity.name)
        shown = f"{value:.6g}" if math.isfinite(value) else "-"
        lines.append(f"{quantity.name}\t{shown}\t{quantity.unit}")
    return "\n".join(lines)
