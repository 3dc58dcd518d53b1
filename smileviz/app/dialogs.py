"""Small dialogs: type a time, the list of keys, about."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smileviz import __version__
from smileviz.app.actions import ACTIONS
from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.windows import Span

MOUSE = (
    ("Left drag", "Turn the 3D view about its centre"),
    ("Wheel, right drag", "Zoom to the pointer"),
    ("Middle drag, Shift drag", "Move the view sideways"),
    ("Double click", "Make what is there the centre"),
    ("Right click", "Views, and the picture or plot as a file"),
    ("Click on a track, strip or bar", "Go there in time"),
    ("Click on the edge of a bar", "Go to it exactly"),
    (
        "Shift drag in a strip or the timeline",
        "Select a span: the orbit is drawn of it alone, shares and tables are of it",
    ),
    ("Drag a name in the timeline", "Move the row"),
    ("Wheel over a strip, bar or the mission line", "From three years to a minute"),
)


class TypeTime(QDialog):
    """Asks for a UTC within *span*; *go* is called with it. What cannot be is said beside it."""

    def __init__(
        self, t: float, span: Span, go: Callable[[float], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("type_time")
        self.setWindowTitle("Go to a time")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._t = t
        self._span = span
        self._go = go
        self.entry = QLineEdit(time.label(t), self)
        self.entry.setAccessibleName("Time, UTC")
        self.entry.setMinimumWidth(260)
        self.entry.selectAll()
        self.wrong = QLabel(self)
        self.wrong.setObjectName("wrong")
        self.wrong.setWordWrap(True)
        self.wrong.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 4)
        self.wrong.setAlignment(Qt.AlignmentFlag.AlignTop)
        first, last = time.label(span.start), time.label(span.stop)
        hint = QLabel(f"UTC from {first} to {last}, or a step such as +2h")
        hint.setObjectName("secondary")
        layout = QVBoxLayout(self)
        for part in (hint, self.entry, self.wrong):
            layout.addWidget(part)
        self.entry.returnPressed.connect(self._enter)
        self.entry.textEdited.connect(self.wrong.clear)

    def _enter(self) -> None:
        try:
            t = self._asked(self.entry.text().strip())
        except SmileError as error:
            self.wrong.setText(str(error))
            return
        self._go(t)
        self.accept()

    def _asked(self, text: str) -> float:
        """The time that is meant: a UTC, or ``+2h`` and ``-30min`` from the present one."""
        if text[:1] in {"+", "-"}:
            seconds = time.parse_duration(text[1:])
            t = self._t + (seconds if text[0] == "+" else -seconds)
        else:
            t = time.from_utc(text)
        if t not in self._span:
            raise SmileError(f"{time.label(t)} is outside this mission's span.")
        return t


def key_rows() -> dict[str, list[tuple[str, str]]]:
    """(keys, what they do) by menu, from ACTIONS, and what the mouse does."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for action in ACTIONS:
        if action.keys:
            what = action.text.replace("&", "").rstrip("…")
            keys = ", ".join(action.keys)
            rows.setdefault(action.menu.partition("/")[0], []).append((keys, what))
    rows["Mouse"] = list(MOUSE)
    return rows


def keys_page() -> str:
    """The list of keys as Markdown: what resources/guide/keyboard.md holds."""
    parts = ["# Keys and mouse\n"]
    for menu, rows in key_rows().items():
        table = "\n".join(f"| {_code(keys, menu)} | {what} |" for keys, what in rows)
        parts.append(f"## {menu}\n\n| | |\n| --- | --- |\n{table}\n")
    return "\n".join(parts)


def _code(keys: str, menu: str) -> str:
    if menu == "Mouse":
        return keys
    return " ".join(f"`{key}`" for key in keys.split(", "))


class Keys(QDialog):
    """All keys on one page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle("Keys and mouse")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns: list[str] = []
        for menu, rows in key_rows().items():
            lines = "".join(
                f"<tr><td style='padding:2px 16px 2px 0; font-weight:600'>{_shown(keys, menu)}</td>"
                f"<td style='padding:2px 0'>{what}</td></tr>"
                for keys, what in rows
            )
            columns.append(
                f"<p style='font-size:15px; font-weight:600'>{menu}</p><table>{lines}</table>"
            )
        page = QLabel(
            "<table><tr>"
            + "".join(
                f"<td style='padding-right:32px'>{''.join(part)}</td>"
                for part in (columns[:2] + columns[3:4], columns[2:3], columns[4:])
            )
            + "</tr></table>"
        )
        page.setTextFormat(Qt.TextFormat.RichText)
        page.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        page.setContentsMargins(16, 8, 16, 16)
        area = QScrollArea(self)
        area.setWidget(page)
        area.setWidgetResizable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        wanted = page.sizeHint()
        self.resize(min(wanted.width() + 24, 1180), min(wanted.height() + 24, 680))


def _shown(keys: str, menu: str) -> str:
    """Keys as this system writes them."""
    if menu == "Mouse":
        return keys
    form = QKeySequence.SequenceFormat.NativeText
    return " &nbsp;".join(QKeySequence(key).toString(form) for key in keys.split(", "))


ABOUT = f"""<h3>smileviz {__version__}</h3>
<p>Where SMILE is, what is around it, and what SXI and UVI look at.</p>
<p>Apache License 2.0. Earth textures, stars, fonts, gravity, Earth rotation and the planetary
ephemeris come with the program; each has its origin and licence beside it in
<i>resources</i>.</p>
<p>SMILE's orbit is propagated from a state fitted to JPL Horizons. Magnetopause: Shue et al.
1998. Bow shock: Jelínek et al. 2012. Dipole: IGRF-14.</p>"""
