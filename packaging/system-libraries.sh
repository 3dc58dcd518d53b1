#!/bin/sh
# system-libraries.sh run|test: the Debian packages that the program, or its tests, need.
set -eu
here=$(dirname "$0")

# Qt's X11 platform, OpenGL by Mesa and a fallback typeface; all else comes as their dependencies.
set -- "${1:?run or test}" \
    libgl1 libegl1 libgl1-mesa-dri "libglib2.0-0t64|libglib2.0-0" libdbus-1-3 libfontconfig1 \
    libx11-xcb1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-randr0 \
    libxcb-shape0 libxcb-xkb1 fonts-dejavu-core
purpose=$1
shift

if [ -n "${WAYLAND_DISPLAY:-}" ]; then
    set -- "$@" libwayland-client0 libwayland-cursor0 libwayland-egl1 xkb-data
fi
case $purpose in
run) ;;
test) set -- "$@" xvfb openbox xdotool x11-utils ;; # a screen, a window manager, a hand, eyes
*)
    printf 'system-libraries.sh: "%s" is not "run" or "test"\n' "$purpose" >&2
    exit 2
    ;;
esac
exec "$here/apt.sh" "$@"
