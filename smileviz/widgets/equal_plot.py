"""A plot with one scale on both axes: planes of the orbit, fields of view."""

from collections.abc import Callable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem

from smileviz.base.theme import Theme
from smileviz.widgets import style
from smileviz.widgets.colours import pen
from smileviz.widgets.gestures import Gestures
from smileviz.widgets.graticule import Graticule
from smileviz.widgets.items import Label
from smileviz.widgets.labels import Labels, Text
from smileviz.widgets.tip import Tip

_ZOOM = 0.85
NEAR_PX = 9.0
"""How near the pointer must be to name or take something."""


class EqualPlot:
    """A pyqtgraph view box, composed: graticule inside, labels, gestures, tip.

    Zoom and pan are the plot's own; a double click shows the whole again.
    """

    def __init__(self, theme: Theme, unit: str, title: str = "") -> None:
        self.theme = theme
        self.view = pg.GraphicsView(background=theme.background)
        self.view.setFrameStyle(0)
        self.view.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.view.setMinimumSize(120, 120)
        self.box = pg.ViewBox(lockAspect=True, enableMouse=False, enableMenu=False)
        self.view.setCentralItem(self.box)
        self.grid = Graticule(self.box, theme, unit, numbers=False)
        self.numbers = Graticule(self.box, theme, unit, numbers=True)
        self.labels = Labels(self._add, theme)
        self.tip = Tip(self.view.viewport())
        self.naming: Callable[[float, float, float], str] = lambda _x, _y, _reach: ""
        """What stands at (x, y) of the plot, within a reach in its units."""
        self._home = QRectF(-1.0, -1.0, 2.0, 2.0)
        self._moved = False
        self._caption = Label(
            title, style.font(theme, bold=True), pen(theme.text), pen(theme.background)
        )
        self._caption.setParentItem(self.box)
        self._caption.setZValue(60.0)
        self._caption.put(0.0, 0.0, 6.0, 4.0)
        self.gestures = Gestures(self.view)
        self._listen()

    def _listen(self) -> None:
        self.box.sigRangeChanged.connect(lambda *_: self.settle())
        self.box.sigResized.connect(lambda *_: self.settle())
        self.gestures.dragged.connect(self._drag)
        self.gestures.wheeled.connect(self._wheel)
        self.gestures.double_clicked.connect(lambda _at: self.go_home())
        self.gestures.hovered.connect(self._hover)
        self.gestures.unhovered.connect(self.tip.hide)

    # --- what is on it
    def add(self, item: QGraphicsItem, z: float = 0.0) -> None:
        """Have *item* in the plot, higher *z* nearer to the eye."""
        item.setZValue(z)
        self._add(item)

    def _add(self, item: QGraphicsItem) -> None:
        self.box.addItem(item, ignoreBounds=True)

    def say(self, texts: Sequence[Text]) -> None:
        """Label these points, the most important first."""
        self.labels.show(texts)
        self.settle()

    def settle(self) -> None:
        """Find the labels their places again."""
        caption = self._caption.boundingRect()
        taken = (caption.left(), caption.top(), caption.right(), caption.bottom())
        (left, right), (low, high) = self.box.viewRange()
        rect = self.bounds
        across, up = rect.width() / (right - left), rect.height() / (high - low)
        x0, y0 = rect.left() - across * left, rect.bottom() + up * low

        def pixels(x: float, y: float) -> QPointF:
            return QPointF(x0 + across * x, y0 - up * y)

        self.numbers.keep_off(self.labels.settle(pixels, rect, [taken], self.numbers.grounds()))

    def set_title(self, title: str) -> None:
        """Name the plot in its corner."""
        self._caption.set_text(title)

    # --- plot units and pixels
    @property
    def bounds(self) -> QRectF:
        """The plot in pixels."""
        return QRectF(self.box.rect())

    @property
    def scale_px(self) -> float:
        """Pixels to a unit of the plot."""
        (left, right), _ = self.box.viewRange()
        return float(self.bounds.width() / (right - left))

    def pixels(self, x: float, y: float) -> QPointF:
        """Where (x, y) of the plot stands in the view, pixels."""
        (left, right), (low, high) = self.box.viewRange()
        rect = self.bounds
        return QPointF(
            rect.left() + (x - left) / (right - left) * rect.width(),
            rect.bottom() - (y - low) / (high - low) * rect.height(),
        )

    def units(self, at: QPointF) -> tuple[float, float]:
        """What stands at *at* (pixels of the view), in units of the plot."""
        (left, right), (low, high) = self.box.viewRange()
        rect = self.bounds
        x = left + (at.x() - rect.left()) / rect.width() * (right - left)
        y = low + (rect.bottom() - at.y()) / rect.height() * (high - low)
        return float(x), float(y)

    # --- what part is seen
    @property
    def home(self) -> QRectF:
        """The whole."""
        return self._home

    def set_home(self, rect: QRectF) -> None:
        """The part to show while the user has not chosen another."""
        if rect != self._home:
            self._home = rect
            if not self._moved:
                self.go_home()

    def go_home(self) -> None:
        """Show the whole."""
        self._moved = False
        self.box.setRange(self._home, padding=0.0)

    def _drag(self, before: QPointF, after: QPointF, _shift: bool) -> None:
        (x0, y0), (x1, y1) = self.units(before), self.units(after)
        self._moved = True
        self.box.translateBy((x0 - x1, y0 - y1))

    def _wheel(self, at: QPointF, notches: float) -> None:
        factor = _ZOOM**notches
        self._moved = True
        self.box.scaleBy((factor, factor), center=pg.Point(*self.units(at)))

    def _hover(self, at: QPointF) -> None:
        self.tip.say(at, self.naming(*self.units(at), NEAR_PX / self.scale_px))
