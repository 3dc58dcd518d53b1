"""CDF of CDAWeb: OMNI hourly and high resolution, and files that name their columns alike."""

import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, go_on
from smileviz.solarwind.readers import cdf_records
from smileviz.solarwind.readers.headings import Heading, heading
from smileviz.solarwind.reading import Notes, Rows, assemble
from smileviz.solarwind.timeline import Timeline, merge

_NAMES = {
    "density_cm3": ("proton_density", "N1800", "N"),
    "speed_km_s": ("flow_speed", "V1800", "V"),
    "temperature_k": ("T", "T1800"),
    "bx_gsm_nt": ("BX_GSE", "BX_GSE1800"),
    "by_gsm_nt": ("BY_GSM", "BY_GSM1800"),
    "bz_gsm_nt": ("BZ_GSM", "BZ_GSM1800"),
    "b_nt": ("F", "ABS_B1800", "F1800"),
    "pdyn_npa": ("Pressure", "Pressure1800"),
    "alpha_ratio": ("NaNp_Ratio", "Ratio1800", "Ratio"),
    "e_field_mv_m": ("E", "E1800"),
    "beta": ("Beta", "Beta1800"),
    "alfven_mach": ("Mach_num", "Mach_num1800"),
    "magnetosonic_mach": ("Mgs_mach_num", "Mgs_mach_num1800"),
    "kp": ("KP1800", "KP", "Kp"),
    "dst_nt": ("DST1800", "DST", "Dst"),
    "sym_h_nt": ("SYM_H",),
    "ae_nt": ("AE_INDEX", "AE1800", "AE"),
    "al_nt": ("AL_INDEX", "AL_INDEX1800", "AL1800"),
    "au_nt": ("AU_INDEX", "AU_INDEX1800", "AU1800"),
}
"""X is one axis of GSE and GSM, so OMNI gives its field there in GSE only."""
_EPOCHS = ("CDF_EPOCH", "CDF_EPOCH16", "CDF_TIME_TT2000")
_TEXTS = ("CDF_CHAR", "CDF_UCHAR")
_KP_TIMES_TEN = 9.5
_YEAR_ZERO_TO_1970_S = 62_167_219_200.0
_BROKEN = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    EOFError,
    RuntimeError,
    struct.error,
    zlib.error,
)
"""What cdflib raises at broken files."""


def read(path: Path, notes: Notes, report: Report | None = None) -> Timeline:
    """The timeline of the CDF file *path*."""
    import cdflib  # noqa: PLC0415 (slow to load, and few need it)

    go_on(report, 0.0)
    try:
        cdf_records.check(path)
        rows = _rows(cdflib.CDF(path), notes, report)
    except SmileError:
        raise
    except _BROKEN as error:
        raise SmileError(f"it is a broken CDF file: {str(error)[:120]}.") from None
    go_on(report, 1.0)
    return merge(*(assemble(part, notes, f"CDF, {path.name}") for part in rows))


def _rows(file: Any, notes: Notes, report: Report | None) -> list[Rows]:
    """What is known of *file*, variables with the same times together."""
    info = file.cdf_info()
    names = [*info.zVariables, *info.rVariables]
    kinds = {name: file.varinq(name).Data_Type_Description for name in names}
    epochs = [name for name in names if kinds[name] in _EPOCHS]
    if not epochs:
        raise SmileError("there is no variable of time in it.")
    chosen = _chosen(name for name in names if kinds[name] not in (*_EPOCHS, *_TEXTS))
    if not chosen:
        raise SmileError(
            "no variable of it is known; OMNI of CDAWeb is (flow_speed, BZ_GSM, ...), "
            f"this has {', '.join(names)[:160]}."
        )
    times: dict[str, Floats] = {}
    groups: dict[str, dict[str, Floats]] = {}
    for done, (name, variable) in enumerate(chosen.items()):
        go_on(report, done / len(chosen))
        attributes = file.varattsget(variable)
        epoch = attributes.get("DEPEND_0")
        epoch = epoch if isinstance(epoch, str) and epoch in epochs else epochs[0]
        if epoch not in times:
            times[epoch] = _epochs(file, epoch, kinds[epoch])
        values = np.asarray(file.varget(variable))
        if values.shape != times[epoch].shape:
            shapes = f"{values.shape} for times {times[epoch].shape}"
            notes.add(f"{variable} has the shape {shapes}; it is not used.")
            continue
        clean = _clean(values.astype(np.float64), attributes)
        groups.setdefault(epoch, {})[name] = _in_our_unit(name, variable, clean, attributes, notes)
    if not groups:
        raise SmileError(notes.sentences[-1])
    return [_timed(times[epoch], columns, notes) for epoch, columns in groups.items()]


def _chosen(names: Iterable[str]) -> dict[str, str]:
    """The variable for each of our columns: by OMNI's names, else by what headings mean."""
    there = list(names)
    found = {
        name: next(item for item in ours if item in there)
        for name, ours in _NAMES.items()
        if any(item in there for item in ours)
    }
    for variable in there:
        meant = heading(variable)
        if meant is not None and meant.factor == 1.0:
            found.setdefault(meant.name, variable)
    return found


def _epochs(file: Any, name: str, kind: str) -> Floats:
    """Times t (n,) of a variable of time, of any of the three kinds; NaN for its fills."""
    raw = np.asarray(file.varget(name))
    if kind == "CDF_TIME_TT2000":
        # ns of TT since J2000; its fills are the lowest numbers there are
        return np.where(raw < -(2**62), np.nan, raw * 1e-9)
    if kind == "CDF_EPOCH16":
        raw = raw.real * 1e3 + raw.imag * 1e-9
    unix_s = raw / 1e3 - _YEAR_ZERO_TO_1970_S
    bad = ~((unix_s >= 0.0) & (unix_s <= 6e9))
    return np.where(bad, np.nan, time.from_unix_s(np.where(bad, 0.0, unix_s)))


def _timed(t: Floats, columns: dict[str, Floats], notes: Notes) -> Rows:
    """Rows of what has a time."""
    there = np.isfinite(t)
    if not there.all():
        notes.add(f"{int((~there).sum())} records have no time; they were left out.")
    return Rows(t[there], {name: values[there] for name, values in columns.items()})


def _clean(values: Floats, attributes: dict[str, Any]) -> Floats:
    """*values* (n,) with NaN for the fill and what is outside the valid range."""
    fill, low, high = (_number(attributes.get(key)) for key in ("FILLVAL", "VALIDMIN", "VALIDMAX"))
    if fill is not None:
        values[np.isclose(values, fill, rtol=1e-6)] = np.nan
    if low is not None and high is not None and low < high:
        values[(values < low) | (values > high)] = np.nan
    return values


def _number(attribute: Any) -> float | None:
    """The number an attribute is, None if it is none."""
    try:
        return float(np.ravel(attribute)[0])
    except (ValueError, TypeError, IndexError):
        return None


def _in_our_unit(
    name: str, variable: str, values: Floats, attributes: dict[str, Any], notes: Notes
) -> Floats:
    """*values* (n,) in the unit of our column *name*, by the attribute UNITS where it has one."""
    if name == "kp":
        tenths = variable == "KP1800" or np.nanmax(values, initial=0.0) > _KP_TIMES_TEN
        return np.asarray(np.round(values * 0.3) / 3.0) if tenths else values
    units = attributes.get("UNITS")
    units = units.strip() if isinstance(units, str) else ""
    try:
        meant = heading(name, units) or Heading(name)
    except SmileError:
        notes.add(f"The unit of {variable}, '{units[:20]}', is not known; it is taken for ours.")
        return values
    if meant.note:
        notes.add(meant.note)
    return values * meant.factor
