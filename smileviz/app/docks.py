"""PanelDock: a dock whose panel is made when it is first seen, and shown only while it is."""

import json
from collections.abc import Callable

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDockWidget, QWidget

from smileviz.mission.snapshot import Snapshot
from smileviz.widgets.panel import Desk, Panel, Remembering

_MEMORY = "panels"
# What stands on a tab, where there is little room.
SHORT = {
    "sxi": "SXI",
    "uvi": "UVI",
    "planes": "Planes",
    "map": "Map",
    "stations": "Stations",
    "calendar": "Calendar",
    "margins": "Margins",
    "envelope": "Envelope",
    "compare": "Plan B",
    "now": "Now",
    "solar_wind": "Wind",
    "layers": "Layers",
}


class PanelDock(QDockWidget):
    """The dock of one kind of panel; *on_shown* is called when it comes to be seen."""

    def __init__(
        self,
        kind: type[Panel],
        desk: Desk,
        parent: QWidget,
        on_shown: Callable[["PanelDock"], None],
    ) -> None:
        super().__init__(kind.title, parent)
        self.setObjectName(kind.name)
        self._kind = kind
        self._desk = desk
        self._on_shown = on_shown
        self.seen = False
        self.panel: Panel | None = None
        self.visibilityChanged.connect(self._see)
        self.set_titled(titled=True)

    def set_titled(self, *, titled: bool) -> None:
        """With a title bar, unless the panel says itself what it is, as a tab does, too."""
        bare = self._kind.area == "bottom" or not titled
        self.setWindowTitle(
            self._kind.title if titled else SHORT.get(self._kind.name, self._kind.title)
        )
        self.toggleViewAction().setText(self._kind.title)
        if bare and self.titleBarWidget() is None:
            self.setTitleBarWidget(QWidget(self))
        elif not bare and self.titleBarWidget() is not None:
            self.setTitleBarWidget(None)  # type: ignore[arg-type] # Qt's own again

    def _see(self, seen: bool) -> None:
        self.seen = seen
        if seen:
            self._on_shown(self)

    def show_now(self, now: Snapshot) -> None:
        """Show *now*, if there is anybody to see it."""
        if not self.seen:
            return
        if self.panel is None:
            self.panel = self._kind(self._desk)
            if isinstance(self.panel, Remembering):
                self.panel.recall(_read(self.objectName()))
            self.setWidget(self.panel.widget)
        self.panel.show_now(now)

    def save(self) -> None:
        """Remember what the user has chosen in the panel."""
        panel: object = self.panel
        if isinstance(panel, Remembering):
            QSettings().setValue(f"{_MEMORY}/{self.objectName()}", json.dumps(panel.memory()))

    def dress(self, desk: Desk) -> None:
        """Change the colours; show_now is to follow."""
        self._desk = desk
        if self.panel is not None:
            self.panel.dress(desk.theme)


def _read(name: str) -> dict[str, object]:
    """What was remembered of the panel *name*; nothing when that cannot be read."""
    try:
        found = json.loads(str(QSettings().value(f"{_MEMORY}/{name}", "{}")))
    except json.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}
