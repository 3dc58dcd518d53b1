"""`point`: regions, distances and emissivities as other people's programs have them."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from smileviz.cli import main
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.regions import REGIONS

RUNNER = CliRunner()
AUTHORITIES = Path(__file__).parents[1] / "authorities"
PLACES = json.loads((AUTHORITIES / "regions.json").read_text(encoding="utf-8"))["cases"]
XRAYS = json.loads((AUTHORITIES / "xray_emissivity.json").read_text(encoding="utf-8"))["cases"]
NEUTRAL = json.loads((AUTHORITIES / "neutral_sheet.json").read_text(encoding="utf-8"))["cases"]


def run(*words, status=0):
    done = RUNNER.invoke(main.app, ["point", *map(str, words)])
    assert done.exit_code == status, done.stderr
    return done.stderr if status else done.stdout


def rows(text):
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def at(points):
    return ("--positions-gsm-re", ";".join(",".join(map(repr, map(float, p))) for p in points))


@pytest.mark.parametrize("case", PLACES, ids=lambda c: f"{c['pdyn_npa']} nPa {c['bz_nt']} nT")
def test_points_are_where_an_independent_implementation_has_them(case):
    words = at([point["p"] for point in case["points"]])
    found = rows(run(*words, "--pdyn", case["pdyn_npa"], "--bz", case["bz_nt"]))
    outer = {"solar_wind": "solar wind", "magnetosheath": "magnetosheath"}
    for row, point in zip(found, case["points"], strict=True):
        expected = outer.get(point["region"])
        assert row["region"] in REGIONS
        assert (row["region"] == expected) == (expected is not None), point
        inside = float(row["magnetopause_distance_re"]) < 0.0
        assert inside == (np.linalg.norm(point["p"]) < point["r_mp"])


@pytest.mark.parametrize("case", [c for c in XRAYS if c["inputs"]["init_method"] == 2])
def test_emissivities_are_those_of_the_team_below_zero_too(case):
    given, expected = case["inputs"], case["outputs"]
    found = rows(
        run(
            *at(given["points_xyz_RE"]),
            *("--density", given["density"], "--speed", given["vx"], "--bz", given["bz"]),
            *("--tilt-deg", np.degrees(given["dipole_rad"])),
        )
    )
    for name, key in (("cmem", "cmem"), ("jorgensen19", "jorg")):
        ours = np.array([float(row[f"{name}_ev_cm3_s"]) for row in found])
        assert ours == pytest.approx(expected[f"eta_{key}_eV_cm3_s"], rel=1e-6, abs=1e-14)
    assert min(expected["eta_jorg_eV_cm3_s"]) < 0.0 or given["density"] > 5


@pytest.mark.parametrize("case", NEUTRAL[:6])
def test_a_point_on_the_neutral_sheet_is_on_it(case):
    given = case["inputs"]
    (row,) = rows(
        run(
            *at([case["outputs"]["xyz_sheet_gsm"]]),
            *("--pdyn", given["pdyn_nPa"], "--by", given["by_nT"], "--bz", given["bz_nT"]),
            *("--tilt-deg", np.degrees(given["psi_rad"])),
        )
    )
    assert float(row["above_neutral_sheet_re"]) == pytest.approx(0.0, abs=1e-4)


def test_what_lies_near_the_earth():
    words = at([(3, 0, 0), (0, 0, 0.5), (-6.6, 0, 0), (1.7, 0, 0), (10.2, 0, 0)])
    inner, earth, far, near, edge = rows(run(*words, "--pdyn", 2))
    assert [r["region"] for r in (inner, earth, far)] == ["plasmasphere", "earth", "magnetosphere"]
    assert float(inner["plasmapause_l"]) == pytest.approx(5.6 - 0.46 * 2)
    assert (inner["outer_belt"], far["outer_belt"], near["inner_belt"]) == ("true",) * 3
    assert float(near["protons_above_10_mev_cm2_s"]) == pytest.approx(3.43e5, rel=5e-3)
    assert (float(far["l_shell"]), float(far["mlt_h"])) == (6.6, 0.0)
    assert edge["near_magnetopause"] == "true"
    nose = Shue98(2.0, 0.0).standoff_re
    assert float(edge["magnetopause_distance_re"]) == pytest.approx(10.2 - nose, abs=1e-7)


@pytest.mark.parametrize("name", ["obrien03_kp_mlt", "obrien03_ae", "obrien03_dst", "moldwin02"])
def test_every_plasmapause_may_be_asked(name):
    (row,) = rows(run(*at([(4, 0, 0)]), "--plasmapause", name, "--dst", "-40"))
    assert 3.0 < float(row["plasmapause_l"]) < 7.0


def test_outside_their_ranges_the_models_say_so():
    text = run(*at([(8, 0, 0)]), "--pdyn", "20", "--density", "2")
    assert "# caution: Shue et al. 1998 was fitted to" in text
    assert "Extrapolated: CMEM was fitted to MHD runs at 5 to 35" in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--positions-gsm-re", "1,2"), "--positions-gsm-re is '1,2'; it must be 3 numbers"),
        (("--positions-gsm-re", "nan,0,0"), "it must be 3 numbers"),
        (("--positions-gsm-re", "600,0,0"), "it must be from 0 to 500 R_E."),
        ((*at([(5, 0, 0)]), "--kp", "10"), "--kp is 10; it must be from 0 to 9."),
        ((*at([(5, 0, 0)]), "--pdyn", "-1"), "pdyn_npa is -1; it must be from 0.05 to 100 nPa."),
        ((*at([(5, 0, 0)]), "--bow-shock", "lin10"), "--bow-shock is 'lin10'; it must be one of"),
    ],
)
def test_what_cannot_be_is_one_sentence(words, says):
    text = run(*words, status=2)
    assert says in text
    assert text.count("\n") == 1
