"""The two flows: a burst of moves is one redraw, a change draws only what it changes."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDoubleSpinBox, QSlider

from smileviz.base import time
from smileviz.mission import files
from smileviz.mission.field_now import LineChoice
from smileviz.mission.session import Session
from smileviz.mission.slow import Slow
from smileviz.mission.state import opening

MOMENT = "2026-11-22T10:00:00Z"


@pytest.fixture
def session(monkeypatch):
    """A session that counts what is asked of it."""
    made = Session(opening(files.bundled("smile"), time.from_utc(MOMENT)))
    made.asked = Counter()
    for verb in ("go_to", "edit", "look"):
        original = getattr(made, verb)

        def counted(*arguments, verb=verb, original=original, **options):
            made.asked[verb] += 1
            return original(*arguments, **options)

        monkeypatch.setattr(made, verb, counted)
    return made


@pytest.fixture
def window(session, qtbot):
    from smileviz.app.window import MainWindow

    made = MainWindow(session, Slow())
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1280, 720)
    made.show()
    qtbot.waitUntil(lambda: made.at_rest, timeout=10_000)
    session.asked.clear()
    yield made
    session.saved = session.state.scenario
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def drawn(window, monkeypatch):
    """Which layers draw, and how often the window is redrawn."""
    counts = Counter()
    for layer in window.view3d.scene.layers:

        def draw(shape, layer=layer, original=layer.draw):
            counts[layer.name] += 1
            original(shape)

        monkeypatch.setattr(layer, "draw", draw)
    show_now = window.view3d.show_now

    def counted(now):
        counts["redraw"] += 1
        show_now(now)

    monkeypatch.setattr(window.view3d, "show_now", counted)
    return counts


@pytest.fixture
def settle(window, qtbot):
    return lambda: qtbot.waitUntil(lambda: window.at_rest, timeout=10_000)


def time_slider(window):
    bar = next(panel for panel in window._bars if panel.name == "transport")
    return bar.widget.findChild(QSlider)


def test_two_hundred_moves_of_the_slider_are_one_redraw_and_no_mesh(window, session, drawn, settle):
    slider = time_slider(window)
    t = session.state.t
    for k in range(200):
        slider.setSliderPosition(slider.sliderPosition() + 1 + k % 2)  # as a drag does
    assert session.asked["go_to"] == 200
    assert drawn["redraw"] == 0
    settle()
    assert drawn["redraw"] == 1
    assert session.state.t != t
    assert not {"magnetopause", "bow_shock", "track_inertial", "earth", "sky"} & set(drawn)


def test_a_burst_of_moves_is_one_frame_and_one_good_one_after_it(window, session, settle):
    frames = window.view3d.canvas.frames
    for k in range(200):
        session.go_to(session.state.t + k)
    settle()
    QCoreApplication.processEvents()
    assert window.view3d.canvas.frames - frames == 2


def test_no_second_redraw_before_the_first_is_painted(window, session, drawn, qtbot):
    """While a finger drags and pictures are slow, there is a redraw a picture and no more."""
    frames = window.view3d.canvas.frames
    for _ in range(15):
        session.go_to(session.state.t + 60.0)
        QCoreApplication.processEvents()
    qtbot.waitUntil(lambda: window.at_rest)
    painted = window.view3d.canvas.frames - frames
    assert 1 <= drawn["redraw"] <= painted


def test_more_pressure_draws_the_boundaries_and_nothing_that_does_not_depend_on_them(
    window, session, drawn, settle
):
    scenario = session.state.scenario
    wind = replace(scenario.solar_wind, density_cm3=12.0)
    session.edit(replace(scenario, solar_wind=wind))
    settle()
    assert drawn["redraw"] == 1
    assert drawn["magnetopause"] == 1
    assert drawn["bow_shock"] == 1
    still = {"earth", "sky", "axes", "track_inertial", "track_rotating", "sun", "spacecraft"}
    assert not still & set(drawn)


def test_another_bz_draws_the_magnetopause_only_as_the_shock_is_blind_to_it(
    window, session, drawn, settle
):
    scenario = session.state.scenario
    wind = replace(scenario.solar_wind, bz_nt=-4.0)
    session.edit(replace(scenario, solar_wind=wind))
    settle()
    assert drawn["magnetopause"] == 1
    assert drawn["bow_shock"] == 0


def test_nothing_flows_back_from_what_is_shown(window, session, settle):
    """Forms, sliders and choices take over what is shown without an echo to the session."""
    for name in ("solar_wind", "layers", "now", "planes", "uvi", "sxi"):
        window.show_panel(name)
        settle()
    session.asked.clear()
    scenario = session.state.scenario
    wind = replace(scenario.solar_wind, density_cm3=5.123456, bz_nt=-3.987654)
    session.edit(replace(scenario, solar_wind=wind))
    session.go_to(session.state.t + 1234.5)
    lines = LineChoice((70.0,), (0.0, 12.0), (), "strength")
    fade = (("magnetopause", 0.123456789), ("field_lines", 0.3))
    hidden = frozenset({"earth", "emissivity"})
    view = replace(session.state.view, hidden=hidden, opacity=fade, lines=lines, xray="volume")
    session.look(view)
    settle()
    assert session.asked == {"edit": 1, "go_to": 1, "look": 1}
    assert session.state.view == view
    assert session.state.scenario.solar_wind == wind
    window.session.undo()
    settle()
    assert session.asked == {"edit": 1, "go_to": 1, "look": 1}
    assert session.state.scenario == scenario


def test_a_number_typed_into_the_form_is_one_edit_and_one_redraw(
    window, session, drawn, settle, qtbot
):
    window.show_panel("solar_wind")
    settle()
    session.asked.clear()
    drawn.clear()
    form = window.docks["solar_wind"].panel.widget
    box = next(b for b in form.findChildren(QDoubleSpinBox) if b.value() == 5.0)
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "9")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle()
    assert session.state.scenario.solar_wind.density_cm3 == 9.0
    assert session.asked["edit"] == 1
    assert drawn["redraw"] == 1
    assert drawn["magnetopause"] == 1


def test_a_hidden_layer_is_not_drawn_until_it_is_seen(window, session, drawn, settle):
    view = session.state.view
    session.look(replace(view, hidden=frozenset({"magnetopause"})))
    scenario = session.state.scenario
    wind = replace(scenario.solar_wind, density_cm3=20.0)
    session.edit(replace(scenario, solar_wind=wind))
    settle()
    assert drawn["magnetopause"] == 0
    session.look(view)
    settle()
    assert drawn["magnetopause"] == 1


def test_a_revolution_later_the_track_is_drawn_once(window, session, drawn, settle):
    session.go_to(session.state.t + 51.5 * 3600.0)
    settle()
    assert drawn["track_inertial"] == 1
    assert drawn["magnetopause"] == 0
