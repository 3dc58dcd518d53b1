"""What the 3D view shows, and the frame that it and the planes are drawn in."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smileviz.base.frames import Frame
from smileviz.base.theme import Theme
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets.colours import colour
from smileviz.widgets.panel import Panel

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
_TIP = Qt.ItemDataRole.ToolTipRole
_SWATCH_PX = 10


class LayersPanel(Panel):
    name = "layers"
    title = "Layers and frame"
    area = "right"

    def build(self, theme: Theme) -> QWidget:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(4)
        layout.addLayout(self._frame_choice())
        self.sentence = QLabel()
        self.sentence.setObjectName("secondary")
        self.sentence.setWordWrap(True)
        layout.addWidget(self.sentence)
        layout.addSpacing(6)
        layout.addLayout(self._head())
        layout.addLayout(self._boxes(theme))
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        return scroll

    def _frame_choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel("Frame")
        label.setObjectName("title")
        self.frames = QComboBox()
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
        label = QLabel("In the 3D view")
        label.setObjectName("title")
        row.addWidget(label, 1)
        self.all = QToolButton()
        self.all.setText("Show all")
        self.all.clicked.connect(lambda: self._hide(frozenset()))
        row.addWidget(self.all)
        return row

    def _boxes(self, theme: Theme) -> QGridLayout:
        """A box a layer, in two columns, with the colour it is drawn in."""
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        self.boxes: dict[str, QCheckBox] = {}
        for k, (name, title) in enumerate(self.desk.layers):
            box = QCheckBox(title)
            box.setIcon(_swatch(getattr(theme, _INKS.get(name, "secondary"))))
            box.setIconSize(QSize(_SWATCH_PX, _SWATCH_PX))
            box.clicked.connect(lambda shown, name=name: self._toggle(name, shown=shown))
            grid.addWidget(box, k, 0)
            self.boxes[name] = box
        return grid

    def show_now(self, now: Snapshot) -> None:
        hidden = now.view.hidden
        for name, box in self.boxes.items():
            box.setChecked(name not in hidden)
        self.all.setEnabled(bool(hidden))
        self.frames.setCurrentIndex(self.frames.findData(now.view.frame.value))
        self.sentence.setText(str(self.frames.currentData(_TIP) or ""))

    # --- the user's hands
    def _toggle(self, name: str, *, shown: bool) -> None:
        hidden = self.session.state.view.hidden
        self._hide(hidden - {name} if shown else hidden | {name})

    def _hide(self, hidden: frozenset[str]) -> None:
        self.session.look(replace(self.session.state.view, hidden=hidden))

    def _choose_frame(self, index: int) -> None:
        frame = Frame(self.frames.itemData(index))
        self.session.look(replace(self.session.state.view, frame=frame))


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
