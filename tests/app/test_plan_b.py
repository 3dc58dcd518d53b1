"""A plan B is opened, refused and closed from the window."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QMessageBox

from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.mission import files


@pytest.fixture
def told(monkeypatch):
    said = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: said.append(words[-1]))
    return said


def write(session, tmp_path, span):
    path = tmp_path / "b.toml"
    scenario = replace(session.state.scenario, title="Later", span=span)
    files.save(scenario, path)
    return path


def test_another_scenario_is_plan_b_until_it_is_closed(window, settle, tmp_path, told):
    session = window.session
    t = session.state.t
    path = write(session, tmp_path, Span(t - 5.0 * DAY_S, t + 5.0 * DAY_S))
    window.documents.compare(path)
    settle()
    assert session.state.view.other == files.load(path)
    assert told == []
    assert window._menus.by_name["compare_stop"].isEnabled()
    window._menus.by_name["compare_stop"].trigger()
    settle()
    assert session.state.view.other is None
    assert not window._menus.by_name["compare_stop"].isEnabled()


def test_an_ephemeris_is_this_plan_flown_on_it(window, settle, tmp_path, told):
    line1 = "1 99999U 26001A   26326.50000000  .00000000  00000-0  00000-0 0  9998"
    line2 = "2 99999  70.0000 180.0000 8000000 280.0000  10.0000  0.47500000    19"
    path = tmp_path / "b.tle"
    path.write_text(f"TEST\n{line1}\n{line2}\n", encoding="utf-8")
    window.documents.compare(path)
    other = window.session.state.view.other
    if told:
        pytest.fail(told[0])
    assert other.pointing == window.session.state.scenario.pointing
    assert other.orbit != window.session.state.scenario.orbit
    window.documents.stop_comparing()


def test_a_plan_of_another_time_is_refused_in_one_sentence(window, settle, tmp_path, told):
    t = window.session.state.scenario.span.stop
    path = write(window.session, tmp_path, Span(t + DAY_S, t + 3.0 * DAY_S))
    window.documents.compare(path)
    assert window.session.state.view.other is None
    assert len(told) == 1
    assert "no time to compare" in told[0]
