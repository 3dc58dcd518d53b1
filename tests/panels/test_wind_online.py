"""Fetching real-time wind through the panel, by clicks, from a server of the test's own."""

from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QMessageBox

from smileviz.mission.wind import wind_of
from smileviz.widgets import wind_fetch
from tests.local_server import serving

SAMPLES = Path(__file__).parents[1] / "authorities" / "solar_wind"
WIND = (SAMPLES / "swpc_propagated-solar-wind-1-hour_2026.json").read_bytes()
PLASMA = (SAMPLES / "swpc_rtsw_wind_1m.json").read_bytes()
FIELD = (SAMPLES / "swpc_rtsw_mag_1m.json").read_bytes()
KP = (SAMPLES / "swpc_noaa-planetary-k-index_2026.json").read_bytes()

pytestmark = pytest.mark.local_server


@pytest.fixture
def server(monkeypatch):
    with serving(monkeypatch) as found:
        yield found


@pytest.fixture
def panel(bench, server, tmp_path, monkeypatch):
    """The panel, its addresses set as a user sets them, its folder the test's own."""
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", staticmethod(lambda _place: str(tmp_path))
    )
    QSettings().setValue("online/wind", f"{server.host}/wind")
    QSettings().setValue("online/kp", f"{server.host}/kp")
    found = bench.panel("solar_wind", (860, 420))
    found.drive.online = replace(found.drive.online, timeout_s=2.0, pause_s=0.01)
    return found


def click_fetch(bench, panel, answer="Fetch"):
    """Click the button, then a button of the question."""
    bench.qtbot.mouseClick(panel.drive.fetch, Qt.MouseButton.LeftButton)
    box = panel.drive.findChild(QMessageBox, "ask_fetch")
    assert "127.0.0.1" in box.text()
    (button,) = [item for item in box.buttons() if item.text().replace("&", "") == answer]
    bench.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def finished(bench, panel):
    bench.qtbot.waitUntil(lambda: not panel.drive.errand.running, timeout=10_000)
    panel.show_now(bench.now())
    bench.settle()


def test_a_fetch_by_clicks_drives_the_wind_and_says_as_of_when(bench, panel, server):
    server.answers |= {"/wind": [(200, WIND)], "/kp": [(200, KP)]}
    assert server.asked == []
    click_fetch(bench, panel)
    finished(bench, panel)
    assert [path for path, _ in server.asked] == ["/wind", "/kp"]
    wind = wind_of(bench.session.state.scenario.solar_wind)
    assert {"speed_km_s", "bz_nt", "kp"} <= set(wind.moving)
    assert panel.drive.kinds.button(1).isChecked()
    assert panel.drive.files.fetched.text().startswith("Fetched, as of 20")
    assert not panel.drive.working.isVisible()
    assert "newest data that came end at 2026-11-15" in panel.drive.sentence.text()
    bench.session.undo()
    assert not wind_of(bench.session.state.scenario.solar_wind).moves


def test_saying_no_asks_the_network_for_nothing(bench, panel, server):
    click_fetch(bench, panel, answer="Cancel")
    bench.settle()
    assert server.asked == []
    assert not panel.drive.errand.running


def test_without_kp_the_wind_comes_alone_and_it_is_said(bench, panel, server):
    server.answers["/wind"] = [(503, b""), (200, WIND)]
    click_fetch(bench, panel)
    finished(bench, panel)
    wind = wind_of(bench.session.state.scenario.solar_wind)
    assert "speed_km_s" in wind.moving
    assert "kp" not in wind.moving
    assert "404" in panel.drive.sentence.text()
    assert "Kp is that of the form" in panel.drive.sentence.text()


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((404, b""), "the server answered 404"),
        ((503, b"", {"Retry-After": "900"}), "asks to wait 900 s"),
        ((200, b"<!DOCTYPE html><html>Access denied</html>"), "a web page"),
        ((200, b"\x00\x01rubbish"), "not valid JSON"),
        ((200, WIND[: len(WIND) // 2]), "not valid JSON"),
        (("short", WIND), "bytes came"),
    ],
)
def test_a_fetch_that_fails_keeps_everything_and_offers_the_last_data(
    bench, panel, server, answer, why
):
    before = bench.session.state
    server.answers |= {"/wind": [answer], "/kp": [(200, KP)]}
    click_fetch(bench, panel)
    finished(bench, panel)
    assert bench.session.state is before
    assert why in panel.drive.sentence.text()
    assert "\n" not in panel.drive.sentence.text()
    assert not panel.drive.use_last.isVisible()
    server.answers["/wind"] = [(200, WIND), answer]
    click_fetch(bench, panel)
    finished(bench, panel)
    fetched = bench.session.state.scenario
    bench.session.undo()
    panel.show_now(bench.now())
    click_fetch(bench, panel)
    finished(bench, panel)
    assert bench.session.state.scenario == before.scenario
    assert "The last data are as of" in panel.drive.sentence.text()
    assert panel.drive.use_last.isVisible()
    bench.qtbot.mouseClick(panel.drive.use_last, Qt.MouseButton.LeftButton)
    finished(bench, panel)
    assert bench.session.state.scenario.solar_wind.drive.files == fetched.solar_wind.drive.files
    assert "Fetched before" in panel.drive.sentence.text()


def test_a_slow_fetch_is_cancelled_at_once(bench, panel, server):
    server.answers["/wind"] = [("dripping", WIND)]
    before = bench.session.state
    click_fetch(bench, panel)
    bench.qtbot.waitUntil(lambda: bool(server.asked), timeout=5000)
    assert panel.drive.working.isVisible()
    start = monotonic()
    bench.qtbot.mouseClick(panel.drive.cancel, Qt.MouseButton.LeftButton)
    assert not panel.drive.working.isVisible()
    assert not panel.drive.errand.running
    assert monotonic() - start < 5.0  # not waited for: the server would drip for a minute
    bench.settle()
    assert bench.session.state is before


def test_wind_and_field_of_l1_come_as_one(bench, panel, server):
    QSettings().setValue("online/wind", f"{server.host}/plasma {server.host}/field")
    panel.drive.online = replace(wind_fetch.settings(), pause_s=0.01)
    server.answers |= {"/plasma": [(200, PLASMA)], "/field": [(200, FIELD)], "/kp": [(200, KP)]}
    click_fetch(bench, panel)
    finished(bench, panel)
    wind = wind_of(bench.session.state.scenario.solar_wind)
    assert {"speed_km_s", "bz_nt", "kp"} <= set(wind.moving)
    assert "moved from L1" in wind.source
