"""Request: what a report is to be of, and the times that follow from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.base.units import DAY_S, HOUR_S, YEAR_S
from smileviz.base.windows import Span
from smileviz.mission import almanac
from smileviz.mission.scenario import Scenario
from smileviz.report.blocks import Photo

DETAILED_S = 16.0 * DAY_S
"""Over longer spans the timeline is drawn a week at a time, and fewer stations are listed."""
LONGEST_S = 400.0 * DAY_S
SHORTEST_S = HOUR_S
_AROUND_S = 61.0 * DAY_S


@dataclass(frozen=True, eq=False)
class Request:
    """What is reported on, how the scenario was named, and the pictures to put in."""

    scenario: Scenario
    span: Span
    photos: Sequence[Photo] = ()
    notes: dict[str, str] | None = None
    report: Report | None = None

    def __post_init__(self) -> None:
        """Refuse what no report can be made of."""
        if not SHORTEST_S <= self.span.length_s <= LONGEST_S:
            raise SmileError(
                f"The report would span {time.duration_label(self.span.length_s)}; it may span "
                f"1 h to {LONGEST_S / DAY_S:.0f} d."
            )

    def with_photos(self, photos: Sequence[Photo]) -> "Request":
        """The same, with *photos*: a wide one for the cover, others for the geometry."""
        return replace(self, photos=tuple(photos))

    @property
    def detailed(self) -> bool:
        """Whether the span is short enough for one timeline and all stations."""
        return self.span.length_s <= DETAILED_S


def moment(scenario: Scenario, span: Span) -> float:
    """The time of the pictures: the middle of SXI's first window, or of the span without one."""
    allowed = almanac.windows("sxi_allowed", scenario, span)
    shown = next(iter(allowed), span)
    return 0.5 * (shown.start + shown.stop)


def season_of(request: Request) -> Span:
    """A year about the span, or the span and two months on either side, within the mission."""
    span, whole = request.span, request.scenario.span
    start, stop = span.start - _AROUND_S, span.stop + _AROUND_S
    stop = max(stop, start + YEAR_S)
    return Span(start, stop).within(whole)
