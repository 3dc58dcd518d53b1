"""Tables of quantities against time, with the lines that say where the numbers come from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.windows import Span
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.provenance import provenance
from smileviz.mission.quantities import find, quantities_of, quantity
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario
from smileviz.mission.states import state_in

STATE = "state"
REGION = "region"
STATE_COLUMNS = ("x_km", "y_km", "z_km", "vx_km_s", "vy_km_s", "vz_km_s")
MAX_ROWS = 5_000_000

Column = Floats | NDArray[np.str_]


@dataclass(frozen=True, eq=False)
class Table:
    """Columns of equal length by name, and the lines of their provenance."""

    header: dict[str, str]
    t: Floats
    columns: dict[str, Column]


def steps(span: Span, step_s: float) -> Floats:
    """Times from the start of *span* every *step_s*, the stop included if a step falls on it."""
    count = int(np.floor(span.length_s / step_s * (1.0 + 1e-12) + 1e-9)) + 1
    if count > MAX_ROWS:
        raise SmileError(
            f"{count} rows are more than the {MAX_ROWS} a table may have; take a longer step."
        )
    return span.start + step_s * np.arange(float(count))


def table(scenario: Scenario, names: tuple[str, ...], t: Floats, frame: Frame) -> Table:
    """Values of the quantities *names* (``state`` and ``region`` among them) at *t* (n,)."""
    others = (STATE, REGION)
    unknown = [name for name in names if name not in others and find(name, scenario) is None]
    if unknown:
        allowed = ", ".join((*others, *(item.name for item in quantities_of(scenario))))
        raise SmileError(f"No quantity '{unknown[0]}'; there are {allowed}.")
    samples = Samples(scenario, ephemeris_of(scenario), t)
    columns: dict[str, Column] = {}
    for name in names:
        if name == STATE:
            columns |= dict(zip(STATE_COLUMNS, state_in(samples, frame).T, strict=True))
        elif name == REGION:
            columns[name] = samples.region
        else:
            columns[name] = quantity(name, scenario).values(samples)
    when = Span(float(t[0]), float(t[-1])) if len(t) else scenario.span
    return Table(provenance(scenario, when, frame), t, columns)
