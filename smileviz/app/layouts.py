"""LAYOUTS: the workspaces, and how a window of a given size is arranged as one of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

WIDE_PX = 1560
HIGH_PX = 860
_RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea

Cell = tuple[str, ...]
"""Docks in one place, as tabs; the first is on top."""


@dataclass(frozen=True)
class Arrangement:
    """Where docks are: rows of cells at the right of the 3D view, docks under all."""

    right: tuple[tuple[Cell, ...], ...] = ()
    bottom: tuple[Cell, ...] = ()
    right_part: float = 0.45
    """Of the window's width."""
    right_parts: tuple[float, ...] = ()
    """Of the right column's height, by row."""
    bottom_px: tuple[int, ...] = ()
    """Heights of the docks at the bottom."""


@dataclass(frozen=True)
class Layout:
    """A workspace: one arrangement for a large window, one for a small."""

    name: str
    title: str
    sentence: str
    wide: Arrangement
    small: Arrangement

    def for_size(self, size: QSize) -> Arrangement:
        """The arrangement for a window of *size*."""
        large = size.width() >= WIDE_PX and size.height() >= HIGH_PX
        return self.wide if large else self.small


_TABS: Cell = ("sxi", "uvi", "planes", "map", "stations", "now", "solar_wind", "layers")
_LOWER: Cell = ("planes", "map", "stations", "envelope", "now", "solar_wind", "layers")

PLANNER = Layout(
    "planner",
    "Planner",
    "Where SMILE is, what its cameras see, and when",
    Arrangement(
        right=((("sxi",), ("uvi",)), (_LOWER,)),
        bottom=(("strips", "margins", "calendar", "compare"), ("timeline",)),
        right_parts=(0.5, 0.5),
        bottom_px=(196, 232),
    ),
    Arrangement(
        right=((_TABS,),),
        bottom=(("timeline", "strips", "margins", "calendar", "envelope", "compare"),),
        right_part=0.36,
        bottom_px=(246,),
    ),
)
OPERATIONS = Layout(
    "operations",
    "Operations",
    "Where SMILE stands over the ground, which stations see it, and when",
    Arrangement(
        right=((("map",),), (("stations", "margins", "now"),)),
        bottom=(("timeline", "calendar", "strips", "compare"),),
        right_part=0.55,
        right_parts=(0.5, 0.5),
        bottom_px=(300,),
    ),
    Arrangement(
        right=((("stations", "map", "margins", "now"),),),
        bottom=(("timeline", "calendar", "strips", "compare"),),
        right_part=0.5,
        bottom_px=(220,),
    ),
)
PHYSICS = Layout(
    "physics",
    "Physics",
    "The wind, the models and the planes they are cut by",
    Arrangement(
        right=((("solar_wind", "now", "layers", "sxi", "uvi"),), (("planes",),)),
        bottom=(("strips", "timeline"),),
        right_parts=(0.6, 0.4),
        bottom_px=(240,),
    ),
    Arrangement(
        right=((("solar_wind", "planes", "now", "layers", "sxi", "uvi"),),),
        bottom=(("strips", "timeline"),),
        right_part=0.36,
        bottom_px=(160,),
    ),
)
PRESENTER = Layout(
    "presenter",
    "Presenter",
    "The 3D view, with the two fields of view as insets",
    Arrangement(right=((("sxi",),), (("uvi",),)), right_part=0.2),
    Arrangement(),
)

LAYOUTS = {layout.name: layout for layout in (PLANNER, PHYSICS, PRESENTER, OPERATIONS)}


def present(arrangement: Arrangement, names: Iterable[str]) -> Arrangement:
    """The arrangement without docks that do not exist."""
    known = set(names)
    rows = (
        tuple(cell for cell in (tuple(n for n in cell if n in known) for cell in row) if cell)
        for row in arrangement.right
    )
    bottom = [
        (tuple(name for name in cell if name in known), px)
        for cell, px in zip(arrangement.bottom, arrangement.bottom_px, strict=True)
    ]
    return replace(
        arrangement,
        right=tuple(row for row in rows if row),
        bottom=tuple(cell for cell, _ in bottom if cell),
        bottom_px=tuple(px for cell, px in bottom if cell),
    )


def arrange(
    window: QMainWindow, docks: Mapping[str, QDockWidget], arrangement: Arrangement
) -> None:
    """Put the *docks* that the arrangement names in their places and hide the others."""
    for dock in docks.values():
        dock.setFloating(False)
        window.removeDockWidget(dock)
    for row in arrangement.right:
        head = docks[row[0][0]]
        window.addDockWidget(_RIGHT, head, Qt.Orientation.Vertical)
        head.show()
    for row in arrangement.right:
        _beside(window, docks, row)
    for cell in arrangement.bottom:
        window.addDockWidget(_BOTTOM, docks[cell[0]], Qt.Orientation.Vertical)
        docks[cell[0]].show()
        _beside(window, docks, (cell,))


def _beside(window: QMainWindow, docks: Mapping[str, QDockWidget], row: tuple[Cell, ...]) -> None:
    """The other cells of a row, and the tabs of every cell."""
    for left, right in pairwise(row):
        window.splitDockWidget(docks[left[0]], docks[right[0]], Qt.Orientation.Horizontal)
        docks[right[0]].show()
    for cell in row:
        for name in cell[1:]:
            window.tabifyDockWidget(docks[cell[0]], docks[name])
            docks[name].show()
        docks[cell[0]].raise_()


def proportion(
    window: QMainWindow, docks: Mapping[str, QDockWidget], arrangement: Arrangement
) -> None:
    """Give the docks their share of the window as it is now."""
    heads = [docks[row[0][0]] for row in arrangement.right]
    if heads:
        width = round(arrangement.right_part * window.width())
        for row in arrangement.right:
            cells = [docks[cell[0]] for cell in row]
            window.resizeDocks(cells, [width // len(cells)] * len(cells), Qt.Orientation.Horizontal)
        height = window.height() - sum(arrangement.bottom_px)
        parts = arrangement.right_parts
        if len(parts) == len(heads):
            shares = [round(part * height) for part in parts]
            window.resizeDocks(heads, shares, Qt.Orientation.Vertical)
    if arrangement.bottom_px:
        lower = [docks[cell[0]] for cell in arrangement.bottom]
        window.resizeDocks(lower, list(arrangement.bottom_px), Qt.Orientation.Vertical)


def fingerprint(window: QMainWindow, docks: Mapping[str, QDockWidget]) -> tuple[object, ...]:
    """Which docks are shown, where, and with whom as tabs: what a user changes by hand."""
    return tuple(
        (
            name,
            window.dockWidgetArea(dock),
            dock.isFloating(),
            dock.isHidden(),  # not its action: that is off, too, while the window is an icon
            frozenset(other.objectName() for other in window.tabifiedDockWidgets(dock)),
        )
        for name, dock in docks.items()
    )
