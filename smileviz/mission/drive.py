"""Drive: what moves the solar wind of a scenario through time: nothing, files, or a table."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from smileviz.base.limits import Limits
from smileviz.mission.fields import UTC, OneOf
from smileviz.solarwind.timeline import Gaps, Policy

DENSITY = Limits(0.1, 100.0, "cm-3")
SPEED = Limits(200.0, 2000.0, "km/s")
FIELD = Limits(-100.0, 100.0, "nT")
PRESSURE = Limits(0.05, 100.0, "nPa")
TEMPERATURE = Limits(1e3, 1e7, "K")
KP = Limits(0.0, 9.0)
DST = Limits(-1000.0, 200.0, "nT")


@dataclass(frozen=True)
class ConstantWind:
    """The numbers of the form, at all times."""

    kind: Literal["constant"] = "constant"


@dataclass(frozen=True)
class FileWind:
    """Measured or made by others: files that are merged, the first wins; see `solarwind.reader`.

    What no file has comes from the numbers of the form, at all times.
    """

    files: tuple[str, ...]
    """Paths: absolute in memory, relative to the scenario's own file where it is written."""
    kind: Literal["file"] = "file"
    gaps: Annotated[str, OneOf(tuple(policy.value for policy in Policy))] = Policy.NOTHING.value
    gap_minutes: Annotated[float, Limits(0.0, 1e6, "min")] = 60.0
    alpha_ratio: Annotated[float, Limits(0.0, 0.5)] = 0.04
    """Alpha particles per proton where no file has them, nor the pressure itself."""
    stamp: str = field(default="", metadata={"kept": False})
    """Tells one state of the files from another; never written."""

    @property
    def policy(self) -> Gaps:
        """What stands where nothing was measured."""
        return Gaps(Policy(self.gaps), self.gap_minutes)


@dataclass(frozen=True)
class WindRow:
    """From *at* on, or at *at*; None is as in the row before, and before all rows the form's."""

    at: Annotated[float, UTC]
    density_cm3: Annotated[float | None, DENSITY] = None
    speed_km_s: Annotated[float | None, SPEED] = None
    temperature_k: Annotated[float | None, TEMPERATURE] = None
    bx_nt: Annotated[float | None, FIELD] = None
    by_nt: Annotated[float | None, FIELD] = None
    bz_nt: Annotated[float | None, FIELD] = None
    pdyn_npa: Annotated[float | None, PRESSURE] = None
    kp: Annotated[float | None, KP] = None
    dst_nt: Annotated[float | None, DST] = None


@dataclass(frozen=True)
class StepsWind:
    """A table of the user's: steps, or rows joined by straight lines."""

    rows: tuple[WindRow, ...]
    kind: Literal["steps"] = "steps"
    join: Annotated[str, OneOf(("step", "line"))] = "step"


Drive = ConstantWind | FileWind | StepsWind
