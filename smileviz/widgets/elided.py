"""A line of words that ends in an ellipsis where it has no more room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smileviz.widgets.colours import colour


class Elided(QWidget):
    """One line; the whole of it is for assistive programs and the tool tip."""

    def __init__(self, text: str = "", ink: str = "") -> None:
        super().__init__()
        self.text = text
        self._ink = ink
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str, ink: str = "") -> None:
        """Say *text* in the colour *ink*, else in the palette's quiet one."""
        if (text, ink) != (self.text, self._ink):
            self.text, self._ink = text, ink
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        """As high as a line."""
        return QSize(40, self.fontMetrics().height() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write as much as there is room for."""
        painter = QPainter(self)
        quiet = self.palette().placeholderText().color()
        painter.setPen(colour(self._ink) if self._ink else quiet)
        shown = self.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, self.width())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), align, shown)
