"""packaging/apt.sh installs what is missing where it may, and else prints the one command."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[1] / "packaging"
SHELL = shutil.which("sh")
# The only real programs on the made-up system; all others are made up below.
REAL = ("dirname", "tr")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts, not for Windows")


class System:
    """A Debian of our own: what is installed, what apt knows, and who is asking."""

    def __init__(self, folder):
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.installed = folder / "installed"
        self.known = folder / "known"
        self.log = folder / "log"
        for file in (self.installed, self.known, self.log):
            file.write_text("", encoding="utf-8")
        for name in REAL:
            (self.bin / name).symlink_to(shutil.which(name))
        self.program("env", 'shift; exec "$@"')
        self.program("id", "echo 0")
        self.program(
            "dpkg-query",
            f"""shift 3
            for name in "$@"; do
                while read -r line; do
                    [ "$line" != "$name" ] || printf 'installed:%s ' "$name"
                done <{self.installed}
            done""",
        )
        self.program(
            "apt-cache",
            f'while read -r line; do [ "$line" != "$2" ] || exit 0; done <{self.known}; exit 1',
        )
        self.apt_get("")

    def program(self, name, body):
        file = self.bin / name
        file.write_text(f"#!{SHELL}\n{body}\n", encoding="utf-8")
        file.chmod(0o755)

    def apt_get(self, body):
        """Make apt-get write down what it is asked, then do *body*."""
        self.program("apt-get", f'echo "apt-get $*" >>{self.log}\n{body}')

    def run(self, script, *arguments, **environment):
        done = subprocess.run(
            [SHELL, PACKAGING / script, *arguments],
            env={"PATH": str(self.bin), **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        # Every question to apt-get, without the options that it is always given.
        asked = self.log.read_text(encoding="utf-8").splitlines()
        options = "-q -o DPkg::Lock::Timeout=300 "
        return done, [line.removeprefix("apt-get ").replace(options, "") for line in asked]


@pytest.fixture
def system(tmp_path):
    return System(tmp_path)


INSTALL = "install -y --no-install-recommends"


def test_nothing_is_asked_of_apt_when_all_is_installed(system):
    system.installed.write_text("libgl1\nlibegl1\n", encoding="utf-8")
    done, asked = system.run("apt.sh", "libgl1", "libegl1")
    assert (done.returncode, done.stderr, asked) == (0, "", [])


def test_root_installs_only_what_is_missing(system):
    system.installed.write_text("libgl1\n", encoding="utf-8")
    system.known.write_text("libgl1\nlibegl1\nxvfb\n", encoding="utf-8")
    done, asked = system.run("apt.sh", "libgl1", "libegl1", "xvfb")
    assert done.returncode == 0
    assert asked == [f"{INSTALL} libegl1 xvfb"]


@pytest.mark.parametrize("there", ["libglib2.0-0", "libglib2.0-0t64"])
def test_either_name_of_a_renamed_package_will_do(system, there):
    system.installed.write_text(f"{there}\n", encoding="utf-8")
    done, asked = system.run("apt.sh", "libglib2.0-0|libglib2.0-0t64")
    assert (done.returncode, asked) == (0, [])


@pytest.mark.parametrize("known", ["libglib2.0-0", "libglib2.0-0t64"])
def test_the_name_that_this_system_knows_is_installed(system, known):
    system.known.write_text(f"{known}\n", encoding="utf-8")
    _, asked = system.run("apt.sh", "libglib2.0-0|libglib2.0-0t64")
    assert asked == [f"{INSTALL} {known}"]


def test_the_list_of_packages_is_fetched_where_there_is_none(system):
    system.apt_get(f'case "$*" in *update*) echo libegl1 >>{system.known} ;; esac')
    done, asked = system.run("apt.sh", "libegl1")
    assert done.returncode == 0
    assert asked == ["update", f"{INSTALL} libegl1"]


def test_an_old_list_is_fetched_anew_and_the_install_tried_again(system):
    system.known.write_text("libegl1\n", encoding="utf-8")
    flag = system.log.with_name("updated")
    system.apt_get(f'case "$*" in *update*) : >{flag} ;; *install*) [ -e {flag} ] ;; esac')
    done, asked = system.run("apt.sh", "libegl1")
    assert done.returncode == 0
    assert asked == [f"{INSTALL} libegl1", "update", f"{INSTALL} libegl1"]


def test_an_install_that_fails_ends_with_the_command_to_try(system):
    system.known.write_text("libegl1\n", encoding="utf-8")
    system.apt_get('case "$*" in *install*) exit 100 ;; esac')
    done, _ = system.run("apt.sh", "libegl1")
    assert done.returncode == 1
    assert "sudo apt-get update && sudo apt-get install" in done.stderr
    assert done.stderr.rstrip().endswith("libegl1")


def test_a_user_with_sudo_and_no_password_installs(system):
    system.program("id", "echo 1000")
    system.program("sudo", f'echo "sudo $*" >>{system.log}; shift; [ "$1" = true ] || exec "$@"')
    system.known.write_text("libegl1\n", encoding="utf-8")
    done, asked = system.run("apt.sh", "libegl1")
    assert done.returncode == 0
    assert asked[-1] == f"{INSTALL} libegl1"


@pytest.mark.parametrize("sudo", [None, "exit 1"])
def test_a_user_who_may_not_install_is_given_one_command(system, sudo):
    system.program("id", "echo 1000")
    if sudo:
        system.program("sudo", sudo)
    system.known.write_text("libegl1\nlibglib2.0-0t64\n", encoding="utf-8")
    done, asked = system.run("apt.sh", "libegl1", "libglib2.0-0|libglib2.0-0t64")
    assert (done.returncode, asked) == (1, [])
    command = "  sudo apt-get install --no-install-recommends libegl1 libglib2.0-0t64\n"
    assert done.stderr.endswith(command)


def test_a_system_without_apt_is_left_alone_with_a_word(system):
    (system.bin / "dpkg-query").unlink()
    done, asked = system.run("apt.sh", "libegl1")
    assert (done.returncode, asked) == (0, [])
    assert done.stderr == (
        "smileviz: this system has no apt, so its system libraries are not checked.\n"
    )


def test_tests_need_a_virtual_screen_and_the_program_does_not(system):
    _, asked = system.run("system-libraries.sh", "run")
    assert "libxcb-cursor0" in asked[-1]
    assert "xvfb" not in asked[-1]
    _, asked = system.run("system-libraries.sh", "test")
    assert {"libxcb-cursor0", "xvfb", "openbox", "xdotool"} <= set(asked[-1].split())


def test_wayland_libraries_are_installed_under_wayland_only(system):
    _, asked = system.run("system-libraries.sh", "run")
    assert "libwayland-client0" not in asked[-1]
    _, asked = system.run("system-libraries.sh", "run", WAYLAND_DISPLAY="wayland-0")
    assert "libwayland-client0" in asked[-1]


def python_of(system, name, version):
    """Put a made-up Python on the system: it knows its *version* and has the module venv."""
    major, minor = version
    fits = int(not 11 <= minor <= 14)
    system.program(
        name,
        f"""case "$2" in
            *sys.exit*) exit {fits} ;;
            *ensurepip*) exit 0 ;;
            *platform*) echo {major}.{minor}.1 ;;
        esac""",
    )


def test_the_python_named_first_is_taken_if_it_fits(system):
    python_of(system, "python3", (3, 12))
    python_of(system, "python3.13", (3, 13))
    done, _ = system.run("python.sh")
    assert done.stdout == f"{system.bin}/python3\n"
    done, _ = system.run("python.sh", PYTHON="python3.13")
    assert done.stdout == f"{system.bin}/python3.13\n"


def test_a_newer_python_beside_an_old_python3_is_found(system):
    python_of(system, "python3", (3, 10))
    python_of(system, "python3.11", (3, 11))
    done, _ = system.run("python.sh")
    assert done.stdout == f"{system.bin}/python3.11\n"


def test_an_old_python_is_refused_with_a_sentence(system):
    python_of(system, "python3", (3, 10))
    done, _ = system.run("python.sh")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Python 3.11, 3.12, 3.13 or 3.14 is needed; python3 is 3.10.1." in done.stderr


def test_debian_s_python_without_venv_gets_its_package(system):
    system.program(
        "python3", 'case "$2" in *ensurepip*) exit 1 ;; *print*) echo python3.11 ;; esac'
    )
    system.known.write_text("python3.11-venv\n", encoding="utf-8")
    done, asked = system.run("python.sh")
    assert done.returncode == 0
    assert asked == [f"{INSTALL} python3.11-venv"]
