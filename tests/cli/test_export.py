"""`smileviz export` and `pointing`: whole files or none, and a sentence for what cannot be."""

import ccsds_ndm
import pytest
from jplephem.daf import DAF
from typer.testing import CliRunner

from smileviz.cli import main, progress
from smileviz.cli.export import OrbitFormat, PointingFormat
from smileviz.handover.products import formats

RUNNER = CliRunner()
WHEN = ("--start", "2026-11-22", "--stop", "1d")


def run(*words):
    done = RUNNER.invoke(main.app, list(words))
    assert done.exit_code == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def refused(*words):
    done = RUNNER.invoke(main.app, list(words))
    assert done.exit_code == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def test_the_formats_of_the_command_line_are_those_there_are():
    assert [item.value for item in OrbitFormat] == list(formats("orbit"))
    assert [item.value for item in PointingFormat] == list(formats("pointing"))


@pytest.mark.parametrize("form", list(OrbitFormat))
def test_every_format_is_written_and_says_how_the_scenario_was_changed(form, tmp_path):
    path = tmp_path / f"smile{formats('orbit')[form].suffix}"
    words = ("export", "--format", form, *WHEN, "-o", str(path))
    run(*words, "--set", "solar_wind.source=synthetic storm")
    content = path.read_bytes()
    assert list(tmp_path.iterdir()) == [path]
    if form is not OrbitFormat.CDF:  # compressed
        assert b"solar_wind.source=synthetic storm" in content
        assert b"SYNTHETIC" in content


def test_text_goes_to_standard_output_and_equals_the_file(tmp_path):
    path = tmp_path / "smile.e"
    words = ("export", "--format", "stk", *WHEN, "--step", "10min")
    run(*words, "-o", str(path))
    shown, kept = run(*words), path.read_text()
    assert [line for line in shown.splitlines() if "created" not in line] == [
        line for line in kept.splitlines() if "created" not in line
    ]


def test_a_name_that_ends_in_xml_makes_an_oem_xml(tmp_path):
    path = tmp_path / "smile.xml"
    run("export", *WHEN, "--frame", "itrs", "-o", str(path))
    assert path.read_text().startswith("<?xml")
    assert ccsds_ndm.from_file(str(path)).segments[0].metadata.ref_frame == "ITRF2000"


def test_the_step_of_a_kernel_is_the_length_of_its_polynomials(tmp_path):
    path = tmp_path / "smile.bsp"
    run("export", "--format", "spk", *WHEN, "--step", "30min", "-o", str(path))
    with path.open("rb") as file:
        daf = DAF(file)
        (_, summary) = next(daf.summaries())
        length, _, count = daf.read_array(summary[-1] - 2, summary[-1])
        assert length == pytest.approx(1800.0, abs=1e-5)
        assert count == 48.0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--format", "spk", "--frame", "gse", "-o", "a.bsp"),
            "cannot be in the frame gse; it may",
        ),
        (("--format", "oem", "--frame", "gsm"), "it may be gcrs, eme2000, itrs, tod, teme"),
        (("--format", "czml", "--frame", "sm"), "it may be gcrs, itrs"),
        (("--format", "spk"), "say where it goes with -o FILE.bsp"),
        (("--format", "spk", "-o", "a.txt"), "must end in .bsp"),
        (("--format", "spk", "--step", "1d", "-o", "a.bsp"), "60 s to 6 h"),
        (("--step", "2d"), "longer than the span of 1 d 00 h"),
        (("--step", "-5"), "is not a duration"),
        (("-o", "/nowhere/smile.oem"), "/nowhere/smile.oem cannot be written"),
    ],
)
def test_what_cannot_be_is_a_sentence(words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert said in refused("export", *WHEN, *words)
    assert list(tmp_path.iterdir()) == []


def test_ten_million_rows_are_refused():
    words = ("--start", "2026-11-22", "--stop", "116d", "--step", "1s")
    assert "more than the 5000000" in refused("export", *words)


def test_a_step_that_is_too_long_is_written_with_a_caution(tmp_path):
    words = ("--start", "2026-11-20", "--stop", "3d", "--step", "1h", "-o", str(tmp_path / "a.oem"))
    done = RUNNER.invoke(main.app, ["export", *words])
    assert done.exit_code == 0
    assert "off by up to 115 km" in done.stderr
    words = " ".join((tmp_path / "a.oem").read_text().replace("COMMENT", "").split())
    assert "off by at most 115 km" in words


def test_times_outside_the_mission_are_refused_with_its_span():
    assert "which runs from 2026-06-22" in refused(
        "export", "--start", "2020-01-01", "--stop", "1d"
    )


def test_pointing_refuses_what_it_has_no_axes_for():
    assert "it may be eme2000, gcrs" in refused("pointing", *WHEN, "--frame", "itrs")
    assert "turns too far" in refused("pointing", *WHEN, "--step", "6h")
    assert "more than the 5000000" in refused("pointing", *WHEN, "--step", "0.001s")


def test_a_file_that_was_there_stays_when_the_new_one_fails(tmp_path):
    path = tmp_path / "smile.oem"
    path.write_text("old")
    refused("export", *WHEN, "--step", "2d", "-o", str(path))
    assert path.read_text() == "old"


def test_progress_is_told_to_people_only(capsys, monkeypatch):
    progress.shown("work")(0.5)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("smileviz.cli.progress._AFTER_S", 0.0)
    monkeypatch.setattr("smileviz.cli.progress._EVERY_S", 0.0)
    report = progress.shown("work")
    assert report(0.5)
    assert "work  50 %" in capsys.readouterr().err
    assert report(1.0)
    assert capsys.readouterr().err.strip() == ""
