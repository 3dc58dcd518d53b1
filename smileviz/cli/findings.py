"""What `smileviz check` finds in a scenario file."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import tomli_w

from smileviz.base import time
from smileviz.base.arrays import Floats, norm
from smileviz.base.errors import SmileError
from smileviz.base.units import DAY_S, EARTH_EQUATORIAL_KM
from smileviz.mission import almanac, files
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.samples import boundaries, conditions_of, steady
from smileviz.mission.scenario import Scenario
from smileviz.mission.wind import wind_of
from smileviz.orbit.ephemeris import Ephemeris
from smileviz.orbit.revolutions import apogees, perigees


@dataclass
class Report:
    """Sentences on a scenario: right, right but to be known, wrong."""

    valid: list[str] = field(default_factory=list)
    cautions: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def on(path: Path) -> Report:
    """Everything found in the file *path*; SmileError if there is no such file."""
    if not path.is_file():
        raise SmileError(f"{path} is not a file.")
    report = Report()
    try:
        scenario = files.load(path)
    except SmileError as error:
        report.problems = _in_sections(path) or [str(error)]
        return report
    report.valid.append(f"{path.name} is a scenario: {scenario.title}")
    _span_and_opening(scenario, report)
    _orbit(scenario, report)
    _wind(scenario, report)
    _planning(scenario, report)
    return report


def _in_sections(path: Path) -> list[str]:
    """The first problem of every section, each tried in a scenario that is otherwise right."""
    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8", "replace"))
    except tomllib.TOMLDecodeError:
        return []
    right = tomllib.loads(files.text(files.bundled("smile")))
    found = [f"{name} is missing." for name in ("title", "span", "orbit") if name not in table]
    for name, section in table.items():
        try:
            files.parse(tomli_w.dumps(right | {name: section}))
        except SmileError as error:
            found.append(str(error))
    return found


def _span_and_opening(scenario: Scenario, report: Report) -> None:
    span = scenario.span
    days = span.length_s / DAY_S
    report.valid.append(
        f"span: {time.to_utc(span.start)} to {time.to_utc(span.stop)}, {days:.1f} days"
    )
    written = scenario.opening.at
    if written == "now":
        return
    try:
        opens = time.from_utc(written)
    except SmileError as error:
        report.problems.append(f"opening.at: {error}")
        return
    if opens in span:
        report.valid.append(f"opening: {written}")
    else:
        report.problems.append(f"opening.at is {written}; it must be within the span.")


def _orbit(scenario: Scenario, report: Report) -> None:
    try:
        ephemeris = ephemeris_of(scenario)
    except SmileError as error:
        report.problems.append(f"orbit: {error}")
        return
    origin = ephemeris.provenance
    report.valid.append(f"orbit: {origin.title}; {origin.method}")
    for name, turns in (("perigee", perigees(ephemeris)), ("apogee", apogees(ephemeris))):
        if len(turns):
            heights = _heights_km(ephemeris, turns)
            low, high = float(heights.min()), float(heights.max())
            report.valid.append(f"{name}: {len(turns)} passages, {low:,.0f} to {high:,.0f} km high")
    if origin.warning:
        report.cautions.append(origin.warning)


def _heights_km(ephemeris: Ephemeris, t: Floats) -> Floats:
    return norm(ephemeris.position_km(t)) - EARTH_EQUATORIAL_KM


def _planning(scenario: Scenario, report: Report) -> None:
    """Its own stations, sites, spacecraft and windows."""
    own = (
        ("stations", scenario.stations),
        ("sites", scenario.sites),
        ("spacecraft", scenario.spacecraft),
        ("windows", scenario.windows),
    )
    try:
        almanac.window_kinds(scenario)
    except SmileError as error:
        report.problems.append(str(error))
        return
    for title, items in own:
        if items:
            report.valid.append(f"{title}: {', '.join(item.name for item in items)}")


def _wind(scenario: Scenario, report: Report) -> None:
    driven = wind_of(scenario.solar_wind)
    report.cautions.extend(driven.notes)
    scenario = steady(scenario, scenario.span.start)
    wind = scenario.solar_wind
    when = f" at {time.to_utc(scenario.span.start)}" if driven.moves else ""
    report.valid.append(
        f"solar wind{when}: {wind.dynamic_pressure_npa:.4g} nPa, Bz {wind.bz_nt:g} nT; "
        f"{driven.source}"
    )
    conditions = conditions_of(scenario, 0.0)
    for model in boundaries(scenario.models, conditions):
        standoff = float(model.radius_re(np.zeros(1), np.zeros(1))[0])
        report.valid.append(f"{model.title}: nose at {standoff:.2f} R_E")
        caution = model.caution(conditions)
        if caution:
            report.cautions.append(caution)
