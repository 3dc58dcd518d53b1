"""A card: what a model or a quantity is, where it holds and who published it; one click away."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from smileviz.widgets.numbers import MINUS

_WIDE_PX = 440
_AWAY_PX = 4
_POWER = re.compile(r"\^(?:\(((?:[^()]|\([^()]*\))*)\)|([\u2212-]?[\w.]+))")
_INDEX = re.compile(r"_(\w+)")
_SIGNS = (
    ("sqrt", "√"), ("theta", "θ"), ("dPhi", "dΦ"), ("beta", "β"), ("cm-3", "cm⁻³"),
    ("1.6726e-6", "1.6726·10⁻⁶"), ("4.16e-5", "4.16·10⁻⁵"), ("1.28e5", "1.28·10⁵"),
    ("1e-3", "10⁻³"), ("1.5e6", "1.5·10⁶"), (" -", f" {MINUS}"), ("-V ", f"{MINUS}V "),
    ("-B", f"{MINUS}B"),
)  # fmt: skip
_DOI = re.compile(r"\bdoi:\s*(\S+?)[.,;)]*(?=\s|$)")


@dataclass(frozen=True)
class Card:
    """A title and lines, each a word on what it tells and the text."""

    title: str
    lines: tuple[tuple[str, str], ...]
    formulas: tuple[str, ...] = ("Formula",)
    """The words whose text is a formula, written `r_0^(1/2)` and shown as one."""

    @property
    def text(self) -> str:
        """The card as plain text."""
        lines = (": ".join(filter(None, line)) for line in self.lines if line[1])
        return "\n".join([self.title, *lines])


def doi(citation: str) -> str:
    """The DOIs named in a citation, one a line; empty without any."""
    return "\n".join(_DOI.findall(citation))


def typeset(formula: str) -> str:
    """A formula in plain letters as rich text: indices low, exponents high, signs as read."""
    made = html.escape(formula, quote=False)
    for plain, sign in _SIGNS:
        made = made.replace(plain, sign)
    made = _POWER.sub(lambda found: f"<sup>{found[1] or found[2]}</sup>", made)
    return _INDEX.sub(r"<sub>\1</sub>", made)


class CardWindow(QFrame):
    """The card beside what was asked about; a click elsewhere or Esc puts it away."""

    def __init__(self, card: Card, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(card.title)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 9, 9, 11)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        grid.addLayout(self._head(card), 0, 0, 1, 2)
        row = 1
        for word, text in card.lines:
            if not text:
                continue
            shown = typeset(text) if word in card.formulas else html.escape(text)
            name, body = QLabel(word), QLabel(shown.replace("\n", "<br>"))
            body.setTextFormat(Qt.TextFormat.RichText)
            name.setObjectName("secondary")
            body.setWordWrap(True)
            body.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(body, row, 1)
            row += 1
        self.setFixedWidth(_WIDE_PX)

    def _head(self, card: Card) -> QHBoxLayout:
        head = QHBoxLayout()
        title = QLabel(card.title)
        title.setObjectName("title")
        title.setWordWrap(True)
        copy = QToolButton()
        copy.setText("Copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(card.text))
        head.addWidget(title, 1)
        head.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def stand_by(self, widget: QWidget, part: QRect) -> None:
        """Stand below *part* of *widget*, kept on its screen."""
        size = QSize(_WIDE_PX, self.heightForWidth(_WIDE_PX))
        self.resize(size)
        room = widget.screen().availableGeometry()
        at = widget.mapToGlobal(part.bottomLeft() + QPoint(0, _AWAY_PX))
        if at.y() + size.height() > room.bottom():
            at.setY(widget.mapToGlobal(part.topLeft()).y() - _AWAY_PX - size.height())
        x = min(max(at.x(), room.left()), room.right() - size.width())
        self.move(x, max(at.y(), room.top()))


class Ask(QToolButton):
    """A question mark that shows a card."""

    def __init__(self, title: str, card: Callable[[], Card]) -> None:
        super().__init__()
        self.setObjectName("ask")
        self.setText("?")
        self.setToolTip(f"What it is, where it holds, who published it: {title}")
        self.setAccessibleName(f"About {title}")
        self._card = card
        self.clicked.connect(self.show_card)

    def show_card(self) -> CardWindow:
        """Show the card."""
        return show(self._card(), self)


def show(card: Card, beside: QWidget, part: QRect | None = None) -> CardWindow:
    """Show *card* beside a widget, or a *part* of it."""
    window = CardWindow(card, beside)
    window.stand_by(beside, part or beside.rect())
    window.show()
    return window
