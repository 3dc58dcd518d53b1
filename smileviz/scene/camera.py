"""Camera: presets that never cut the orbit, the pose between two poses, what a drag does to one.

Poses are values of the state (R_E, display frame); everything here is pure, without VTK.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from smileviz.base.arrays import Floats, norm, rotate, unit
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.instruments import SXI
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import CameraChoice, Pose
from smileviz.scene.framing import Margins, framed, triple
from smileviz.scene.stance import aim_re, body_axes, smile_re, square_to, sunward

WHOLE_DEG = 24.0
_RIDE_DEG = 44.0
_RIDE_BEHIND_RE = 2.2
_FARTHEST_AIM_RE = 14.0
_SXI_MARGIN = 1.32
_EARTH_DISTANCE_RE = 6.0
_BESIDE = 0.03
"""How far from the legend the track stays, of the half picture."""

_NORTH = np.array([0.0, 0.0, 1.0])


@dataclass(frozen=True)
class Room:
    """The picture: how many times as wide as high, and what part of its left the legend takes."""

    aspect: float
    covered: float = 0.0


@dataclass(frozen=True)
class Preset:
    """A named way to look at the scene."""

    name: str
    title: str
    sentence: str
    pose: Callable[[Snapshot, Room], Pose]


def pose_for(name: str, now: Snapshot, room: Room) -> Pose:
    """The pose of the preset *name* for a picture like *room*."""
    if name not in PRESETS:
        raise SmileError(f"The view is {name!r}; it must be one of {', '.join(PRESETS)}.")
    return PRESETS[name].pose(now, room)


def chosen(choice: CameraChoice, now: Snapshot, room: Room) -> Pose:
    """The pose that the view asks for: the user's own, else the preset's."""
    return choice.pose if choice.pose is not None else pose_for(choice.preset, now, room)


def whole(pose: Pose, now: Snapshot, room: Room) -> Pose:
    """Everything in the picture, seen from the side that *pose* looks from."""
    back = np.array(pose.position) - np.array(pose.focus)
    return _framed(now, back, np.array(pose.up), room, Margins())


def track_re(now: Snapshot) -> Floats:
    """The track of the present revolution (n, 3), R_E, display frame."""
    matrix = now.to_display(Frame.GCRS)
    return rotate(matrix, now.revolution.position_km) / EARTH_RADIUS_KM


def _dusk(now: Snapshot) -> Floats:
    """Unit vector towards dusk, square to the Sun and to north of the display frame."""
    return unit(np.cross(_NORTH, sunward(now)))


def _framed(
    now: Snapshot,
    back: Floats,
    up: Floats,
    room: Room,
    margins: Margins,
    extra: Floats | None = None,
) -> Pose:
    """The whole in the picture, and the track in that part of it that the legend leaves."""
    points = _around(now) if extra is None else np.vstack([_around(now), extra])
    kept = replace(margins, left=max(margins.left, 2.0 * room.covered + _BESIDE))
    groups = ((points, margins), (track_re(now), kept))
    return framed(groups, back, up, WHOLE_DEG, room.aspect)


def _around(now: Snapshot) -> Floats:
    """What must be in a picture of the whole beside the track: the nose, the flanks (n, 3)."""
    sun, dusk = sunward(now), _dusk(now)
    zero = np.zeros(1)
    nose = float(now.bow_shock.radius_re(zero, zero)[0])
    flank = float(now.magnetopause.radius_re(zero + 0.5 * np.pi, zero)[0])
    return np.array(
        [
            max(1.35 * nose, 22.3) * sun,
            -1.02 * flank * _NORTH,
            0.9 * flank * dusk,
            -0.9 * flank * dusk,
            -1.2 * flank * sun,
        ]
    )


def _side(now: Snapshot, room: Room, turn_rad: float) -> Pose:
    sun = sunward(now)
    back = np.cos(turn_rad) * sun + np.sin(turn_rad) * _dusk(now) + 0.16 * _NORTH
    # The legend stands at the top left: lean away from it.
    return _framed(now, back, _NORTH, room, Margins(lean=0.72))


def _from_dusk(now: Snapshot, room: Room) -> Pose:
    return _side(now, room, np.radians(80.0))


def _from_dawn(now: Snapshot, room: Room) -> Pose:
    return _side(now, room, np.radians(-80.0))


def _from_sun(now: Snapshot, room: Room) -> Pose:
    zero = np.zeros(1)
    flank = float(now.magnetopause.radius_re(zero + 0.5 * np.pi, zero)[0])
    widest = 1.22 * flank * np.vstack([-_NORTH, _dusk(now), -_dusk(now)])
    return _framed(now, sunward(now), _NORTH, room, Margins(), widest)


def _from_pole(now: Snapshot, room: Room) -> Pose:
    return _framed(now, _NORTH, _dusk(now), room, Margins())


def _ride(now: Snapshot, room: Room) -> Pose:
    """Behind SMILE and a little above it, looking past it to where SXI aims; sunward is right."""
    smile, aim = smile_re(now), aim_re(now)
    # Near perigee SXI may aim thousands of Earth radii away, or nowhere: the Earth stays in view.
    far = float(norm(aim)) if np.isfinite(aim).all() else 1.0
    target = 0.42 * min(far, _FARTHEST_AIM_RE) * sunward(now)
    back = unit(smile - target)
    right = square_to(back, sunward(now), _dusk(now))
    up = np.cross(back, right)
    aside = 0.62 * np.tan(np.radians(0.5 * _RIDE_DEG)) * min(room.aspect, 2.0)
    stand = smile + _RIDE_BEHIND_RE * (back + 0.2 * up - aside * right)
    stand *= max(1.0, 1.5 / float(norm(stand)))
    angle = _RIDE_DEG if room.aspect >= 1.0 else _RIDE_DEG / room.aspect
    return Pose(triple(stand), triple(target), triple(up), min(angle, 80.0))


def _along_sxi(now: Snapshot, room: Room) -> Pose:
    """From SMILE along the boresight; xi, which is sunward, to the right as in SXI's image."""
    axes = body_axes(now)
    edge = np.tan(np.radians(np.abs(SXI.field.outline_deg(64)).max(axis=0)))
    angle = 2.0 * np.degrees(np.arctan(_SXI_MARGIN * max(edge[1], edge[0] / room.aspect)))
    smile = smile_re(now)
    return Pose(triple(smile), triple(smile + 10.0 * axes[2]), triple(axes[1]), float(angle))


def _near_earth(now: Snapshot, room: Room) -> Pose:
    """The Earth alone, from dawn and above: a good half of day, the terminator, lamps at night."""
    sun, dusk = sunward(now), _dusk(now)
    back = unit(np.cos(1.1) * sun - np.sin(1.1) * dusk + 0.45 * _NORTH)
    distance = _EARTH_DISTANCE_RE / min(1.0, room.aspect)
    return Pose(triple(distance * back), (0.0, 0.0, 0.0), triple(_NORTH), WHOLE_DEG)


def pose_between(first: Pose, last: Pose, fraction: float) -> Pose:
    """The pose on the way: slow, fast, slow, round the Earth and never through it."""
    if fraction <= 0.0:
        return first
    if fraction >= 1.0:
        return last
    share = fraction * fraction * (3.0 - 2.0 * fraction)
    start, stop = np.array(first.position), np.array(last.position)
    turn = _turned_between(unit(start), unit(stop), share)
    radius = np.exp((1.0 - share) * np.log(norm(start)) + share * np.log(norm(stop)))
    position = radius * turn
    focus = (1.0 - share) * np.array(first.focus) + share * np.array(last.focus)
    back = unit(position - focus)
    up = _turned_between(unit(np.array(first.up)), unit(np.array(last.up)), share)
    up = unit(up - (up @ back) * back)
    angle = (1.0 - share) * first.view_angle_deg + share * last.view_angle_deg
    return Pose(triple(position), triple(focus), triple(up), angle)


def _turned_between(first: Floats, last: Floats, share: float) -> Floats:
    """The unit vector on the great circle from *first* to *last* (3,)."""
    cosine = float(np.clip(first @ last, -1.0, 1.0))
    side = last - cosine * first
    if norm(side) < 1e-6:
        if cosine > 0.0:
            return first
        side = square_to(first, _NORTH)
    angle = share * np.arccos(cosine)
    return np.asarray(np.cos(angle) * first + np.sin(angle) * unit(side))


PRESETS: dict[str, Preset] = {
    preset.name: preset
    for preset in (
        Preset("dawn", "From dawn", "The whole magnetosphere, the Sun to the right.", _from_dawn),
        Preset("dusk", "From dusk", "The whole magnetosphere, the Sun to the left.", _from_dusk),
        Preset("sun", "From the Sun", "Along the Sun-Earth line, north up.", _from_sun),
        Preset("pole", "From the pole", "From the north, the Sun to the right.", _from_pole),
        Preset("ride", "Ride with SMILE", "Over SMILE's shoulder to where SXI aims.", _ride),
        Preset("sxi", "Along SXI", "Along SXI's boresight, sunward to the right.", _along_sxi),
        Preset("earth", "The Earth", "Close to the Earth: day, night and lamps.", _near_earth),
    )
}
