"""What the keywords of an OEM mean (CCSDS 502.0-B), in its text form and as XML alike."""

from collections.abc import Mapping

import numpy as np

from smileviz.base.arrays import Floats, Ints
from smileviz.base.errors import SmileError
from smileviz.orbit.readers import axes, scales
from smileviz.orbit.readers.segment import Segment, method_of

VERSIONS = ("1.0", "2.0", "3.0")
_NEEDED = ("OBJECT_NAME", "CENTER_NAME", "REF_FRAME", "TIME_SYSTEM", "START_TIME", "STOP_TIME")


def refuse_version(written: str) -> None:
    """Raise SmileError unless *written* is a version of OEM that is read here."""
    if written.strip() not in VERSIONS:
        raise SmileError(
            f"CCSDS_OEM_VERS is {written.strip()[:20]}; it must be one of {', '.join(VERSIONS)}."
        )


def segment_of(meta: Mapping[str, str], seconds: Floats, numbers: Floats, lines: Ints) -> Segment:
    """The segment of a block of *meta* data, epochs (n,), rows (n, 6) or (n, 9), km and km/s.

    Accelerations, where there are any, are left aside: polynomials go by the prescribed method.
    """
    missing = [key for key in _NEEDED if not meta.get(key)]
    if missing:
        raise SmileError(f"its metadata have no {missing[0]}.")
    if meta["CENTER_NAME"].strip().upper() not in ("EARTH", "399"):
        raise SmileError(f"CENTER_NAME is {meta['CENTER_NAME'][:40]}; it must be EARTH.")
    scale = scales.known(meta["TIME_SYSTEM"])
    held = meta.get("REF_FRAME_EPOCH")
    at_t = None if not held else float(scales.to_t(scale, np.array([_seconds(held)]))[0])
    usable = (
        _optional(meta.get("USEABLE_START_TIME")),
        _optional(meta.get("USEABLE_STOP_TIME")),
    )
    _refuse_other_span(meta, seconds)
    method = None
    if meta.get("INTERPOLATION"):
        method = method_of(meta["INTERPOLATION"], _degree(meta.get("INTERPOLATION_DEGREE")))
    return Segment(
        name=meta["OBJECT_NAME"].strip(),
        scale=scale,
        seconds=seconds,
        position_km=numbers[:, :3],
        velocity_km_s=numbers[:, 3:6],
        axes=axes.known(meta["REF_FRAME"], at_t),
        lines=lines,
        method=method,
        usable_s=usable,
    )


def _refuse_other_span(meta: Mapping[str, str], seconds: Floats) -> None:
    """Rows outside START_TIME to STOP_TIME: one of the two is wrong."""
    start, stop = _seconds(meta["START_TIME"]), _seconds(meta["STOP_TIME"])
    if len(seconds) and (seconds[0] < start - 1.0 or seconds[-1] > stop + 1.0):
        raise SmileError(
            f"rows of {meta['OBJECT_NAME'][:40]} lie outside START_TIME {meta['START_TIME']} to "
            f"STOP_TIME {meta['STOP_TIME']}."
        )


def _degree(written: str | None) -> int | None:
    if written is None or not written.strip():
        return None
    try:
        return int(written)
    except ValueError:
        raise SmileError(
            f"INTERPOLATION_DEGREE is '{written[:20]}'; it must be a whole number."
        ) from None


def _optional(written: str | None) -> float | None:
    return _seconds(written) if written and written.strip() else None


def _seconds(written: str) -> float:
    try:
        return scales.calendar_s(written)
    except ValueError:
        raise SmileError(
            f"'{written[:40]}' in the metadata is not a time such as 2026-11-22T10:00:00."
        ) from None


def made_by(header: Mapping[str, str]) -> tuple[str, float | None]:
    """By whom and when a message was made, and the latter as t; '' and None where it is silent."""
    who, when = header.get("ORIGINATOR", "").strip(), header.get("CREATION_DATE", "").strip()
    try:
        t = float(scales.to_t("UTC", np.array([scales.calendar_s(when)]))[0]) if when else None
    except ValueError:
        t = None
    words = " ".join(
        part for part in (f"by {who}" if who else "", f"of {when}" if when else "") if part
    )
    return words, t
