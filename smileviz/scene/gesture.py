"""Gesture: what a drag, a wheel step or a double click does to a pose; pure, without VTK."""

from dataclasses import replace

import numpy as np

from smileviz.base.arrays import Floats, norm, unit
from smileviz.mission.state import Pose
from smileviz.scene.framing import triple

_NEAREST_RE = 1.25
_FARTHEST_RE = 400.0
_STEEPEST_RAD = np.radians(89.5)
EARTH = (0.0, 0.0, 0.0)
_NORTH = np.array([0.0, 0.0, 1.0])


def turned(
    pose: Pose, right_rad: float, up_rad: float, about: tuple[float, float, float] = EARTH
) -> Pose:
    """The camera moved so far to the right and up around *about*; north stays where it was."""
    centre = np.array(about)
    arm = np.array(pose.position) - centre
    back = unit(np.array(pose.position) - np.array(pose.focus))
    across = unit(np.cross(pose.up, back))
    height = float(np.arcsin(np.clip(back @ _NORTH, -1.0, 1.0)))
    lift = float(np.clip(up_rad, -_STEEPEST_RAD - height, _STEEPEST_RAD - height))
    turn = _about(_NORTH, right_rad) @ _about(across, -lift)
    return replace(
        pose,
        position=triple(_kept_off(centre + turn @ arm)),
        focus=triple(centre + turn @ (np.array(pose.focus) - centre)),
        up=triple(turn @ np.cross(back, across)),
    )


def zoomed(pose: Pose, factor: float, toward: Floats | None = None) -> Pose:
    """The camera at *factor* times its distance, towards what the unit vector *toward* points at.

    What is under the pointer at the distance of the focus stays under the pointer.
    """
    position, focus = np.array(pose.position), np.array(pose.focus)
    away = position - focus
    distance = float(norm(away))
    room = np.clip(factor * distance, 0.05, _FARTHEST_RE) / distance
    fixed_point = focus
    if toward is not None:
        ahead = -unit(away)
        fixed_point = position + toward * distance / max(0.2, float(toward @ ahead))
    place = _kept_off(fixed_point + room * (position - fixed_point))
    target = fixed_point + room * (focus - fixed_point)
    return replace(pose, position=triple(place), focus=triple(target))


def panned(pose: Pose, right: float, up: float) -> Pose:
    """The camera moved sideways so that the picture moves by parts of its height."""
    position, focus = np.array(pose.position), np.array(pose.focus)
    away = position - focus
    across = unit(np.cross(pose.up, unit(away)))
    above = np.cross(unit(away), across)
    height = 2.0 * float(norm(away)) * np.tan(np.radians(0.5 * pose.view_angle_deg))
    shift = -height * (right * across + up * above)
    return replace(pose, position=triple(_kept_off(position + shift)), focus=triple(focus + shift))


def focused(pose: Pose, point_re: tuple[float, float, float]) -> Pose:
    """The camera moved sideways so that *point_re* is in the middle."""
    shift = np.array(point_re) - np.array(pose.focus)
    place = _kept_off(np.array(pose.position) + shift)
    return replace(pose, position=triple(place), focus=point_re)


def _kept_off(position: Floats) -> Floats:
    """*position*, or the nearest place that is not inside the Earth."""
    distance = float(norm(position))
    if distance >= _NEAREST_RE:
        return position
    return _NEAREST_RE * (position / distance if distance > 1e-6 else _NORTH)


def _about(axis: Floats, angle_rad: float) -> Floats:
    """Rotation (3, 3) about the unit vector *axis* (3,) (Rodrigues)."""
    x, y, z = axis
    skew = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    bend = np.sin(angle_rad) * skew + (1.0 - np.cos(angle_rad)) * skew @ skew
    return np.asarray(np.eye(3) + bend)
