"""Tables of quantities against time, with the lines that say where the numbers come from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smileviz import __version__
from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_EQUATORIAL_KM, EARTH_RADIUS_KM
from smileviz.base.windows import Span
from smileviz.mission.choices import CHOICES
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.quantities import find, quantities_of, quantity
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Models, Scenario
from smileviz.mission.states import state_in
from smileviz.mission.wind import wind_of

STATE = "state"
REGION = "region"
STATE_COLUMNS = ("x_km", "y_km", "z_km", "vx_km_s", "vy_km_s", "vz_km_s")
_MAX_ROWS = 5_000_000

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
    if count > _MAX_ROWS:
        raise SmileError(
            f"{count} rows are more than the {_MAX_ROWS} a table may have; take a longer step."
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
    return Table(provenance(scenario, frame), t, columns)


def provenance(scenario: Scenario, frame: Frame | None = None) -> dict[str, str]:
    """What every table and picture states: program, scenario, ephemeris, frame, models, inputs."""
    origin = ephemeris_of(scenario).provenance
    pointing = scenario.pointing
    lines = {
        "program": f"smileviz {__version__}",
        "scenario": scenario.title,
        "span": f"{time.to_utc(scenario.span.start)} to {time.to_utc(scenario.span.stop)}",
        "ephemeris": f"{origin.title}; {origin.source}",
        "ephemeris_method": origin.method,
        "ephemeris_epoch": time.to_utc(origin.epoch_t, 3),
        **_models(scenario.models),
        "solar_wind": wind_of(scenario.solar_wind).sentence,
        "pointing": (
            f"SXI guidance law, limb angle {pointing.limb_angle_deg:g} deg, Sun limit "
            f"{pointing.sun_limit_deg:g} deg, r > {pointing.min_radius_km:g} km; "
            f"UVI offset {pointing.uvi_offset_deg:g} deg (assumed)"
        ),
        "radii": (
            f"R_E = {EARTH_RADIUS_KM} km in columns ending in _re; limb of a sphere of "
            f"{EARTH_EQUATORIAL_KM} km; altitude above WGS 84"
        ),
    }
    if frame is not None:
        lines["frame"] = frame.value
    if origin.warning:
        lines["warning"] = origin.warning
    return lines


def _models(models: Models) -> dict[str, str]:
    """The models and their publications; the constants that all emissivities go by."""
    chosen = {choice.field: choice.of(models) for choice in CHOICES}
    lines = {field: f"{model.title} ({model.citation})" for field, model in chosen.items()}
    lines["emissivity"] += (
        f"; alpha {models.charge_exchange_ev_cm2:g} eV cm2, exosphere "
        f"{models.exosphere_at_10_re_cm3:g} cm-3 at 10 R_E"
    )
    return lines
