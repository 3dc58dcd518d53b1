#!/bin/sh
# with-display.sh COMMAND...: runs it on a virtual screen of its own, 1920x1200 in true colour with
# a window manager and software OpenGL, and takes the screen away again at the end.
set -eu

scratch=$(mktemp -d)
screen=""
manager=""
finish() {
    status=$?
    trap - EXIT
    for process in $manager $screen; do kill "$process" 2>/dev/null || true; done
    for process in $manager $screen; do wait "$process" 2>/dev/null || true; done
    rm -rf "$scratch"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# waits_for WHAT COMMAND...: until the command succeeds, 20 s at most.
waits_for() {
    what=$1
    shift
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        if [ "$tries" -gt 400 ]; then
            printf 'with-display.sh: %s did not start:\n' "$what" >&2
            cat "$scratch"/*.log >&2
            exit 1
        fi
        sleep 0.05
    done
}

# Xvfb takes a free display number and writes it down when it is ready.
Xvfb -displayfd 3 -screen 0 1920x1200x24 -nolisten tcp -noreset \
    3>"$scratch/display" >"$scratch/screen.log" 2>&1 &
screen=$!
waits_for "the virtual screen (Xvfb)" test -s "$scratch/display"
DISPLAY=:$(cat "$scratch/display")
export DISPLAY
unset WAYLAND_DISPLAY

# Without a window manager there is no full screen, and floating docks stay black.
openbox >"$scratch/manager.log" 2>&1 &
manager=$!
managed() { xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 'window id'; }
waits_for "the window manager (openbox)" managed

if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    XDG_RUNTIME_DIR=$scratch/runtime
    mkdir -m 700 "$XDG_RUNTIME_DIR"
    export XDG_RUNTIME_DIR
fi
# The same pictures on every machine: Mesa's software renderer, one pixel a point, one locale; and
# a time zone far from UTC, so that local time cannot pass for it.
QT_QPA_PLATFORM=xcb LIBGL_ALWAYS_SOFTWARE=1 GALLIUM_DRIVER=llvmpipe QT_SCALE_FACTOR=1 \
    LC_ALL=C.UTF-8 TZ=Asia/Shanghai "$@"
