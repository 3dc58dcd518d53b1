#!/bin/sh
# python.sh: prints the Python to install with: $PYTHON, or the first fitting python3 on the PATH.
set -eu
here=$(dirname "$0")

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' >/dev/null 2>&1
}

first_fitting() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if fits "$name"; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# Debian keeps python3 apart, and the module that makes virtual environments apart again.
if [ -z "${PYTHON:-}" ] && ! command -v python3 >/dev/null 2>&1; then
    "$here/apt.sh" python3 python3-venv
fi
if ! python=$(first_fitting); then
    printf 'smileviz: Python 3.11, 3.12, 3.13 or 3.14 is needed; %s is %s. %s\n' \
        "${PYTHON:-python3}" \
        "$("${PYTHON:-python3}" -c 'import platform; print(platform.python_version())' 2>/dev/null ||
            echo "not there")" \
        "Name another one: make run PYTHON=/path/to/python3.12" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
    "$here/apt.sh" "$version-venv"
fi
printf '%s\n' "$python"
