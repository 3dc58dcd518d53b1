"""CZML, the scenes of Cesium: one spacecraft with its path, as JSON; no picture from elsewhere."""

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.frames import Frame
from smileviz.base.theme import DARK
from smileviz.handover.job import Job
from smileviz.handover.leg import Leg
from smileviz.orbit.interpolation import Kind

FRAMES = {Frame.GCRS: "INERTIAL", Frame.ITRS: "FIXED"}
"""referenceFrame; INERTIAL is the ICRF."""

_VERSION = "1.0"
_LAGRANGE: tuple[Kind, int] = ("lagrange", 8)
_PATH_S = 190_000.0  # a little more than a revolution of SMILE
_RESOLUTION_S = 120.0
_SPEED = 1800.0  # a revolution in a hundred seconds


def parts(job: Job) -> Iterator[bytes]:
    """The file; positions in metres to 1 mm, seconds past the first, one a line."""
    first, last = time.to_utc(float(job.t[0]), 3), time.to_utc(float(job.t[-1]), 3)
    about = {**job.meta, "interpolation": job.error_words(*_LAGRANGE)}
    head, tail = json.dumps(
        [_document(job, first, last), _craft(job, f"{first}/{last}", about)],
        indent=1,
        ensure_ascii=False,
    ).split(json.dumps(_HERE))
    yield (head + "[").encode()
    for number, leg in enumerate(job.legs):
        yield (", " if number else "").encode() + _position(job, leg, first)
        for t, states in job.parts_of(leg):
            yield _rows(t - job.t[0], states, last=bool(t[-1] == leg.t[-1])).encode()
        yield b"]}"
    yield ("]" + tail + "\n").encode()


def _position(job: Job, leg: Leg, epoch: str) -> bytes:
    """The beginning of the positions of *leg*, which hold in its interval only."""
    start, stop = (time.to_utc(float(t), 3) for t in (leg.t[0], leg.t[-1]))
    position = {
        "interval": f"{start}/{stop}",
        "epoch": epoch,
        "referenceFrame": FRAMES[job.frame],
        "interpolationAlgorithm": "LAGRANGE",
        "interpolationDegree": leg.method(*_LAGRANGE).degree,
    }
    return (json.dumps(position)[:-1] + ', "cartesian": [\n').encode()


_HERE = "positions"
_ROW = "{:.3f},{:.3f},{:.3f},{:.3f}"


def _rows(seconds: Floats, states: Floats, *, last: bool) -> str:
    rows = np.column_stack([seconds, 1000.0 * states[:, :3]]).tolist()
    text = ",\n".join(_ROW.format(*row) for row in rows)
    return text + ("\n" if last else ",\n")


def _document(job: Job, first: str, last: str) -> dict[str, Any]:
    return {
        "id": "document",
        "name": f"{job.scenario.title}, {job.meta['program']}",
        "version": _VERSION,
        "clock": {
            "interval": f"{first}/{last}",
            "currentTime": first,
            "multiplier": _SPEED,
            "range": "LOOP_STOP",
            "step": "SYSTEM_CLOCK_MULTIPLIER",
        },
    }


def _craft(job: Job, availability: str, about: dict[str, str]) -> dict[str, Any]:
    white, track = _rgba(DARK.smile), _rgba(DARK.sxi)
    return {
        "id": f"craft-{-job.craft.naif_id}",
        "name": job.craft.name,
        "description": "\n".join(f"{key}: {value}" for key, value in about.items()),
        "availability": availability,
        "properties": about,
        "position": _HERE,
        "point": {"pixelSize": 9, "color": white, "outlineColor": track, "outlineWidth": 2},
        "label": {
            "text": job.craft.name,
            "font": "14pt sans-serif",
            "fillColor": white,
            "style": "FILL",
            "horizontalOrigin": "LEFT",
            "pixelOffset": {"cartesian2": [12.0, 0.0]},
        },
        "path": {
            "material": {"solidColor": {"color": track}},
            "width": 2.0,
            "leadTime": _PATH_S,
            "trailTime": _PATH_S,
            "resolution": _RESOLUTION_S,
        },
    }


def _rgba(colour: str) -> dict[str, list[int]]:
    return {"rgba": [*bytes.fromhex(colour.removeprefix("#")), 255]}
