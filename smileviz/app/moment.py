"""The moment as text: UTC, where SMILE is, every quantity with its unit."""

import math

from smileviz.base.errors import SmileError
from smileviz.mission.quantities import QUANTITIES
from smileviz.mission.quantity import Quantity
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
    lines += [f"{quantity.name}\t{_shown(now, quantity)}" for quantity in QUANTITIES]
    return "\n".join(lines)


def _shown(now: Snapshot, quantity: Quantity) -> str:
    """Value and unit; where there is none, why."""
    try:
        value = now.value(quantity.name)
    except SmileError as error:
        return f"-\t{quantity.unit}\t{error}"
    return f"{value:.6g}\t{quantity.unit}" if math.isfinite(value) else f"-\t{quantity.unit}"
