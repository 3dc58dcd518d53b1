"""All event lists of the reference month through the names that planners type."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.windows import Span
from smileviz.events.contact import Station
from smileviz.mission import almanac, files
from smileviz.mission.scenario import NumericalOrbit

REFERENCE = json.loads(
    (Path(__file__).parents[1] / "authorities" / "events_july2026.json").read_text("utf-8")
)
EPOCH = time.from_utc(REFERENCE["epoch_utc"])
SPAN = Span(EPOCH, EPOCH + 86_400.0 * REFERENCE["span_days"])
STATE = np.array(REFERENCE["initial_state_gcrf_m_m_s"]) / 1000.0
KEYS = {name: name.lower() for name in REFERENCE["stations_wgs84_lat_lon_h"]}
SCENARIO = replace(
    files.bundled("smile"),
    span=SPAN,
    orbit=NumericalOrbit(
        EPOCH,
        tuple(STATE[:3].tolist()),
        tuple(STATE[3:].tolist()),
        gravity_degree=8,
        srp_area_mass_m2_kg=1.3 * 9.0 / 760.0,
    ),
    stations=tuple(
        Station(f"{KEYS[name]}_{mask}", name, *place, mask_deg=float(mask))
        for name, place in REFERENCE["stations_wgs84_lat_lon_h"].items()
        for mask in (0, 5, 10)
    ),
)
# Windows by the name of the list; those of eclipses count upward when they end.
PLAIN = {
    "umbra/sphere_6378.137": "not umbra",
    "penumbra/sphere_6378.137": "not penumbra",
    "umbra/wgs84_ellipsoid": "not umbra_ellipsoid",
    "penumbra/wgs84_ellipsoid": "not penumbra_ellipsoid",
    "moon_penumbra": "not moon_penumbra",
}
EVENTS = {
    "node_tod": ("node_ascending", "node_descending"),
    "apsides": ("perigee", "apogee"),
}


def expression(name):
    first, _, last = name.partition("/")
    family, _, number = first.partition("_")
    if name in PLAIN:
        return PLAIN[name]
    if family == "altitude":
        above = "altitude_sphere_above" if last.startswith("sphere") else "altitude_above"
        return f"{above}:{number.removesuffix('km')}"
    if family == "elevation":
        return f"contact:{KEYS[last]}_{number}"
    return f"nadir_{family}_angle_deg > {number.split('_')[-1]}"


def found(name):
    if name in EVENTS:
        parts = [almanac.events(kind, SCENARIO, SPAN) for kind in EVENTS[name]]
    else:
        edges = almanac.where(expression(name), SCENARIO).windows(SCENARIO, SPAN).edges
        parts = [column[(column > SPAN.start) & (column < SPAN.stop)] for column in edges.T]
    t = np.concatenate(parts)
    rising = np.repeat([True, False], [len(part) for part in parts])
    order = np.argsort(t)
    return t[order], rising[order]


@pytest.mark.parametrize("name", sorted(set(REFERENCE["events"]) - {"node_gcrf"}))
def test_every_list_has_a_name_or_an_expression(name):
    wanted = REFERENCE["events"][name]
    t, rising = found(name)
    assert len(t) == len(wanted["t_s"])
    assert rising.tolist() == wanted["increasing"]
    late = np.abs(t - EPOCH - np.array(wanted["t_s"]))
    # Orekit's Earth turned with an older table: 0.4 s at most, at grazing passes.
    allowed = 0.5 if name.startswith("elevation") else 0.05
    assert late.max(initial=0.0) < min(allowed, wanted["tol_s"])
