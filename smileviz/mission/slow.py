"""Slow: answers now, or the last one and a redraw later; the newest question wins."""

from collections.abc import Callable, Hashable
from concurrent.futures import Executor, Future
from threading import RLock
from typing import Any, TypeVar, cast

T = TypeVar("T")
Key = tuple[Hashable, ...]


class Slow:
    """Answers of pure functions, by the name of the question.

    Without an executor, and when a question has never been answered, it answers at once. Else
    the last answer stands while the new one is worked out; *on_ready* is then called, from the
    worker's thread. An exception goes to *on_error* once and the same is not asked again.
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
        self._lock = RLock()

    @property
    def busy(self) -> bool:
        """Whether an answer on screen is about to be replaced."""
        return bool(self._asked)

    def get(self, question: str, function: Callable[..., T], *inputs: Hashable) -> T:
        """``function(*inputs)``, or the last answer to *question* while that is worked out."""
        key: Key = (function, *inputs)
        with self._lock:
            known = self._answers.get(question)
            if known is not None and known[0] == key:
                self._withdraw(question)
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

    def _ask(self, question: str, key: Key) -> None:
        asked = self._asked.get(question)
        if (asked is not None and asked[0] == key) or self._failed.get(question) == key:
            return
        self._withdraw(question)
        function, *inputs = key
        assert self._executor is not None
        future = self._executor.submit(cast("Callable[..., Any]", function), *inputs)
        self._asked[question] = (key, future)
        future.add_done_callback(lambda done: self._done(question, key, done))

    def _withdraw(self, question: str) -> None:
        asked = self._asked.pop(question, None)
        if asked is not None:
            asked[1].cancel()

    def _done(self, question: str, key: Key, future: "Future[Any]") -> None:
        if future.cancelled():
            return
        with self._lock:
            asked = self._asked.get(question)
            if asked is None or asked[0] != key:
                return
            del self._asked[question]
            error = future.exception()
            if error is None:
                self._answers[question] = (key, future.result())
            else:
                self._failed[question] = key
        if error is not None and self._on_error is not None:
            self._on_error(error)
        self._on_ready()
