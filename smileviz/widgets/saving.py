"""The right-click menu of a panel's plot, and what it states about the numbers it saves."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsView, QMenu

from smileviz.base.theme import Theme
from smileviz.base.windows import Span
from smileviz.mission.provenance import provenance
from smileviz.mission.session import Session
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets.export import Export, Sheet, menu
from smileviz.widgets.gestures import Gestures


class Saving:
    """What can be saved of one plot, of the snapshot shown last."""

    def __init__(
        self,
        stem: str,
        view: QGraphicsView,
        theme: Theme,
        sheet: Callable[[Snapshot], Sheet],
        extra: Callable[[QMenu], None] = lambda _menu: None,
    ) -> None:
        self._now: Snapshot | None = None
        self._sheet = sheet
        self._extra = extra
        self._view = view
        self.export = Export(stem, view, theme, self._provenance, self._rows)

    def listen(self, gestures: Gestures) -> None:
        """Open the menu when it is asked for."""
        gestures.menu_wanted.connect(self.pop_up)

    def show_now(self, now: Snapshot) -> None:
        """Remember what is on screen."""
        self._now = now

    def menu(self) -> QMenu:
        """The menu, with what the panel adds."""
        made = menu(self._view, self.export)
        self._extra(made)
        return made

    def pop_up(self, at: QPointF) -> None:
        """Open the menu at a pixel of the view."""
        made = self.menu()
        made.aboutToHide.connect(made.deleteLater)
        made.popup(self._view.viewport().mapToGlobal(at.toPoint()))

    def _provenance(self) -> Mapping[str, str]:
        if self._now is None:
            return {}
        now = self._now
        return {
            "at": f"{now.utc} UTC",
            **provenance(now.scenario, Span(now.t, now.t), now.view.frame),
        }

    def _rows(self) -> Sheet:
        return Sheet((), ()) if self._now is None else self._sheet(self._now)


def stem(session: Session, name: str) -> str:
    """A file name to propose: the scenario and what is shown."""
    return f"{session.state.scenario.title.lower().replace(' ', '_')}_{name}"
