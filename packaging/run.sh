#!/bin/sh
# run.sh PYTHON [ARGUMENT...]: opens the window; where there is no display, renders its opening
# picture to a file instead.
set -eu
python=$1
shift

# Is there a screen that answers? Outside X11 and Wayland (macOS, Windows) there always is.
has_display() {
    case $(uname -s) in
    Darwin | CYGWIN* | MINGW* | MSYS*) return 0 ;;
    esac
    [ -z "${WAYLAND_DISPLAY:-}" ] || return 0
    [ -n "${DISPLAY:-}" ] || return 1
    "$python" -c '
import ctypes, sys
x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
sys.exit(x11.XOpenDisplay(None) is None)' 2>/dev/null
}

if has_display; then
    exec "$python" -m smileviz "$@"
fi

picture=$PWD/smileviz-opening.png
if [ -n "${DISPLAY:-}" ]; then
    printf 'smileviz: the display %s does not answer; ' "$DISPLAY"
else
    printf 'smileviz: there is no display (DISPLAY and WAYLAND_DISPLAY are empty); '
fi
printf 'rendering the opening picture to a file instead.\n'
unset DISPLAY
VTK_DEFAULT_OPENGL_WINDOW=vtkEGLRenderWindow "$python" -m smileviz render -o "$picture"
printf 'smileviz: %s\n' "$picture"
