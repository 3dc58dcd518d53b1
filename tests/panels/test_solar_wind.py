"""The solar wind form: exact values, one edit a change, no echo."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from smileviz.mission.choices import CHOICES
from smileviz.widgets.numbers import THIN


@pytest.fixture
def wind(bench):
    return bench.panel("solar_wind", (430, 420))


def enter(bench, box, text):
    box.setFocus()
    box.selectAll()
    bench.qtbot.keyClicks(box, text)
    bench.qtbot.keyClick(box, Qt.Key.Key_Return)


def test_a_typed_number_is_an_edit_that_can_be_taken_back(bench, wind):
    before = bench.session.state.scenario
    enter(bench, wind.form.boxes["bz_nt"], "-5.5")
    assert bench.session.state.scenario.solar_wind == replace(before.solar_wind, bz_nt=-5.5)
    bench.session.undo()
    wind.show_now(bench.now())
    assert bench.session.state.scenario == before
    assert wind.form.boxes["bz_nt"].value() == 0.0


def test_a_number_with_more_digits_than_the_box_is_not_rounded(bench, wind):
    exact = replace(bench.session.state.scenario.solar_wind, density_cm3=5.123456789)
    bench.session.edit(replace(bench.session.state.scenario, solar_wind=exact))
    wind.show_now(bench.now())
    assert bench.session.state.scenario.solar_wind.density_cm3 == 5.123456789
    enter(bench, wind.form.boxes["bz_nt"], "-3")
    assert bench.session.state.scenario.solar_wind.density_cm3 == 5.123456789


def test_given_pressure_starts_from_that_of_the_protons(bench, wind):
    pressure = bench.session.state.scenario.solar_wind.dynamic_pressure_npa
    bench.qtbot.mouseClick(wind.ways.button(1), Qt.MouseButton.LeftButton)
    assert bench.session.state.scenario.solar_wind.pdyn_npa == pressure
    wind.show_now(bench.now())
    assert wind.form.boxes["pdyn_npa"].isVisible()
    assert not wind.form.boxes["density_cm3"].isEnabled()
    bench.qtbot.mouseClick(wind.ways.button(0), Qt.MouseButton.LeftButton)
    assert bench.session.state.scenario.solar_wind.pdyn_npa is None


def test_the_pressure_of_the_protons_is_read_out(wind):
    assert f"1.34{THIN}" in wind.derived.label.text()


def test_reset_goes_back_to_the_file(bench, wind):
    saved = bench.session.saved.solar_wind
    enter(bench, wind.form.boxes["speed_km_s"], "800")
    assert bench.session.state.scenario.solar_wind.speed_km_s == 800.0
    bench.qtbot.mouseClick(wind.reset, Qt.MouseButton.LeftButton)
    assert bench.session.state.scenario.solar_wind == saved


def test_where_the_numbers_come_from_is_on_a_badge(wind):
    assert wind.source.text() == "assumed"


def test_a_storm_beyond_the_models_range_is_marked(bench, wind):
    assert not wind.caution_badge.isVisible()
    storm = replace(bench.session.state.scenario.solar_wind, pdyn_npa=60.0, bz_nt=-60.0)
    bench.session.edit(replace(bench.session.state.scenario, solar_wind=storm))
    wind.show_now(bench.now())
    assert wind.caution_badge.isVisible()
    assert wind.caution.text() == " ".join(bench.now().cautions)


@pytest.mark.parametrize("where", ["box", "slider", "choice"])
def test_the_wheel_over_the_form_changes_nothing(bench, wind, where):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    box = {
        "box": wind.form.boxes["speed_km_s"],
        "slider": wind.form.sliders["speed_km_s"],
        "choice": wind.combos["magnetopause"],
    }[where]
    wind.reset.setFocus()
    before = bench.session.state
    at = QPointF(10.0, 10.0)
    event = QWheelEvent(
        at,
        box.mapToGlobal(at),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert bench.session.state is before


def test_choosing_a_model_is_an_edit(bench, wind):
    combo = wind.combos["magnetopause"]
    assert combo.currentData() == bench.session.state.scenario.models.magnetopause
    combo.activated.emit(combo.currentIndex())
    assert bench.session.state.scenario.models.magnetopause == combo.currentData()


@pytest.mark.parametrize("kind", CHOICES, ids=lambda kind: kind.field)
def test_every_kind_of_model_is_chosen_here_and_has_its_card(bench, wind, kind):
    combo = wind.combos[kind.field]
    assert [combo.itemData(k) for k in range(combo.count())] == list(kind.models)
    last = list(kind.models)[-1]
    combo.activated.emit(combo.count() - 1)
    assert getattr(bench.session.state.scenario.models, kind.field) == last
    wind.show_now(bench.now())
    assert combo.currentData() == last
    card = wind.asks[kind.field].show_card()
    shown = [label.text() for label in card.findChildren(QLabel)]
    card.close()
    model = kind.models[last]
    assert {model.title, model.citation, model.validity, model.inputs} <= set(shown)


def test_a_given_pressure_brings_its_density_along_so_that_x_rays_and_shocks_follow(bench, wind):
    bench.qtbot.mouseClick(wind.ways.button(1), Qt.MouseButton.LeftButton)
    before = bench.session.state.scenario.solar_wind
    wind.form.boxes["pdyn_npa"].setValue(3.0 * before.pdyn_npa)
    now = bench.session.state.scenario.solar_wind
    assert now.density_cm3 == pytest.approx(3.0 * before.density_cm3, rel=1e-3)
    wind.form.boxes["speed_km_s"].setValue(800.0)
    faster = bench.session.state.scenario.solar_wind
    assert faster.pdyn_npa == now.pdyn_npa
    assert faster.density_cm3 == pytest.approx(now.density_cm3 / 4.0, rel=1e-3)
    bench.qtbot.mouseClick(wind.ways.button(0), Qt.MouseButton.LeftButton)
    free = bench.session.state.scenario.solar_wind
    assert free.dynamic_pressure_npa == pytest.approx(faster.pdyn_npa, rel=1e-3)


def test_the_constants_of_x_rays_can_be_typed_and_say_where_they_are_from(bench, wind):
    box = wind.exchange.boxes["charge_exchange_ev_cm2"]
    assert box.text() == "10·10⁻¹⁶ eV cm²"
    box.setValue(6.0)
    assert bench.session.state.scenario.models.charge_exchange_ev_cm2 == 6e-16
    bright = bench.now().space.emissivity.exchange.factor
    wind.exchange.boxes["exosphere_at_10_re_cm3"].setValue(50.0)
    assert bench.now().space.emissivity.exchange.factor == pytest.approx(2.0 * bright)
    wind.show_now(bench.now())
    assert box.number == 6e-16
    shown = wind.asks["exchange"].show_card()
    bench.qtbot.addWidget(shown)
    words = " ".join(label.text() for label in shown.findChildren(QLabel))
    assert "10.26464/epp2023065" in words
    shown.close()


def test_a_field_model_that_is_not_installed_is_shown_but_cannot_be_chosen(bench, monkeypatch):
    monkeypatch.setattr("smileviz.magnetosphere.fields.folder", lambda: None)
    combo = bench.panel("solar_wind").combos["external_field"]
    items = {combo.itemData(k): (combo.itemText(k), combo.model().item(k)) for k in range(5)}
    for name in ("t96", "t01", "ts04"):
        text, item = items[name]
        assert text.endswith(": needs smileviz[fields]")
        assert not item.isEnabled()
        assert "pip install 'smileviz[fields]'" in item.toolTip()
    assert items["t89"][1].isEnabled()


def test_a_field_model_chosen_outside_its_range_shows_the_badge(bench, monkeypatch):
    panel = bench.panel("solar_wind")
    scenario = bench.session.state.scenario
    wind = replace(scenario.solar_wind, bz_nt=-15.0)
    models = replace(scenario.models, external_field="t96")
    bench.session.edit(replace(scenario, solar_wind=wind, models=models))
    panel.show_now(bench.now())
    assert panel.caution_badge.text() == "out of validity"
    assert panel.caution_badge.isVisible()
    assert "Tsyganenko 1996 holds for Bz (nT) from -10 to 10" in panel.caution.text()
    monkeypatch.setattr("smileviz.magnetosphere.fields.folder", lambda: None)
    panel.show_now(bench.now())
    assert panel.caution_badge.text() == "not installed"
    assert "T96 needs the optional package" in panel.caution.text()
