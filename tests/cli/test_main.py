"""How the command line ends: sentences, exit statuses, what is meant where no command is named."""

import os
import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from smileviz.base.errors import SmileError
from smileviz.cli import main

RUNNER = CliRunner()
COMMANDS = (
    "window table quantities windows kinds events boundary models render check".split()  # noqa: SIM905
)


def run(*words, **options):
    return RUNNER.invoke(main.app, list(words), **options)


def smileviz(*words, **options):
    return subprocess.run(
        [sys.executable, "-m", "smileviz", *words],
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


@pytest.fixture
def opened(monkeypatch):
    """What the window would be opened with."""
    asked = []

    def open_window(file=None, at=None, scenario=None, sets=None):
        asked.append({"file": file, "at": at, "scenario": scenario, "sets": sets})

    command = next(c for c in main.app.registered_commands if c.name == "window")
    open_window.__annotations__ = command.callback.__annotations__
    monkeypatch.setattr(command, "callback", open_window)
    return asked


def test_help_names_every_command_and_gives_examples():
    text = run("--help", env={"COLUMNS": "120"}).stdout
    assert [name for name in COMMANDS if f" {name} " not in text] == []
    for name in COMMANDS:
        shown = run(name, "--help", env={"COLUMNS": "120"}).stdout
        assert f"smileviz {name}" in shown or name == "window"
        assert "Examples:" in shown


def test_the_version_is_the_packages():
    import smileviz

    assert run("--version").stdout == f"smileviz {smileviz.__version__}\n"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], {}),
        (["my.toml"], {"file": "my.toml"}),
        (["window", "my.toml"], {"file": "my.toml"}),
        (["--at", "now"], {"at": "now"}),
        (["my.toml", "--at", "now"], {"file": "my.toml", "at": "now"}),
        (["--scenario", "smile"], {"scenario": "smile"}),
        (["--set", "a=1", "--set=b=2", "my.toml"], {"file": "my.toml", "sets": ["a=1", "b=2"]}),
        (["--scenario=smile", "window", "--at", "now"], {"scenario": "smile", "at": "now"}),
    ],
)
def test_without_a_command_the_window_is_meant(words, wanted, opened):
    done = run(*words)
    assert done.exit_code == 0, done.stderr
    assert {key: value for key, value in opened[0].items() if value} == wanted


def test_a_misspelt_command_is_not_taken_for_a_file(opened):
    done = run("tabel")
    assert done.exit_code == 2
    assert done.stderr == "smileviz: No command 'tabel'; did you mean 'table'?\n"
    assert not opened


def test_a_file_that_is_not_there_is_a_sentence():
    done = run("window", "nowhere/at_all.toml")
    assert done.exit_code == 2
    assert "nowhere/at_all.toml" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [["table", "--no-such-option"], ["table", "--frame", "fixed"], ["render"], ["check"]],
)
def test_a_wrong_use_ends_with_2(words):
    assert run(*words).exit_code == 2


@pytest.mark.parametrize(
    ("raised", "status", "says"),
    [
        (SmileError("Less is needed."), 2, "smileviz: Less is needed.\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_what_a_command_raises_becomes_an_exit_status(raised, status, says):
    program = typer.Typer(cls=main.Commands, pretty_exceptions_enable=False)

    @program.callback()
    def everything():
        pass

    @program.command()
    def fail():
        raise raised

    done = RUNNER.invoke(program, ["fail"])
    assert (done.exit_code, done.stderr) == (status, says)


def test_a_mistake_of_the_program_is_not_hidden():
    program = typer.Typer(cls=main.Commands, pretty_exceptions_enable=False)

    @program.callback()
    def everything():
        pass

    @program.command()
    def fail():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        RUNNER.invoke(program, ["fail"], catch_exceptions=False)


def test_a_reader_that_has_read_enough_is_no_error():
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "smileviz", "quantities", "--format", "json"],
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(reading)  # before anything is written
    os.close(writing)
    _, complaint = process.communicate(timeout=60)
    assert process.returncode == 0
    assert complaint == b""


def test_numbers_are_had_without_loading_qt_or_vtk():
    program = (
        "import sys\n"
        "from smileviz.cli.main import main\n"
        "try:\n"
        "    main(['table', '--start', '2026-11-22', '--stop', '1h', '--step', '1h'])\n"
        "except SystemExit as done:\n"
        "    assert not done.code\n"
        "names = {name.split('.')[0] for name in sys.modules}\n"
        "print(names & {'PySide6', 'pyqtgraph', 'vtkmodules', 'vtk'})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "set()"


def test_help_loads_no_numbers():
    program = (
        "import sys\n"
        "from smileviz.cli.main import main\n"
        "try:\n"
        "    main(['--help'])\n"
        "except SystemExit:\n"
        "    print({'numpy', 'skyfield'} & set(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "set()"


def test_results_are_utf_8_in_any_locale():
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "smileviz", "models"],
        env=environment,
        capture_output=True,
        check=True,
    )
    assert "Jelínek" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("table --scenario ", {"smile"}),
        ("table --quantities r_re,sun_a", {"r_re,sun_angle_deg"}),
        ("windows --kind contact:o", {"contact:ohiggins"}),
        ("events --kind peri", {"perigee"}),
        ("boundary --model shu", {"shue98"}),
        ("render --view ri", {"ride"}),
    ],
)
def test_the_shell_completes_names(words, wanted):
    environment = {
        **os.environ,
        "_SMILEVIZ_COMPLETE": "complete_bash",
        "COMP_WORDS": f"smileviz {words}",
        "COMP_CWORD": str(len(words.split(" "))),
    }
    done = smileviz(env=environment)
    # The shell takes a colon for the end of a word.
    assert set(done.stdout.split()) >= wanted or wanted & set(done.stdout.split())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["table", "--frame", "foo"], "Invalid value for '--frame': 'foo' is not one of 'gcrs', "),
        (["boundary", "--pdyn", "x"], "Invalid value for '--pdyn': "),
        (["render"], "Missing option '--output' / '-o'."),
        (["table", "--bogus"], "No such option: --bogus"),
        (["table", "--set"], "Option '--set' requires an argument."),
    ],
)
def test_a_wrong_option_is_one_sentence_too(words, says):
    ended = run(*words)
    assert ended.exit_code == 2
    assert ended.stderr.startswith(f"smileviz: {says}")
    assert ended.stderr.count("\n") == 1


def test_frames_may_be_written_as_on_the_screen():
    ended = run("table", "--start", "2026-11-22", "--stop", "1h", "--step", "1h", "--frame", "GSM")
    assert ended.exit_code == 0
    assert "# frame: gsm" in ended.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device")  # noqa: PTH110
def test_a_full_disk_is_a_sentence():
    with open("/dev/full", "w") as full:  # noqa: PTH123
        ended = subprocess.run(
            [sys.executable, "-m", "smileviz", "quantities"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 2
    assert ended.stderr == (
        "smileviz: Standard output cannot be written: No space left on device.\n"
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have one")
def test_a_window_without_a_display_is_a_sentence():
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in named}
    ended = smileviz("window", env=bare)
    assert ended.returncode == 2
    assert ended.stderr.startswith("smileviz: There is no display")
    assert ended.stderr.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have one")
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_display_that_does_not_answer_is_a_sentence(name, tmp_path):
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {key: value for key, value in os.environ.items() if key not in named}
    ended = smileviz("window", env={**bare, "XDG_RUNTIME_DIR": str(tmp_path), name: ":987"})
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"smileviz: {name} ':987' does not answer; ")
    assert ended.stderr.count("\n") == 1
