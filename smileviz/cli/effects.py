"""Rows of manoeuvres: osculating elements before and after each."""

from collections.abc import Callable

import numpy as np

from smileviz.base.units import HOUR_S
from smileviz.cli.asked import Asked
from smileviz.handover.sheet import Column, Sheet, utc
from smileviz.mission.manoeuvres import effects
from smileviz.orbit.kepler import Osculating

_ELEMENTS: dict[str, Callable[[Osculating], float]] = {
    "semi_major_axis_km": lambda e: e.semi_major_axis_km,
    "eccentricity": lambda e: e.eccentricity,
    "inclination_deg": lambda e: e.inclination_deg,
    "node_deg": lambda e: e.node_deg,
    "perigee_argument_deg": lambda e: e.perigee_argument_deg,
    "true_anomaly_deg": lambda e: e.true_anomaly_deg,
    "perigee_altitude_km": lambda e: e.perigee_altitude_km,
    "apogee_altitude_km": lambda e: e.apogee_altitude_km,
    "period_h": lambda e: e.period_s / HOUR_S,
}


def sheet(what: Asked) -> Sheet:
    """A row a manoeuvre."""
    found = effects(what.scenario)
    columns: dict[str, Column] = {
        "utc": utc(np.array([item.manoeuvre.at for item in found])),
        "name": [item.manoeuvre.name for item in found],
    }
    for k, axis in enumerate(("radial", "transverse", "normal")):
        columns[f"{axis}_m_s"] = np.array([item.delta_v_rtn_m_s[k] for item in found])
    for name, of in _ELEMENTS.items():
        for when in ("before", "after"):
            columns[f"{when}_{name}"] = np.array([of(getattr(item, when)) for item in found])
    meta = what.meta(what.scenario.span) | {
        "elements": "osculating, GCRS, GM of EGM96; altitudes above a sphere of 6378.137 km"
    }
    return Sheet(meta, columns)
