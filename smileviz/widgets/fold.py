"""Fold: two parts of a panel, beside one another where that leaves both enough room, or above."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class Fold(QSplitter):
    """A splitter that turns; *shares*: how much each part has.

    The parts stand beside one another from a width of *beside_px*, unless it is *high_px* high.
    """

    def __init__(
        self, parts: tuple[QWidget, QWidget], shares: tuple[int, int], beside_px: int, high_px: int
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._shares = shares
        self._beside_px, self._high_px = beside_px, high_px
        for part in parts:
            self.addWidget(part)
        self.setChildrenCollapsible(False)
        self._share()

    def _share(self) -> None:
        self.setSizes([1000 * share for share in self._shares])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn if need be."""
        size = event.size()
        above = size.width() < self._beside_px or size.height() >= self._high_px
        wanted = Qt.Orientation.Vertical if above else Qt.Orientation.Horizontal
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            self._share()
        super().resizeEvent(event)
