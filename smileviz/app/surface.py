"""The OpenGL surface Qt must offer VTK, and whether it can."""

from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext, QSurfaceFormat

# These draw with the processor only: Qt has no OpenGL there, whatever the machine has.
WITHOUT_OPENGL = frozenset({"offscreen", "minimal", "vnc", "linuxfb"})


def install_surface_format() -> None:
    """Ask for desktop OpenGL 3.2 core everywhere; to be called once, before QApplication.

    No depth and no samples: VTK has both in frame buffers of its own. A format of one widget only
    would give a black widget on Wayland.
    """
    form = QSurfaceFormat()
    form.setRenderableType(QSurfaceFormat.RenderableType.OpenGL)
    form.setVersion(3, 2)
    form.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    form.setRedBufferSize(8)
    form.setGreenBufferSize(8)
    form.setBlueBufferSize(8)
    form.setAlphaBufferSize(8)
    form.setDepthBufferSize(0)
    form.setStencilBufferSize(0)
    form.setSamples(0)
    QSurfaceFormat.setDefaultFormat(form)


def has_opengl() -> bool:
    """Whether Qt can give a context of the installed format on this platform."""
    if QGuiApplication.platformName() in WITHOUT_OPENGL:
        return False
    context = QOpenGLContext()
    if not context.create() or context.format().version() < (3, 2):
        return False
    surface = QOffscreenSurface()
    surface.setFormat(context.format())
    surface.create()
    made = context.makeCurrent(surface)
    if made:
        context.doneCurrent()
    return made
