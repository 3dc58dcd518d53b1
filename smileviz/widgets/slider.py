"""A slider that goes where it is pressed, and says so only when a user moved it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle

_STEPS = 100_000
_HANDLE_PX = 10


class Slider(QSlider):
    """Shares from 0 to 1. Listen to `actionTriggered` only: programs do not cause it."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(0, _STEPS)
        self.setSingleStep(_STEPS // 500)
        self.setPageStep(_STEPS // 20)
        self.setMinimumWidth(80)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """Where the user has put it."""
        return self.sliderPosition() / _STEPS

    def show_share(self, share: float) -> None:
        """Stand there, unless a hand holds it."""
        if not self.isSliderDown():
            self.setValue(round(share * _STEPS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the handle under the pointer, then take hold of it."""
        if event.button() == Qt.MouseButton.LeftButton:
            x = round(event.position().x()) - _HANDLE_PX // 2
            room = self.width() - _HANDLE_PX
            self.setSliderPosition(QStyle.sliderValueFromPosition(0, _STEPS, x, room))
        super().mousePressEvent(event)
