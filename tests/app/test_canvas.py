"""The two widgets VTK draws into: pixels, sizes, life and death."""

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDockWidget, QMainWindow
from vtkmodules.vtkFiltersSources import vtkSphereSource
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from smileviz.app.surface import WITHOUT_OPENGL, has_opengl
from smileviz.app.view3d_gl import GLCanvas
from smileviz.app.view3d_image import ImageCanvas

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(params=[GLCanvas, ImageCanvas], ids=["OpenGL", "image"])
def kind(request, qapp):
    if request.param is GLCanvas and not has_opengl():
        pytest.skip("Qt has no OpenGL on this platform")
    return request.param


def ball(canvas):
    """A red ball before a blue background, in the middle of the picture."""
    source = vtkSphereSource()
    mapper = vtkPolyDataMapper()
    mapper.SetInputConnection(source.GetOutputPort())
    actor = vtkActor()
    actor.SetMapper(mapper)
    actor.GetProperty().SetColor(1.0, 0.0, 0.0)
    renderer = vtkRenderer()
    renderer.SetBackground(0.0, 0.0, 1.0)
    renderer.AddActor(actor)
    canvas.render_window.AddRenderer(renderer)
    renderer.ResetCamera()


def pixels(widget):
    """What the widget shows, (h, w, 4)."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.array(image.constBits()).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)


@pytest.fixture
def canvas(kind, qtbot):
    widget = kind()
    qtbot.addWidget(widget, before_close_func=lambda canvas: canvas.shut_down())
    widget.resize(300, 200)
    ball(widget)
    with qtbot.waitSignal(widget.painted):
        widget.show()
    return widget


def test_the_picture_is_in_the_widget_and_opaque(canvas):
    seen = pixels(canvas)
    height, width = seen.shape[:2]
    assert seen[height // 2, width // 2, 0] > 150
    assert tuple(seen[3, 3]) == (0, 0, 255, 255)
    assert (seen[..., 3] == 255).all()


def test_the_picture_follows_the_size_of_the_widget(canvas, qtbot):
    with qtbot.waitSignal(canvas.painted):
        canvas.resize(400, 260)
    ratio = canvas.devicePixelRatio()
    assert tuple(canvas.render_window.GetSize()) == (round(400 * ratio), round(260 * ratio))
    assert canvas.render_window.GetDPI() == round(72 * ratio)


def test_many_requests_are_one_picture(canvas, qtbot):
    before = canvas.frames
    with qtbot.waitSignal(canvas.painted):
        for _ in range(200):
            canvas.update()
    assert canvas.frames == before + 1


def test_a_canvas_survives_being_docked_elsewhere(kind, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    canvas = kind()
    ball(canvas)
    dock = QDockWidget(window)
    dock.setWidget(canvas)
    window.addDockWidget(next(iter(dock.allowedAreas())), dock)
    window.resize(400, 300)
    with qtbot.waitSignal(canvas.painted):
        window.show()
    with qtbot.waitSignal(canvas.painted):
        dock.setFloating(True)
    with qtbot.waitSignal(canvas.painted):
        dock.setFloating(False)
    seen = pixels(canvas)
    assert tuple(seen[3, 3]) == (0, 0, 255, 255)
    canvas.shut_down()


def test_a_canvas_shut_down_draws_no_more(canvas):
    frames = canvas.frames
    canvas.shut_down()
    canvas.update()
    QCoreApplication.processEvents()
    assert canvas.frames == frames
    canvas.shut_down()


def test_canvases_come_and_go(kind, qtbot):
    for _ in range(6):
        canvas = kind()
        ball(canvas)
        canvas.resize(120, 90)
        with qtbot.waitSignal(canvas.painted):
            canvas.show()
        canvas.shut_down()
        canvas.close()
        canvas.deleteLater()
        del canvas
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_platforms_that_draw_by_processor_have_no_opengl():
    assert not (QGuiApplication.platformName() in WITHOUT_OPENGL and has_opengl())
