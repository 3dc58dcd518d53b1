#!/bin/sh
# apt.sh PACKAGE...: sees to it that these Debian packages are installed; "a|b" means either one.
# Installs the missing ones where it may (root, or sudo without a password); where it may not,
# prints the one command that does and ends with 1. On a system without apt it only says so.
set -eu

say() { printf 'smileviz: %s\n' "$*" >&2; }

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    say "this system has no apt, so its system libraries are not checked."
    exit 0
fi

# Every name asked for, with the alternatives apart, in one question to dpkg.
names=$(printf '%s\n' "$@" | tr '|' '\n')
# shellcheck disable=SC2086  # names are words
states=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' $names 2>/dev/null || true)"

is_installed() { case $states in *" installed:$1 "*) return 0 ;; *) return 1 ;; esac; }

missing=""
for wanted in "$@"; do
    found=no
    for name in $(printf '%s' "$wanted" | tr '|' ' '); do
        if is_installed "$name"; then found=yes; fi
    done
    [ "$found" = yes ] || missing="$missing $wanted"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    as_root=none
fi

# The first alternative that apt knows, or the first one; $unknown says whether apt knows none.
choose() {
    chosen=""
    unknown=no
    for wanted in $missing; do
        pick=""
        for name in $(printf '%s' "$wanted" | tr '|' ' '); do
            if [ -z "$pick" ] && apt-cache show "$name" >/dev/null 2>&1; then pick=$name; fi
        done
        [ -n "$pick" ] || unknown=yes
        chosen="$chosen ${pick:-${wanted%%|*}}"
    done
}

choose
command="apt-get install --no-install-recommends$chosen"
if [ "$as_root" = none ]; then
    say "some system packages are missing, and installing them needs a password. Please run:"
    printf '  sudo %s\n' "$command" >&2
    exit 1
fi

apt_get() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" \
        </dev/null >&2
}
# shellcheck disable=SC2086  # package names are words
install_chosen() { apt_get install -y --no-install-recommends $chosen; }

update() {
    say "fetching the list of packages."
    apt_get update
    choose
}

[ "$unknown" = no ] || update
say "installing the missing system packages:$chosen"
if ! install_chosen; then
    # An old list names files that are gone: fetch a new one, once.
    if ! { [ "$unknown" = no ] && update && install_chosen; }; then
        say "the system packages could not be installed. Please run, and read what it says:"
        printf '  sudo apt-get update && sudo apt-get install --no-install-recommends%s\n' \
            "$chosen" >&2
        exit 1
    fi
fi
