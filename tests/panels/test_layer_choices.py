"""How much of a layer is seen, which field lines and how X-rays are drawn: the user's choices."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication

from smileviz.base.errors import SmileError
from smileviz.mission.field_now import CHOICE
from smileviz.mission.state import HIDDEN
from smileviz.widgets.line_form import read, through


@pytest.fixture
def layers(bench):
    return bench.panel("layers", (300, 400))


def show(bench, layers, name):
    """Switch a layer on."""
    layers.boxes[name].click()
    layers.show_now(bench.now())


def test_a_slider_fades_its_layer_and_back_to_the_end_forgets_it(bench, layers):
    slider = layers.sliders["magnetopause"]
    slider.setSliderPosition(slider.maximum() // 4)
    assert dict(bench.session.state.view.opacity)["magnetopause"] == pytest.approx(0.25)
    layers.show_now(bench.now())
    assert slider.toolTip() == "Opacity 25 %"
    slider.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    assert bench.session.state.view.opacity == ()


def test_a_layer_that_is_on_is_never_faded_away(bench, layers):
    layers.sliders["sxi_cone"].setSliderPosition(0)
    assert 0.0 < dict(bench.session.state.view.opacity)["sxi_cone"] <= 0.1


def test_a_body_has_no_slider_and_a_hidden_layer_lends_none(bench, layers):
    layers.show_now(bench.now())
    assert "earth" not in layers.sliders
    assert not layers.sliders["field_lines"].isEnabled()
    assert layers.sliders["magnetopause"].isEnabled()


def test_as_at_opening_brings_back_the_calm_picture(bench, layers):
    bench.qtbot.mouseClick(layers.all, Qt.MouseButton.LeftButton)
    layers.sliders["magnetopause"].setSliderPosition(100)
    layers.show_now(bench.now())
    bench.qtbot.mouseClick(layers.opening, Qt.MouseButton.LeftButton)
    assert bench.session.state.view.hidden == HIDDEN
    assert bench.session.state.view.opacity == ()
    layers.show_now(bench.now())
    assert not layers.opening.isEnabled()


def test_choices_are_seen_only_with_their_layer(bench, layers):
    layers.show_now(bench.now())
    assert not layers.lines.isVisibleTo(layers.widget)
    show(bench, layers, "field_lines")
    assert layers.lines.isVisibleTo(layers.widget)
    assert not layers.xray.isVisibleTo(layers.widget)


def test_typed_latitudes_are_the_field_lines_drawn(bench, layers):
    show(bench, layers, "field_lines")
    box = layers.lines.numbers
    box.selectAll()
    bench.qtbot.keyClicks(box, "80, 65")
    bench.qtbot.keyClick(box, Qt.Key.Key_Return)
    assert bench.session.state.view.lines.latitudes_deg == (65.0, 80.0)
    assert bench.session.state.view.lines.south_deg == (-80.0,)
    layers.show_now(bench.now())
    assert box.text().split() == ["65", "80"]


def test_latitudes_that_are_none_are_refused_in_words(bench, layers):
    show(bench, layers, "field_lines")
    box = layers.lines.numbers
    box.selectAll()
    bench.qtbot.keyClicks(box, "60 95")
    bench.qtbot.keyClick(box, Qt.Key.Key_Return)
    assert bench.session.state.view.lines == CHOICE
    assert "95 is out of range" in layers.lines.note.text()
    assert layers.lines.note.isVisibleTo(layers.widget)


def test_lines_through_l_and_by_strength(bench, layers):
    show(bench, layers, "field_lines")
    for choice, index in ((layers.lines.places, 1), (layers.lines.colours, 1)):
        choice.setCurrentIndex(index)
        choice.activated.emit(index)
    lines = bench.session.state.view.lines
    assert lines.shells
    assert lines.latitudes_deg == lines.south_deg == ()
    assert lines.colour == "strength"


def test_x_rays_are_slices_until_a_volume_is_asked_for(bench, layers):
    assert bench.session.state.view.xray == "slices"
    show(bench, layers, "emissivity")
    layers.xray.setCurrentIndex(1)
    layers.xray.activated.emit(1)
    assert bench.session.state.view.xray == "volume"


def test_a_wheel_that_rolls_over_the_page_changes_nothing(bench, layers):
    show(bench, layers, "field_lines")
    show(bench, layers, "emissivity")
    before = bench.session.state.view
    for widget in (*layers.sliders.values(), layers.xray, layers.frames, layers.lines.places):
        widget.clearFocus()
        middle = QPointF(widget.rect().center())
        turned = QWheelEvent(
            middle,
            QPointF(widget.mapToGlobal(middle)),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, turned)
    assert bench.session.state.view == before


@pytest.mark.parametrize("text", ["", "60 x", "10", "1 2 3 4 5 6 7 8 9 10 11"])
def test_what_is_no_list_of_latitudes_is_refused(text):
    with pytest.raises(SmileError):
        read(text, equator=False)


def test_the_default_choice_is_what_its_latitudes_give():
    assert through(CHOICE, CHOICE.latitudes_deg, equator=False) == CHOICE
