"""A table against time as a CDF file, through the optional package cdflib."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.cli.asked import with_suffix
from smileviz.cli.sheet import Column
from smileviz.mission.files import write_atomic
from smileviz.mission.quantities import BY_NAME

_FILL = -1e31  # what CDF files of the field say for "no value"
_STATE_UNITS = {"x": "km", "y": "km", "z": "km", "vx": "km/s", "vy": "km/s", "vz": "km/s"}


def write(
    meta: dict[str, str], t: Floats, columns: Mapping[str, Column], output: Path | None
) -> None:
    """Write *columns* at *t* (n,) to the file *output*, with ISTP's names for what they are."""
    if output is None or str(output) == "-":
        raise SmileError("A CDF goes to a file: say which with -o FILE.cdf.")
    path = with_suffix(output, ".cdf")
    writer = _writer()
    with tempfile.TemporaryDirectory(prefix="smileviz-") as folder:
        draft = Path(folder, "table.cdf")
        file = writer(draft, cdf_spec={"Compressed": 6})
        try:
            file.write_globalattrs({key: {0: value} for key, value in meta.items()})
            file.write_var(*_epoch(writer, t))
            for name, column in columns.items():
                file.write_var(*_variable(writer, name, column))
        finally:
            file.close()
        write_atomic(path, draft.read_bytes())


def _writer() -> Any:
    try:
        from cdflib.cdfwrite import CDF
    except ImportError:
        raise SmileError(
            "Writing CDF needs the package cdflib: pip install 'smileviz[cdf]'."
        ) from None
    return CDF


def _spec(name: str, kind: int, elements: int = 1) -> dict[str, Any]:
    return {
        "Variable": name,
        "Data_Type": kind,
        "Num_Elements": elements,
        "Rec_Vary": True,
        "Dim_Sizes": [],
        "Compress": 6,
    }


def _epoch(writer: Any, t: Floats) -> tuple[dict[str, Any], dict[str, str], np.ndarray[Any, Any]]:
    """TT2000 counts nanoseconds of TT past J2000: t, in other units."""
    nanoseconds = np.round(t * 1e6).astype(np.int64) * 1000
    about = {"VAR_TYPE": "support_data", "UNITS": "ns", "CATDESC": "Time, TT2000"}
    return _spec("Epoch", writer.CDF_TIME_TT2000), about, nanoseconds


def _variable(
    writer: Any, name: str, column: Column
) -> tuple[dict[str, Any], dict[str, Any], np.ndarray[Any, Any]]:
    about: dict[str, Any] = {"VAR_TYPE": "data", "DEPEND_0": "Epoch", "FIELDNAM": name}
    values = np.asarray(column)
    if values.dtype.kind != "f":
        longest = max(len(str(item)) for item in column)
        return _spec(name, writer.CDF_CHAR, longest), about, values
    quantity = BY_NAME.get(name)
    about["UNITS"] = quantity.unit if quantity else _STATE_UNITS[name.partition("_")[0]]
    about["CATDESC"] = quantity.sentence if quantity else name
    about["FILLVAL"] = _FILL
    return _spec(name, writer.CDF_DOUBLE), about, np.nan_to_num(values, nan=_FILL)
