"""The 3D view under the mouse: turning, zooming, panning, picking, gliding."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.mission.state import CameraChoice
from smileviz.scene import gesture

EARTH = np.zeros(3)


@pytest.fixture
def layout():
    """No docks: they are looked at elsewhere."""
    return "presenter"


def pose(window):
    return window.view3d.scene.pose


def same(first, second):
    """Equal but for the last digit: VTK makes `up` a unit vector once more."""
    return all(
        np.allclose(getattr(first, name), getattr(second, name))
        for name in ("position", "focus", "up", "view_angle_deg")
    )


def camera(window):
    return window.session.state.view.camera


def drag(qtbot, window, button, path, modifier=Qt.KeyboardModifier.NoModifier):
    canvas = window.view3d.canvas
    qtbot.mousePress(canvas, button, modifier, path[0])
    for point in path[1:]:
        move(canvas, point, button, modifier)
    qtbot.mouseRelease(canvas, button, modifier, path[-1])


def move(canvas, point, button, modifier):
    """A move with the button down, which QTest's mouseMove does not tell."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(canvas.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        button,
        modifier,
    )
    QApplication.sendEvent(canvas, event)


def wheel(window, point, notches):
    canvas = window.view3d.canvas
    event = QWheelEvent(
        QPointF(point),
        QPointF(canvas.mapToGlobal(point)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def where(window, point_re):
    """The widget's pixel where a point of the scene is."""
    sight = window.view3d.scene.sight
    (x, y), *_ = sight.project(np.array([point_re]))[0]
    ratio = window.view3d.canvas.devicePixelRatio()
    return QPoint(round(x / ratio), round(window.view3d.canvas.height() - 1 - y / ratio))


def path(*points):
    return [QPoint(x, y) for x, y in points]


def test_a_left_drag_turns_about_the_earth_and_keeps_the_north(window, qtbot):
    before = pose(window)
    drag(qtbot, window, Qt.MouseButton.LeftButton, path((200, 200), (240, 210), (300, 220)))
    after = pose(window)
    assert not np.allclose(after.position, before.position, atol=1.0)
    assert np.linalg.norm(after.position) == pytest.approx(np.linalg.norm(before.position))
    back = np.array(after.position) - np.array(after.focus)
    right = np.cross(after.up, back)
    assert abs(right[2]) < 1e-6 * np.linalg.norm(right)
    assert after.up[2] > 0.0


def test_a_finished_drag_is_what_the_session_looks_at(window, qtbot, settle):
    assert camera(window).pose is None
    drag(qtbot, window, Qt.MouseButton.LeftButton, path((200, 200), (240, 210), (300, 220)))
    assert same(camera(window).pose, pose(window))
    settle()
    assert same(camera(window).pose, pose(window))


def test_the_picture_changes_with_the_drag_before_it_is_finished(window, qtbot, monkeypatch):
    canvas = window.view3d.canvas
    monkeypatch.setattr(window.view3d, "_keep", lambda: None)  # however slow this machine draws
    frames, before = canvas.frames, pose(window)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    move(canvas, QPoint(260, 200), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: canvas.frames > frames)
    assert pose(window) != before
    assert camera(window).pose is None
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(260, 200))


def test_the_wheel_zooms_to_the_pointer(window, qtbot):
    place = where(window, EARTH)
    before = np.linalg.norm(pose(window).position)
    wheel(window, place, 3)
    after = np.linalg.norm(pose(window).position)
    assert after < 0.8 * before
    assert (where(window, EARTH) - place).manhattanLength() <= 4
    qtbot.waitUntil(lambda: camera(window).pose is not None)


def test_a_right_drag_upwards_comes_nearer(window, qtbot):
    before = np.linalg.norm(pose(window).position)
    drag(qtbot, window, Qt.MouseButton.RightButton, path((300, 300), (300, 260), (300, 200)))
    assert np.linalg.norm(pose(window).position) < before


@pytest.mark.parametrize(
    ("button", "modifier"),
    [
        (Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier),
        (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier),
    ],
    ids=["middle", "Shift"],
)
def test_a_pan_moves_the_picture_with_the_pointer(window, qtbot, button, modifier):
    before = where(window, EARTH)
    drag(qtbot, window, button, path((200, 200), (230, 210), (260, 220)), modifier)
    moved = where(window, EARTH) - before
    assert moved.x() == pytest.approx(60, abs=4)
    assert moved.y() == pytest.approx(20, abs=4)


def test_a_click_that_meets_nothing_changes_nothing(window, qtbot):
    state = window.session.state
    qtbot.mouseClick(window.view3d.canvas, Qt.MouseButton.LeftButton, pos=QPoint(3, 300))
    assert window.session.state == state


def test_a_click_on_the_track_goes_there_in_time(window, qtbot):
    now = window.now
    k = len(now.orbit.t) // 3
    point = now.to_display(Frame.GCRS) @ now.orbit.position_km[k] / EARTH_RADIUS_KM
    qtbot.mouseClick(window.view3d.canvas, Qt.MouseButton.LeftButton, pos=where(window, point))
    assert window.session.state.t == pytest.approx(now.orbit.t[k], abs=3600.0)
    assert window.session.state.t != now.t


def test_resting_names_what_is_under_the_pointer(window, qtbot):
    canvas = window.view3d.canvas
    place = where(window, EARTH)
    qtbot.mouseMove(canvas, place + QPoint(3, 3))
    qtbot.mouseMove(canvas, place)
    window.view3d._tell(QPointF(place))
    assert "Earth" in window.view3d._tip.text


def test_a_double_click_puts_what_is_there_in_the_middle(window, qtbot, settle):
    smile = window.now.position_in(Frame.GSE)
    qtbot.mouseDClick(window.view3d.canvas, Qt.MouseButton.LeftButton, pos=where(window, smile))
    settle()
    focus = np.array(pose(window).focus)
    assert np.linalg.norm(focus - smile) < 2.0


def test_a_preset_is_glided_to_and_never_through_the_earth(window, qtbot, settle):
    settle()
    start, seen = pose(window), []
    window.view3d.painted.connect(lambda: seen.append(pose(window)))
    window.view3d.look_from("pole")
    settle()
    assert camera(window) == CameraChoice("pole")
    distances = [np.linalg.norm(p.position) for p in seen]
    assert min(distances) > 1.2
    between = [p for p in seen if p not in (start, pose(window))]
    assert len(between) >= 2
    up = np.array(pose(window).position) / np.linalg.norm(pose(window).position)
    assert up[2] > 0.9


def test_riding_along_keeps_smile_in_the_picture_as_time_goes_on(window, qtbot, settle):
    window.view3d.look_from("ride")
    settle()
    before = pose(window)
    window.session.go_to(window.session.state.t + 7200.0)
    settle()
    assert pose(window) != before
    assert camera(window).pose is None


def test_framing_all_keeps_the_side_one_looks_from(window, qtbot, settle):
    drag(qtbot, window, Qt.MouseButton.LeftButton, path((200, 200), (240, 260), (300, 280)))
    wheel(window, QPoint(300, 300), 6)
    settle()
    before = pose(window)
    window.view3d.frame_all()
    settle()
    after = pose(window)
    back = [np.array(p.position) - np.array(p.focus) for p in (before, after)]
    cosine = back[0] @ back[1] / np.linalg.norm(back[0]) / np.linalg.norm(back[1])
    assert cosine > 0.999
    assert np.linalg.norm(back[1]) > np.linalg.norm(back[0])


def test_time_that_runs_does_not_take_the_camera_out_of_the_hand(window, qtbot, settle):
    canvas = window.view3d.canvas
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    move(canvas, QPoint(260, 200), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    held = pose(window)
    window.session.go_to(window.session.state.t + 600.0)
    settle()
    assert same(pose(window), held)
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(260, 200))


def test_the_view_turns_about_what_was_focused(window, qtbot, settle):
    window.view3d.look_from("ride")
    settle()
    smile = np.array(window.view3d._about())
    before = np.linalg.norm(np.array(pose(window).position) - smile)
    drag(qtbot, window, Qt.MouseButton.LeftButton, path((200, 200), (240, 210), (300, 220)))
    after = np.linalg.norm(np.array(pose(window).position) - smile)
    assert after == pytest.approx(before, rel=1e-6)
    assert gesture.EARTH == (0.0, 0.0, 0.0)


def test_hidden_layers_are_not_found_by_the_pointer(window, qtbot, settle):
    place = where(window, EARTH)
    view = window.session.state.view
    names = frozenset(name for name, _title in window.view3d.scene.switches)
    window.session.look(replace(view, hidden=names))
    settle()
    window.view3d._tell(QPointF(place))
    assert window.view3d._tip.text == ""
