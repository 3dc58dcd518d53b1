"""Regions over time: from when to when SMILE is in which, from the windows of the boundaries."""

from functools import lru_cache

from smileviz.base.windows import Windows
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.wind_gaps import unknown

TITLES = {
    "region:magnetosphere": "Magnetosphere",
    "region:magnetosheath": "Magnetosheath",
    "region:solar_wind": "Solar wind",
    "region:unknown": "Region not known: no solar wind data",
}
"""Keys of bars that are regions, and their names."""


def windows(now: Snapshot, kind: str) -> Windows | None:
    """When *kind*, a kind of the almanac or a key of TITLES, is true; the same object again.

    None while that is not known yet.
    """
    if kind not in TITLES:
        return now.windows(kind)
    outside = now.windows("outside_magnetopause")
    upstream = now.windows("outside_bow_shock")
    if outside is None or upstream is None:
        return None
    return _parted(outside, upstream, unknown(now.here.wind, outside.span))[kind]


@lru_cache(maxsize=8)
def _parted(outside: Windows, upstream: Windows, lost: Windows) -> dict[str, Windows]:
    """The time of the span, dealt out; inside the magnetopause wins where boundaries cross."""
    if outside.span != upstream.span:  # one of them is still being worked out
        upstream = Windows(outside.span, upstream.edges)
    return {
        "region:magnetosphere": ~outside & ~lost,
        "region:magnetosheath": outside & ~upstream & ~lost,
        "region:solar_wind": upstream & outside & ~lost,
        "region:unknown": lost,
    }
