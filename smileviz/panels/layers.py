"""What the 3D view shows, and the frame that it and the planes are drawn in."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smileviz.base.frames import Frame
from smileviz.base.theme import Theme
from smileviz.mission.field_now import LineChoice
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import HIDDEN
from smileviz.widgets.colours import colour
from smileviz.widgets.columns import TwoColumns
from smileviz.widgets.form import Choice
from smileviz.widgets.line_form import LineForm
from smileviz.widgets.panel import Panel
from smileviz.widgets.slider import Slider

_FRAMES = (
    (Frame.GSE, "X to the Sun, Z to the north of the ecliptic"),
    (Frame.GSM, "X to the Sun, the dipole in the XZ plane"),
    (Frame.SM, "Z along the dipole, the Sun in the XZ plane"),
    (Frame.GCRS, "Inertial: the axes of the stars"),
    (Frame.ITRS, "Turning with the Earth"),
    (Frame.MAG, "Turning with the Earth, Z along the dipole"),
)
_INKS = {
    "earth": "earth_day",
    "magnetopause": "magnetopause",
    "bow_shock": "bow_shock",
    "sxi_cone": "sxi",
    "uvi_cone": "uvi",
    "aim": "sxi",
    "sun": "sun",
    "spacecraft": "smile",
    "track_inertial": "smile",
    "track_rotating": "smile",
    "aurora": "aurora",
    "belts": "outer_belt",
    "cusps": "closed_line",
    "field_lines": "closed_line",
    "neutral_sheet": "neutral_sheet",
    "plasmapause": "plasmapause",
    "smile_line": "smile",
    "uncertainty": "magnetopause",
}
_WHOLE = frozenset({"clock", "earth", "labels", "legend", "sky", "spacecraft", "sun"})
"""What is not see-through."""
_XRAY = (
    ("slices", "Two slices", "In the noon-midnight and the equatorial plane: numbers, and fast"),
    ("volume", "Volume", "Looked through from where you stand; wants a graphics processor"),
)
_LEAST = 0.05
"""The least opacity: a layer that is on is never quite gone."""
_SLIDER_PX = 64
_WIDE_PX, _HEAD_ROWS = 560, 2
_TIP = Qt.ItemDataRole.ToolTipRole
_SWATCH_PX = 10


class LayersPanel(Panel):
    name = "layers"
    title = "Layers and frame"
    area = "right"

    def build(self, theme: Theme) -> QWidget:
        self.boxes: dict[str, QCheckBox] = {}
        self.sliders: dict[str, Slider] = {}
        self._make_settings()
        first, second = QWidget(), QWidget()
        layout = QVBoxLayout(first)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._frame_choice())
        self.sentence = QLabel()
        self.sentence.setObjectName("secondary")
        self.sentence.setWordWrap(True)
        layout.addWidget(self.sentence)
        layout.addSpacing(6)
        layout.addLayout(self._head())
        half = max(len(self.desk.layers) // 2 - _HEAD_ROWS, 1)
        layout.addLayout(self._boxes(theme, self.desk.layers[:half]))
        second.setLayout(self._boxes(theme, self.desk.layers[half:]))
        return TwoColumns(first, second, _WIDE_PX)

    def _make_settings(self) -> None:
        """What some layers let one choose, shown below their row."""
        self.lines = LineForm()
        self.lines.chosen.connect(self._choose_lines)
        self.xray = Choice()
        self.xray.setAccessibleName("X-ray emissivity as")
        for key, title, sentence in _XRAY:
            self.xray.addItem(title, key)
            self.xray.setItemData(self.xray.count() - 1, sentence, _TIP)
        self.xray.activated.connect(self._choose_xray)
        xray = QWidget()
        row = QHBoxLayout(xray)
        row.setContentsMargins(20, 0, 0, 4)
        label = QLabel("As")
        label.setBuddy(self.xray)
        row.addWidget(label)
        row.addWidget(self.xray, 1)
        self._settings: dict[str, QWidget] = {"field_lines": self.lines, "emissivity": xray}

    def _frame_choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel("Frame")
        label.setObjectName("title")
        self.frames = Choice()
        self.frames.setAccessibleName("Display frame")
        for k, (frame, sentence) in enumerate(_FRAMES):
            self.frames.addItem(frame.name, frame.value)
            self.frames.setItemData(k, sentence, _TIP)
        self.frames.activated.connect(self._choose_frame)
        label.setBuddy(self.frames)
        row.addWidget(label)
        row.addWidget(self.frames, 1)
        return row

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel("Shown in 3D and planes")
        label.setObjectName("title")
        row.addWidget(label, 1)
        self.all = _button("All", "Show everything, the crowded layers too")
        self.all.clicked.connect(lambda: self._hide(frozenset()))
        self.opening = _button("As at opening", "The layers of the opening, and all of each seen")
        self.opening.clicked.connect(self._reopen)
        row.addWidget(self.all)
        row.addWidget(self.opening)
        return row

    def _boxes(self, theme: Theme, layers: tuple[tuple[str, str], ...]) -> QGridLayout:
        """A row a layer: a box with the colour it is drawn in, how much is seen, its choices."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(6)
        grid.setColumnStretch(0, 1)
        for k, (name, title) in enumerate(layers):
            box = QCheckBox(title)
            box.setIcon(_swatch(getattr(theme, _INKS.get(name, "secondary"))))
            box.setIconSize(QSize(_SWATCH_PX, _SWATCH_PX))
            box.clicked.connect(lambda shown, name=name: self._toggle(name, shown=shown))
            grid.addWidget(box, 2 * k, 0)
            self.boxes[name] = box
            if name not in _WHOLE:
                grid.addWidget(self._slider(name, title), 2 * k, 1)
            if name in self._settings:
                grid.addWidget(self._settings[name], 2 * k + 1, 0, 1, 2)
        return grid

    def _slider(self, name: str, title: str) -> Slider:
        slider = _Fader()
        slider.setFixedWidth(_SLIDER_PX)
        slider.setAccessibleName(f"Opacity of {title}")
        slider.actionTriggered.connect(lambda _action: self._fade(name))
        self.sliders[name] = slider
        return slider

    def show_now(self, now: Snapshot) -> None:
        hidden = now.view.hidden
        for name, box in self.boxes.items():
            box.setChecked(name not in hidden)
        opacity = dict(now.view.opacity)
        for name, slider in self.sliders.items():
            share = opacity.get(name, 1.0)
            slider.show_share(share)
            slider.setEnabled(name not in hidden)
            slider.setToolTip(f"Opacity {100.0 * share:.0f} %")
        for name, setting in self._settings.items():
            setting.setVisible(name in self.boxes and name not in hidden)
        self.lines.show_choice(now.view.lines)
        self.xray.setCurrentIndex(self.xray.findData(now.view.xray))
        self.all.setEnabled(bool(hidden))
        self.opening.setEnabled(hidden != HIDDEN or bool(opacity))
        self.frames.setCurrentIndex(self.frames.findData(now.view.frame.value))
        self.sentence.setText(str(self.frames.currentData(_TIP) or ""))

    # --- the user's hands
    def _toggle(self, name: str, *, shown: bool) -> None:
        hidden = self.session.state.view.hidden
        self._hide(hidden - {name} if shown else hidden | {name})

    def _hide(self, hidden: frozenset[str]) -> None:
        self.session.look(replace(self.session.state.view, hidden=hidden))

    def _reopen(self) -> None:
        self.session.look(replace(self.session.state.view, hidden=HIDDEN, opacity=()))

    def _fade(self, name: str) -> None:
        share = max(self.sliders[name].share, _LEAST)
        opacity = dict(self.session.state.view.opacity) | {name: share}
        seen = tuple(sorted((key, part) for key, part in opacity.items() if part < 1.0))
        self.session.look(replace(self.session.state.view, opacity=seen))

    def _choose_lines(self, choice: LineChoice) -> None:
        self.session.look(replace(self.session.state.view, lines=choice))

    def _choose_xray(self, index: int) -> None:
        xray = self.xray.itemData(index)
        self.session.look(replace(self.session.state.view, xray=xray))

    def _choose_frame(self, index: int) -> None:
        frame = Frame(self.frames.itemData(index))
        self.session.look(replace(self.session.state.view, frame=frame))


class _Fader(Slider):
    """How much of a layer is seen; the wheel scrolls the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    return button


def _swatch(ink: str) -> QIcon:
    """A round spot of colour."""
    size = 4 * _SWATCH_PX
    picture = QPixmap(size, size)
    picture.fill(colour(ink, 0.0))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour(ink, 0.0))
    painter.setBrush(colour(ink))
    painter.drawEllipse(4, 4, size - 8, size - 8)
    painter.end()
    return QIcon(picture)
