"""Words that end in an ellipsis where they have no more room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smileviz.widgets.colours import colour


class Elided(QWidget):
    """One line, or as many as it takes of at most *lines*.

    The whole of it is for assistive programs and the tool tip.
    """

    def __init__(self, text: str = "", ink: str = "", lines: int = 1) -> None:
        super().__init__()
        self.text = text
        self._ink = ink
        self._most = lines
        self._lines = 1
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str, ink: str = "") -> None:
        """Say *text* in the colour *ink*, else in the palette's quiet one."""
        if (text, ink) != (self.text, self._ink):
            self.text, self._ink = text, ink
            self.setAccessibleName(text)
            self._fold()
            self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(40, self._lines * self.fontMetrics().height() + 2)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Take the lines that the words need at this width."""
        self._fold()

    def _fold(self) -> None:
        lines = min(len(self.folded()), self._most)
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def folded(self) -> list[str]:
        """The lines as they are written, the last one with an ellipsis where it is cut."""
        metrics, width = self.fontMetrics(), self.width()
        lines: list[str] = []
        rest = self.text
        while len(lines) < self._most - 1 and metrics.horizontalAdvance(rest) > width:
            words = rest.split(" ")
            starts = (" ".join(words[:k]) for k in range(len(words) - 1, 0, -1))
            line = next((s for s in starts if metrics.horizontalAdvance(s) <= width), None)
            if line is None:
                break
            lines.append(line)
            rest = rest[len(line) + 1 :]
        return [*lines, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write as much as there is room for."""
        painter = QPainter(self)
        quiet = self.palette().placeholderText().color()
        painter.setPen(colour(self._ink) if self._ink else quiet)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), align, "\n".join(self.folded()))
