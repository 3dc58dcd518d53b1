"""The planes: one scale, the Sun at the right, the boundaries and the track where they are."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from smileviz.base.frames import Frame
from smileviz.mission.planes import flat


@pytest.fixture
def planes(bench):
    return bench.panel("planes", (900, 320))


def by_name(planes):
    return {view.plane: view for view in planes.planes}


def test_one_unit_is_as_long_up_as_it_is_across(planes):
    for view in planes.planes:
        origin, right, up = (view.plot.pixels(*xy) for xy in ((0, 0), (5, 0), (0, 5)))
        assert right.x() - origin.x() == pytest.approx(origin.y() - up.y(), rel=0.02)
        assert right.x() > origin.x()


def test_smile_stands_where_the_ephemeris_puts_it(bench, planes):
    place = bench.now().position_in(Frame.GSE)
    for view in planes.planes:
        at = view._smile.pos()
        assert (at.x(), at.y()) == pytest.approx(tuple(flat(place, view.plane)))


def test_the_whole_revolution_and_the_noses_are_in_view(bench, planes):
    path = bench.now().path(Frame.GSE)
    for view in planes.planes:
        bounds = view.plot.bounds
        assert all(bounds.contains(view.plot.pixels(x, y)) for x, y in flat(path, view.plane))
    assert bounds.contains(by_name(planes)["XZ"].plot.pixels(14.0, 0.0))


def test_a_click_on_the_track_goes_to_that_time(bench, planes):
    view = by_name(planes)["XZ"]
    now = bench.now()
    k = int(np.searchsorted(now.orbit.t, now.t)) + 60
    place = view.plot.pixels(*flat(now.path(Frame.GSE), "XZ")[k]).toPoint()
    bench.qtbot.mouseClick(view.plot.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bench.session.state.t == pytest.approx(now.orbit.t[k], abs=2400.0)
    assert bench.session.state.t != now.t


def test_a_click_beside_the_track_goes_nowhere(bench, planes):
    before = bench.session.state
    view = by_name(planes)["XZ"].plot
    corner = QPoint(view.view.width() - 4, view.view.height() - 30)
    bench.qtbot.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    assert bench.session.state is before


def test_the_past_ends_and_the_future_begins_at_smile(bench, planes):
    view = by_name(planes)["XY"]
    at = view._smile.pos()
    past, future = view._past.path, view._future.path
    last = past.elementAt(past.elementCount() - 1)
    first = future.elementAt(0)
    for element in (last, first):
        assert (element.x, element.y) == pytest.approx((at.x(), at.y()))


def test_the_boundaries_drawn_are_those_of_the_models(bench, planes):
    now = bench.now()
    for view in planes.planes:
        for curve in now.cut(view.plane).curves:
            xy = curve.xy_re[np.isfinite(curve.xy_re).all(axis=1)]
            rect = view._boundaries[curve.name].path.controlPointRect()
            assert rect.right() == pytest.approx(xy[:, 0].max())
            assert rect.top() == pytest.approx(xy[:, 1].min())


def test_hovering_names_what_is_there(bench, planes):
    view = by_name(planes)["XZ"]
    reach = 9.0 / view.plot.scale_px
    assert view.plot.naming(0.2, 0.2, reach).startswith("Earth")
    nose = bench.now().cut("XZ").curves[0].xy_re
    x, y = nose[np.nanargmax(nose[:, 0])]
    assert view.plot.naming(x, y, 0.1).startswith("Magnetopause (")
    at = view._smile.pos()
    assert bench.now().utc[:13] in view.plot.naming(at.x(), at.y(), reach)


def test_the_planes_stand_in_a_row_or_a_column_by_the_room_there_is(planes):
    tall = planes._content.arranged(300, 900)
    wide = planes._content.arranged(900, 300)
    assert len({rect.x() for rect in tall}) == 1
    assert len({rect.y() for rect in wide}) == 1


def test_labels_never_stand_on_one_another(bench, planes):
    for seconds in range(0, 180_000, 20_000):
        bench.session.go_to(bench.session.state.t + seconds)
        planes.show_now(bench.now())
        for view in planes.planes:
            rects = []
            for key in view.plot.labels.shown():
                item = view.plot.labels._items[key]
                corner = view.plot.pixels(item.pos().x(), item.pos().y()) + item._corner
                rects.append((corner.x(), corner.y(), *item.size_px))
            for k, (x, y, w, h) in enumerate(rects):
                for u, v, width, height in rects[:k]:
                    apart = x >= u + width or u >= x + w or y >= v + height or v >= y + h
                    assert apart, view.plot.labels.shown()
