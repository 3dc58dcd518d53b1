"""The little button below a stack of plots that says how many of them are seen, and chooses."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

_HIGH_PX = 18
_ARROW_PX = 18


class Chooser(QWidget):
    """A menu of what to show and, when not all of it fits, a way up and down."""

    def __init__(
        self,
        parent: QWidget,
        fill: Callable[[QMenu], None],
        scroll: Callable[[int], None],
        noun: str = "Strips",
    ) -> None:
        super().__init__(parent)
        self._fill = fill
        self._noun = noun
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.button = self._tool(f"{noun} ▾", f"Choose the {noun.lower()}")
        self.button.clicked.connect(self._pop_up)
        self.up = self._tool("▲", f"The {noun.lower()} above")
        self.down = self._tool("▼", f"The {noun.lower()} below")
        for arrow in (self.up, self.down):
            arrow.setFixedWidth(_ARROW_PX)
        self.up.clicked.connect(lambda: scroll(-1))
        self.down.clicked.connect(lambda: scroll(1))
        for button in (self.button, self.up, self.down):
            row.addWidget(button)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def _tool(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("small")
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFixedHeight(_HIGH_PX)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def stand(self, top_px: float, counts: tuple[int, int, int]) -> None:
        """Stand below the plots; *counts*: how many are above, in view and below."""
        above, seen, below = counts
        hidden = above + below
        text = f"{seen} of {hidden + seen} ▾" if hidden else f"{self._noun} ▾"
        if text != self.button.text():
            self.button.setText(text)
        for button, count in ((self.up, above), (self.down, below)):
            button.setVisible(bool(hidden))
            button.setEnabled(bool(count))
        self.adjustSize()
        self.move(4, round(top_px) + 1)

    def _pop_up(self) -> None:
        menu = QMenu(self)
        self._fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().topLeft()) - menu.rect().topLeft())
