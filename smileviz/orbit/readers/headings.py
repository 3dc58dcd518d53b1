"""Headings of CSV: what a column holds, told from the words of its name."""

import re
from dataclasses import dataclass

from smileviz.base.errors import SmileError
from smileviz.base.units import AU_KM, EARTH_RADIUS_KM
from smileviz.orbit.readers import axes, scales

POSITION_KM = {"km": 1.0, "m": 1e-3, "re": EARTH_RADIUS_KM, "au": AU_KM}
VELOCITY_KM_S = {"km_s": 1.0, "m_s": 1e-3}
_WORD = re.compile(r"[a-z]+[0-9]*|[0-9]+")
_SPEED_WORDS = frozenset({"v", "vel", "velocity", "dot", "speed"})
_TIMES = frozenset(
    {"time", "utc", "epoch", "date", "datetime", "timestamp", "t", "jd", "mjd", "unix", "posix"}
    | {"tai", "tt", "tdb", "et", "gps", "ut1", "calendar", "jdtdb", "jdutc"}
)
_NUMBERED = {
    "jd": "jd",
    "mjd": "mjd",
    "unix": "unix",
    "posix": "unix",
    "jdtdb": "jd",
    "jdutc": "jd",
}
_SCALE_OF = {"jdtdb": "TDB", "jdutc": "UTC", "unix": "UTC", "posix": "UTC"}
_FRAMES = frozenset(
    {"gse", "gsm", "sm", "mag", "geo", "gcrf", "gcrs", "icrf", "icrs", "j2000", "eme2000", "teme"}
    | {"tod", "mod", "ecef", "itrs", "itrf", "gei", "eci", "geij2000", "geitod", "heeq", "hee"}
    | {"rtn", "lvlh", "gtod", "pef", "tirs", "cirs", "ntw", "dm", "vdh", "heliocentric"}
)


@dataclass(frozen=True)
class Heading:
    """What a column is."""

    part: str
    """``x`` to ``vz``, ``time``, or nothing."""
    unit: str = ""
    frame: str = ""
    scale: str = ""
    counted: str = ""
    """How a time is written as a number: jd, mjd, unix, j2000."""


def heading(name: str) -> Heading:
    """What the column *name* holds."""
    words = _WORD.findall(name.lower())
    frame = frame_in(words)
    part = _part(words)
    if part:
        return Heading(part, _unit(words, speed=part.startswith("v")), frame)
    if _TIMES & set(words):
        return _time(words)
    return Heading("")


def _part(words: list[str]) -> str:
    """``x`` to ``vz``, or nothing."""
    for word in words:
        plain = word.removeprefix("d") if word in {"dx", "dy", "dz"} else word
        if plain in {"x", "y", "z", "rx", "ry", "rz", "px", "py", "pz"}:
            speed = bool(_SPEED_WORDS & set(words)) or word.startswith("d")
            return ("v" if speed else "") + plain[-1]
        if plain in {"vx", "vy", "vz"}:
            return plain
        if plain in {"xdot", "ydot", "zdot"}:
            return f"v{plain[0]}"
        if plain in {"posx", "posy", "posz"}:
            return plain[-1]
        if plain in {"velx", "vely", "velz"}:
            return f"v{plain[-1]}"
    return ""


def _unit(words: list[str], *, speed: bool) -> str:
    if speed:
        tail = [
            word for word in words if word in {"km", "m", "s", "sec", "kms", "ms", "kmps", "mps"}
        ]
        for unit, names in (("km_s", {"km", "kms", "kmps"}), ("m_s", {"m", "ms", "mps"})):
            if names & set(tail):
                return unit
        return ""
    if "re" in words or ("r" in words and "e" in words):
        return "re"
    return next((word for word in words if word in POSITION_KM), "")


def frame_in(words: list[str]) -> str:
    """The frame that *words* name, if any; of GEI the equinox must be told."""
    for first, second in zip(words, [*words[1:], ""], strict=False):
        if first in {"gei", "eci"} and second in {"j2000", "tod"}:
            return f"GEI{second}" if second == "tod" else "J2000"
        if re.fullmatch(r"itrf\d+", first) or first in _FRAMES:
            return first.upper()
    return ""


def _time(words: list[str]) -> Heading:
    counted = next((_NUMBERED[word] for word in words if word in _NUMBERED), "")
    if "j2000" in words and {"s", "sec", "seconds", "past", "since"} & set(words):
        counted = "j2000"
    scale = next((_SCALE_OF[word] for word in words if word in _SCALE_OF), "")
    named = [word.upper() for word in words if word.upper() in scales.SCALES]
    return Heading("time", scale=named[0] if named else scale, counted=counted)


def frame_of(name: str) -> axes.Axes:
    """The axes of the frame *name*; SmileError if it is none, or leaves the equinox open."""
    if name.upper() in {"GEI", "ECI"}:
        raise SmileError(f"the frame {name.upper()} does not tell its equinox: write J2000 or TOD.")
    return axes.known(name)
