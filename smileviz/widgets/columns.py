"""Two parts beside one another where there is room, else one above the other; scrolled."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

_GAP_PX = 22


class TwoColumns(QScrollArea):
    """A scrolled page of two parts."""

    def __init__(self, first: QWidget, second: QWidget, wide_px: int) -> None:
        super().__init__()
        self._wide_px = wide_px
        inside = QWidget()
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, inside)
        self._layout.setContentsMargins(10, 8, 10, 8)
        self._layout.setSpacing(10)
        self._layout.addWidget(first, 1, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(second, 1, Qt.AlignmentFlag.AlignTop)
        self._layout.addStretch(0)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    @property
    def beside(self) -> bool:
        """Whether the parts stand beside one another."""
        return self._layout.direction() is QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the layout with the room."""
        wide = self.width() >= self._wide_px
        if wide != self.beside:
            way = QBoxLayout.Direction
            self._layout.setDirection(way.LeftToRight if wide else way.TopToBottom)
            self._layout.setSpacing(_GAP_PX if wide else 10)
        super().resizeEvent(event)
