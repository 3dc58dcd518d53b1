"""VTK off screen, its pixels painted by Qt: for platforms where Qt itself has no OpenGL."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray

from smileviz.scene.opengl import off_screen_window

OPAQUE = 255


class ImageCanvas(QWidget):
    """A widget that shows what its *render_window* renders."""

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.WheelFocus)
        self.setMouseTracking(True)
        self.frames = 0
        self.render_window = off_screen_window()
        self.render_window.SetMultiSamples(0)
        self._pixels = vtkUnsignedCharArray()
        self._alive = True

    def fit(self) -> float:
        """Give the render window the widget's size and DPI; the pixel ratio."""
        ratio = self.devicePixelRatio()
        size = (max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        self.render_window.SetDPI(round(72 * ratio))
        if tuple(self.render_window.GetSize()) != size:
            self.render_window.SetSize(*size)
        return ratio

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Render once and paint the picture, if there is something to show."""
        if not (self._alive and self.render_window.GetRenderers().GetNumberOfItems()):
            return
        ratio = self.fit()
        width, height = self.render_window.GetSize()
        self.render_window.Render()
        self.render_window.GetRGBACharPixelData(0, 0, width - 1, height - 1, 0, self._pixels, 0)
        rgba = vtk_to_numpy(self._pixels).reshape(height, width, 4)
        rgba[..., 3] = OPAQUE  # VTK leaves the background's alpha 0
        picture = QImage(rgba.data, width, height, 4 * width, QImage.Format.Format_RGBX8888)
        picture = picture.flipped(Qt.Orientation.Vertical)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(self)
        painter.drawImage(0, 0, picture)
        painter.end()
        self.frames += 1
        self.painted.emit()

    def shut_down(self) -> None:
        """Free VTK's GL objects, before the window dies."""
        if self._alive:
            self._alive = False
            self.render_window.Finalize()
