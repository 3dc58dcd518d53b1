"""Cards that can be read and copied, sliders that know numbers, curves thinned without loss."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton, QWidget

from smileviz.base.errors import SmileError
from smileviz.base.theme import DARK
from smileviz.base.windows import Span
from smileviz.magnetosphere.boundaries import MAGNETOPAUSES
from smileviz.mission.choices import CHOICES
from smileviz.widgets import card, errand
from smileviz.widgets.items import thinned
from smileviz.widgets.model_cards import of_model
from smileviz.widgets.ribbon import Ribbon
from smileviz.widgets.track import Track

MODELS = [model for choice in CHOICES for model in choice.models.values()]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_every_model_has_a_card_with_formula_range_and_doi(model):
    made = dict(of_model(model, None).lines)
    assert len(made["Formula"]) > 20
    assert made["DOI"].startswith("10.")
    assert all(doi in model.citation for doi in made["DOI"].splitlines())
    assert made["Needs"]
    assert made["Valid"]


def test_formulas_are_set_with_indices_and_exponents():
    assert card.typeset("r_mp = P^(-1/6.6) <x>") == "r<sub>mp</sub> = P<sup>-1/6.6</sup> &lt;x&gt;"
    assert card.typeset("V^2 e^(-(a + b) c)") == "V<sup>2</sup> e<sup>-(a + b) c</sup>"
    for model in MODELS:
        set_ = card.typeset(dict(of_model(model, None).lines)["Formula"])
        assert "^" not in set_
        assert "_" not in set_


def test_a_card_is_copied_as_text(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    shown = card.show(of_model(MAGNETOPAUSES["shue98"], "too strong"), owner)
    qtbot.addWidget(shown)
    button = shown.findChild(QToolButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Shue et al. 1998")
    assert "DOI: 10.1029/98JA01103" in text
    assert "Now: too strong" in text
    shown.close()


@pytest.mark.parametrize(
    "track", [Track(-30.0, 30.0, 0.1), Track(0.5, 60.0, 0.1, logarithmic=True)]
)
def test_a_track_goes_there_and_back(track):
    assert track.value(0.0) == track.low
    assert track.value(1.0) == track.high
    for share in np.linspace(0.0, 1.0, 41):
        value = track.value(share)
        assert value == pytest.approx(round(value / track.step) * track.step)
        assert track.value(track.share(value)) == value
    assert track.share(1e9) == 1.0


def test_a_long_curve_keeps_its_peaks_and_its_gaps():
    x = np.arange(200_000.0)
    y = np.sin(x / 5e3)
    y[123_457] = 9.0
    y[54_321] = -9.0
    y[77_000] = np.nan
    xy = thinned(np.stack([x, y], axis=1))
    assert len(xy) < 7_000
    assert (np.diff(xy[:, 0]) > 0.0).all()
    assert [123_457.0, 9.0] in xy.tolist()
    assert [54_321.0, -9.0] in xy.tolist()
    assert np.isnan(xy[:, 1]).sum() == 1
    assert xy[0, 0] == 0.0
    assert xy[-1, 0] == x[-1]


def test_a_short_curve_is_left_as_it_is():
    xy = np.random.default_rng(1).random((1201, 2))
    assert thinned(xy) is xy


@pytest.fixture
def runner(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    made = errand.Errand(owner)
    made.owner = owner
    return made


def test_an_errand_tells_how_far_it_is_and_brings_the_answer(qtbot, runner):
    told = []
    runner.progressed.connect(told.append)
    with qtbot.waitSignal(runner.done, timeout=3000) as caught:
        runner.run(lambda report: (report(0.5), 42)[1])
    assert caught.args == [42]
    assert told == [0.5]
    assert not runner.running


def test_an_errand_that_is_called_off_brings_nothing(qtbot, runner):
    heard = []
    runner.done.connect(heard.append)
    runner.failed.connect(heard.append)
    asked = []

    def endless(report):
        while report(0.1):
            pass
        asked.append(True)

    runner.run(endless)
    runner.cancel()
    qtbot.waitUntil(lambda: bool(asked), timeout=3000)
    qtbot.wait(10)
    assert heard == []


def test_what_the_user_can_mend_is_a_failure_with_its_sentence(qtbot, runner):
    def refuses(_report):
        raise SmileError("No.")

    with qtbot.waitSignal(runner.failed, timeout=3000) as caught:
        runner.run(refuses)
    assert str(caught.args[0]) == "No."


def test_the_edge_of_the_ribbons_frame_is_dragged(qtbot):
    ribbon = Ribbon(DARK, 100.0, 100.0)
    qtbot.addWidget(ribbon)
    ribbon.resize(1200, 36)
    ribbon.show()
    ribbon.show_now(Span(0.0, 1e6), Span(4e5, 5e5), 4.5e5)
    y = ribbon.frame.center().y()
    right = QPointF(ribbon.frame.right() + 2.0, y).toPoint()
    spans, moves = [], []
    ribbon.spanned.connect(lambda *span: spans.append(span))
    ribbon.moved.connect(moves.append)
    qtbot.mousePress(ribbon, Qt.MouseButton.LeftButton, pos=right)
    right.setX(right.x() + 100)
    qtbot.mouseMove(ribbon, right)
    qtbot.mouseRelease(ribbon, Qt.MouseButton.LeftButton, pos=right)
    assert moves == []
    assert spans[-1][0] == 4e5
    assert spans[-1][1] == pytest.approx(6e5, rel=0.01)
