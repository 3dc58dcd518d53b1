"""How the program looks: the theme as Qt fonts, palette and style sheet; live change of theme."""

from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from smileviz.base import resources
from smileviz.base.theme import Theme
from smileviz.widgets.colours import mix
from smileviz.widgets.icons import icon

__all__ = ["SMALL_PX", "badge", "dress", "font", "icon", "load_fonts", "palette", "sheet"]

_FONTS = ("fonts/SmilevizSans-Regular.otf", "fonts/SmilevizSans-SemiBold.otf")
SMALL_PX = 11
"""The smallest type there is: ticks and labels of plots."""


@cache
def load_fonts() -> tuple[str, ...]:
    """Give Qt the bundled type face; needs a QApplication; -> the families it brought."""
    families: list[str] = []
    for name in _FONTS:
        loaded = QFontDatabase.addApplicationFont(str(resources.path(name)))
        families += QFontDatabase.applicationFontFamilies(loaded)
    return tuple(families)


def font(theme: Theme, size_px: int | None = None, *, bold: bool = False) -> QFont:
    """The theme's type face; *bold* is its semi-bold."""
    made = QFont(theme.family)
    made.setPixelSize(size_px or theme.size_px)
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def dress(app: QApplication, theme: Theme) -> None:
    """Dress the whole application, at the start or live."""
    load_fonts()
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setFont(font(theme))
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet(theme))


def palette(theme: Theme) -> QPalette:
    """The theme as Fusion wants it."""
    role = QPalette.ColorRole
    made = QPalette()
    for target, value in (
        (role.Window, theme.panel),
        (role.WindowText, theme.text),
        (role.Base, theme.background),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.secondary),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.text),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.background if theme.dark else "#FFFFFF"),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Light, theme.raised),
        (role.Midlight, theme.raised),
        (role.Mid, theme.hairline),
        (role.Dark, theme.hairline),
        (role.Shadow, theme.background),
    ):
        made.setColor(target, QColor(value))
    faint = QColor(mix(theme.panel, theme.secondary, 0.6))
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, target, faint)
    return made


_SHEET = """
QMainWindow, QDialog {{ background: {background}; }}
QMainWindow::separator {{ background: {background}; width: 4px; height: 4px; }}
QMainWindow::separator:hover {{ background: {accent}; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {edge}; padding: 4px 6px; }}
QDockWidget {{ color: {secondary}; font-size: 12px; }}
QDockWidget::title {{ background: {panel}; padding: 4px 8px; text-align: left; }}
QToolBar {{ background: {panel}; border: 0; spacing: 4px; padding: 2px 6px; }}
QToolBar::separator {{ background: {hairline}; width: 1px; margin: 5px 4px; }}
QStatusBar {{ background: {panel}; color: {secondary}; }}
QStatusBar::item {{ border: 0; }}
QMenuBar {{ background: {panel}; }}
QMenuBar::item {{ padding: 4px 8px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {raised}; }}
QMenu {{ background: {raised}; border: 1px solid {edge}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {hover}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {hairline}; margin: 4px 8px; }}
QTabBar::tab {{ background: transparent; color: {secondary}; padding: 5px 10px;
  border: 0; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {text}; border-bottom: 2px solid {accent}; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabWidget::pane {{ border: 0; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 4px;
  padding: 3px 6px; color: {text}; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {pressed}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:disabled {{ color: {faint}; }}
QToolButton[popupMode="2"] {{ padding-right: 14px; }}
QToolButton::menu-indicator {{ subcontrol-position: right center; left: -3px; }}
QToolButton#chip {{ background: {raised}; border: 1px solid {hairline}; padding: 3px 8px; }}
QToolButton#chip[popupMode="2"] {{ padding-right: 18px; }}
QToolButton#chip:hover {{ border-color: {edge}; }}
QToolButton#chip:checked {{ background: {pressed}; border-color: {accent}; }}
QToolButton#ask {{ border: 1px solid {hairline}; border-radius: 9px; padding: 0;
  min-width: 16px; max-width: 16px; min-height: 16px; max-height: 16px; color: {secondary};
  font-size: 11px; font-weight: 600; }}
QToolButton#ask:hover, QToolButton#ask:focus {{ color: {text}; border-color: {accent}; }}
QToolButton#small {{ font-size: 11px; color: {secondary}; padding: 0 3px; border: 0; }}
QToolButton#small:hover {{ color: {text}; }}
QToolButton#small:disabled {{ color: {faint}; }}
QToolButton[popupMode="1"] {{ padding-right: 18px; }}
QToolButton::menu-button {{ border: 0; width: 16px; }}
QFrame#card {{ background: {raised}; border: 1px solid {edge}; }}
QProgressBar {{ background: {background}; border: 1px solid {hairline}; border-radius: 4px;
  text-align: center; font-size: 11px; }}
QProgressBar::chunk {{ background: {pressed}; border-radius: 3px; }}
QLineEdit {{ background: {background}; border: 1px solid {hairline}; border-radius: 4px;
  padding: 3px 6px; selection-background-color: {accent}; }}
QLineEdit:focus {{ border-color: {accent}; }}
QLineEdit[wrong="true"] {{ border-color: {limit}; }}
QSlider::groove:horizontal {{ height: 3px; background: {hairline}; border-radius: 1px; }}
QSlider::sub-page:horizontal {{ background: {track}; border-radius: 1px; }}
QSlider[bipolar="true"]::sub-page:horizontal {{ background: {hairline}; }}
QSlider::handle:horizontal {{ background: {text}; width: 10px; height: 14px; margin: -6px 0;
  border-radius: 3px; }}
QSlider::handle:horizontal:disabled {{ background: {faint}; }}
QSlider::sub-page:horizontal:disabled {{ background: {hairline}; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{ background: {accent}; }}
QGroupBox {{ border: 0; margin-top: 20px; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 0; color: {text}; }}
QScrollArea {{ border: 0; background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {hairline}; border-radius: 4px; min-height: 24px;
  margin: 1px 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {hairline}; border-radius: 4px; min-width: 24px;
  margin: 2px 1px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: transparent; border: 0; width: 0; height: 0; }}
QHeaderView {{ background: {panel}; }}
QHeaderView::section {{ background: {panel}; color: {secondary}; border: 0; padding: 3px 8px;
  border-bottom: 1px solid {hairline}; font-size: 11px; }}
QTableView::item {{ padding: 0 8px; }}
QLabel#title {{ font-weight: 600; }}
QLabel#secondary {{ color: {secondary}; }}
QLabel#wrong {{ color: {limit}; }}
QLabel#tip {{ background: {raised}; color: {text}; border: 1px solid {edge};
  border-radius: 4px; padding: 4px 7px; }}
QLabel#badge {{ background: {raised}; color: {secondary}; border: 1px solid {hairline};
  border-radius: 7px; padding: 0 6px; font-size: 11px; }}
QLabel#badge[kind="assumed"] {{ color: {secondary}; border: 1px dashed {faint}; }}
QLabel#badge[kind="caution"], QLabel#badge[kind="limit"] {{ color: {limit_text};
  border: 1px solid {limit}; }}
QLabel#badge[kind="computing"] {{ color: {accent}; border: 1px solid {accent}; }}
"""


def sheet(theme: Theme) -> str:
    """The style sheet of the theme: what the palette cannot say."""
    return _SHEET.format(
        background=theme.background,
        panel=theme.panel,
        raised=theme.raised,
        hairline=theme.hairline,
        text=theme.text,
        secondary=theme.secondary,
        accent=theme.accent,
        limit=theme.limit,
        limit_text=mix(theme.limit, theme.text, 0.45),
        edge=mix(theme.hairline, theme.secondary, 0.35),
        faint=mix(theme.panel, theme.secondary, 0.55),
        hover=mix(theme.raised, theme.secondary, 0.18),
        pressed=mix(theme.raised, theme.accent, 0.3),
        track=mix(theme.hairline, theme.accent, 0.7),
    )


def badge(word: str, kind: str) -> QLabel:
    """A small word in a frame: assumed, caution, computing, limit."""
    label = QLabel(word)
    label.setObjectName("badge")
    label.setProperty("kind", kind)
    label.setAccessibleName(word)
    return label
