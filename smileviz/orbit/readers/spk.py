"""SPICE kernels, SPK: segments of types 2, 3, 9 and 13 of a body relative to the Earth.

Binary, read here rather than by SPICE: the file is not trusted, and SPICE keeps global state. The
layout is that of NAIF's DAF and SPK required reading; the numbers are compared with SPICE's in the
tests.
"""

import struct
from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, go_on
from smileviz.base.windows import Span
from smileviz.orbit.interpolation import MOST_DEGREE, Method
from smileviz.orbit.pieces import Chebyshev
from smileviz.orbit.readers import axes, scales
from smileviz.orbit.readers.segment import Contents, Segment

_RECORD = 1024
_EARTH = 399
_FRAMES = {1: "ICRF", 17: "ECLIPJ2000"}  # SPICE's J2000 is the ICRF
_TYPES = (2, 3, 9, 13)
_NAMES = {-463: "SMILE"}
_MOST_SEGMENTS = 20_000


@dataclass(frozen=True)
class _Summary:
    label: str
    start_s: float
    stop_s: float
    target: int
    center: int
    frame: int
    kind: int
    first: int
    last: int


def read(content: bytes, report: Report | None) -> Contents:
    """Every segment about the Earth; SmileError if there is none, naming what there is."""
    found = _summaries(content)
    about = [item for item in found if item.center == _EARTH]
    if not about:
        there = sorted({f"{item.target} about {item.center}" for item in found})
        raise SmileError(
            f"it has no body relative to the Earth (399), but {', '.join(there[:6]) or 'nothing'}."
        )
    segments: list[Segment | Chebyshev] = []
    for number, item in enumerate(about):
        go_on(report, number / len(about))
        words = _words(content, item)
        segments.append(_chebyshev(item, words) if item.kind in (2, 3) else _states(item, words))
    return Contents(tuple(segments), ())


def _order(content: bytes) -> str:
    """The byte order of numbers, as struct writes it."""
    if not content.startswith((b"DAF/SPK", b"NAIF/DAF")) or len(content) < 2 * _RECORD:
        raise SmileError("it is no binary SPK kernel (DAF/SPK).")
    known = {b"LTL-IEEE": "<", b"BIG-IEEE": ">"}
    order = known.get(content[88:96])
    if order is None:
        raise SmileError(f"its numbers are {content[88:96]!r}; LTL-IEEE and BIG-IEEE are known.")
    if struct.unpack(f"{order}ii", content[8:16]) != (2, 6):
        raise SmileError("its summaries are not those of an SPK kernel.")
    return order


def _summaries(content: bytes) -> list[_Summary]:
    order = _order(content)
    record = struct.unpack(f"{order}i", content[76:80])[0]
    found: list[_Summary] = []
    seen: set[int] = set()
    while record:
        low = (record - 1) * _RECORD
        if record in seen or low < 0 or low + 2 * _RECORD > len(content):
            raise SmileError(f"its record {record} of summaries is outside the file: is it whole?")
        seen.add(record)
        following, _, count = struct.unpack(f"{order}ddd", content[low : low + 24])
        if not (0.0 <= count <= 25.0 and 0.0 <= following < 2.0**31):
            raise SmileError(f"its record {record} of summaries is broken.")
        for k in range(int(count)):
            at = low + 24 + 40 * k
            values = struct.unpack(f"{order}dd6i", content[at : at + 40])
            name = content[low + _RECORD + 40 * k : low + _RECORD + 40 * (k + 1)]
            found.append(_Summary(name.decode("latin-1").strip(), *values))
        if len(found) > _MOST_SEGMENTS:
            raise SmileError(f"it has more than {_MOST_SEGMENTS} segments.")
        record = int(following)
    return found


def _words(content: bytes, item: _Summary) -> Floats:
    """The numbers of a segment."""
    if item.kind not in _TYPES:
        raise SmileError(
            f"body {item.target} is in a segment of type {item.kind}; supported are "
            f"{', '.join(map(str, _TYPES))}."
        )
    if item.frame not in _FRAMES:
        raise SmileError(
            f"body {item.target} is in the frame {item.frame} of SPICE; supported are 1 (J2000) "
            "and 17 (ECLIPJ2000)."
        )
    low, high = 8 * (item.first - 1), 8 * item.last
    if not (_RECORD <= low < high <= len(content)) or not item.start_s < item.stop_s:
        raise SmileError(f"a segment of body {item.target} lies outside the file: is it whole?")
    return np.frombuffer(content[low:high], dtype=f"{_order(content)}f8").astype(np.float64)


def name_of(target: int) -> str:
    """What a body of SPICE is called here."""
    return _NAMES.get(target, str(target))


def _refuse_layout(item: _Summary, sound: bool) -> None:
    if not sound:
        raise SmileError(f"a segment of body {item.target} (type {item.kind}) is broken.")


def _chebyshev(item: _Summary, words: Floats) -> Chebyshev:
    """Types 2 and 3: records of middle, half length and coefficients of equal steps."""
    _refuse_layout(item, len(words) > 6 and bool(np.isfinite(words).all()))
    first, step, size, count = words[-4:]
    columns = 3 if item.kind == 2 else 6
    sound = size > 2 and count >= 1 and size * count + 4 == len(words) and step > 0.0
    _refuse_layout(item, bool(sound and (size - 2) % columns == 0))
    records = words[:-4].reshape(int(count), int(size))
    half = records[:, 1]
    _refuse_layout(item, bool(np.allclose(half, 0.5 * step, rtol=1e-9)))
    _refuse_layout(
        item, first <= item.start_s + 1e-3 and item.stop_s <= first + step * count + 1e-3
    )
    series = records[:, 2:].reshape(int(count), columns, -1)
    # six columns turn as two vectors
    turned, _ = axes.to_gcrs(
        axes.known(_FRAMES[item.frame]),
        np.zeros(1),
        np.moveaxis(series.reshape(int(count), columns // 3, 3, -1), 2, 3).reshape(-1, 3),
        None,
    )
    shape = (int(count), columns // 3, -1, 3)
    series = np.moveaxis(turned.reshape(shape), 3, 2).reshape(int(count), columns, -1)
    start, stop = scales.to_t("TDB", np.array([item.start_s, item.stop_s]))
    return Chebyshev(
        name_of(item.target), Span(float(start), float(stop)), float(first), float(step), series
    )


def _states(item: _Summary, words: Floats) -> Segment:
    """Types 9 and 13: states, epochs, a directory of every hundredth epoch, size, and count."""
    _refuse_layout(item, len(words) > 9 and bool(np.isfinite(words).all()))
    size, count = words[-2:]
    _refuse_layout(item, bool(2 <= count <= len(words) / 7.0 and 0 <= size <= 2 * MOST_DEGREE))
    rows = int(count)
    _refuse_layout(item, len(words) == 7 * rows + (rows - 1) // 100 + 2)
    states = words[: 6 * rows].reshape(rows, 6)
    points = int(size) + 1
    hermite = item.kind == 13
    if points * (2 if hermite else 1) - 1 > MOST_DEGREE:
        raise SmileError(f"body {item.target} is interpolated by more than degree {MOST_DEGREE}.")
    return Segment(
        name=name_of(item.target),
        scale="TDB",
        seconds=words[6 * rows : 7 * rows],
        position_km=states[:, :3],
        velocity_km_s=states[:, 3:],
        axes=axes.known(_FRAMES[item.frame]),
        lines=np.zeros(0, dtype=np.int64),
        method=Method("hermite" if hermite else "lagrange", points),
        usable_s=(item.start_s, item.stop_s),
    )
