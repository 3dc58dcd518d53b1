"""Sheet: a table with its provenance, and how it is written as CSV and JSON."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smileviz.base import time
from smileviz.base.arrays import Floats

Column = Floats | NDArray[np.str_] | list[str] | list[bool]

_DECIMALS = (
    ("_ev_cm3_s", 15),
    ("_km_s", 9),  # a micrometre a second
    ("_km", 6),  # a millimetre
    ("_deg", 6),
    ("_re", 8),  # six centimetres
    ("_s", 3),
    ("_h", 6),
    ("_npa", 6),
)
_OTHERWISE = 9


@dataclass(frozen=True, eq=False)
class Sheet:
    """Columns of equal length by name, each with its unit at the end, and where they come from."""

    meta: dict[str, str]
    columns: dict[str, Column]


def decimals(name: str) -> int:
    """How many decimals the column *name* is written with: more than its numbers are true to."""
    return next((digits for end, digits in _DECIMALS if name.endswith(end)), _OTHERWISE)


def utc(t: Floats, *, whole: bool = True) -> list[str]:
    """UTC of *t* (n,): if *whole*, to the second where every time falls on one, else to 1 ms."""
    milliseconds = np.round(time.unix_s(np.asarray(t, dtype=np.float64)) * 1000.0).astype(np.int64)
    moments = milliseconds.astype("datetime64[ms]")
    if not whole or (milliseconds % 1000).any():
        return [f"{text}Z" for text in np.datetime_as_string(moments, unit="ms")]
    return [f"{text}Z" for text in np.datetime_as_string(moments, unit="s")]


def csv_text(sheet: Sheet) -> str:
    """Comment lines, a line of names, and the rows; what is not a number is ``nan``."""
    return comments(sheet.meta) + _csv([sheet.columns]) + rows_text(sheet)


def comments(meta: dict[str, str]) -> str:
    """Each line of *meta* after a ``#``."""
    return "".join(f"# {name}: {' '.join(value.split())}\n" for name, value in meta.items())


def rows_text(sheet: Sheet) -> str:
    """The rows alone as CSV."""
    return _csv(zip(*(_texts(*item) for item in sheet.columns.items()), strict=True))


def _csv(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def json_text(sheet: Sheet) -> str:
    """An object: ``meta`` with the provenance, ``rows`` with an object a row; no number: null."""
    keys = [f"{json.dumps(name)}: " for name in sheet.columns]
    columns = [_json_values(*item) for item in sheet.columns.items()]
    rows = (
        "{" + ", ".join(key + value for key, value in zip(keys, row, strict=True)) + "}"
        for row in zip(*columns, strict=True)
    )
    meta = json.dumps(sheet.meta, indent=2, ensure_ascii=False)
    return f'{{\n"meta": {meta},\n"rows": [\n' + ",\n".join(rows) + "\n]\n}\n"


def _texts(name: str, column: Column) -> list[str]:
    """The column as it is written in CSV."""
    if isinstance(column, np.ndarray) and column.dtype.kind == "f":
        return _numbers(name, np.asarray(column, dtype=np.float64))
    return [str(item).lower() if isinstance(item, bool) else str(item) for item in column]


def _json_values(name: str, column: Column) -> list[str]:
    if isinstance(column, np.ndarray) and column.dtype.kind == "f":
        finite = np.isfinite(np.asarray(column, dtype=np.float64))
        texts = _texts(name, column)
        return [text if fine else "null" for text, fine in zip(texts, finite, strict=True)]
    return [json.dumps(item if isinstance(item, bool) else str(item)) for item in column]


def _numbers(name: str, values: Floats) -> list[str]:
    digits = decimals(name)
    # + 0.0 takes the sign off a zero
    rounded = np.round(values, digits) + 0.0
    return [f"{value:.{digits}f}" for value in rounded.tolist()]
