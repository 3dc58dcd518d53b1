"""What is shown in 3D, in which frame; and the readings of the moment."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.mission import files


@pytest.fixture
def layers(bench):
    return bench.panel("layers", (300, 400))


@pytest.fixture
def readings(bench):
    return bench.panel("now", (430, 640))


def test_a_box_hides_and_shows_its_layer(bench, layers):
    box, before = layers.boxes["magnetopause"], bench.session.state.view.hidden
    box.click()
    assert bench.session.state.view.hidden == before | {"magnetopause"}
    layers.show_now(bench.now())
    assert not box.isChecked()
    box.click()
    assert bench.session.state.view.hidden == before


def test_show_all_shows_all(bench, layers):
    layers.boxes["earth"].click()
    layers.boxes["sxi_cone"].click()
    layers.show_now(bench.now())
    bench.qtbot.mouseClick(layers.all, Qt.MouseButton.LeftButton)
    assert bench.session.state.view.hidden == frozenset()


def test_a_frame_is_chosen_and_explained(bench, layers):
    index = layers.frames.findData("gsm")
    layers.frames.setCurrentIndex(index)
    layers.frames.activated.emit(index)
    assert bench.session.state.view.frame is Frame.GSM
    layers.show_now(bench.now())
    assert "dipole" in layers.sentence.text()


def rows(readings):
    return dict(line.split("\t")[:2] for line in readings.readings.text().splitlines())


def test_the_readings_are_those_of_the_snapshot(bench, readings):
    found, now = rows(readings), bench.now()
    assert found["UTC"] == "2026-11-22 10:48:00"
    assert found["Region"].split(",")[0] == str(now.space.regions.name[0])
    assert float(found["Distance"]) == pytest.approx(now.values["r_re"], abs=0.006)
    assert float(found["Distance in km"]) == pytest.approx(now.values["r_km"], abs=0.6)
    assert float(found["Sun from SXI boresight"]) == pytest.approx(
        now.values["sun_angle_deg"], abs=0.06
    )
    x, y, z = (float(word) for word in found["GSE  x  y  z"].split())
    assert (x, y, z) == pytest.approx(tuple(now.position_in(Frame.GSE)), abs=0.006)
    assert float(found["Expected error, 1 sigma"]) == pytest.approx(now.error_km, rel=0.06)


def test_selected_rows_are_copied_as_plain_numbers(bench, readings):
    readings.readings.table.selectRow(9)  # latitude or another number
    readings.readings.copy()
    text = QGuiApplication.clipboard().text()
    assert len(text.splitlines()) == 1
    assert text.split("\t")[0] in rows(readings)
    readings.readings.table.selectAll()
    bench.qtbot.keyClick(readings.readings.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert "Altitude\t" in copied
    assert "\u2212" not in copied


def test_what_stops_the_cameras_is_said_at_the_top(bench, readings):
    assert readings.statuses["sxi"].text() == "may observe"
    bench.session.go_to(time.from_utc("2026-11-23T11:30:00Z"))
    now = bench.now()
    readings.show_now(now)
    for name, label in readings.statuses.items():
        stops = [stop.sentence for stop in now.stops if stop.instrument == name]
        assert label.text() == " ".join(stops)
        assert stops


def test_the_field_behind_the_feet_is_the_one_chosen(bench, readings):
    assert rows(readings)["Field model"].startswith("T89c, IGRF-14, Kp 2")
    bench.session.edit(
        files.apply_sets(bench.session.state.scenario, ["models.external_field=none"])
    )
    readings.show_now(bench.now())
    assert rows(readings)["Field model"] == "IGRF-14 alone"
