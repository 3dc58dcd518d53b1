"""A few equal widgets in the arrangement that gives each the most room."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

_GAP_PX = 3


class Mosaic(QWidget):
    """Lays *tiles* out in the number of columns that makes the smallest side largest."""

    def __init__(self, tiles: Sequence[QWidget]) -> None:
        super().__init__()
        self._tiles = list(tiles)
        for tile in self._tiles:
            tile.setParent(self)
        self.setMinimumSize(150, 130)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Lay out again."""
        for tile, rect in zip(self._tiles, self.arranged(self.width(), self.height()), strict=True):
            tile.setGeometry(rect)

    def arranged(self, width: int, height: int) -> list[QRect]:
        """Where each tile goes in a room of that size."""
        count = len(self._tiles)
        columns = max(range(1, count + 1), key=lambda n: self._least(n, width, height))
        rows = -(-count // columns)
        wide, high = (width + _GAP_PX) / columns, (height + _GAP_PX) / rows
        return [
            QRect(
                round(k % columns * wide),
                round(k // columns * high),
                round((k % columns + 1) * wide) - round(k % columns * wide) - _GAP_PX,
                round((k // columns + 1) * high) - round(k // columns * high) - _GAP_PX,
            )
            for k in range(count)
        ]

    def _least(self, columns: int, width: int, height: int) -> float:
        """The smaller side of a tile."""
        rows = -(-len(self._tiles) // columns)
        return min(width / columns, height / rows)
