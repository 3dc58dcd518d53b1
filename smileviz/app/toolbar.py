"""The bar at the top: file and undo, view and frame, the wind, the search, and the time."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from smileviz.app.actions import DISPLAY_FRAMES
from smileviz.base.theme import Theme
from smileviz.mission.scenario import SolarWind
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.camera import PRESETS
from smileviz.widgets import style


class TopBar(QToolBar):
    """The main tool bar, made of the window's *actions*."""

    wind_clicked = Signal()
    time_clicked = Signal()

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__("Main tool bar", parent)
        self.setObjectName("top_bar")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.toggleViewAction().setVisible(False)
        for name in ("open", "save", "undo", "redo"):
            self._button(actions[name])
        self.addSeparator()
        self.preset = self._choice("preset", "View", [actions[f"view_{name}"] for name in PRESETS])
        self._button(actions["frame_all"])
        frames = [actions[f"frame_{frame.value}"] for frame in DISPLAY_FRAMES]
        self.frame = self._choice("frame", "Frame", frames)
        self.addSeparator()
        self.wind = self._chip()
        self.wind.setAccessibleName("Solar wind")
        self.wind.clicked.connect(self.wind_clicked)
        self.addWidget(self.wind)
        self.source = self._badge("assumed")
        self.caution = self._badge("caution")
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        actions["palette"].setIconText("Search  Ctrl+K")
        self.search = self._button(actions["palette"])
        self.search.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.utc = QToolButton(self)
        self.utc.setObjectName("utc")
        self.utc.setAccessibleName("Time, UTC")
        self.utc.setToolTip("Type a time   T")
        self.utc.clicked.connect(self.time_clicked)
        self.addWidget(self.utc)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(button)
        return button

    def _badge(self, kind: str) -> QAction:
        """A word beside the wind; widgets of a tool bar are shown and hidden by their action."""
        label = style.badge(kind, kind)
        label.setFixedHeight(18)
        return self.addWidget(label)

    def _chip(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("chip")
        return button

    def _choice(self, name: str, title: str, actions: list[QAction]) -> QToolButton:
        """A button that says what is chosen and opens the choice."""
        button = self._chip()
        button.setAccessibleName(title)
        button.setToolTip(title)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setObjectName(f"choice_{name}")
        menu.addActions(actions)
        button.setMenu(menu)
        self.addWidget(button)
        return button

    def show_now(self, now: Snapshot) -> None:
        """Show *now*."""
        choice = now.view.camera
        moved = "" if choice.pose is None else " (moved)"
        self.preset.setText(PRESETS[choice.preset].title + moved)
        self.frame.setText(now.view.frame.name)
        self.wind.setText(wind_words(now.wind))
        self.wind.setToolTip(wind_sentence(now))
        wind = now.here.wind
        self._say(self.source, wind.origin_word, now.wind.source)
        word = wind.gap_word(now.t) or ("out of validity" if now.cautions else "")
        self._say(self.caution, word, "\n".join(now.cautions))
        self.utc.setText(f"{now.utc} UTC")

    def _say(self, badge: QAction, word: str, sentence: str) -> None:
        """Show a badge with its word, or hide it if there is none."""
        badge.setVisible(bool(word))
        label = self.widgetForAction(badge)
        if word and isinstance(label, QLabel):
            label.setText(word)
            label.setToolTip(sentence)

    def dress(self, theme: Theme) -> None:
        """Make the time stand out in the type of *theme*."""
        self.utc.setFont(style.font(theme, theme.size_px + 2, bold=True))


def wind_words(wind: SolarWind) -> str:
    """The wind on a chip."""
    pressure = f"{wind.dynamic_pressure_npa:.2f} nPa"
    if wind.pdyn_npa is not None:
        return f"Wind  {pressure}   Bz {wind.bz_nt:+.1f} nT"
    plasma = f"{wind.density_cm3:.1f} cm⁻³   {wind.speed_km_s:.0f} km/s"
    return f"Wind  {plasma}   Bz {wind.bz_nt:+.1f} nT"


def wind_sentence(now: Snapshot) -> str:
    """The wind of now in full, for the tool tip."""
    wind = now.wind
    given = "given" if wind.pdyn_npa is not None else "of the protons"
    return (
        f"Solar wind, {wind.source}\n"
        f"n {wind.density_cm3:g} cm⁻³, V {wind.speed_km_s:g} km/s, "
        f"B ({wind.bx_nt:g}, {wind.by_nt:g}, {wind.bz_nt:g}) nT GSM\n"
        f"dynamic pressure {wind.dynamic_pressure_npa:.2f} nPa ({given}), "
        f"aberration {wind.aberration_deg:g}°\nClick to change it"
    )
