"""Asked: what was asked for, and what the almanac says of the time that is looked at."""

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import TypeVar

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.windows import Span, Windows
from smileviz.mission import almanac, plan_b
from smileviz.mission.scenario import Scenario
from smileviz.mission.series import Series, series
from smileviz.mission.slow import Slow
from smileviz.mission.state import State, View, page

T = TypeVar("T")


class Asked:
    """A State, and the answers over time that come through `Slow`."""

    def __init__(self, state: State, slow: Slow) -> None:
        self.state = state
        self._slow = slow

    # --- what was asked for
    @property
    def scenario(self) -> Scenario:
        """The document."""
        return self.state.scenario

    @property
    def view(self) -> View:
        """How it is looked at."""
        return self.state.view

    @property
    def t(self) -> float:
        """The moment."""
        return self.state.t

    @cached_property
    def utc(self) -> str:
        """The moment as it is written on screen."""
        return time.label(self.t)

    @property
    def busy(self) -> bool:
        """Whether something shown is about to be replaced by what is being worked out."""
        return self._slow.busy

    @property
    def asked(self) -> frozenset[str]:
        """Names of all that is being worked out."""
        return self._slow.asked

    @property
    def late(self) -> frozenset[str]:
        """Names of what is shown out of date, and has been for longer than the eye forgives."""
        return self._slow.late

    def ask(self, question: str, function: Callable[..., T], *inputs: Hashable) -> T:
        """``function(*inputs)``, or the last answer to *question* while that is worked out."""
        return self._slow.get(question, function, *inputs)

    # --- over time
    def series(self, name: str) -> Series:
        """The quantity *name* over the time axis of the plots."""
        return self._slow.get(f"series {name}", series, self.scenario, name, self.view.window)

    @cached_property
    def page(self) -> Span:
        """A span around the time axis of the plots, the same while that moves a little."""
        return page(self.view.window, self.scenario.span)

    def windows(self, name: str) -> Windows | None:
        """When the kind *name* of the almanac is true over the page; None: not known yet."""
        return self._slow.soon(f"windows {name}", almanac.windows, name, self.scenario, self.page)

    def other_windows(self, name: str) -> Windows | None:
        """When the kind *name* is true in plan B over the page; None: no plan B, or not known."""
        other = self.view.other
        span = plan_b.shared(self.scenario, other, self.page) if other is not None else None
        if other is None or span is None or name not in plan_b.known(other):
            return None
        return self._slow.soon(f"windows of B {name}", almanac.windows, name, other, span)

    def whole(self, name: str) -> Windows | None:
        """When the kind *name* of the almanac is true over the mission; None: not known yet."""
        span = self.scenario.span
        return self._slow.soon(f"whole {name}", almanac.windows, name, self.scenario, span)

    def events(self, name: str) -> Floats | None:
        """Times of the events *name* of the almanac over the page (n,); None: not known yet."""
        return self._slow.soon(f"events {name}", almanac.events, name, self.scenario, self.page)

    def soon(self, question: str, function: Callable[..., T], *inputs: Hashable) -> T | None:
        """An answer that takes long, worked out in the background; None: not known yet."""
        return self._slow.soon(question, function, *inputs)

    def told(self, question: str, function: Callable[..., T], *inputs: Hashable) -> T | None:
        """As `soon`, of a function that takes ``report=``: it shows how far it is, and stops."""
        return self._slow.told(question, function, *inputs)

    # --- what is worked out
    @property
    def progress(self) -> tuple[float, int]:
        """How many of the answers awaited are there, and how many were asked for."""
        return self._slow.progress

    @property
    def called_off(self) -> bool:
        """Whether something is not shown, or of before, because working it out was called off."""
        return self._slow.called_off
