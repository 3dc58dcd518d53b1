"""OMNI in text: hourly OMNI2 (55 or 57 words), and high resolution of 1 or 5 minutes (46, 49).

Formats: NASA/SPDF, omni2.text and hroformat.txt. Times are the start of the average.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.solarwind.readers import calendar
from smileviz.solarwind.readers.words import Wanted, table
from smileviz.solarwind.reading import Notes, Rows, assemble
from smileviz.solarwind.timeline import Timeline, cadence_s


@dataclass(frozen=True)
class Layout:
    """Which word of a line is what, the first being 0, and the fill of each."""

    title: str
    counts: tuple[int, ...]
    minute: int | None
    words: dict[str, tuple[int, float]]


HOURLY = Layout(
    "OMNI2 hourly",
    (55, 57),
    None,
    {
        "b_nt": (8, 999.9),
        "bx_gsm_nt": (12, 999.9),
        "by_gsm_nt": (15, 999.9),
        "bz_gsm_nt": (16, 999.9),
        "temperature_k": (22, 9999999.0),
        "density_cm3": (23, 999.9),
        "speed_km_s": (24, 9999.0),
        "alpha_ratio": (27, 9.999),
        "pdyn_npa": (28, 99.99),
        "e_field_mv_m": (35, 999.99),
        "beta": (36, 999.99),
        "alfven_mach": (37, 999.9),
        "kp": (38, 99.0),
        "dst_nt": (40, 99999.0),
        "ae_nt": (41, 9999.0),
        "al_nt": (52, 99999.0),
        "au_nt": (53, 99999.0),
        "magnetosonic_mach": (54, 99.9),
    },
)

HIGH_RESOLUTION = Layout(
    "OMNI high resolution",
    (46, 49),
    3,
    {
        "b_nt": (13, 9999.99),
        "bx_gsm_nt": (14, 9999.99),
        "by_gsm_nt": (17, 9999.99),
        "bz_gsm_nt": (18, 9999.99),
        "speed_km_s": (21, 99999.9),
        "density_cm3": (25, 999.99),
        "temperature_k": (26, 9999999.0),
        "pdyn_npa": (27, 99.99),
        "e_field_mv_m": (28, 999.99),
        "beta": (29, 999.99),
        "alfven_mach": (30, 999.9),
        "ae_nt": (37, 99999.0),
        "al_nt": (38, 99999.0),
        "au_nt": (39, 99999.0),
        "sym_h_nt": (41, 99999.0),
        "magnetosonic_mach": (45, 99.9),
    },
)


def read_hourly(path: Path, notes: Notes, report: Report | None = None) -> Timeline:
    """OMNI2 hourly."""
    return _read(path, HOURLY, notes, report)


def read_high_resolution(path: Path, notes: Notes, report: Report | None = None) -> Timeline:
    """OMNI of 1 or 5 minutes."""
    return _read(path, HIGH_RESOLUTION, notes, report)


def _read(path: Path, layout: Layout, notes: Notes, report: Report | None) -> Timeline:
    clock = 3 if layout.minute is None else 4
    words = (*range(clock), *(word for word, _ in layout.words.values()))
    found = table(path, Wanted(words, layout.counts), notes, report)
    year, day, hour = found[:, 0], found[:, 1], found[:, 2]
    minute = found[:, 3] if clock == 4 else np.zeros(len(found))
    sound = calendar.sound(year, day, hour, minute)
    if len(found) and not sound.any():
        raise SmileError(
            f"no line of it begins with a year {calendar.YEARS}, a day of that year and an hour."
        )
    if not sound.all():
        notes.add(f"{int((~sound).sum())} lines have no date {calendar.YEARS}; left out.")
    t = calendar.of_days(year[sound], day[sound], hour[sound], minute[sound])
    columns = {
        name: _READ.get(name, _as_it_is)(_filled(found[sound, clock + k], fill))
        for k, (name, (_, fill)) in enumerate(layout.words.items())
    }
    step_s = 3600.0 if clock == 3 else _minutes_s(t)
    title = layout.title if clock == 3 else f"{layout.title} {step_s / 60.0:g} min"
    return assemble(Rows(t, columns, step_s), notes, f"{title}, {path.name}")


def _minutes_s(t: Floats) -> float:
    return 300.0 if cadence_s(np.unique(t)) >= 299.0 else 60.0


def _filled(values: Floats, fill: float) -> Floats:
    return np.where(values == fill, np.nan, values)


def _as_it_is(values: Floats) -> Floats:
    return values


def _thirds(values: Floats) -> Floats:
    """Kp as OMNI writes it, ten times and cut: 33 is 3+ (3.333), 27 is 3- (2.667)."""
    return np.asarray(np.round(values * 0.3) / 3.0)


_READ: dict[str, Callable[[Floats], Floats]] = {"kp": _thirds}
