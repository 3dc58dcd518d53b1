"""OpenGL off screen: a window without a screen, asked for in a child process first.

Without a driver VTK ends the process with a segmentation fault, so the first look at OpenGL is
taken by a child, once.
"""

import subprocess
import sys
from functools import cache

# The factories of the objects that draw and of the text.
import vtkmodules.vtkRenderingFreeType
import vtkmodules.vtkRenderingOpenGL2
from vtkmodules.vtkRenderingCore import vtkRenderWindow

from smileviz.base.errors import SmileError

_TRIAL_S = 60.0
_TRIAL = """
import vtkmodules.vtkRenderingOpenGL2 as gl
from vtkmodules.vtkCommonCore import vtkObject
from vtkmodules.vtkRenderingCore import vtkRenderWindow, vtkRenderer
vtkObject.GlobalWarningDisplayOff()
window = {kind}()
window.SetOffScreenRendering(1)
window.SetSize(8, 8)
window.AddRenderer(vtkRenderer())
window.Render()
raise SystemExit(0 if window.SupportsOpenGL() else 1)
"""
_EGL, _ANY = "gl.vtkEGLRenderWindow", "vtkRenderWindow"


def off_screen_window() -> vtkRenderWindow:
    """A window that is never shown; SmileError where there is no OpenGL."""
    if _kind() == _EGL:
        window: vtkRenderWindow = vtkmodules.vtkRenderingOpenGL2.vtkEGLRenderWindow()
    else:
        window = vtkRenderWindow()
    window.SetOffScreenRendering(1)
    return window


@cache
def _kind() -> str:
    """Which window works here."""
    if getattr(sys, "frozen", False):  # there is no Python to start as a child
        return _ANY
    kinds = (_EGL, _ANY) if sys.platform == "linux" else (_ANY,)
    for kind in kinds:
        if _works(kind):
            return kind
    raise SmileError(
        "There is no OpenGL on this machine, so the 3D view cannot be drawn: "
        "please install libegl1 and libgl1 (Debian, Ubuntu) or a graphics driver."
    )


def _works(kind: str) -> bool:
    trial = [sys.executable, "-c", _TRIAL.format(kind=kind)]
    try:
        done = subprocess.run(trial, capture_output=True, timeout=_TRIAL_S, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
