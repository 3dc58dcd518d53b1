"""Windows of the user's own: expressions over quantities and windows, against dense sampling."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.windows import Span
from smileviz.mission import almanac, files
from smileviz.mission.drive import FileWind
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.quantities import quantity
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import OwnWindow

SMILE = files.bundled("smile")
SPAN = Span(time.from_utc("2026-11-03T07:00:00Z"), time.from_utc("2026-11-09T02:30:00Z"))
T = np.linspace(SPAN.start + 1.0, SPAN.stop - 1.0, 20_011)
HERE = Samples(SMILE, ephemeris_of(SMILE), T)


def value(name, samples=HERE):
    return quantity(name, SMILE).values(samples)


def named(name):
    return almanac.window_kind(name, SMILE).windows(SMILE, SPAN).contains(T)


EXPRESSIONS = {
    "sun_angle_deg > 45 and r_re > 10": lambda: (
        (value("sun_angle_deg") > 45) & (value("r_re") > 10)
    ),
    "5 < r_re <= 10 or z_gse_re > 17": lambda: (
        ((value("r_re") > 5) & (value("r_re") <= 10)) | (value("z_gse_re") > 17)
    ),
    "sxi_allowed and not contact:ohiggins": lambda: (
        named("sxi_allowed") & ~named("contact:ohiggins")
    ),
    "not (r_re > 10 or contact:sanya)": lambda: ~((value("r_re") > 10) | named("contact:sanya")),
    "not not umbra or abs(x_gse_re - 2 * y_gse_re) < 1.5": lambda: (
        np.abs(value("x_gse_re") - 2 * value("y_gse_re")) < 1.5
    ),
    "min(x_gse_re, y_gse_re, z_gse_re) > -6 and max(x_gse_re, 0) / r_re < 0.2": lambda: (
        (np.minimum(np.minimum(value("x_gse_re"), value("y_gse_re")), value("z_gse_re")) > -6)
        & (np.maximum(value("x_gse_re"), 0) / value("r_re") < 0.2)
    ),
    "altitude_km / speed_km_s > 20000": lambda: value("altitude_km") / value("speed_km_s") > 20000,
    "uvi_moon_angle_deg < 60 or ohiggins_range_km < 2e4": lambda: (
        (value("uvi_moon_angle_deg") < 60) | (value("ohiggins_range_km") < 2e4)
    ),
    "altitude_above:10000 and not altitude_sphere_above:90000": lambda: (
        (value("altitude_km") > 10000) & ~(value("altitude_sphere_km") > 90000)
    ),
    "mlt_h > 12": lambda: value("mlt_h") > 12,
}


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_windows_are_where_the_expression_is_true(expression):
    kind = almanac.where(expression, SMILE)
    found = kind.windows(SMILE, SPAN)
    wanted = EXPRESSIONS[expression]()
    edges = found.edges.ravel()
    near = np.abs(T[:, None] - edges).min(axis=1) < 0.01 if len(edges) else np.zeros(len(T), bool)
    assert (found.contains(T) == wanted)[~near].all()
    assert wanted.any()
    assert not wanted.all()
    assert ((kind.value(HERE) > 0.0) == wanted)[~near].all()


@pytest.mark.parametrize(
    ("expression", "column", "why"),
    [
        ("sun_angel_deg > 45", 1, "'sun_angel_deg'; did you mean sun_angle_deg?"),
        ("r_re > 2 and contact:ohigins", 14, "'contact:ohigins'; did you mean contact:ohiggins?"),
        ("r_km > sun_angle_deg", 1, r"r_km \(km\) and sun_angle_deg \(deg\) cannot be compared"),
        ("r_km + r_re > 3", 1, r"r_km \(km\) and r_re \(R⊕\) cannot be added"),
        ("r_re", 1, "r_re is a number: compare it"),
        ("r_re + 1", 1, "a number is neither true nor false: compare it"),
        ("3", 1, "a number alone is neither true nor false"),
        ("umbra > 1", 1, "umbra is a window, not a number"),
        ("(r_re > 1) > 1", 2, "what is true or false is no number"),
        ("min(r_km, r_re) > 1", 1, r"r_km \(km\) and r_re \(R⊕\) cannot be compared"),
    ],
)
def test_what_has_no_meaning_is_refused_with_its_place(expression, column, why):
    with pytest.raises(SmileError, match=f"column {column}: .*{why}"):
        almanac.where(expression, SMILE)


def test_units_of_products_are_compared_too():
    assert almanac.where("r_km / speed_km_s > altitude_km / speed_km_s", SMILE).margins
    assert almanac.where("2 * r_km > altitude_km * 1.5", SMILE).margins[0].unit == "km"
    with pytest.raises(SmileError, match=r"\(km deg\) and .*\(deg\) cannot be compared"):
        almanac.where("r_km * sun_angle_deg > sun_angle_deg", SMILE)


def own(*windows):
    return replace(SMILE, windows=tuple(OwnWindow(*window) for window in windows))


def test_own_windows_are_kinds_and_may_name_each_other():
    scenario = own(("quiet_look", "far_out and sxi_allowed"), ("far_out", "r_re > 15"))
    found = almanac.windows("quiet_look", scenario, SPAN)
    far = almanac.where("r_re > 15", SMILE).windows(SMILE, SPAN)
    assert found == (far & almanac.windows("sxi_allowed", SMILE, SPAN))
    assert {"quiet_look", "far_out"} <= {kind.name for kind in almanac.window_kinds(scenario)}
    starts = almanac.events("quiet_look_start", scenario, SPAN)
    inside = found.edges[:, 0] > SPAN.start
    assert starts == pytest.approx(found.edges[inside, 0])
    assert files.parse(files.text(scenario)) == scenario
    kind = almanac.window_kind("far_out", scenario)
    adds = kind.added(scenario, kind.windows(scenario, SPAN))
    assert list(adds) == ["max_margin_re"]
    assert adds["max_margin_re"].max() == pytest.approx(value("r_re").max() - 15.0, abs=1e-3)


def test_a_window_that_rests_on_itself_is_refused():
    scenario = own(("one", "two or umbra"), ("two", "not one"))
    with pytest.raises(SmileError, match="'one' is defined by itself"):
        almanac.window_kind("one", scenario)


def test_names_of_own_windows_are_their_own():
    with pytest.raises(SmileError, match="'umbra': that is a kind already"):
        almanac.window_kinds(own(("umbra", "r_re > 1")))
    with pytest.raises(SmileError, match="Two windows are named 'a'"):
        almanac.window_kinds(own(("a", "r_re > 1"), ("a", "r_re > 2")))


def test_a_file_with_a_wrong_expression_is_refused_with_its_place():
    written = files.text(own(("good", "r_re > 1"))).replace("r_re > 1", "r_re > import")
    with pytest.raises(SmileError, match=r"windows\[0\].expression: .*column 8"):
        files.parse(written)
    with pytest.raises(SmileError, match=r"windows\[0\].name is 'Good one'"):
        files.parse(files.text(own(("good", "r_re > 1"))).replace('"good"', '"Good one"'))


def test_not_is_unknown_where_there_is_no_wind(tmp_path):
    path = Path(tmp_path) / "wind.csv"
    start = SPAN.start + 43_200.0
    rows = [
        f"{time.to_utc(start + 60.0 * k)},5.0,400.0,0,0,{-5 if k % 2 else 5}" for k in range(120)
    ]
    path.write_text("\n".join(["utc,density_cm3,speed_km_s,bx_nt,by_nt,bz_nt", *rows]) + "\n")
    wind = replace(SMILE.solar_wind, drive=FileWind((str(path),)))
    scenario = replace(SMILE, solar_wind=wind)
    inside = almanac.where("not outside_magnetopause", scenario).windows(scenario, SPAN)
    known = Span(start, start + 120 * 60.0)
    assert 0.0 < inside.total_s <= known.length_s + 61.0
    assert inside.edges[0, 0] >= known.start - 1.0
    either = almanac.where("outside_magnetopause or not outside_magnetopause", scenario)
    found = either.windows(scenario, SPAN)
    assert found.total_s == pytest.approx(known.length_s, abs=61.0)
    assert almanac.where("not umbra", scenario).windows(scenario, SPAN).total_s > known.length_s
