"""CDF with the attributes of ISTP, so that tools of space physics know what is what."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from cdflib.cdfwrite import CDF

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.handover.sheet import Column, decimals
from smileviz.mission.quantities import BY_NAME

_FILL = -1e31  # ISTP's "no value" of a number
_NO_TIME = np.iinfo(np.int64).min  # and of a TT2000
_STATE = {"x": "km", "y": "km", "z": "km", "vx": "km/s", "vy": "km/s", "vz": "km/s"}
_EPOCH = "Epoch"
_AXES = ("X", "Y", "Z")


@dataclass(frozen=True, eq=False)
class Variable:
    """Values against time: numbers (n,), words (n,), or vectors (n, 3) in a frame."""

    name: str
    values: Column
    unit: str
    sentence: str
    frame: str = ""
    digits: int = 6


def of_table(columns: Mapping[str, Column], frame: str) -> list[Variable]:
    """Variables of the *columns* of a table whose state is in *frame*."""
    return [_of_column(name, column, frame) for name, column in columns.items()]


def content(meta: Mapping[str, str], t: Floats, variables: list[Variable], stem: str) -> bytes:
    """The file of *variables* at *t* (n,); *meta* becomes global attributes, *stem* its name."""
    with tempfile.TemporaryDirectory(prefix="smileviz-") as folder:
        draft = Path(folder, "draft.cdf")
        file = CDF(draft, cdf_spec={"Compressed": 6})
        try:
            named = {**_global(meta, t, stem), **meta}
            file.write_globalattrs({key: {0: value} for key, value in named.items()})
            file.write_var(*_epoch(t))
            for variable in variables:
                _write(file, variable)
        finally:
            file.close()
        return draft.read_bytes()


def _global(meta: Mapping[str, str], t: Floats, stem: str) -> dict[str, str]:
    """What ISTP asks of a file."""
    source = "SMILE>Solar wind Magnetosphere Ionosphere Link Explorer"
    return {
        "TITLE": f"{meta['scenario']}, {meta['program']}",
        "Project": "SMILE>Solar wind Magnetosphere Ionosphere Link Explorer",
        "Discipline": "Space Physics>Magnetospheric Science",
        "Source_name": source,
        "Data_type": "OR>Orbit and what follows from it",
        "Descriptor": "SMILEVIZ>Computed by smileviz",
        "Data_version": "01",
        "Instrument_type": "Ephemeris/Attitude/Ancillary",
        "Mission_group": "SMILE",
        "PI_name": "none: computed, not measured",
        "PI_affiliation": "none",
        "TEXT": f"{meta['ephemeris']}; {meta['ephemeris_method']}; driver: {meta['driver']}",
        "Logical_source": "smile_or_smileviz",
        "Logical_source_description": "Orbit of SMILE and quantities along it, computed",
        "Logical_file_id": stem,
        "Generation_date": time.to_utc(time.now())[:10].replace("-", ""),
        "Generated_by": meta["program"],
        "Time_resolution": _resolution(t),
    }


def _resolution(t: Floats) -> str:
    if len(t) < 2:
        return "one time"
    gaps = np.diff(t)
    low, high = float(gaps.min()), float(gaps.max())
    return f"{low:g} s" if high - low < 0.01 else f"{low:g} to {high:g} s"


def _spec(name: str, kind: int, shape: tuple[int, ...] = (), elements: int = 1) -> dict[str, Any]:
    return {
        "Variable": name,
        "Data_Type": kind,
        "Num_Elements": elements,
        "Rec_Vary": True,
        "Dim_Sizes": list(shape),
        "Compress": 6,
    }


def _epoch(t: Floats) -> tuple[dict[str, Any], dict[str, Any], np.ndarray[Any, Any]]:
    """TT2000 counts nanoseconds of TT past J2000: t, in other units."""
    nanoseconds = np.round(t * 1e6).astype(np.int64) * 1000
    kind = "CDF_TIME_TT2000"
    about = {
        "CATDESC": "Time, TT2000",
        "FIELDNAM": "Time",
        "FILLVAL": [_NO_TIME, kind],
        "LABLAXIS": "UTC",
        "MONOTON": "INCREASE",
        "SCALETYP": "linear",
        "TIME_BASE": "J2000",
        "TIME_SCALE": "Terrestrial Time",
        "REFERENCE_POSITION": "Rotating Earth Geoid",
        "UNITS": "ns",
        "VALIDMIN": [int(nanoseconds.min(initial=0)), kind],
        "VALIDMAX": [int(nanoseconds.max(initial=0)), kind],
        "VAR_TYPE": "support_data",
    }
    return _spec(_EPOCH, CDF.CDF_TIME_TT2000), about, nanoseconds


def _of_column(name: str, column: Column, frame: str) -> Variable:
    quantity = BY_NAME.get(name)
    if quantity is not None:
        return Variable(name, column, quantity.unit, quantity.sentence, "", decimals(name))
    unit = _STATE.get(name.partition("_")[0])
    if unit is None:  # words
        return Variable(name, column, " ", name.replace("_", " "))
    return Variable(name, column, unit, f"State of the spacecraft: {name}", frame, decimals(name))


def _write(file: Any, variable: Variable) -> None:
    values = np.asarray(variable.values)
    about: dict[str, Any] = {
        "CATDESC": variable.sentence,
        "DEPEND_0": _EPOCH,
        "FIELDNAM": variable.name,
        "UNITS": variable.unit or " ",
        "VAR_TYPE": "data",
    }
    if variable.frame:
        about["COORDINATE_SYSTEM"] = variable.frame.upper()
    if values.dtype.kind != "f":
        longest = max(1, *(len(str(item)) for item in values))
        about |= {"DISPLAY_TYPE": "no_plot", "FILLVAL": " ", "FORMAT": f"A{longest}"}
        file.write_var(_spec(variable.name, CDF.CDF_CHAR, (), longest), about, values)
        return
    about |= _of_numbers(variable, values)
    if values.ndim == 2:
        about["LABL_PTR_1"] = _labels(file, variable)
    file.write_var(
        _spec(variable.name, CDF.CDF_DOUBLE, values.shape[1:]),
        about,
        np.nan_to_num(values, nan=_FILL),
    )


def _of_numbers(variable: Variable, values: np.ndarray[Any, Any]) -> dict[str, Any]:
    """How numbers are drawn and written, and between what they lie."""
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 0.0)
    kind = "CDF_DOUBLE"
    return {
        "DISPLAY_TYPE": "time_series",
        "FILLVAL": [_FILL, kind],
        "FORMAT": f"F{variable.digits + 9}.{variable.digits}",
        "LABLAXIS": variable.name,
        "SCALETYP": "linear",
        "VALIDMIN": [low, kind],
        "VALIDMAX": [high, kind],
    }


def _labels(file: Any, variable: Variable) -> str:
    """The variable that names the components of the vectors *variable*."""
    name = f"{variable.name}_label"
    words = [f"{axis} {variable.frame.upper()}" for axis in _AXES]
    longest = max(map(len, words))
    spec = _spec(name, CDF.CDF_CHAR, (len(words),), longest) | {"Rec_Vary": False}
    about = {
        "CATDESC": f"Names of the components of {variable.name}",
        "FIELDNAM": name,
        "FORMAT": f"A{longest}",
        "VAR_TYPE": "metadata",
    }
    file.write_var(spec, about, np.array([words]))
    return name
