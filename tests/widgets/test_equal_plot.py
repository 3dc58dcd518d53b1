"""The equal-scale plot under real hands."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from smileviz.base.theme import DARK
from smileviz.widgets import style
from smileviz.widgets.equal_plot import EqualPlot
from smileviz.widgets.mosaic import Mosaic


@pytest.fixture
def plot(qtbot, qapp):
    style.dress(qapp, DARK)
    made = EqualPlot(DARK, "R⊕", "XZ")
    qtbot.addWidget(made.view)
    made.set_home(QRectF(-12.0, -8.0, 30.0, 28.0))
    made.view.resize(400, 300)
    with qtbot.waitExposed(made.view):
        made.view.show()
    QApplication.processEvents()
    return made


def wheel(plot, at, notches):
    view = plot.view.viewport()
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_home_is_in_view_and_the_scale_is_equal(plot):
    for x, y in ((-12.0, -8.0), (18.0, 20.0)):
        place = plot.pixels(x, y)
        assert plot.bounds.adjusted(-1, -1, 1, 1).contains(place)
    right = plot.pixels(1.0, 0.0).x() - plot.pixels(0.0, 0.0).x()
    up = plot.pixels(0.0, 0.0).y() - plot.pixels(0.0, 1.0).y()
    assert right == pytest.approx(up, rel=0.01)
    assert right == pytest.approx(plot.scale_px)


def test_pixels_and_units_are_inverse(plot):
    assert plot.units(plot.pixels(3.25, -1.5)) == pytest.approx((3.25, -1.5))


def test_the_wheel_keeps_the_point_under_the_pointer(plot):
    at = QPointF(100.0, 200.0)
    before, scale = plot.units(at), plot.scale_px
    wheel(plot, at, 3)
    assert plot.units(at) == pytest.approx(before, abs=1e-6)
    assert plot.scale_px > scale


def test_a_drag_carries_the_point_along_and_a_double_click_brings_all_back(plot, qtbot):
    view = plot.view.viewport()
    start, stop = QPoint(200, 150), QPoint(260, 110)
    grasped, scale = plot.units(QPointF(start)), plot.scale_px
    clicks = []
    plot.gestures.clicked.connect(clicks.append)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.7, 1.0):
        place = start + (stop - start) * share
        move(view, place)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=stop)
    assert plot.units(QPointF(stop)) == pytest.approx(grasped, abs=1e-6)
    assert clicks == []
    wheel(plot, QPointF(50, 50), 5)
    plot.set_home(QRectF(-12.0, -8.0, 30.0, 28.5))  # while the user looks elsewhere: not moved
    assert plot.scale_px > 1.5 * scale
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=start)
    assert plot.scale_px == pytest.approx(scale, rel=0.05)


def move(view, place):
    where = QPointF(place)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        where,
        view.mapToGlobal(where),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


def test_the_tip_stays_inside_whatever_corner_the_pointer_is_in(plot):
    for at in (QPointF(1, 1), QPointF(398, 1), QPointF(398, 298), QPointF(1, 298)):
        plot.tip.say(at, "Magnetopause\nShue et al. 1998")
        assert plot.view.viewport().rect().contains(plot.tip.label.geometry())
    plot.tip.say(QPointF(5, 5), "")
    assert plot.tip.text == ""


@pytest.mark.parametrize(
    ("size", "columns"), [((900, 290), 3), ((300, 900), 1), ((500, 480), 2), ((424, 300), 2)]
)
def test_a_mosaic_finds_the_columns_that_give_most_room(qtbot, size, columns):
    mosaic = Mosaic([QWidget() for _ in range(3)])
    qtbot.addWidget(mosaic)
    rects = mosaic.arranged(*size)
    assert len({rect.x() for rect in rects}) == columns
    assert not any(a.intersects(b) for k, a in enumerate(rects) for b in rects[:k])
