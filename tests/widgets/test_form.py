"""Forms: limits from the dataclass, signals from users only, no rounding."""

from dataclasses import dataclass
from typing import Annotated

import pytest
from PySide6.QtCore import Qt

from smileviz.base.limits import Limits
from smileviz.mission.scenario import SolarWind
from smileviz.widgets.form import Form, limits, quietly


@dataclass(frozen=True)
class Wind:
    speed_km_s: Annotated[float, Limits(200.0, 2000.0, "km/s")] = 400.0
    density_cm3: Annotated[float | None, Limits(0.1, 100.0, "cm-3")] = None
    source: str = "assumed"


@pytest.fixture
def form(qtbot):
    made = Form(Wind, {"speed_km_s": "Speed", "density_cm3": "Density"})
    qtbot.addWidget(made)
    made.show()
    made.heard = []
    made.edited.connect(lambda name, value: made.heard.append((name, value)))
    return made


def test_limits_are_read_from_the_annotations():
    assert limits(Wind) == {
        "speed_km_s": Limits(200.0, 2000.0, "km/s"),
        "density_cm3": Limits(0.1, 100.0, "cm-3"),
    }
    assert "pdyn_npa" in limits(SolarWind)


def test_showing_a_record_is_no_edit(form):
    form.show_record(Wind(555.123456789, 7.0))
    assert form.heard == []
    assert form.boxes["speed_km_s"].text() == "555.123457 km/s"
    assert form.boxes["density_cm3"].text() == "7 cm⁻³"


def test_without_the_blocker_it_would_be(form):
    form.boxes["speed_km_s"].setValue(500.0)
    assert form.heard == [("speed_km_s", 500.0)]


def test_a_record_shown_again_does_not_disturb(form, qtbot):
    form.show_record(Wind(500.0, 7.0))
    box = form.boxes["speed_km_s"]
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "61")
    form.show_record(Wind(500.0, 7.0))
    assert box.text().startswith("61")
    qtbot.keyClicks(box, "0")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert form.heard == [("speed_km_s", 610.0)]


def test_what_is_out_of_range_cannot_be_entered(form, qtbot):
    form.show_record(Wind(500.0, 7.0))
    box = form.boxes["speed_km_s"]
    box.selectAll()
    qtbot.keyClicks(box, "99999")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert all(200.0 <= value <= 2000.0 for _, value in form.heard)


def test_the_range_is_in_the_tool_tip(form):
    assert form.boxes["speed_km_s"].toolTip() == "From 200 to 2000 km/s"


def test_quietly_lets_signals_through_again(form):
    box = form.boxes["speed_km_s"]
    with quietly(box):
        box.setValue(300.0)
    assert form.heard == []
    box.setValue(301.0)
    assert form.heard == [("speed_km_s", 301.0)]
