"""Fold: two parts of a panel, above one another where that leaves both enough room, else beside."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class Fold(QSplitter):
    """A splitter that turns; *shares*: how much each part has, *least_px*: height to be above."""

    def __init__(
        self, first: QWidget, second: QWidget, shares: tuple[int, int], least_px: int
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._shares = shares
        self._least_px = least_px
        for part in (first, second):
            self.addWidget(part)
        self.setChildrenCollapsible(False)
        self._share()

    def _share(self) -> None:
        self.setSizes([1000 * share for share in self._shares])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn if need be."""
        high = event.size().height() >= self._least_px
        wanted = Qt.Orientation.Vertical if high else Qt.Orientation.Horizontal
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            self._share()
        super().resizeEvent(event)
