"""Switch: a row of small buttons, one of them down."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Switch(QWidget):
    """One of several names is chosen; *on_chosen* is told when the user chooses another."""

    def __init__(
        self, choices: Mapping[str, str], chosen: str, on_chosen: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name, title in choices.items():
            button = QToolButton()
            button.setText(title)
            button.setAccessibleName(title)
            button.setCheckable(True)
            button.setChecked(name == chosen)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(partial(self._click, name, on_chosen))
            self._group.addButton(button)
            self.buttons[name] = button
            row.addWidget(button)

    @staticmethod
    def _click(name: str, on_chosen: Callable[[str], None], *_: object) -> None:
        on_chosen(name)
