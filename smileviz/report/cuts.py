"""The planes XZ, XY and YZ of GSE as drawings: the orbit, the boundaries, where SXI looks."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.frames import Frame
from smileviz.base.theme import LIGHT
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.mission.planes import PLANES, flat, shadow
from smileviz.mission.snapshot import Snapshot
from smileviz.report.drawing import Drawing, Point, mixed

SIZE = 164.0
_MARGIN = 14.0
_REACH_RE = 24.0
_STEP_RE = 10.0
_FRAME = Frame.GSE
_COLOURS = {"magnetopause": LIGHT.magnetopause, "bow_shock": LIGHT.bow_shock}


def cuts(now: Snapshot) -> tuple[Drawing, ...]:
    """One drawing a plane, at the moment of *now*, whose view is in GSE."""
    return tuple(_plane(now, plane) for plane in PLANES)


def _place(xy: Floats) -> Floats:
    """Right and up, R_E (n, 2), as points of the drawing (n, 2)."""
    scale = (SIZE - 2.0 * _MARGIN) / (2.0 * _REACH_RE)
    xy = np.where(np.abs(xy) > _REACH_RE, np.nan, xy)
    return np.column_stack([SIZE / 2.0 + scale * xy[:, 0], SIZE / 2.0 - scale * xy[:, 1]])


def _plane(now: Snapshot, plane: str) -> Drawing:
    drawing = Drawing(SIZE, SIZE, f"Plane {plane} of GSE at {now.utc} UTC")
    _ground(drawing, plane)
    cone = now.cones["sxi"]
    if np.isfinite(cone).all():
        ends = np.concatenate([now.position_km[None] / EARTH_RADIUS_KM, cone])
        turned = ends @ now.to_display(Frame.GCRS).T
        inside = np.clip(shadow(turned, plane), -_REACH_RE, _REACH_RE)
        drawing.area(_place(inside), mixed(LIGHT.background, LIGHT.sxi, 0.22))
    for curve in now.cut(plane).curves:
        dash = () if curve.name == "magnetopause" else (4.0, 2.0)
        drawing.curve(_place(curve.xy_re), _COLOURS[curve.name], 1.0, dash)
    drawing.curve(_place(flat(now.path(_FRAME), plane)), LIGHT.smile, 0.8)
    _earth(drawing, plane)
    here = _place(flat(now.position_in(_FRAME), plane)[None])[0]
    _diamond(drawing, (float(here[0]), float(here[1])))
    return drawing


def _ground(drawing: Drawing, plane: str) -> None:
    """A square with its axes and a line every 10 R_E."""
    side = SIZE - 2.0 * _MARGIN
    drawing.rect((_MARGIN, _MARGIN), (side, side), LIGHT.background, LIGHT.hairline)
    for value in (-2.0 * _STEP_RE, -_STEP_RE, 0.0, _STEP_RE, 2.0 * _STEP_RE):
        x, y = _place(np.array([[value, value]]))[0].tolist()
        drawing.line((x, _MARGIN), (x, _MARGIN + side), LIGHT.hairline, 0.3)
        drawing.line((_MARGIN, y), (_MARGIN + side, y), LIGHT.hairline, 0.3)
        words = f"{value:g}"
        drawing.text((x, SIZE - 4.0), words, LIGHT.secondary, 6.0, anchor="middle")
        drawing.text((_MARGIN - 2.0, y + 2.0), words, LIGHT.secondary, 6.0, anchor="end")
    title = f"{plane[0]} right, {plane[1]} up, GSE, R⊕"
    drawing.text((_MARGIN, _MARGIN - 4.0), title, LIGHT.text, 6.8, bold=True)


def _earth(drawing: Drawing, plane: str) -> None:
    """A disc, its night side dark where the Sun stands at the right."""
    turn = np.linspace(0.0, 2.0 * np.pi, 41)
    ring = np.column_stack([np.cos(turn), np.sin(turn)])
    drawing.area(_place(ring), LIGHT.earth_day)
    if plane[0] == "X":
        night = ring[np.cos(turn) <= 1e-9]
        drawing.area(_place(night), LIGHT.earth_night)


def _diamond(drawing: Drawing, at: Point) -> None:
    x, y = at
    if np.isfinite([x, y]).all():
        corners = np.array([[x, y - 3.6], [x + 3.0, y], [x, y + 3.6], [x - 3.0, y]])
        drawing.area(corners, LIGHT.smile)
        drawing.text((x + 5.0, y - 3.0), "SMILE", LIGHT.text, 6.4, bold=True)
