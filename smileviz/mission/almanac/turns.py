"""Events: where the orbit turns, crosses the equator, and where windows open and close."""

from collections.abc import Callable

from smileviz.base.arrays import Floats
from smileviz.base.windows import Span
from smileviz.mission.almanac import eclipses, observing, regions
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.kinds import EventKind, Kind, crossing, edge
from smileviz.mission.margins import places
from smileviz.mission.scenario import Scenario
from smileviz.mission.truth import Margin
from smileviz.orbit.ephemeris import Ephemeris
from smileviz.orbit.revolutions import apogees, perigees

_NORTH = Margin("North of the true equator", "km", places.north_km)
_KINDS = {kind.name: kind for kind in (*observing.KINDS, *eclipses.KINDS, *regions.KINDS)}


def _turns(turning: Callable[[Ephemeris, Span], Floats]) -> Callable[[Scenario, Span], Floats]:
    def times(scenario: Scenario, span: Span) -> Floats:
        return turning(ephemeris_of(scenario), span)

    return times


def edges_of(kind: Kind, start: str = "", stop: str = "") -> tuple[EventKind, EventKind]:
    """The start and the stop of windows of *kind*, with titles."""
    return (
        EventKind(
            f"{kind.name}_start",
            start or f"Start: {kind.title}",
            f"Start of: {kind.sentence}",
            edge(kind, start=True),
        ),
        EventKind(
            f"{kind.name}_stop",
            stop or f"End: {kind.title}",
            f"End of: {kind.sentence}",
            edge(kind, start=False),
        ),
    )


KINDS: tuple[EventKind, ...] = (
    EventKind("perigee", "Perigee", "Nearest to the Earth's centre.", _turns(perigees)),
    EventKind("apogee", "Apogee", "Farthest from the Earth's centre.", _turns(apogees)),
    EventKind(
        "node_ascending",
        "Ascending node",
        "Crosses the true equator of date (TOD) to the north.",
        crossing(_NORTH, rising=True),
    ),
    EventKind(
        "node_descending",
        "Descending node",
        "Crosses the true equator of date (TOD) to the south.",
        crossing(_NORTH, rising=False),
    ),
    *(
        event
        for name, start, stop in (
            ("sun_limit", "Sun limit begins", "Sun limit ends"),
            ("sxi_allowed", "SXI may observe", "SXI must stop"),
            ("uvi_allowed", "UVI may observe", "UVI must stop"),
            ("penumbra", "Enters penumbra", "Leaves penumbra"),
            ("umbra", "Enters umbra", "Leaves umbra"),
            ("outside_magnetopause", "Leaves the magnetopause", "Enters the magnetopause"),
            ("outside_bow_shock", "Leaves the bow shock", "Enters the bow shock"),
            ("inner_belt", "Enters the inner belt", "Leaves the inner belt"),
            ("outer_belt", "Enters the outer belt", "Leaves the outer belt"),
        )
        for event in edges_of(_KINDS[name], start, stop)
    ),
)
