"""What drives the wind: files in the background, a table, a fetch that asks; and what is shown."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QMenu, QMessageBox

from smileviz.base import time
from smileviz.base.windows import Windows
from smileviz.mission import almanac
from smileviz.mission.drive import FileWind, StepsWind, WindRow
from smileviz.mission.wind_files import file_wind
from smileviz.solarwind.online import FetchError, Online, Product
from smileviz.widgets import regions, wind_fetch
from smileviz.widgets.numbers import DASH

HEAD = "time,n [cm-3],V [km/s],Bx GSM [nT],By GSM [nT],Bz GSM [nT]"


@pytest.fixture
def wind(bench):
    return bench.panel("solar_wind", (860, 420))


@pytest.fixture
def measured(tmp_path):
    """A file of minutes with a gap of two hours before the moment shown and one broken line."""
    start = time.from_utc("2026-11-22T00:00:00Z")
    lines = [HEAD]
    for minute in range(1440):
        if not 600 <= minute < 720:
            utc = time.to_utc(start + 60.0 * minute)
            lines.append(f"{utc},{5 + minute / 200:.2f},420,0,0,{-minute / 300:.2f}")
    lines[7] = "2026-11-22T00:06:00Z,what,420,0,0,1"
    path = tmp_path / "wind.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def read(bench, panel, path, **more):
    with bench.qtbot.waitSignal(panel.drive.edited, timeout=5000):
        panel.drive.read([path], **more)
    panel.show_now(bench.now())


def test_a_file_is_read_in_the_background_and_drives_the_wind(bench, wind, measured):
    read(bench, wind, measured)
    drive = bench.session.state.scenario.solar_wind.drive
    assert drive.files == (str(measured.resolve()),)
    assert wind.drive.files.isVisible()
    assert wind.source.text() == "wind.csv"
    assert not wind.form.boxes["speed_km_s"].isEnabled()
    assert wind.form.boxes["kp"].isEnabled()
    assert wind.form.boxes["speed_km_s"].value() == 420.0
    assert "Line 8" in wind.drive.files.note.text
    bench.session.undo()
    wind.show_now(bench.now())
    assert wind.form.boxes["speed_km_s"].isEnabled()
    assert wind.drive.kinds.button(0).isChecked()


def test_a_gap_is_said_and_what_bridges_it_is_chosen(bench, wind, measured):
    read(bench, wind, measured)
    assert wind.caution_badge.text() == "no data now"
    assert wind.caution.text().startswith("No solar wind data at this time")
    combo = wind.drive.files.policies
    combo.setCurrentIndex(combo.findData("hold"))
    combo.activated.emit(combo.currentIndex())
    assert bench.session.state.scenario.solar_wind.drive.gaps == "hold"
    wind.show_now(bench.now())
    assert not wind.caution.text().startswith("No solar wind data")


def test_a_file_that_is_none_is_refused_and_nothing_is_lost(bench, wind, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_text("hello\nworld\n")
    before = bench.session.state
    with bench.qtbot.waitSignal(wind.drive.errand.failed, timeout=5000):
        wind.drive.read([bad])
    assert bench.session.state is before
    assert wind.drive.trouble.isVisible()
    assert wind.drive.sentence.text().startswith("bad.txt: ")
    assert wind.drive.kinds.button(0).isChecked()


def test_reading_is_cancelled(bench, wind, measured):
    before = bench.session.state
    wind.drive.read([measured])
    assert wind.drive.working.isVisible()
    bench.qtbot.mouseClick(wind.drive.cancel, Qt.MouseButton.LeftButton)
    bench.qtbot.wait(50)
    assert not wind.drive.working.isVisible()
    assert bench.session.state is before


def test_dragging_a_slider_is_one_edit(bench, wind):
    before = bench.session.state.scenario
    slider = wind.form.sliders["bz_nt"]
    for value in (-2.0, -4.5, -8.0):
        slider.setSliderPosition(round(slider.track.share(value) * 100_000))
        slider.triggerAction(QAbstractSlider.SliderAction.SliderMove)
    assert bench.session.state.scenario.solar_wind.bz_nt == -8.0
    assert wind.form.boxes["bz_nt"].value() == -8.0
    bench.session.undo()
    assert bench.session.state.scenario == before


def test_a_table_begins_now_and_is_typed_into(bench, wind):
    bench.qtbot.mouseClick(wind.drive.kinds.button(2), Qt.MouseButton.LeftButton)
    drive = bench.session.state.scenario.solar_wind.drive
    assert [time.to_utc(row.at) for row in drive.rows] == ["2026-11-22T10:48:00Z"]
    wind.show_now(bench.now())
    steps = wind.drive.steps
    steps.table.item(0, 5).setText("-7.5")
    assert bench.session.state.scenario.solar_wind.drive.rows[0].bz_nt == -7.5
    wind.show_now(bench.now())
    assert wind.form.boxes["bz_nt"].value() == -7.5
    steps.table.item(0, 2).setText("9000")
    assert "from 200 to 2000" in wind.drive.sentence.text()
    assert steps.table.item(0, 2).text() == ""
    bench.qtbot.mouseClick(steps.add, Qt.MouseButton.LeftButton)
    assert "already" in wind.drive.sentence.text()


def test_the_network_is_used_only_after_a_yes(bench, wind, monkeypatch):
    fetched = []
    monkeypatch.setattr(wind_fetch, "fetch", lambda *_, **__: fetched.append(1))
    bench.qtbot.mouseClick(wind.drive.fetch, Qt.MouseButton.LeftButton)
    box = wind.drive.findChild(QMessageBox, "ask_fetch")
    assert "services.swpc.noaa.gov" in box.text()
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert fetched == []
    assert not wind.drive.errand.running


def test_a_fetch_that_fails_is_one_sentence_and_nothing_is_lost(bench, wind, monkeypatch):
    def fails(name, *_, **__):
        raise FetchError(f"{name} cannot be fetched: no answer in time.", None)

    monkeypatch.setattr(wind_fetch, "fetch", fails)
    wind.drive.online = Online(products=(Product("wind", "Wind", (("http://127.0.0.1:9/w",),)),))
    before = bench.session.state
    wind.drive.ask()
    box = wind.drive.findChild(QMessageBox, "ask_fetch")
    assert "127.0.0.1:9" in box.text()
    with bench.qtbot.waitSignal(wind.drive.errand.failed, timeout=5000):
        box.defaultButton().click()
    assert wind.drive.sentence.text() == "wind cannot be fetched: no answer in time."
    assert bench.session.state is before


def drive_with(bench, drive):
    scenario = bench.session.state.scenario
    wind = replace(scenario.solar_wind, drive=drive)
    bench.session.edit(replace(scenario, solar_wind=wind))


def test_a_wind_that_moves_brings_its_strips_and_gaps_stay_gaps(bench, measured):
    strips = bench.panel("strips", (1400, 560))
    assert "field" not in [row.strip.name for row in strips._shown()]
    drive_with(bench, file_wind((measured,)))
    strips.show_now(bench.now())
    shown = {row.strip.name: row for row in strips._shown()}
    assert list(shown)[:5] == ["distance", "sun_angle", "boundaries", "field", "pdyn"]
    series = shown["speed"].drawn[0]
    inside = time.from_utc("2026-11-22T11:00:00Z")
    assert np.isnan(series.values[np.argmin(np.abs(series.t - inside))])
    assert shown["speed"].at(inside) == ["Speed  no data"]
    words = [text for line in shown["speed"].readings(bench.now()) for text, _ in line.pieces]
    assert words == [DASH]


def test_sets_of_strips_are_chosen(bench):
    strips = bench.panel("strips", (1400, 560))
    menu = QMenu()
    strips._fill_menu(menu)
    next(action for action in menu.actions() if action.text() == "Solar wind").trigger()
    assert [row.strip.name for row in strips._shown()] == [
        "boundaries",
        "field",
        "pdyn",
        "density",
        "speed",
        "kp",
        "dst",
    ]


def test_regions_share_the_time_out_and_say_where_nothing_is_known(bench, measured):
    drive_with(bench, file_wind((measured,)))
    now = bench.now()
    parts = [regions.windows(now, kind) for kind in regions.TITLES]
    total = sum(part.total_s for part in parts)
    assert total == pytest.approx(now.page.length_s, rel=1e-6)
    gap = regions.windows(now, "region:unknown")
    assert bool(gap.contains(time.from_utc("2026-11-22T11:00:00Z")))
    assert not bool(gap.contains(time.from_utc("2026-11-22T09:00:00Z")))


def test_without_gaps_the_regions_are_those_of_the_almanac(bench):
    now, state = bench.now(), bench.session.state
    outside = almanac.windows("outside_magnetopause", state.scenario, now.page)
    inside = regions.windows(now, "region:magnetosphere")
    assert isinstance(inside, Windows)
    assert inside.total_s + outside.total_s == pytest.approx(now.page.length_s)


def test_the_feet_of_the_field_line_arrive(bench):
    readings = bench.panel("now", (430, 640))
    feet = readings.feet
    bench.qtbot.waitUntil(lambda: not feet.late, timeout=10_000)
    line = bench.now().space.smile_line
    assert line.inside
    north = line.connection.north
    assert (feet.place(north=True) == DASH) == (north is None)
    assert "…" not in feet.kind()


def test_steps_are_drawn_as_a_wind_too(bench):
    at = bench.session.state.t
    drive_with(bench, StepsWind((WindRow(at, bz_nt=-10.0), WindRow(at + 3600.0, bz_nt=5.0))))
    panel = bench.panel("solar_wind", (430, 500))
    assert panel.form.boxes["bz_nt"].value() == -10.0
    assert panel.drive.steps.isVisible()
    assert not isinstance(bench.session.state.scenario.solar_wind.drive, FileWind)
