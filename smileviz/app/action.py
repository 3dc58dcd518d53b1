"""Action: something the user can do, and Desktop: the window as actions see it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from smileviz.app.documents import Documents
from smileviz.app.playback import Playback
from smileviz.app.view3d import View3D
from smileviz.mission.session import Session


class Desktop(Protocol):
    """What actions act on: the main window."""

    session: Session
    playback: Playback
    documents: Documents
    view3d: View3D
    theme_name: str

    @property
    def layout_name(self) -> str:
        """Which of LAYOUTS the window is arranged by."""
        ...

    def close(self) -> bool:
        """Close the window, unless unsaved changes keep it."""
        ...

    def go(self, move: str) -> None:
        """Make one of MOVES."""
        ...

    def let_go(self) -> None:
        """Leave full screen, else drop the selection, else give the keys to the 3D view."""
        ...

    def full_screen(self) -> None:
        """Into full screen, or back."""
        ...

    def lay_out(self, name: str) -> None:
        """Arrange the docks as one of LAYOUTS."""
        ...

    def dress(self, theme: str) -> None:
        """Change the theme."""
        ...

    def type_time(self) -> None:
        """Let the user type a time."""
        ...

    def save_picture(self) -> None:
        """Save the 3D picture to a file."""
        ...

    def copy_moment(self) -> None:
        """Copy every value of the moment as text."""
        ...

    def show_panel(self, name: str) -> None:
        """Bring a panel to the front."""
        ...

    def stop_work(self) -> None:
        """Stop what is computed in the background, or compute what was stopped."""
        ...

    def show_palette(self) -> None:
        """Let the user look for an action by its name."""
        ...

    def show_keys(self) -> None:
        """Show the list of keys."""
        ...

    def show_about(self) -> None:
        """Show version, licence and sources."""
        ...


@dataclass(frozen=True)
class Action:
    """Something the user can do. *checked* makes it one of a choice, *possible* may grey it."""

    name: str
    text: str
    keys: tuple[str, ...]
    menu: str
    function: Callable[[Desktop], object]
    tip: str = ""
    icon: str = ""
    possible: Callable[[Desktop], bool] | None = None
    checked: Callable[[Desktop], bool] | None = None
    repeats: bool = False
