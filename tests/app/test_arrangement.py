"""The window's docks: workspaces, what the user arranges, themes, trouble in the status line."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from smileviz.app.layouts import LAYOUTS


def shown(window):
    """Names of the docks that can be seen."""
    return {name for name, dock in window.docks.items() if dock.seen}


def test_a_hidden_panel_is_not_redrawn_and_catches_up_when_shown(window, settle, qtbot):
    dock = window.docks["layers"]
    assert not dock.seen
    window.show_panel("layers")
    settle()
    assert dock.panel is not None
    seen = []
    original = dock.panel.show_now
    dock.panel.show_now = lambda now: (seen.append(now.t), original(now))
    window.show_panel("sxi")
    settle()
    seen.clear()
    window.session.go_to(window.session.state.t + 60.0)
    settle()
    assert seen == []
    window.show_panel("layers")
    settle()
    assert seen[-1] == window.session.state.t


@pytest.mark.parametrize("name", list(LAYOUTS))
@pytest.mark.parametrize("size", [(1280, 720), (1900, 1000)], ids=["small", "wide"])
def test_every_workspace_shows_what_it_names(window, settle, name, size):
    window.lay_out(name)
    settle()
    arrangement = LAYOUTS[name].for_size(window.size())
    cells = [*(cell for row in arrangement.right for cell in row), *arrangement.bottom]
    assert shown(window) == {cell[0] for cell in cells}
    assert window.layout_name == name


def test_the_layout_follows_the_size_of_the_window(window, settle, qtbot):
    assert window.size().width() == 1280
    assert not {"uvi", "planes"} & shown(window)
    window.resize(1900, 1000)
    qtbot.waitUntil(lambda: {"sxi", "uvi", "planes"} <= shown(window))
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: not {"uvi", "planes"} & shown(window))


def test_what_the_user_has_arranged_stays(window, settle, qtbot):
    window.docks["timeline"].hide()
    window.resize(1900, 1000)
    settle()
    qtbot.wait(1)
    assert "timeline" not in shown(window)
    assert "uvi" not in shown(window)
    window.lay_out("planner")
    settle()
    assert {"timeline", "strips", "uvi"} <= shown(window)


def drag_the_line_beside_the_docks(window):
    """Widen the right column with the mouse."""
    dock = window.docks["sxi"]
    y = dock.mapTo(window, dock.rect().center()).y()
    left = dock.mapTo(window, dock.rect().topLeft()).x()
    x = next(x for x in range(left, left - 12, -1) if window.isSeparator(QPoint(x, y)))
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(window, button, keys, QPoint(x, y))
    QTest.mouseMove(window, QPoint(x - 60, y))
    QTest.qWait(1)  # Qt moves it when it next has time
    QTest.mouseRelease(window, button, keys, QPoint(x - 60, y))


def test_a_moved_line_stays_until_another_arrangement_is_needed(window, settle, qtbot):
    settle()
    width = window.docks["sxi"].width()
    drag_the_line_beside_the_docks(window)
    assert window._workspace.by_hand
    wider = window.docks["sxi"].width()
    assert wider == pytest.approx(width + 60, abs=8)
    window.resize(1290, 720)
    settle()
    qtbot.wait(1)
    assert window.docks["sxi"].width() == pytest.approx(wider, abs=12)
    window.resize(1900, 1000)
    qtbot.waitUntil(lambda: {"sxi", "uvi", "planes"} <= shown(window))
    assert not window._workspace.by_hand


def test_an_icon_is_not_an_arrangement_of_the_user(window, settle):
    settle()
    window.hide()
    assert not window._workspace.by_hand
    window.show()
    settle()
    assert not window._workspace.by_hand


def test_the_next_window_is_as_the_last_was(session, qtbot):
    from smileviz.app.window import MainWindow
    from smileviz.mission.slow import Slow

    def shown_window():
        made = MainWindow(session, Slow())
        with qtbot.waitSignal(made.view3d.painted):
            made.show()
        return made

    first = shown_window()
    assert {"strips", "sxi"} <= shown(first)
    first.docks["strips"].hide()
    first.dress("light")
    first.close()
    second = shown_window()
    assert "sxi" in shown(second)
    assert "strips" not in shown(second)
    assert second.theme_name == "light"
    second.dress("dark")
    second.close()


def test_a_change_of_theme_reaches_everything(window, settle):
    from smileviz.base.theme import LIGHT

    frames = window.view3d.canvas.frames
    window.dress("light")
    settle()
    assert window.view3d.scene.theme is LIGHT
    made = [dock.panel for dock in window.docks.values() if dock.panel is not None]
    assert {panel.theme.name for panel in made} == {"light"}
    assert window.view3d.canvas.frames > frames
    window.show_panel("planes")
    settle()
    assert window.docks["planes"].panel.theme is LIGHT
    window.dress("dark")


def test_what_is_wrong_with_a_scenario_stands_in_the_status_line(window, settle):
    scenario = window.session.state.scenario
    orbit = replace(scenario.orbit, velocity_km_s=(0.0, 0.0, 0.1))
    window.session.edit(replace(scenario, orbit=orbit))
    settle()
    assert window._status.trouble.isVisible()
    assert window._status.trouble.text()
    window.session.undo()
    settle()
    assert not window._status.trouble.isVisible()
