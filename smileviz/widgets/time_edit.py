"""The moment as text: to be read, copied, and typed over."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip

from smileviz.base.theme import Theme
from smileviz.widgets import style

_WIDEST = "2026-11-22T10:48:00.000Z"
_LEFT = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class TimeEdit(QLineEdit):
    """A line for a UTC; what the user is typing is left alone until Enter, Esc or a leave-taking.

    Whoever turns to something else reads the moment here again, not what was typed.
    """

    typed = Signal(str)
    """The user has entered this text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        letters = style.font(theme, bold=True)
        self.setFont(letters)
        self.setFixedWidth(QFontMetrics(letters).horizontalAdvance(_WIDEST) + 10)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName("UTC")
        self._hint = "Type a UTC such as 2026-11-22T10:00:00Z or 2026-11-22 10:00, then Enter"
        self.setToolTip(self._hint)
        self._shown = ""
        self.returnPressed.connect(lambda: self.typed.emit(self.text()))

    def show_text(self, text: str) -> None:
        """Show the moment, unless the user is typing another."""
        self._shown = text
        if not self.isModified() and self.text() != text:
            self.setText(text)

    def refuse(self, why: str) -> None:
        """Keep the text, mark it wrong and say why, beside it."""
        self._mark(wrong=True)
        self.setToolTip(why)
        self.setAccessibleDescription(why)
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), why, self)

    def accept(self) -> None:
        """Take the text as entered."""
        self._mark(wrong=False)
        self.setToolTip(self._hint)
        self.setAccessibleDescription("")
        self.setModified(False)
        self.clearFocus()

    @property
    def wrong(self) -> bool:
        """Whether what is typed has been refused."""
        return bool(self.property("wrong"))

    def _mark(self, *, wrong: bool) -> None:
        self.setProperty("wrong", wrong)
        self.style().unpolish(self)
        self.style().polish(self)

    def event(self, event: QEvent) -> bool:
        """Esc is this line's own while it is typed into, whatever the window does with it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            if event.isAccepted():
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc forgets what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            self._forget()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Another place was clicked: what was typed is not the moment, and must not look so."""
        super().focusOutEvent(event)
        if event.reason() in _LEFT and self.isModified():
            self._forget()

    def _forget(self) -> None:
        self.setText(self._shown)
        self.accept()
