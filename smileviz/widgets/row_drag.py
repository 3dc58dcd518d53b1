"""RowDrag: rows taken by their names in the left column and put elsewhere."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsLineItem

from smileviz.base.theme import Theme
from smileviz.widgets.colours import pen
from smileviz.widgets.time_view import TimeView

Places = Callable[[], Sequence[tuple[str, QRectF]]]
"""Names of the rows in view and where they stand, from top to bottom."""


class RowDrag:
    """Shows a line where the row would go; *put* is told the row and the one it is to precede."""

    def __init__(
        self, times: TimeView, theme: Theme, places: Places, put: Callable[[str, str | None], None]
    ) -> None:
        self._times = times
        self._places = places
        self._put = put
        self.carried = ""
        self._line = QGraphicsLineItem()
        self._line.setPen(pen(theme.accent, 2.0))
        self._line.setZValue(90.0)
        self._line.hide()
        times.view.scene().addItem(self._line)
        times.gestures.drag_began.connect(self._begin)
        times.gestures.dragged.connect(self._drag)
        times.gestures.drag_ended.connect(self._end)

    def _begin(self, at: QPointF, _shift: bool) -> None:
        self.carried = ""
        if at.x() < self._times.plot.left():
            held = (name for name, rect in self._places() if rect.top() <= at.y() < rect.bottom())
            self.carried = next(held, "")

    def _drag(self, _before: QPointF, after: QPointF, _shift: bool) -> None:
        if self.carried:
            _, y = self._target(after.y())
            self._line.setLine(QLineF(4.0, y, self._times.plot.right(), y))
            self._line.show()

    def _end(self, at: QPointF, _shift: bool) -> None:
        carried, self.carried = self.carried, ""
        if carried:
            self._line.hide()
            before, _ = self._target(at.y())
            if before != carried:
                self._put(carried, before)

    def _target(self, y: float) -> tuple[str | None, float]:
        """Before which row a row dropped at *y* comes, and where that row begins, pixels."""
        bottom = self._times.plot.top()
        for name, rect in self._places():
            if y < rect.center().y():
                return name, rect.top()
            bottom = rect.bottom()
        return None, bottom
