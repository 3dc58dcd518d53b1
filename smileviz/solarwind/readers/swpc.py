"""JSON of NOAA's Space Weather Prediction Center: propagated, rtsw, legacy, Kp, Dst.

Shapes: a row of headings and rows of text or numbers, or objects; no value is null or -9999.
Of several spacecraft in one file the active one counts.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, go_on
from smileviz.solarwind.readers import calendar
from smileviz.solarwind.reading import Notes, Rows, assemble
from smileviz.solarwind.timeline import EARTH, L1, Timeline

_KEYS = {
    "density": "density_cm3",
    "proton_density": "density_cm3",
    "speed": "speed_km_s",
    "proton_speed": "speed_km_s",
    "temperature": "temperature_k",
    "proton_temperature": "temperature_k",
    "bx": "bx_gsm_nt",
    "by": "by_gsm_nt",
    "bz": "bz_gsm_nt",
    "bx_gsm": "bx_gsm_nt",
    "by_gsm": "by_gsm_nt",
    "bz_gsm": "bz_gsm_nt",
    "bt": "b_nt",
    "kp": "kp",
    "estimated_kp": "kp",
    "kp_index": "kp",
    "dst": "dst_nt",
}
_STEPS_S = {"kp": 10_800.0, "dst_nt": 3600.0}
_TIME, _PROPAGATED = "time_tag", "propagated_time_tag"
_MISSING = -9999.0
_YES = ("true", "1", "yes")


def read(path: Path, notes: Notes, report: Report | None = None) -> Timeline:
    """The timeline of the JSON file *path*."""
    go_on(report, 0.0)
    return parse(path.read_bytes(), f"SWPC, {path.name}", notes)


def parse(content: bytes, source: str, notes: Notes) -> Timeline:
    """The timeline of JSON *content*."""
    if content.lstrip().startswith(b"<"):
        raise SmileError("it is a web page, not data.")
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise SmileError(f"it is not valid JSON: {str(error)[:120]}.") from None
    objects = _objects(found, notes)
    objects = _of_active(objects, notes)
    keys = {key for item in objects for key in item}
    if _TIME not in keys or not keys & set(_KEYS):
        raise SmileError(
            "its JSON has no time_tag with a solar wind, Kp or Dst; "
            f"it has {', '.join(sorted(keys))[:120] or 'nothing'}."
        )
    moved = _PROPAGATED in keys
    t = _times(objects, _PROPAGATED if moved else _TIME)
    columns: dict[str, Floats] = {}
    for key, name in _KEYS.items():
        if key in keys and name not in columns:
            columns[name] = _numbers(objects, key, notes)
    there = np.isfinite(t)
    for k in np.flatnonzero(~there):
        notes.line(int(k) + 1, f"entry without a time: {str(objects[k])[:60]}")
    index = next((name for name in ("kp", "dst_nt") if name in columns), None)
    step_s = _STEPS_S[index] if index else (None if moved else 60.0)
    if index == "kp" and there.sum() > 1:
        step_s = min(step_s or np.inf, float(np.median(np.abs(np.diff(t[there])))) or np.inf)
    order = np.argsort(t, kind="stable")[: there.sum()]  # newest first is usual; NaN sorts last
    rows = Rows(t[order], {name: column[order] for name, column in columns.items()}, step_s, 3.0)
    place = EARTH if moved or index else L1
    return assemble(rows, notes, source, place)


def _objects(found: Any, notes: Notes) -> list[Mapping[str, Any]]:
    """Rows as mappings from key to value, whatever the shape."""
    if not isinstance(found, list) or not found:
        raise SmileError("its JSON is not a list of rows.")
    if isinstance(found[0], dict):
        good = [item for item in found if isinstance(item, dict)]
        items: list[Mapping[str, Any]] = [{k.lower(): v for k, v in i.items()} for i in good]
    elif isinstance(found[0], list):
        keys = [str(key).lower() for key in found[0]]
        items = []
        for number, row in enumerate(found[1:], 2):
            if isinstance(row, list) and len(row) == len(keys):
                items.append(dict(zip(keys, row, strict=True)))
            else:
                notes.line(number, f"not a row of {len(keys)} entries")
    else:
        raise SmileError("its JSON is neither rows nor objects.")
    if not items:
        raise SmileError("there is not one row in its JSON.")
    return items


def _of_active(items: list[Mapping[str, Any]], notes: Notes) -> list[Mapping[str, Any]]:
    if not any("active" in item for item in items):
        return items
    active = [item for item in items if str(item.get("active")).lower() in _YES]
    if not active:
        raise SmileError("no spacecraft in it is the active one.")
    crafts = ", ".join(sorted({str(item.get("source", "?")) for item in active}))
    notes.add(f"Of the spacecraft in it the active one was taken: {crafts}.")
    return active


def _times(items: list[Mapping[str, Any]], key: str) -> Floats:
    given = (str(item.get(key) or "")[:40] for item in items)
    texts = np.array([text.encode("ascii", "replace") for text in given], dtype="S40")
    return calendar.of_texts(texts)


def _numbers(items: list[Mapping[str, Any]], key: str, notes: Notes) -> Floats:
    values = np.full(len(items), np.nan)
    for k, item in enumerate(items):
        given = item.get(key)
        if given is None or given == "" or isinstance(given, bool):
            continue
        try:
            values[k] = float(given)
        except (TypeError, ValueError, OverflowError):
            notes.cell(k + 1, f"{key} is {str(given)[:20]!r}")
    values[values <= _MISSING] = np.nan
    return values
