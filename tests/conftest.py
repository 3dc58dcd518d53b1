"""What holds for every test: no network, no warnings, no one's own settings, one time zone."""

import logging
import os
import socket
import sys
import tempfile
import time
from pathlib import Path

import hypothesis
import pytest

# Before Qt, Mesa and the C library look at them.
_HOME = tempfile.TemporaryDirectory(prefix="smileviz-tests-", ignore_cleanup_errors=True)
for _folder in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_folder] = str(Path(_HOME.name, _folder.lower()))
if sys.platform == "linux":
    os.environ.setdefault("XDG_RUNTIME_DIR", _HOME.name)
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")
    # Far from UTC, so that local time cannot pass for it.
    os.environ["TZ"] = "Asia/Shanghai"
    time.tzset()

hypothesis.settings.register_profile(
    "smileviz",
    deadline=None,  # the machine may be busy
    derandomize=True,  # the same examples every time: a failure is the change's doing
    max_examples=50,
)
hypothesis.settings.load_profile("smileviz")


class NetworkUseError(AssertionError):
    """A test reached for the network."""


def _refuse(*arguments, **_options):
    raise NetworkUseError(f"the network was reached for: {arguments}")


_LOCAL = "127.0.0.1"
_allowed = set()  # the addresses to which the running test may connect


def _connect_locally(original):
    def connect(self, address):
        own = self.family == socket.AF_INET and address[0] in _allowed
        if not own and self.family != socket.AF_UNIX:
            _refuse(address)
        return original(self, address)

    return connect


def _look_up_locally(original):
    def getaddrinfo(host, *arguments, **options):
        if host not in _allowed:
            _refuse(host, *arguments)
        return original(host, *arguments, **options)

    return getaddrinfo


@pytest.fixture(autouse=True)
def own_server(request):
    """Let the tests marked `local_server`, and no others, connect to 127.0.0.1."""
    if request.node.get_closest_marker("local_server"):
        _allowed.add(_LOCAL)
    yield
    _allowed.clear()


@pytest.fixture(scope="session", autouse=True)
def no_network():
    """Every connection but a local one, and Skyfield's downloads, raise."""
    import skyfield.iokit

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _connect_locally(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", _look_up_locally(socket.getaddrinfo))
        patch.setattr(skyfield.iokit, "urlopen", _refuse)
        patch.setattr(skyfield.iokit, "download", _refuse)
        yield


class _Kept(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.records = []

    def emit(self, record):
        self.records.append(record)


@pytest.fixture(autouse=True)
def no_logged_warnings(request):
    """Fail on a logged warning, unless the test looks at the log itself (`caplog`)."""
    kept = _Kept()
    logging.getLogger().addHandler(kept)
    yield
    logging.getLogger().removeHandler(kept)
    if kept.records and "caplog" not in request.fixturenames:
        logged = "\n".join(f"{r.levelname} {r.name}: {r.getMessage()}" for r in kept.records)
        pytest.fail(f"logged during the test:\n{logged}")


@pytest.fixture(scope="session")
def qapp_cls():
    """QApplication, with the OpenGL format of the 3D view set before there is one."""
    from PySide6.QtWidgets import QApplication

    from smileviz.app.surface import install_surface_format

    install_surface_format()
    return QApplication


@pytest.fixture(autouse=True)
def own_settings(request, tmp_path_factory):
    """Give every test of Qt empty settings of its own."""
    if "qapp" in request.fixturenames:
        from PySide6.QtCore import QSettings

        folder = str(tmp_path_factory.mktemp("settings"))
        for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, folder)
