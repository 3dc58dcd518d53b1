"""What SXI and UVI frame: the pictures of their fields of view."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed, norm
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.instruments.camera import Camera
from smileviz.magnetosphere.boundary import Boundary, is_inside, position_re
from smileviz.magnetosphere.cusp import cusps_re
from smileviz.magnetosphere.section import section
from smileviz.magnetosphere.tangent import tangent
from smileviz.mission.globe import Globe
from smileviz.mission.picture import (
    Curve,
    FovPicture,
    Mark,
    Scale,
    Sight,
    Thing,
    marks,
    outline_deg,
    parted,
)

__all__ = ["PICTURES", "Curve", "FovPicture", "Mark", "Scale", "Sight"]

_MERIDIAN = fixed(np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]))
_EQUATOR = fixed(np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]))
_NEAR_RE = -10.0
_SPARSE = 4
_AXIS_RE = np.arange(1.0, 30.01, 0.25)
_TICKS_RE = np.arange(1.0, 30.5)
_NO_SCALE = Scale(np.empty(0), np.empty((0, 2)))
_NO_POINTING = "No line of sight obeys the guidance law from here: the cameras have no pointing."


def sxi_picture(camera: Camera, sight: Sight) -> FovPicture:
    """What SXI frames: the edges of the boundaries, their noses, cusps, and the GSE X axis."""
    if not np.isfinite(camera.axes).all():
        return _empty(camera)
    globe = Globe(camera, sight)
    axis, scale = _axis(globe)
    curves = [*globe.disc(), axis]
    for name, boundary in (("bow_shock", sight.bow_shock), ("magnetopause", sight.magnetopause)):
        curves += [*_sections(camera, sight, name, boundary), *_edge(camera, sight, name, boundary)]
    things = [*_landmarks(globe), _aim(camera, sight), globe.sun(), globe.centre()]
    return FovPicture(
        camera.instrument,
        outline_deg(camera.instrument),
        tuple(curves),
        marks(camera, things),
        scale,
        (*_no_edges(sight), *_mounting(camera)),
    )


def uvi_picture(camera: Camera, sight: Sight) -> FovPicture:
    """What UVI frames: the Earth with coasts and night, magnetic latitudes, poles, local times."""
    if not np.isfinite(camera.axes).all():
        return _empty(camera)
    globe = Globe(camera, sight)
    return FovPicture(
        camera.instrument,
        outline_deg(camera.instrument),
        (*globe.disc(), *globe.coast(), *globe.latitudes()),
        marks(camera, [*globe.magnetic(), globe.sun(), globe.centre()]),
        _NO_SCALE,
        _mounting(camera),
    )


PICTURES: dict[str, Callable[[Camera, Sight], FovPicture]] = {
    "sxi": sxi_picture,
    "uvi": uvi_picture,
}


def _empty(camera: Camera) -> FovPicture:
    outline = outline_deg(camera.instrument)
    return FovPicture(camera.instrument, outline, (), (), _NO_SCALE, (_NO_POINTING,))


def _no_edges(sight: Sight) -> tuple[str, ...]:
    """Why there is no edge of a boundary in the picture; short: it stands above the picture."""
    within = [
        word
        for word, boundary in (("bow shock", sight.bow_shock), ("magnetopause", sight.magnetopause))
        if bool(is_inside(boundary, sight.viewpoint_re))
    ]
    match within:
        case []:
            return ()
        case [word]:
            return (f"No {word} edge: SMILE is inside it.",)
        case _:
            return ("No edges: SMILE is inside both boundaries.",)


def _mounting(camera: Camera) -> tuple[str, ...]:
    """What must be said of the mounting angle."""
    mount, title = camera.instrument.mount, camera.instrument.title
    if not mount.assumed:
        return ()
    return (f"{title} mounting assumed: {mount.toward_earth_deg:g}° from SXI towards the Earth.",)


def _edge(camera: Camera, sight: Sight, name: str, boundary: Boundary) -> list[Curve]:
    """Where the line of sight grazes *boundary*; no curve when it nowhere does."""
    lines = tangent(boundary, sight.viewpoint_re)
    if not lines:
        return []
    to = (parted(lines, 3) - sight.viewpoint_re) @ sight.boundary
    nearest = np.degrees(np.nanmin(camera.angle_rad(to)))
    sentence = (
        f"{'Magnetopause' if name == 'magnetopause' else 'Bow shock'} ({boundary.title}) seen "
        f"edge-on: here the line of sight grazes it; nearest to the boresight {nearest:.1f}°."
    )
    title = "Magnetopause edge" if name == "magnetopause" else "Bow-shock edge"
    return [Curve(name, title, sentence, camera.project(to))]


@lru_cache(maxsize=32)
def _rings(boundary: Boundary) -> tuple[tuple[str, Floats], ...]:
    """Sections of *boundary* with the planes y = 0 and z = 0 of its frame, x >= -10 (n, 3)."""
    rings = []
    for title, axes in (("noon meridian", _MERIDIAN), ("equator", _EQUATOR)):
        lines = section(boundary, np.zeros(3), axes, _NEAR_RE)
        rings.append((title, fixed(parted(lines, 2)[::_SPARSE] @ axes)))
    return tuple(rings)


def _sections(camera: Camera, sight: Sight, name: str, boundary: Boundary) -> list[Curve]:
    """The noon meridian and the equator of *boundary*: what shows its shape from inside too."""
    word = "Magnetopause" if name == "magnetopause" else "Bow shock"
    return [
        Curve(
            f"{name}_section",
            f"{word}, {title}",
            f"{word} ({boundary.title}) cut by the {title} plane of aberrated GSM.",
            camera.project((ring - sight.viewpoint_re) @ sight.boundary),
        )
        for title, ring in _rings(boundary)
    ]


def _axis(globe: Globe) -> tuple[Curve, Scale]:
    """The GSE X axis from 1 to 30 R_E sunward, and its whole R_E, where the Earth hides neither."""
    curve = Curve(
        "gse_x",
        "GSE X",
        "The GSE X axis, from Earth to the Sun; a tick each R⊕ from Earth's centre.",
        _along_axis(globe, _AXIS_RE),
    )
    return curve, Scale(_TICKS_RE, _along_axis(globe, _TICKS_RE))


def _along_axis(globe: Globe, x_re: Floats) -> Floats:
    """Camera angles (n, 2) of points of the GSE X axis, NaN where hidden."""
    places = x_re[:, None] * EARTH_RADIUS_KM * globe.sight.gse[0]
    xy = globe.camera.project(places - globe.sight.position_km)
    return np.where(globe.hides(places)[:, None], np.nan, xy)


def _landmarks(globe: Globe) -> list[Thing]:
    """The noses and cusps, all in the boundary frame."""
    sight = globe.sight
    ahead = np.zeros(1)
    nose = position_re(sight.magnetopause, ahead, ahead)[0]
    shock = position_re(sight.bow_shock, ahead, ahead)[0]
    places = np.stack([nose, shock, *cusps_re(sight.magnetopause, sight.tilt_rad)])
    lean = f"Lin et al. 2010 direction, dipole tilt {np.degrees(sight.tilt_rad):.1f}°"
    words = (
        ("nose", "Nose", f"Nose of the magnetopause, {nose[0]:.2f} R⊕ from Earth's centre"),
        (
            "shock_nose",
            "Shock nose",
            f"Nose of the bow shock, {shock[0]:.2f} R⊕ from Earth's centre",
        ),
        ("cusp_north", "N cusp", f"Northern cusp at the magnetopause ({lean})"),
        ("cusp_south", "S cusp", f"Southern cusp at the magnetopause ({lean})"),
    )
    gcrs_km = places @ sight.boundary * EARTH_RADIUS_KM
    ways, hidden = gcrs_km - sight.position_km, globe.hides(gcrs_km).tolist()
    return [Thing(*said, *found) for said, *found in zip(words, ways, hidden, strict=True)]


def _aim(camera: Camera, sight: Sight) -> Thing:
    """Where the boresight passes the GSE X axis nearest: on it, when the guidance law points."""
    axis, along = sight.gse[0], camera.boresight
    slant = float(axis @ along)
    back = float(along @ sight.position_km)
    x_km = (float(axis @ sight.position_km) - slant * back) / max(1.0 - slant**2, 1e-12)
    direction = x_km * axis - sight.position_km
    away = float(norm(direction)) / EARTH_RADIUS_KM
    sentence = (
        f"Aim point, x = {x_km / EARTH_RADIUS_KM:.2f} R⊕ on the GSE X axis, {away:.1f} R⊕ away"
    )
    return Thing("aim", "Aim point", sentence, direction)
