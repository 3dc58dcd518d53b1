"""Session: the one mutable object. go_to, edit, look, undo, redo, and the file it came from."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic

from smileviz.mission import files
from smileviz.mission.scenario import Scenario
from smileviz.mission.state import State, View, opening

_MERGE_S = 1.0
_DEPTH = 500


class Session:
    """What the user has open; every change goes through its verbs and ends in *on_change*."""

    def __init__(
        self, state: State, on_change: Callable[[], None] = lambda: None, path: Path | None = None
    ) -> None:
        self.state = state
        self.on_change = on_change
        self.path = path
        self.saved: Scenario | None = state.scenario
        self._undo: list[Scenario] = []
        self._redo: list[Scenario] = []
        self._merging: tuple[str, float] | None = None

    # --- the three verbs
    def go_to(self, t: float) -> None:
        """Be at *t*, or the nearest time the scenario has; the plots turn the page with it."""
        self._become(self.state.at(t))

    def edit(self, scenario: Scenario, merge: str = "") -> None:
        """Have another scenario. Edits of one field, named *merge*, within a second undo as one."""
        if scenario == self.state.scenario:
            return
        moment = monotonic()
        together = self._merging is not None and self._merging[0] == merge
        if not (merge and together and self._merging and moment - self._merging[1] < _MERGE_S):
            self._undo = [*self._undo[-_DEPTH:], self.state.scenario]
        self._merging = (merge, moment) if merge else None
        self._redo.clear()
        self._have(scenario)

    def look(self, view: View) -> None:
        """See the same otherwise."""
        span = self.state.scenario.span
        self._become(replace(self.state, view=replace(view, window=view.window.within(span))))

    # --- undo
    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to make again."""
        return bool(self._redo)

    def undo(self) -> None:
        """Take the last edit back."""
        self._move(self._undo, self._redo)

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        self._move(self._redo, self._undo)

    def _move(self, source: list[Scenario], target: list[Scenario]) -> None:
        if source:
            self._merging = None
            target.append(self.state.scenario)
            self._have(source.pop())

    # --- the document
    @property
    def changed(self) -> bool:
        """Whether there are edits that no file holds."""
        return self.state.scenario != self.saved

    @property
    def title(self) -> str:
        """What the window is called: the file or the bundled scenario, a star when changed."""
        name = self.path.name if self.path else self.state.scenario.title
        return f"{name}{'*' if self.changed else ''}"

    def new(self, scenario: Scenario, path: Path | None = None) -> None:
        """Have another document; the undo list of the old one is gone."""
        self._undo.clear()
        self._redo.clear()
        self._merging = None
        self.saved, self.path = scenario, path
        self.state = opening(scenario)
        self.on_change()

    def open(self, path: Path) -> None:
        """Have the document of that file; if it cannot be read nothing changes."""
        self.new(files.load(path), path)

    def save(self) -> None:
        """Write the document to the file it came from."""
        if self.path is None:
            raise ValueError("there is no file to save to: use save_as")
        self.save_as(self.path)

    def save_as(self, path: Path) -> None:
        """Write the document to *path*, which is its file from now on."""
        files.save(self.state.scenario, path)
        self.saved, self.path = self.state.scenario, path
        self.on_change()

    def _have(self, scenario: Scenario) -> None:
        self._become(replace(self.state, scenario=scenario).at(self.state.t))

    def _become(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.on_change()
