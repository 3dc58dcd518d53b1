"""Provenance: the lines that every table, file and picture carries about where it comes from."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from smileviz import __version__
from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_EQUATORIAL_KM, EARTH_RADIUS_KM
from smileviz.base.windows import Span
from smileviz.mission.choices import CHOICES
from smileviz.mission.codec import encode
from smileviz.mission.drive import FileWind
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.scenario import FileOrbit, Models, Scenario
from smileviz.mission.wind import Wind, wind_of
from smileviz.orbit.ephemeris import Provenance

_HASH_DIGITS = 16


def provenance(scenario: Scenario, when: Span, frame: Frame | None = None) -> dict[str, str]:
    """What everything made of *scenario* in *when* states, line by line.

    Program, scenario and its hash, ephemeris with its age in *when*, frame, models, and whether
    the solar wind is measured, assumed or synthetic.
    """
    origin = ephemeris_of(scenario).provenance
    pointing = scenario.pointing
    wind = wind_of(scenario.solar_wind)
    lines = {
        "program": f"smileviz {__version__}",
        "scenario": scenario.title,
        "scenario_hash": scenario_hash(scenario),
        "span": f"{time.to_utc(scenario.span.start)} to {time.to_utc(scenario.span.stop)}",
        "ephemeris": f"{origin.title}; {origin.source}",
        "ephemeris_method": origin.method,
        "ephemeris_epoch": time.to_utc(origin.epoch_t, 3),
        "ephemeris_age": _age(origin, when),
        **_models(scenario.models),
        "driver": driver(wind),
        "solar_wind": wind.sentence,
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


def driver(wind: Wind) -> str:
    """Whether the solar wind is ``measured``, ``assumed`` or ``synthetic``: its first word."""
    if wind.synthetic:
        return "synthetic"
    if wind.timeline is None or wind.timeline.made:
        return "assumed" if wind.base.source == "assumed" else f"assumed ({wind.base.source})"
    still = "; what the files have not is assumed" if wind.base.source == "assumed" else ""
    return f"measured{still}"


def scenario_hash(scenario: Scenario) -> str:
    """A name for the contents of *scenario*: the same for equal ones, wherever their files lie.

    The first 16 hexadecimal digits of the SHA-256 of its fields as JSON with sorted keys; of a
    file, of solar wind or of an orbit, the contents count, not its place.
    """
    table: dict[str, Any] = encode(scenario)
    drive = scenario.solar_wind.drive
    if isinstance(drive, FileWind):
        contents = [_digest(name, drive.stamp) for name in drive.files]
        table["solar_wind"]["drive"]["files"] = contents
    orbits = [scenario.orbit, *(other.orbit for other in scenario.spacecraft)]
    tables = [table["orbit"], *(other["orbit"] for other in table.get("spacecraft", ()))]
    for orbit, fields in zip(orbits, tables, strict=True):
        if isinstance(orbit, FileOrbit):
            fields["file"] = fields["sha256"] = orbit.sha256 or _digest(orbit.file, "")
    text = json.dumps(table, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:_HASH_DIGITS]


@lru_cache(maxsize=32)
def _digest(name: str, _stamp: str) -> str:
    """The SHA-256 of the file *name*, or its name if it is there no more."""
    path = Path(name)
    if not path.is_file():
        return name
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _age(origin: Provenance, when: Span) -> str:
    """How old the ephemeris is in *when*."""
    first, last = origin.age_days(when.start), origin.age_days(when.stop)
    if when.start == when.stop:
        return f"{first:.1f} d"
    return f"{first:.1f} d to {last:.1f} d"


def _models(models: Models) -> dict[str, str]:
    """The models and their publications; the constants that all emissivities go by."""
    chosen = {choice.field: choice.of(models) for choice in CHOICES}
    lines = {field: f"{model.title} ({model.citation})" for field, model in chosen.items()}
    lines["emissivity"] += (
        f"; alpha {models.charge_exchange_ev_cm2:g} eV cm2, exosphere "
        f"{models.exosphere_at_10_re_cm3:g} cm-3 at 10 R_E"
    )
    return lines
