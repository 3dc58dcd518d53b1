"""Plan B: its bars, how far it lies, and what becomes of the windows."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.mission import almanac, plan_b
from smileviz.mission.compare import difference
from smileviz.mission.scenario import Manoeuvre
from smileviz.widgets.numbers import number


@pytest.fixture
def other(bench):
    """The plan with a burn a day before, as plan B; over days, so that it is soon flown."""
    state = bench.session.state
    span = Span(state.t - 4.0 * DAY_S, state.t + 8.0 * DAY_S)
    scenario = replace(state.scenario, span=span)
    burn = Manoeuvre(state.t - DAY_S, (0.0, 5.0, 0.0))
    made = replace(scenario, title="Burnt", orbit=replace(scenario.orbit, manoeuvres=(burn,)))
    bench.session.look(replace(state.view, other=made))
    return made


def test_without_a_plan_b_it_says_how_to_have_one(bench):
    panel = bench.panel("compare")
    assert panel.stack.currentIndex() == 0
    assert "Ctrl+B" in panel.stack.currentWidget().text()


def test_the_difference_is_the_engines(bench, other):
    panel = bench.panel("compare", (1200, 420))
    now = bench.now()
    assert panel.stack.currentIndex() == 1
    drawn = panel._drawn
    t = drawn.radial_km.t[[10, 700]]
    expected = difference(now.scenario, other, t)
    assert np.allclose(drawn.transverse_km.values[[10, 700]], expected.rtn_km[:, 1])
    assert drawn.distance_km.values[0] < 1e-3
    assert drawn.distance_km.values[-1] > 10.0
    words = ["".join(text for text, _ in line.pieces) for line in panel.times.right.lines]
    here = difference(now.scenario, other, np.array([now.t])).rtn_km[0, 0]
    assert any(word.startswith("R ") and number(here, "km", 1) in word for word in words)


def test_every_window_is_listed_with_its_shift_and_a_click_goes_there(bench, other):
    panel = bench.panel("compare", (1200, 420))
    now = bench.now()
    found = plan_b.changes(now.scenario, other, now.view.window)
    assert panel.list.shown.rowCount() == len(found) > 20
    moved = next(
        change for change in found if change.what == "moved" and np.isfinite(change.start_shift_s)
    )
    rows = [panel.list.entry_at(k) for k in range(len(found))]
    assert [entry.cells[4] == "same" for entry in rows] == sorted(c.what == "same" for c in found)
    k = next(k for k, e in enumerate(rows) if e.t == moved.start and e.keys[0] == moved.kind.title)
    assert rows[k].keys[2] == pytest.approx(moved.start_shift_s)
    panel.list._go(panel.list.shown.index(k, 0))
    assert bench.session.state.t == moved.start
    count = sum(change.what == "moved" for change in found)
    assert f"{count} moved" in panel.status.text


def test_its_bars_stand_thin_beside_those_of_the_timeline(bench, other):
    timeline = bench.panel("timeline", (1400, 400))
    assert timeline.field.comparing
    known = timeline._rows["sxi"]
    windows = almanac.windows("sxi_allowed", other, known.others[0].span)
    assert np.array_equal(known.others[0].edges, windows.edges)
    assert not np.array_equal(known.others[0].edges, known.windows[0].edges)
    bench.session.look(replace(bench.session.state.view, other=None))
    timeline.show_now(bench.now())
    assert not timeline.field.comparing
    assert known.others[0] is None


def test_plans_without_a_common_time_are_said_to_have_none(bench, other):
    panel = bench.panel("compare", (1200, 420))
    far = bench.session.state.view
    away = Span(other.span.stop + DAY_S, other.span.stop + 3.0 * DAY_S)
    bench.session.look(replace(far, window=away))
    panel.show_now(bench.now())
    assert "nothing of the span" in panel.status.text
    assert panel.list.shown.rowCount() == 0
