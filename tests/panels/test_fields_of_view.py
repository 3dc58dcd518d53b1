"""SXI and UVI: what the picture holds is what is drawn, and what stops them is said."""

import csv
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from smileviz.base import time
from smileviz.widgets.export import csv_text
from smileviz.widgets.placing import overlap


@pytest.fixture(params=["sxi", "uvi"])
def field(request, bench):
    return bench.panel(request.param, (430, 380))


def test_the_edge_of_the_field_is_drawn_to_scale_and_all_in_view(field):
    plot = field.fov.plot
    outline = field.picture.outline_deg
    places = [plot.pixels(x, y) for x, y in outline]
    assert all(plot.bounds.contains(place) for place in places)
    width = max(p.x() for p in places) - min(p.x() for p in places)
    height = max(p.y() for p in places) - min(p.y() for p in places)
    full = np.ptp(outline, axis=0)
    assert width / height == pytest.approx(full[0] / full[1], rel=0.02)


def test_every_curve_and_mark_of_the_picture_is_drawn_where_it_is(bench, field):
    picture = field.picture
    seen = {}
    for curve in picture.curves:
        k = seen.setdefault(curve.name, 0)
        seen[curve.name] += 1
        item = field.fov._curves[curve.name, k]
        assert item.isVisible()
        xy = curve.xy_deg[np.isfinite(curve.xy_deg).all(axis=1)]
        rect = item.path.controlPointRect()
        assert rect.left() == pytest.approx(xy[:, 0].min())
        assert rect.bottom() == pytest.approx(xy[:, 1].max())
    for mark in picture.marks:
        if np.isfinite(mark.xy_deg).all() and mark.name not in seen:
            at = field.fov._glyphs[mark.name, 0].pos()
            first = next(m for m in picture.marks if m.name == mark.name)
            assert (at.x(), at.y()) == pytest.approx(tuple(first.xy_deg))


def test_an_arrow_points_to_the_sun_when_it_is_outside(bench, field):
    sun = field.picture.mark("sun")
    arrow = field.fov._arrows["sun"]
    assert not sun.inside
    assert arrow.isVisible()
    assert (arrow.pos().x(), arrow.pos().y()) == pytest.approx(tuple(sun.edge_deg))
    assert -arrow.rotation() == pytest.approx(sun.arrow_deg)


def test_what_stops_the_camera_is_said(bench, field):
    assert "may observe." in field.status.text
    bench.session.go_to(time.from_utc("2026-11-23T11:30:00Z"))  # near perigee
    now = bench.now()
    field.show_now(now)
    stop = next(s for s in now.stops if s.instrument == field.instrument)
    assert field.status.text.startswith(f"{field.picture.instrument.title} closed: {stop.brief}")
    assert stop.sentence in field.status.toolTip()


def test_hovering_names_marks_and_surfaces(bench, field):
    naming, picture = field.fov.plot.naming, field.picture
    mark = next(m for m in picture.marks if m.name in {"nose", "magnetic_pole_north"})
    assert naming(*mark.xy_deg, 0.3).startswith(mark.sentence)
    earth = picture.curve("earth")
    if field.instrument == "uvi":
        x, y = np.nanmean(earth.xy_deg, axis=0)
        assert "Earth" in naming(x, y, 0.01) or "Night" in naming(x, y, 0.01)


def test_csv_holds_every_curve_and_mark(field):
    lines = [line for line in csv_text(field.saving.export).splitlines() if line[0] != "#"]
    rows = list(csv.DictReader(lines))
    names = {row["thing"] for row in rows}
    assert {curve.name for curve in field.picture.curves} <= names
    assert {mark.name for mark in field.picture.marks} <= names


def test_the_mounting_of_uvi_is_marked_as_assumed(bench):
    uvi = bench.panel("uvi")
    badges = [label for label in uvi.widget.findChildren(QLabel) if label.objectName() == "badge"]
    assert [label.text() for label in badges] == ["mounting assumed"]
    assert "assumed" in uvi.status.toolTip()


def test_no_pointing_is_no_crash(bench, field):
    """Far too near the Earth there is no line of sight that obeys the guidance law."""
    scenario = bench.session.state.scenario
    steep = replace(scenario, pointing=replace(scenario.pointing, limb_angle_deg=60.0))
    bench.session.edit(steep)
    bench.session.go_to(time.from_utc("2026-11-23T10:50:00Z"))
    field.show_now(bench.now())
    bench.settle()


def test_without_a_boundary_edge_the_panel_says_why(bench):
    sxi = bench.panel("sxi")
    assert "No edges: SMILE is inside both boundaries." in sxi.status.text


@pytest.mark.parametrize("moment", ["2026-11-22T10:00:00Z", "2026-11-23T11:30:00Z"])
def test_the_line_above_the_picture_is_not_cut(bench, moment):
    sxi = bench.panel("sxi", (430, 380))
    bench.session.go_to(time.from_utc(moment))
    sxi.show_now(bench.now())
    bench.settle()
    lines = sxi.status.folded()
    assert " ".join(lines) == sxi.status.text
    assert sxi.status.height() >= len(lines) * sxi.status.fontMetrics().height()


@pytest.mark.parametrize("size", [(300, 300), (430, 250), (460, 420), (700, 700)])
def test_numbers_give_way_to_the_names_of_marks(bench, size):
    sxi = bench.panel("sxi", size)
    bench.settle()
    labels, plot = sxi.fov.plot.labels, sxi.fov.plot
    grounds = {}
    for key in labels.shown():
        item = labels._items[key]
        at = plot.pixels(item.x(), item.y())
        ground = item.boundingRect().adjusted(2.0, 2.0, -2.0, -2.0).translated(at)
        grounds[key] = (ground.left(), ground.top(), ground.right(), ground.bottom())
    assert {"to sun", "to earth", "aim 0"} <= set(grounds)
    numbers = plot.numbers
    standing = [g for k, g in enumerate(numbers.grounds()) if k not in numbers._unsaid]
    for key, (left, top, right, bottom) in grounds.items():
        assert not any(overlap((left, top, right, bottom), other) for other in standing)
        if key.startswith("tick"):
            wide = (left - 4.9, top, right + 4.9, bottom)
            assert not any(overlap(wide, g) for name, g in grounds.items() if name != key)
