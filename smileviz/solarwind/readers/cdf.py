"""CDF of CDAWeb: OMNI hourly and high resolution, and files that name their columns alike."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, go_on
from smileviz.solarwind.readers.headings import heading
from smileviz.solarwind.reading import Notes, Rows, assemble
from smileviz.solarwind.timeline import Timeline

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
_KP_TIMES_TEN = 9.5
_J2000_UNIX_S = 946_728_000.0
_YEAR_ZERO_TO_1970_S = 62_167_219_200.0


def read(path: Path, notes: Notes, report: Report | None = None) -> Timeline:
    """The timeline of the CDF file *path*."""
    import cdflib  # noqa: PLC0415 (slow to load, and few need it)

    try:
        file = cdflib.CDF(path)
        info = file.cdf_info()
        names = [*info.zVariables, *info.rVariables]
        t = _epochs(file, names)
        columns: dict[str, Floats] = {}
        chosen = _chosen(names)
        for done, (name, variable) in enumerate(chosen.items()):
            go_on(report, done / len(chosen))
            columns[name] = _values(file, variable, len(t))
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise SmileError(f"it is a broken CDF file: {error}.") from None
    if not columns:
        raise SmileError(
            "no variable of it is known; OMNI of CDAWeb is (flow_speed, BZ_GSM, ...), "
            f"this has {', '.join(names)[:160]}."
        )
    if "kp" in columns and np.nanmax(columns["kp"], initial=0.0) > _KP_TIMES_TEN:
        columns["kp"] = np.round(columns["kp"] * 0.3) / 3.0
    there = np.isfinite(t)
    if not there.all():
        notes.add(f"{int((~there).sum())} records have no time; they were left out.")
    kept = {name: column[there] for name, column in columns.items()}
    go_on(report, 1.0)
    return assemble(Rows(t[there], kept), notes, f"CDF, {path.name}")


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


def _epochs(file: Any, names: list[str]) -> Floats:
    """Times t (n,) of the variable of time, of any of the three kinds."""
    for name in names:
        kind = file.varinq(name).Data_Type_Description
        if kind not in ("CDF_EPOCH", "CDF_EPOCH16", "CDF_TIME_TT2000"):
            continue
        raw = np.asarray(file.varget(name))
        if kind == "CDF_TIME_TT2000":
            # ns of TT since J2000; its fills are the lowest numbers there are
            return np.where(raw < -(2**62), np.nan, raw * 1e-9)
        if kind == "CDF_EPOCH16":
            raw = raw.real * 1e3 + raw.imag * 1e-9
        unix_s = raw / 1e3 - _YEAR_ZERO_TO_1970_S
        bad = (unix_s < 0.0) | (unix_s > 6e9)
        return np.where(bad, np.nan, time.from_unix_s(np.where(bad, 0.0, unix_s)))
    raise ValueError("there is no variable of time")


def _values(file: Any, name: str, count: int) -> Floats:
    values = np.array(file.varget(name), dtype=np.float64)
    if values.shape != (count,):
        raise ValueError(f"{name} has the shape {values.shape} instead of ({count},)")
    attributes = file.varattsget(name)
    fill = attributes.get("FILLVAL")
    if fill is not None:
        values[np.isclose(values, float(np.ravel(fill)[0]), rtol=1e-6)] = np.nan
    low, high = (attributes.get(key) for key in ("VALIDMIN", "VALIDMAX"))
    if low is not None and high is not None:
        least, most = float(np.ravel(low)[0]), float(np.ravel(high)[0])
        values[(values < least) | (values > most)] = np.nan
    return values
