"""`quantities`, `kinds`, `models` and `boundary`: what there is, and how far it is."""

import csv
import json
import math

import pytest
from typer.testing import CliRunner

from smileviz.cli import main
from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.mission import almanac, files
from smileviz.mission.choices import CHOICES
from smileviz.mission.quantities import quantities_of

RUNNER = CliRunner()
SMILE = files.bundled("smile")
DIMENSIONLESS = {
    "region",
    "kp",
    "l_shell",
    "plasmapause_l",
    "wind_alfven_mach",
    "wind_magnetosonic_mach",
    "wind_beta",
    "newell_coupling",
}


def run(*words, status=0):
    done = RUNNER.invoke(main.app, list(words))
    assert done.exit_code == status, done.stderr
    return done.stderr if status else done.stdout


def rows(text):
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


LISTS = {
    "quantities": ["state", *(item.name for item in quantities_of(SMILE)), "region"],
    "kinds": [item.name for item in (*almanac.window_kinds(SMILE), *almanac.EVENTS)],
    "models": [name for choice in CHOICES for name in choice.models],
}


@pytest.mark.parametrize("command", LISTS)
def test_a_list_is_the_same_as_text_csv_and_json(command):
    names = LISTS[command]
    as_csv = rows(run(command, "--format", "csv"))
    key = next(iter(as_csv[0]))
    assert [row[key] for row in as_csv] == names
    as_json = json.loads(run(command, "--format", "json"))["rows"]
    assert as_json == as_csv
    text = run(command)
    firsts = [line.split()[0] for line in text.splitlines() if not line.startswith(" ")]
    assert firsts == names


def test_every_quantity_has_a_sentence_and_a_source():
    for row in rows(run("quantities", "--format", "csv")):
        assert row["sentence"].endswith(".")
        assert row["unit"] or row["name"] in DIMENSIONLESS


def test_every_model_names_its_inputs_validity_and_paper():
    for row in rows(run("models", "--format", "csv")):
        assert "doi:" in row["citation"]
        assert row["inputs"]
        assert row["validity"]
        assert row["of"] in {choice.title.lower() for choice in CHOICES}


def test_the_nose_is_where_the_paper_has_it():
    nose = (10.22 + 1.29 * math.tanh(0.184 * 8.14)) * 2.0 ** (-1.0 / 6.6)  # Shue 1998, Eq. 10
    text = run("boundary", "--model", "shue98", "--pdyn", "2", "--bz", "0", "--theta", "0,30,60")
    found = rows(text)
    assert list(found[0]) == ["theta_deg", "phi_deg", "r_re"]
    assert [float(row["theta_deg"]) for row in found] == [0.0, 30.0, 60.0]
    assert float(found[0]["r_re"]) == pytest.approx(nose, abs=1e-8)
    assert "# inputs: pdyn_npa 2, bz_nt 0" in text
    assert "6371.2 km" in text


def test_every_theta_comes_with_every_phi():
    found = rows(run("boundary", "--theta", "0,90", "--phi", "0,90,180"))
    pairs = [(float(row["theta_deg"]), float(row["phi_deg"])) for row in found]
    assert pairs == [(a, b) for a in (0.0, 90.0) for b in (0.0, 90.0, 180.0)]


def test_the_pressure_follows_from_density_and_speed_where_it_is_not_given():
    given = run("boundary", "--pdyn", "1.33808", "--theta", "45").splitlines()[-1]
    derived = run("boundary", "--density", "5", "--speed", "400", "--theta", "45").splitlines()[-1]
    assert float(given.split(",")[2]) == pytest.approx(float(derived.split(",")[2]), abs=1e-4)


def test_a_bow_shock_is_a_boundary_too():
    found = rows(run("boundary", "--model", "jelinek12", "--pdyn", "1", "--theta", "0"))
    assert float(found[0]["r_re"]) == pytest.approx(15.02)


@pytest.mark.parametrize("name", [*MAGNETOPAUSES, *BOW_SHOCKS])
def test_every_model_answers_with_every_option(name):
    text = run("boundary", "--model", name, "--bz", "-5", "--by", "3", "--tilt-deg", "12",
               "--roll-deg", "8", "--theta", "0,70", "--phi", "0,90")  # fmt: skip
    assert all(5.0 < float(row["r_re"]) < 40.0 for row in rows(text))
    assert len(rows(text)) == 4


def test_a_mach_number_a_beta_and_a_magnetic_pressure_reach_the_models_that_take_them():
    def nose(name, *words):
        return float(rows(run("boundary", "--model", name, "--theta", "0", *words))[0]["r_re"])

    # Chao et al. 2002 and pyrfu's Farris & Russell 1994 at n 5, V 400: other people's programs.
    assert nose("chao02", "--beta", "1.5", "--mach", "6") == pytest.approx(14.757516, abs=5e-5)
    assert nose("farris94", "--mach", "6") == pytest.approx(14.234281, abs=5e-5)
    assert "mach_alfven 8.2" in run("boundary", "--model", "merka05", "--mach", "8.2")
    assert nose("lin10", "--pmag", "0.5") < nose("lin10", "--pmag", "0") - 0.3
    assert "not_used" not in run("boundary", "--model", "lin10", "--pmag", "0.5")


@pytest.mark.parametrize("mach", ["0.9", "1", "1.19"])
@pytest.mark.parametrize("name", ["farris94", "chao02"])
def test_where_there_is_no_shock_there_is_no_distance(name, mach):
    text = run("boundary", "--model", name, "--mach", mach, status=2)
    assert text.startswith("smileviz: No bow shock: the magnetosonic Mach number is")
    assert len(rows(run("boundary", "--model", name, "--mach", "1.2"))) == 5


def test_what_a_model_does_not_use_is_said():
    text = run("boundary", "--pdyn", "2", "--mach", "8", "--pmag", "0.02")
    assert "# not_used_by_this_model: pmag_npa 0.02, mach 8" in text


def test_outside_its_range_a_model_warns():
    assert "# caution: Shue et al. 1998 was fitted to" in run("boundary", "--pdyn", "20")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--model", "shue"], "--model is 'shue'; it must be one of shue98, shue97, "),
        (["--theta", "200"], "--theta is 200; it must be from 0 to 180 deg."),
        (["--theta", "a"], "numbers with commas"),
        (["--pdyn", "-1"], "pdyn_npa is -1; it must be from"),
        (["--bz", "1000"], "bz_nt is 1000"),
        (["--tilt-deg", "90"], "--tilt-deg is 90"),
    ],
)
def test_what_cannot_be_is_one_sentence(words, says):
    assert says in run("boundary", *words, status=2)
