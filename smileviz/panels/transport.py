"""Time control: play, speed, steps, jumps, a slider over the window, and a time to type."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QToolTip, QWidget

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.theme import Theme
from smileviz.base.windows import Span
from smileviz.mission.moves import BY_NAME
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets import style
from smileviz.widgets.panel import Panel
from smileviz.widgets.playback import SPEEDS, nearest
from smileviz.widgets.slider import Slider
from smileviz.widgets.time_edit import TimeEdit

_STEPS = (("minute", "1 min"), ("hour", "1 h"), ("orbit", "1 orbit"))
_JUMPS = (("apogee", "apogee"), ("perigee", "perigee"), ("sun_limit", "Sun limit"))


class TransportPanel(Panel):
    name = "transport"
    title = "Time control"
    area = "bar"

    def build(self, theme: Theme) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(4, 2, 8, 2)
        row.setSpacing(2)
        self.reverse = self._button("reverse", "Play backwards", lambda: self._play(-1.0))
        self.pause = self._button("pause", "Stand still", self.desk.playback.pause)
        self.play = self._button("play", "Play forwards", lambda: self._play(1.0))
        for button in (self.reverse, self.pause, self.play):
            button.setCheckable(True)
            row.addWidget(button)
        self.speeds = self._combo("Speed", [(str(k), s.title) for k, s in enumerate(SPEEDS)])
        self.speeds.activated.connect(self._choose_speed)
        row.addWidget(self.speeds)
        row.addSpacing(8)
        self.steps = self._combo("Step", _STEPS)
        self.steps.setCurrentIndex(1)
        self._group(row, self.steps, ("back", "forward"), ("back_{}", "forward_{}"))
        row.addSpacing(8)
        self.jumps = self._combo("Jump to", _JUMPS)
        self._group(row, self.jumps, ("previous", "next"), ("previous_{}", "next_{}"))
        row.addSpacing(4)
        self.now = self._button("now", "The present", lambda: self._move("now"))
        row.addWidget(self.now)
        row.addSpacing(6)
        self.slider = Slider()
        self.slider.setAccessibleName("Time within the span shown")
        self.slider.actionTriggered.connect(self._slide)
        row.addWidget(self.slider, 1)
        row.addSpacing(6)
        self.edit = TimeEdit(theme)
        self.edit.typed.connect(self._type)
        row.addWidget(self.edit)
        utc = QLabel("UTC")
        utc.setObjectName("secondary")
        row.addWidget(utc)
        self._window = Span(0.0, 1.0)
        return whole

    def _button(self, icon: str, tip: str, function: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setIcon(style.icon(icon, self.theme))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        button.clicked.connect(function)
        return button

    def _combo(self, name: str, items: Iterable[tuple[str, str]]) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        combo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for key, title in items:
            combo.addItem(title, key)
        return combo

    def _group(
        self, row: QHBoxLayout, combo: QComboBox, icons: tuple[str, str], names: tuple[str, str]
    ) -> None:
        """A choice between a button back and a button forth."""
        buttons = [
            self._button(icon, "", partial(self._chosen_move, combo, name))
            for icon, name in zip(icons, names, strict=True)
        ]
        for button, name in zip(buttons, names, strict=True):
            button.setAutoRepeat(True)
            button.setToolTip(f"{name.split('_')[0].capitalize()} by or to what is chosen")
            button.setAccessibleName(f"{combo.accessibleName()} {name.split('_')[0]}")
        row.addWidget(buttons[0])
        row.addWidget(combo)
        row.addWidget(buttons[1])

    # --- showing
    def show_now(self, now: Snapshot) -> None:
        playback = self.desk.playback
        self.pause.setChecked(not playback.playing)
        self.play.setChecked(playback.playing and playback.rate > 0.0)
        self.reverse.setChecked(playback.playing and playback.rate < 0.0)
        self.speeds.setCurrentIndex(nearest(playback.rate))
        self._window = now.view.window
        self.slider.show_share((now.t - self._window.start) / self._window.length_s)
        self.edit.show_text(now.utc)

    # --- the user's hands
    def _play(self, sign: float) -> None:
        self.desk.playback.play(sign * abs(self.desk.playback.rate))

    def _choose_speed(self, index: int) -> None:
        playback = self.desk.playback
        sign = -1.0 if playback.rate < 0.0 else 1.0
        playback.play(sign * SPEEDS[index].rate)

    def _chosen_move(self, combo: QComboBox, name: str) -> None:
        self._move(name.format(combo.currentData()))

    def _move(self, name: str) -> None:
        t = BY_NAME[name].goes(self.session.state)
        if t is None:
            here = self.now.mapToGlobal(self.now.rect().bottomLeft())
            QToolTip.showText(here, f"{BY_NAME[name].title}: there is none in this mission.")
        else:
            self.session.go_to(t)

    def _slide(self, _action: int) -> None:
        self.session.go_to(self._window.start + self.slider.share * self._window.length_s)

    def _type(self, text: str) -> None:
        try:
            t = time.from_utc(text)
            self._require(t)
        except SmileError as error:
            self.edit.refuse(str(error))
            return
        self.edit.accept()
        self.session.go_to(t)

    def _require(self, t: float) -> None:
        span = self.session.state.scenario.span
        if t not in span:
            edges = f"{time.to_utc(span.start)} to {time.to_utc(span.stop)}"
            raise SmileError(f"{time.to_utc(t)} is not in this mission, which runs from {edges}.")
