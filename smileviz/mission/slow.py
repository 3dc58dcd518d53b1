"""Slow: answers now, or the last one and a redraw later; the newest question wins."""

from collections.abc import Callable, Hashable
from concurrent.futures import Executor, Future
from functools import partial
from threading import RLock
from time import monotonic
from typing import Any, TypeVar, cast

T = TypeVar("T")
Key = tuple[Hashable, ...]
_SEEN = 0.02
"""Steps of progress that are worth a redraw."""
LATE_S = 0.12
"""So long an answer may stand behind its question before the picture has to say so."""


class Slow:
    """Answers of pure functions, by the name of the question.

    Without an executor, and when a question has never been answered, it answers at once. Else
    the last answer stands while the new one is worked out; *on_ready* is then called, from the
    thread of the worker, of which there is one. While the inputs go on changing, as under a hand
    that drags, what the worker has finished stands until the newest is answered: the picture
    follows. An exception goes to *on_error* once and the same is not asked again, nor is what was
    called off.
    """

    def __init__(
        self,
        executor: Executor | None = None,
        on_ready: Callable[[], None] = lambda: None,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._executor = executor
        self._on_ready = on_ready
        self._on_error = on_error
        self._answers: dict[str, tuple[Key, object]] = {}
        self._asked: dict[str, tuple[Key, Future[Any]]] = {}
        self._failed: dict[str, Key] = {}
        self._declined: dict[str, Key] = {}
        self._behind_s: dict[str, float] = {}
        self._batch = 0
        self._shares: dict[str, float] = {}
        self._reporting: set[str] = set()
        self._lock = RLock()

    @property
    def busy(self) -> bool:
        """Whether an answer on screen is about to be replaced."""
        return bool(self._asked)

    @property
    def asked(self) -> frozenset[str]:
        """The questions that are being worked out."""
        with self._lock:
            return frozenset(self._asked)

    @property
    def late(self) -> frozenset[str]:
        """Questions whose answer on screen has stood behind for longer than `LATE_S`."""
        now_s = monotonic()
        with self._lock:
            return frozenset(
                question
                for question, since_s in self._behind_s.items()
                if question in self._asked and now_s - since_s >= LATE_S
            )

    @property
    def progress(self) -> tuple[float, int]:
        """How many of the questions now being worked out are answered, and how many there are.

        One that reports counts in part.
        """
        return self._batch - len(self._asked) + sum(self._shares.values()), self._batch

    @property
    def called_off(self) -> bool:
        """Whether something on screen is not what was asked for because it was called off."""
        return bool(self._declined)

    def call_off(self) -> None:
        """Keep the answers there are: what is being worked out is not wanted until `resume`."""
        with self._lock:
            for question in list(self._asked):
                self._declined[question] = self._asked[question][0]
                self._withdraw(question)

    def resume(self) -> None:
        """Let what was called off be asked again."""
        self._declined.clear()

    def get(self, question: str, function: Callable[..., T], *inputs: Hashable) -> T:
        """``function(*inputs)``, or the last answer to *question* while that is worked out."""
        key: Key = (function, *inputs)
        with self._lock:
            known = self._answers.get(question)
            if known is not None and known[0] == key:
                self._withdraw(question)
                self._behind_s.pop(question, None)
                self._declined.pop(question, None)
                return cast("T", known[1])
            if known is not None and self._executor is not None:
                self._ask(question, key)
                return cast("T", known[1])
        value = function(*inputs)
        with self._lock:
            self._answers[question] = (key, value)
        return value

    def later(
        self, question: str, meanwhile: T, function: Callable[..., T], *inputs: Hashable
    ) -> T:
        """The same, but *meanwhile* stands while the first answer is worked out."""
        with self._lock:
            if self._executor is not None:
                self._answers.setdefault(question, ((), meanwhile))
        return self.get(question, function, *inputs)

    def soon(self, question: str, function: Callable[..., T], *inputs: Hashable) -> T | None:
        """The same, with None meanwhile."""
        return self.later(question, None, function, *inputs)

    def told(self, question: str, function: Callable[..., T], *inputs: Hashable) -> T | None:
        """As `soon`, for a function that takes ``report=`` and stops when it is called off."""
        self._reporting.add(question)
        return self.soon(question, function, *inputs)

    def _ask(self, question: str, key: Key) -> None:
        asked = self._asked.get(question)
        refused = key in (self._failed.get(question), self._declined.get(question))
        if refused or (asked is not None and asked[0] == key):
            return
        self._declined.pop(question, None)
        self._withdraw(question)
        if not self._asked:
            self._batch = 0
        self._batch += 1
        function, *inputs = key
        assert self._executor is not None
        work = cast("Callable[..., Any]", function)
        if question in self._reporting:
            work = partial(work, report=partial(self._report, question, key))
        future = self._executor.submit(work, *inputs)
        self._asked[question] = (key, future)
        self._behind_s.setdefault(question, monotonic())
        future.add_done_callback(lambda done: self._done(question, key, done))

    def _report(self, question: str, key: Key, share: float) -> bool:
        """Take how far a question is; whether it is still wanted."""
        with self._lock:
            asked = self._asked.get(question)
            if asked is None or asked[0] != key:
                return False
            moved = round(share / _SEEN) != round(self._shares.get(question, 0.0) / _SEEN)
            self._shares[question] = share
        if moved:
            self._on_ready()
        return True

    def _withdraw(self, question: str) -> None:
        asked = self._asked.pop(question, None)
        self._shares.pop(question, None)
        if asked is not None:
            self._batch -= 1
            asked[1].cancel()

    def _done(self, question: str, key: Key, future: "Future[Any]") -> None:
        if future.cancelled():
            return
        with self._lock:
            asked = self._asked.get(question)
            if asked is None:
                return
            newest, error = asked[0] == key, future.exception()
            if newest:
                del self._asked[question]
                self._shares.pop(question, None)
                self._behind_s.pop(question, None)
            elif error is None:
                self._behind_s[question] = monotonic()
            if error is None:
                self._answers[question] = (key, future.result())
            elif newest:
                self._failed[question] = key
        if error is not None and newest and self._on_error is not None:
            self._on_error(error)
        self._on_ready()
