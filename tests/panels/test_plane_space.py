"""What surrounds the Earth, in the planes: shown with the layers of the 3D view, named, marked."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSizeF

from smileviz.base.frames import Frame
from smileviz.magnetosphere.plasmapause import l_of
from smileviz.mission.slow import LATE_S
from smileviz.mission.snapshot import Snapshot

LAYERS = ("belts", "field_lines", "neutral_sheet", "plasmapause", "smile_line")
EVERYTHING = frozenset()


@pytest.fixture
def planes(bench):
    return bench.panel("planes", (1240, 420))


def show(bench, planes, hidden, frame=Frame.GSM):
    view = bench.session.state.view
    bench.session.look(replace(view, hidden=frozenset(hidden), frame=frame))
    planes.show_now(bench.now())
    return {view.plane: view for view in planes.planes}


def drawn(view, layer):
    return [curve for curve in view._space._curves[layer] if not curve.path.isEmpty()]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_is_in_the_planes_while_it_is_in_the_3d_view(bench, planes, layer):
    hidden = bench.session.state.view.hidden
    assert layer in hidden
    assert not any(drawn(view, layer) for view in show(bench, planes, hidden).values())
    shown = show(bench, planes, hidden - {layer})
    assert drawn(shown["XZ"], layer)
    assert not any(drawn(view, layer) for view in show(bench, planes, hidden).values())


def test_the_cusps_are_marked_on_the_magnetopause(bench, planes):
    view = show(bench, planes, bench.session.state.view.hidden - {"cusps"})["XZ"]
    edge = next(c for c in bench.now().cut("XZ").curves if c.name == "magnetopause").xy_re
    for glyph in view._space._cusps:
        assert glyph.isVisible()
        away = np.nanmin(np.hypot(*(edge - [glyph.pos().x(), glyph.pos().y()]).T))
        assert away < 0.15
    assert {"N cusp", "S cusp"} <= set(view.plot.labels.shown())


def on_screen(plot, label):
    at = plot.pixels(label.pos().x(), label.pos().y()) + label._corner
    return QRectF(at, QSizeF(*label.size_px))


def test_no_two_names_stand_on_one_another_with_everything_shown(bench, planes):
    for frame in (Frame.GSE, Frame.GSM, Frame.SM):
        for view in show(bench, planes, EVERYTHING, frame).values():
            items = [item for item in view.plot.labels._items.values() if item.isVisible()]
            boxes = [on_screen(view.plot, item) for item in items]
            assert len(boxes) > 3
            for k, box in enumerate(boxes):
                assert not any(box.intersects(other) for other in boxes[k + 1 :])


def test_hovering_says_what_the_lines_are(bench, planes):
    shown = show(bench, planes, EVERYTHING)
    reach = 3.0 / shown["XZ"].plot.scale_px
    lines = shown["XZ"]._space._parts["field_lines"][0].xy
    x, y = lines[np.nanargmax(np.where(lines[:, 0] < 8.0, lines[:, 0], np.nan))].tolist()
    assert "Closed field line, of the meridian of MLT 0.0 h and 12.0 h" in shown["XZ"]._naming(
        x, y, reach
    )
    assert "one of those of the 3D view" in shown["XY"]._space._parts["field_lines"][0].sentence


def test_the_spread_of_the_models_is_drawn_with_its_layer(bench, planes):
    hidden = bench.session.state.view.hidden
    plane = show(bench, planes, hidden)["XZ"]
    assert plane._space._band_area.path.isEmpty()
    show(bench, planes, hidden - {"uncertainty"})
    assert not plane._space._band_area.path.isEmpty()
    nose = next(c for c in bench.now().cut("XZ").curves if c.name == "magnetopause").xy_re
    k = np.nanargmax(nose[:, 0])
    x, y = nose[k].tolist()
    band = plane._space._band
    reach = [float(np.hypot(*edge[0])) for edge in (band.inner_re, band.outer_re)]
    assert reach[0] - 0.3 <= np.hypot(x, y) <= reach[1] + 0.3
    assert "Spread between" in plane._naming(0.5 * (reach[0] + x), 0.0, 0.0)


def test_the_plasmapause_is_cut_where_its_layer_is_shown(bench, planes):
    hidden = bench.session.state.view.hidden
    plane = show(bench, planes, hidden - {"plasmapause"}, Frame.SM)["XY"]
    xy = plane._space._drawn["plasmapause"]
    noon = l_of(bench.now().space.plasmapause, np.array([12.0]))[0]
    assert xy[0].tolist() == pytest.approx([noon, 0.0])


def test_what_is_out_of_date_is_dim_and_says_so(bench, planes, monkeypatch):
    view = show(bench, planes, EVERYTHING)["XZ"]
    now = bench.now()
    monkeypatch.setattr(Snapshot, "late", frozenset({"field lines XZ"}))
    planes.show_now(now)
    assert "computing" in view.plot._caption.text
    assert drawn(view, "field_lines")[0].opacity() < 0.6
    monkeypatch.setattr(Snapshot, "late", frozenset())
    planes.show_now(now)
    assert "computing" not in view.plot._caption.text
    assert drawn(view, "field_lines")[0].opacity() == 1.0
    assert LATE_S <= 0.15


def test_x_rays_shine_where_the_model_has_them_and_only_when_they_are_shown(bench, planes):
    hidden = bench.session.state.view.hidden
    assert "emissivity" in hidden
    view = show(bench, planes, hidden)["XZ"]
    glow = view._space._glow
    assert not glow.isVisible()
    assert "X-ray" not in view.plot.naming(12.5, 0.5, 0.01)
    show(bench, planes, hidden - {"emissivity"})
    assert glow.isVisible()
    value = float(bench.now().space.emissivity.emissivity(np.array([12.5, 0.0, 0.5])))
    assert value > 1e-7
    assert glow._drawn.at(12.5, 0.5) == pytest.approx(value, rel=1e-9)
    assert f"{value:.2g} eV" in view.plot.naming(12.5, 0.5, 0.01)
    assert np.isnan(glow._drawn.at(30.0, 0.0))
    show(bench, planes, hidden)
    assert not glow.isVisible()
