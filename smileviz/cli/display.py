"""Whether there is a screen for the window; learnt without Qt, which would only end the process."""

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from smileviz.base.errors import SmileError

_INSTEAD = "`smileviz render -o smile.png` makes the picture without one."


def require(env: Mapping[str, str] = os.environ) -> None:
    """Raise SmileError where no window can be opened: no display, or one that does not answer."""
    platform = env.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if not sys.platform.startswith("linux") or platform not in {"", "xcb"}:
        return
    x11, wayland = env.get("DISPLAY"), env.get("WAYLAND_DISPLAY") if not platform else None
    if not (x11 or wayland):
        raise SmileError(f"There is no display (DISPLAY is not set); {_INSTEAD}")
    if not (wayland and _wayland_answers(wayland, env)) and not (x11 and _x11_answers(x11)):
        names = {"DISPLAY": x11, "WAYLAND_DISPLAY": wayland}
        which = " nor ".join(f"{name} {value!r}" for name, value in names.items() if value)
        subject = f"Neither {which} answers" if x11 and wayland else f"{which} does not answer"
        raise SmileError(f"{subject}; {_INSTEAD}")


def _wayland_answers(name: str, env: Mapping[str, str]) -> bool:
    """Whether something listens at the socket of the Wayland display *name*."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            line.connect(str(Path(env.get("XDG_RUNTIME_DIR", "")) / name))
        except OSError:
            return False
    return True


def _x11_answers(name: str) -> bool:
    """Whether the X display *name* lets this user in; True where there is no XCB to ask."""
    library = _xcb()
    if library is None:
        return True  # Qt says what is missing
    library.xcb_connect.restype = ctypes.c_void_p
    library.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    library.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    library.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = library.xcb_connect(os.fsencode(name), None)
    failed = library.xcb_connection_has_error(connection)
    library.xcb_disconnect(connection)
    return not failed


def _xcb() -> ctypes.CDLL | None:
    """Return libxcb, or None where it is not installed."""
    try:
        return ctypes.CDLL("libxcb.so.1")
    except OSError:
        return None
