"""run: the window, from a state to the exit code. What is slow to load loads behind a splash."""

import gc
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QLabel

from smileviz import __version__
from smileviz.app import qt_guard
from smileviz.app.interrupt import interruptible
from smileviz.app.surface import install_surface_format
from smileviz.base import resources
from smileviz.mission.ephemerides import complete, ephemeris_of
from smileviz.mission.session import Session
from smileviz.mission.slow import Slow
from smileviz.mission.state import State

SWITCH_S = 0.0005  # how long a worker may keep Python from the window
ICONS = (32, 64, 256)
_SPLASH = "background: #0B0F16; color: #E6EAF0; font-size: 22px; padding: 36px 72px;"


class _Bridge(QObject):
    """Carries what the worker's thread says over to the window's."""

    ready = Signal()
    failed = Signal(object)


def run(
    state: State,
    path: Path | None = None,
    *,
    on_first_picture: Callable[[], None] | None = None,
) -> int:
    """Open the window on *state*, read from the file *path*; -> the exit code when it is closed.

    *on_first_picture* is called once, when the first 3D picture is painted.
    """
    qt_guard.check()
    gc.disable()  # until the first picture: nothing is thrown away while everything is made
    install_surface_format()
    application = _application()
    splash = _splash(application)
    sys.setswitchinterval(SWITCH_S)
    executor = ThreadPoolExecutor(1, thread_name_prefix="slow")
    orbit = executor.submit(_begin_orbit, state)
    try:
        # Beside the orbit, and behind the splash: VTK, pyqtgraph and all views.
        from smileviz.app.crash import Net, start_log  # noqa: PLC0415
        from smileviz.app.window import MainWindow  # noqa: PLC0415

        start_log()
        orbit.result()
        bridge = _Bridge()
        slow = Slow(executor, bridge.ready.emit, bridge.failed.emit)
        window = MainWindow(Session(state, path=path), slow)
        with Net(window.documents.rescue) as net, interruptible():
            bridge.ready.connect(window.answer_arrived, Qt.ConnectionType.QueuedConnection)
            bridge.failed.connect(net.catch)
            first = [_collect, splash.close, lambda: _finish_orbit(state, executor, bridge)]
            first += [on_first_picture] if on_first_picture else []
            window.view3d.painted.connect(
                lambda: [first.pop(0)() for _ in range(len(first))],
            )
            window.show()
            return application.exec()
    finally:
        gc.enable()
        splash.close()
        executor.shutdown(wait=False, cancel_futures=True)


def _collect() -> None:
    """Collect garbage again, but do not look through what stays to the end every time."""
    gc.freeze()
    gc.enable()


def _begin_orbit(state: State) -> None:
    """Work the orbit out as far as the first picture needs it."""
    window = state.view.window
    ephemeris_of(state.scenario).position_km(np.array([window.start, state.t, window.stop]))


def _finish_orbit(state: State, executor: Executor, bridge: _Bridge) -> None:
    """Work the rest of the orbit out behind the first picture; say so if it cannot be."""

    def done(future: Future[None]) -> None:
        if not future.cancelled() and (error := future.exception()) is not None:
            bridge.failed.emit(error)

    executor.submit(complete, state.scenario).add_done_callback(done)


def _application() -> QApplication:
    """The application with its name and icon."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(["smileviz"])
    application.setApplicationName("smileviz")
    application.setOrganizationName("smileviz")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("smileviz")
    icon = QIcon()
    for size in ICONS:
        icon.addFile(str(resources.path(f"icons/smileviz-{size}.png")))
    application.setWindowIcon(icon)
    return application


def _splash(application: QApplication) -> QLabel:
    """A word on the screen at once; QSplashScreen waits a second for the window system."""
    splash = QLabel(f"smileviz {__version__}")
    splash.setWindowFlag(Qt.WindowType.SplashScreen)
    splash.setStyleSheet(_SPLASH)
    splash.adjustSize()
    middle = application.primaryScreen().availableGeometry().center()
    splash.move(middle - splash.rect().center())
    splash.show()
    application.processEvents()
    return splash
