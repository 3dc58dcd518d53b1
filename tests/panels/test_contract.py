"""What every panel promises: it only looks, draws only what changed, and wears every theme."""

from dataclasses import replace

import pyqtgraph as pg
import pytest
from PySide6.QtWidgets import QTableWidgetItem

from smileviz.base.frames import Frame
from smileviz.base.theme import THEMES
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.mission.snapshot import Snapshot
from smileviz.panels import PANELS
from smileviz.widgets import style
from smileviz.widgets.items import Curve, Dots

NAMES = [kind.name for kind in PANELS]


def states(session):
    """States that differ in every way a user can make them differ."""
    state = session.state
    scenario, view = state.scenario, state.view
    yield state
    yield replace(state, t=state.t + 5000.0)
    yield replace(state, view=replace(view, window=Span(state.t - DAY_S, state.t + DAY_S)))
    yield replace(state, view=replace(view, selection=Span(state.t, state.t + 3600.0)))
    yield replace(state, view=replace(view, frame=Frame.SM, hidden=frozenset({"earth"})))
    wind = replace(scenario.solar_wind, pdyn_npa=8.123456789, bz_nt=-17.123456789)
    yield replace(state, scenario=replace(scenario, solar_wind=wind))
    pointing = replace(scenario.pointing, sun_limit_deg=35.5, uvi_offset_deg=22.5)
    yield replace(state, scenario=replace(scenario, pointing=pointing))


@pytest.mark.parametrize("name", NAMES)
def test_a_panel_only_looks(bench, name):
    panel = bench.panel(name)
    before = bench.session.state

    def echo():
        pytest.fail(f"{name} called the session while it was shown a snapshot")

    bench.session.on_change = echo
    for state in states(bench.session):
        panel.show_now(Snapshot(state, bench.slow))
        bench.settle()
    assert bench.session.state is before
    assert bench.clock.told == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_again_is_not_drawn_again(bench, name, monkeypatch):
    panel = bench.panel(name)
    now = bench.now()
    panel.show_now(now)
    drawn = []
    for kind, verb in (
        (Curve, "set_path"),
        (Dots, "set_points"),
        (pg.PlotDataItem, "setData"),
        (pg.ScatterPlotItem, "setData"),
        (QTableWidgetItem, "setText"),
    ):
        monkeypatch.setattr(kind, verb, lambda *_, verb=verb, **__: drawn.append(verb))
    panel.show_now(now)
    assert drawn == []


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
@pytest.mark.parametrize("name", NAMES)
def test_every_theme_is_put_on_live(bench, qapp, name, theme):
    panel = bench.panel(name)
    style.dress(qapp, theme)
    panel.dress(theme)
    panel.show_now(bench.now())
    bench.settle()
    picture = panel.widget.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 5)
    }
    assert len(colours) > 3
    ground = {theme.background.lower(), theme.panel.lower(), theme.raised.lower()}
    assert colours & ground


@pytest.mark.parametrize("name", NAMES)
def test_a_panel_has_words_for_those_who_do_not_see(bench, name):
    panel = bench.panel(name)
    assert panel.widget.accessibleName() == panel.title
    assert panel.widget.objectName() == f"panel_{name}"


def test_keys_and_titles_are_not_used_twice():
    assert len(set(NAMES)) == len({kind.title for kind in PANELS}) == len(PANELS)
