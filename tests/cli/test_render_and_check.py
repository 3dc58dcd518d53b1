"""`smileviz render` and `check`."""

import pytest
from typer.testing import CliRunner

from smileviz.cli import main
from smileviz.mission import files

RUNNER = CliRunner()
SMILE = files.text(files.bundled("smile"))


def run(*words):
    return RUNNER.invoke(main.app, list(words))


@pytest.fixture(scope="module")
def picture(tmp_path_factory):
    file = tmp_path_factory.mktemp("render") / "smile.png"
    words = ("--at", "2026-11-22T10:00:00Z", "--view", "sun", "--size", "320x180")
    done = run("render", *words, "-o", str(file), "--set", "solar_wind.bz_nt=-5")
    assert done.exit_code == 0, done.stderr
    return file.read_bytes()


def test_a_picture_has_the_size_asked_for(picture):
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert picture[16:24] == (320).to_bytes(4) + (180).to_bytes(4)


def test_a_picture_says_where_it_comes_from(picture):
    for word in (b"2026-11-22 10:00:00 UTC", b"solar_wind.bz_nt=-5", b"JPL Horizons", b"assumed"):
        assert word in picture


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--size", "big"], "--size is 'big'; it must be WIDTHxHEIGHT"),
        (["--size", "4x4"], "from 16 to 8192 pixels"),
        (["--view", "moon"], "--view is 'moon'; it must be one of"),
        (["--at", "2050-01-01"], "outside the span of the scenario"),
        (["--show", "rainbow"], "--show names 'rainbow'; there are sky, earth"),
        (["--hide", "earth,moon"], "--hide names 'moon'; there are sky, earth"),
        (["--hide", ","], "names nothing"),
        (["-o", "a.jpg"], "must end in .png"),
    ],
)
def test_what_cannot_be_rendered_is_one_sentence(words, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("render", "--at", "2026-11-22", "-o", "a.png", *words)
    assert done.exit_code == 2
    assert says in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_layers_are_shown_and_hidden_by_name(tmp_path):
    file = tmp_path / "a.png"
    words = ("--at", "2026-11-22T10:00:00Z", "--size", "160x90", "-o", str(file))
    pictures = []
    for more in ((), ("--show", "plasmapause,belts"), ("--hide", "earth, legend")):
        done = run("render", *words, *more)
        assert done.exit_code == 0, done.stderr
        pictures.append(file.read_bytes())
    assert len(set(pictures)) == 3
    assert b"belts, cusps" in pictures[0]
    assert b"belts, cusps" not in pictures[1]
    assert b"earth, emissivity" in pictures[2]


def checked(text, tmp_path):
    file = tmp_path / "mission.toml"
    file.write_text(text, encoding="utf-8")
    return run("check", str(file))


def test_a_right_scenario_is_told_what_it_holds(tmp_path):
    done = checked(SMILE, tmp_path)
    assert done.exit_code == 0
    assert all(line.startswith("ok ") for line in done.stdout.splitlines())
    for word in ("SMILE", "perigee: 511 passages", "nose at", "assumed"):
        assert word in done.stdout


def test_all_wrong_sections_are_named_at_once(tmp_path):
    text = SMILE.replace("bz_nt = 0.0", "bz_nt = 900.0").replace('"shue98"', '"shue99"')
    done = checked(text, tmp_path)
    assert done.exit_code == 1
    wrong = [line for line in done.stdout.splitlines() if line.startswith("wrong ")]
    assert len(wrong) == 2
    assert "solar_wind.bz_nt is 900; it must be from" in done.stdout
    assert "models.magnetopause" in done.stdout


def test_a_missing_section_is_named(tmp_path):
    text = SMILE.replace("[orbit]", "[orbiter]")
    done = checked(text, tmp_path)
    assert done.exit_code == 1
    assert "orbit is missing." in done.stdout
    assert "orbiter is not a field" in done.stdout


def test_an_orbit_that_cannot_be_is_found(tmp_path):
    text = SMILE.replace("0.707269636", "9.707269636")
    assert text != SMILE
    done = checked(text, tmp_path)
    assert done.exit_code == 1
    assert "wrong    orbit:" in done.stdout


def test_a_wind_beyond_the_models_is_a_caution_and_no_error(tmp_path):
    done = checked(SMILE.replace("bz_nt = 0.0", "bz_nt = -40.0"), tmp_path)
    assert done.exit_code == 0
    assert "caution  Shue et al. 1998 was fitted" in done.stdout


def test_an_opening_outside_the_span_is_found(tmp_path):
    done = checked(SMILE.replace('at = "now"', 'at = "2040-01-01T00:00:00Z"'), tmp_path)
    assert done.exit_code == 1
    assert "opening.at is 2040-01-01T00:00:00Z; it must be within the span." in done.stdout


def test_what_is_no_toml_is_one_problem(tmp_path):
    done = checked("a = = b", tmp_path)
    assert done.exit_code == 1
    assert "not valid TOML" in done.stdout


def test_no_file_is_the_users_to_mend(tmp_path):
    done = run("check", str(tmp_path / "none.toml"))
    assert done.exit_code == 2
    assert "is not a file" in done.stderr
