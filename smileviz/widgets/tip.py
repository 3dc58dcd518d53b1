"""The read-out that appears beside the resting pointer."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget

_AWAY_PX = 14
_WIDEST_PX = 300


class Tip:
    """A framed text over *parent*, kept within it and out of the pointer's way."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.label = QLabel(parent)
        self.label.setObjectName("tip")
        self.label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.label.setMargin(0)
        self.label.hide()

    @property
    def text(self) -> str:
        """What is being said, empty when nothing is."""
        return self.label.text() if self.label.isVisible() else ""

    def say(self, at: QPointF, text: str) -> None:
        """Show *text* beside *at* (pixels of the parent); nothing for an empty text."""
        if not text:
            self.hide()
            return
        self.label.setText(text)
        self.label.setWordWrap(False)
        self.label.adjustSize()
        widest = min(_WIDEST_PX, round(0.8 * self._parent.width()))
        if self.label.width() > widest:
            self.label.setWordWrap(True)
            self.label.resize(widest, self.label.heightForWidth(widest))
        size, room = self.label.size(), self._parent.size()
        x = at.x() + _AWAY_PX
        if x + size.width() > room.width():
            x = at.x() - _AWAY_PX - size.width()
        y = min(max(at.y() - size.height() / 2.0, 2.0), room.height() - size.height() - 2.0)
        self.label.move(int(max(x, 2.0)), int(max(y, 2.0)))
        self.label.show()
        self.label.raise_()

    def hide(self) -> None:
        """Say nothing."""
        self.label.hide()
