"""`smileviz report`: one file, or a sentence."""

import pypdf
import pytest
from typer.testing import CliRunner

from smileviz.cli import main

RUNNER = CliRunner()
WHEN = ("--start", "2026-11-22", "--stop", "2d", "--no-pictures")


def test_a_pdf_is_written_and_names_the_scenario_and_its_changes(tmp_path):
    path = tmp_path / "a.pdf"
    words = ("report", *WHEN, "--set", "solar_wind.bz_nt=-5", "-o", str(path))
    done = RUNNER.invoke(main.app, words)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    text = " ".join(pypdf.PdfReader(path).pages[-1].extract_text().split())
    assert "changed solar_wind.bz_nt=-5" in text
    assert "scenario file smile" in text


def test_html_is_written(tmp_path):
    path = tmp_path / "a.html"
    assert RUNNER.invoke(main.app, ("report", *WHEN, "-o", str(path))).exit_code == 0
    assert path.read_text("utf-8").startswith("<!doctype html>")


def test_pictures_are_in_it(tmp_path):
    path = tmp_path / "a.html"
    done = RUNNER.invoke(main.app, ("report", *WHEN[:4], "-o", str(path)))
    assert done.exit_code == 0, done.stderr
    assert path.read_text("utf-8").count('src="data:image/png;base64,') == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "a.doc"), "must end in .pdf or .html"),
        (("--stop", "10min", "-o", "a.pdf"), "it may span 1 h to 400 d"),
        (("--stop", "2020-01-01", "-o", "a.pdf"), "outside the span of the scenario"),
        (("-o", "/nowhere/a.pdf"), "/nowhere/a.pdf cannot be written"),
    ],
)
def test_what_cannot_be_is_a_sentence(words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = RUNNER.invoke(main.app, ("report", *WHEN, *words))
    assert done.exit_code == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
