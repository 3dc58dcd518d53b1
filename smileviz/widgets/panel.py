"""Panel: a dock that looks. name, title, widget, show_now(now); and the desk it is given."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from PySide6.QtWidgets import QVBoxLayout, QWidget

from smileviz.base.theme import Theme
from smileviz.mission.session import Session
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets.playback import Playback

Area = Literal["left", "top", "right", "bottom", "bar"]


@dataclass(frozen=True)
class Desk:
    """What a panel is given: verbs to call, a look, a clock, and the layers of the 3D view."""

    session: Session
    theme: Theme
    playback: Playback
    layers: tuple[tuple[str, str], ...] = ()
    """(name, title) of each layer of the 3D view."""


class Panel(ABC):
    """A dock. Users act on the session; `show_now` reads the snapshot and sets widgets, no more."""

    name: ClassVar[str]
    title: ClassVar[str]
    area: ClassVar[Area] = "right"

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.session = desk.session
        self.theme = desk.theme
        self.widget = QWidget()
        self.widget.setObjectName(f"panel_{self.name}")
        self.widget.setAccessibleName(self.title)
        self._layout = QVBoxLayout(self.widget)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._content = self.build(desk.theme)
        self._layout.addWidget(self._content)

    @abstractmethod
    def build(self, theme: Theme) -> QWidget:
        """Make what is inside, in the colours of *theme*; everything drawn so far is forgotten."""

    @abstractmethod
    def show_now(self, now: Snapshot) -> None:
        """Show *now*. Only look: never call the session from here."""

    def dress(self, theme: Theme) -> None:
        """Change the theme live; call `show_now` afterwards."""
        self.theme = theme
        old = self._content
        self._content = self.build(theme)
        self._layout.replaceWidget(old, self._content)
        old.hide()
        old.deleteLater()


class Remembering(ABC):
    """A panel whose choices are remembered with the layout."""

    @abstractmethod
    def memory(self) -> dict[str, object]:
        """What the user has chosen: JSON values."""

    @abstractmethod
    def recall(self, memory: Mapping[str, object]) -> None:
        """Be as `memory` once said, as far as that still makes sense."""
