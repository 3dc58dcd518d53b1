"""VTK in a QOpenGLWidget, without native window handles: X11, Wayland, Windows, macOS.

The rules it keeps were each learnt from a failure. VTK's request for its context is served with
QOpenGLContext.makeCurrent: QOpenGLWidget's own re-binds Qt's frame buffer under VTK's feet. Nothing
renders outside paintGL. Size and DPI follow the widget's own pixel ratio. The background's alpha
is made opaque. VTK's GL objects are freed while their context is still there.
"""

from PySide6.QtCore import Qt, QThread, Signal
from PySide6.QtGui import QOpenGLContext, QSurface
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QWidget
from vtkmodules.vtkCommonCore import vtkCommand
from vtkmodules.vtkRenderingOpenGL2 import vtkGenericOpenGLRenderWindow

_FRAMEBUFFER = 0x8D40
_SCISSOR_TEST = 0x0C11
_COLOR_BUFFER_BIT = 0x4000


class GLCanvas(QOpenGLWidget):
    """A widget that shows what its *render_window* renders."""

    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.WheelFocus)
        self.setMouseTracking(True)
        self._current: tuple[QOpenGLContext, QSurface] | None = None
        self.frames = 0
        window = self.render_window = vtkGenericOpenGLRenderWindow()
        window.SetMultiSamples(0)
        window.SetFrameBlitModeToBlitToCurrent()  # into Qt's frame buffer, at the end of Render
        self._set_ready(ready=False)  # nothing may draw before there is a context
        self._observer = window.AddObserver(vtkCommand.WindowMakeCurrentEvent, self._make_current)

    def _set_ready(self, *, ready: bool) -> None:
        self.render_window.SetIsCurrent(ready)
        self.render_window.SetReadyForRendering(ready)

    def _make_current(self, *_arguments: object) -> None:
        if self._current is not None and QThread.currentThread() is self.thread():
            context, surface = self._current
            context.makeCurrent(surface)

    def initializeGL(self) -> None:
        """Hand Qt's context to VTK; again after a change of parent, which makes a new context."""
        context = self.context()
        self._current = (context, context.surface())
        context.aboutToBeDestroyed.connect(self._release, Qt.ConnectionType.DirectConnection)
        window = self.render_window
        window.SetIsDirect(1)
        window.SetSupportsOpenGL(1)
        self._set_ready(ready=True)
        window.GlobalWarningDisplayOff()  # a surface without a window: bogus size warnings
        window.OpenGLInitContext()
        window.OpenGLInitState()
        window.GlobalWarningDisplayOn()

    def fit(self) -> float:
        """Give the render window the widget's size and DPI; the pixel ratio."""
        ratio = self.devicePixelRatio()
        size = (max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        self.render_window.SetDPI(round(72 * ratio))
        if tuple(self.render_window.GetSize()) != size:
            self.render_window.SetSize(*size)
        return ratio

    def paintGL(self) -> None:
        """Render once; nothing is told to be painted before there is something to show."""
        if self._current is None:
            return
        if not self.render_window.GetRenderers().GetNumberOfItems():
            self._current[0].functions().glClear(_COLOR_BUFFER_BIT)
            return
        self.fit()
        self.render_window.GetState().ResetFramebufferBindings()
        self.render_window.Render()
        self._make_opaque(self._current[0])
        self.frames += 1
        self.painted.emit()

    def _make_opaque(self, context: QOpenGLContext) -> None:
        state = self.render_window.GetState()
        context.functions().glBindFramebuffer(_FRAMEBUFFER, self.defaultFramebufferObject())
        state.vtkglDisable(_SCISSOR_TEST)
        state.vtkglColorMask(0, 0, 0, 1)
        state.vtkglClearColor(0.0, 0.0, 0.0, 1.0)
        state.vtkglClear(_COLOR_BUFFER_BIT)
        state.vtkglColorMask(1, 1, 1, 1)

    def _release(self) -> None:
        if self._current is None:
            return
        context, surface = self._current
        context.makeCurrent(surface)
        self.render_window.Finalize()
        self._set_ready(ready=False)
        context.doneCurrent()
        self._current = None

    def shut_down(self) -> None:
        """Free VTK's GL objects and its hold on this widget, before the window dies."""
        self._release()
        self.render_window.RemoveObserver(self._observer)
