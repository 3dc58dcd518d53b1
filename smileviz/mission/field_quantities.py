"""FIELD_QUANTITIES: the Earth's field where SMILE is, and where its field line comes down.

By the external field that the scenario chooses. NaN outside the magnetopause, where the model does
not hold, in gaps of the wind, and for a foot where that end of the line is open.
"""

from functools import lru_cache, partial

import numpy as np

from smileviz.base.arrays import Floats, Ints, norm
from smileviz.base.errors import SmileError
from smileviz.magnetosphere.boundary import Boundary
from smileviz.magnetosphere.domain import WithinEach
from smileviz.magnetosphere.field import field_nt
from smileviz.magnetosphere.fields import DRAWING_DEGREE, NONE
from smileviz.magnetosphere.fields.moments import moments
from smileviz.magnetosphere.footpoints import Connections, connections
from smileviz.mission.field_drivers import driven
from smileviz.mission.field_now import MEASURED, Surroundings, own_line
from smileviz.mission.quantity import Quantity
from smileviz.mission.samples import Samples, boundary, conditions_of, steady

_MOST = 2000
"""Of moments by a model that takes a second or two for each."""
_SOURCE = "the external field chosen, and IGRF-14; feet at 1 R_E = 6371.2 km"
_PARTS = ("latitude_deg", "longitude_deg", "magnetic_latitude_deg", "mlt_h")
_ROWS = 13
"""Bx, By, Bz and B; four numbers of the northern foot, four of the southern; the apex."""


@lru_cache(maxsize=4)
def _rows(s: Samples) -> Floats:
    """All of the quantities (_ROWS, n)."""
    if _model(s) in {NONE, "t89"}:
        return s.in_wind(_at_once(s))
    if len(s.t) > _MOST:
        raise SmileError(
            f"The field is asked for at {len(s.t)} moments; by {_model(s)}, which takes a second "
            f"or two for each, it is told for {_MOST} at most."
        )
    found = [_of_moment(s, k) for k in range(len(s.t))]
    return np.stack(found, axis=1) if found else np.zeros((_ROWS, 0))


def _model(s: Samples) -> str:
    return s.scenario.models.external_field


def _at_once(s: Samples) -> Floats:
    """The rows by IGRF-14 and T89c, all lines at once; in gaps of the wind under the last one."""
    found = np.full((_ROWS, len(s.t)), np.nan)
    turn = s.boundary_rotation @ np.swapaxes(s.gsm, 1, 2)
    domain = WithinEach(partial(_magnetopause, s), np.arange(len(s.t)), turn)
    inside = np.flatnonzero(domain.contains(s.gsm_re.T))
    if not len(inside):
        return found
    t, place = s.t[inside], s.gsm_re[inside]
    kp = s.wind.held("kp", t) if _model(s) != NONE else None
    model = moments(t, kp, DRAWING_DEGREE)
    feet = connections(place, t, model, MEASURED, domain.some(inside))
    found[:, inside] = _as_rows(field_nt(model, place), feet)
    return found


def _magnetopause(s: Samples, rows: Ints) -> Boundary:
    return boundary(s.scenario.models, 0, s.conditions.some(rows))


def _of_moment(s: Samples, k: int) -> Floats:
    """The rows (_ROWS,) of one sample, by any model."""
    t = float(s.t[k])
    if s.wind.missing(s.t[k : k + 1])[0]:
        return np.full(_ROWS, np.nan)
    then = steady(s.scenario, t)
    conditions = conditions_of(then, float(s.tilt_rad[k]), float(s.roll_rad[k]))
    drive = driven(s.wind, _model(s), t)
    around = Surroundings(
        t=t,
        drivers=drive.drivers,
        magnetopause=boundary(then.models, 0, conditions),
        aberration_rad=float(np.radians(then.solar_wind.aberration_deg)),
        external=_model(s),
    )
    if around.lack:
        raise SmileError(around.lack)
    x, y, z = s.gsm_re[k].tolist()
    own = own_line(around, (x, y, z))
    if not own.inside:
        return np.full(_ROWS, np.nan)
    field = field_nt(around.model, s.gsm_re[k])
    feet = (own.connection.north, own.connection.south)
    parts = [getattr(foot, part) if foot else np.nan for foot in feet for part in _PARTS]
    return np.array([*field, norm(field), *parts, own.connection.apex_distance_re])


def _as_rows(field: Floats, feet: Connections) -> Floats:
    """The rows (_ROWS, n) of a *field* (n, 3) and what the lines connect."""
    parts = [getattr(feet, part)[side] for side in (0, 1) for part in _PARTS]
    return np.stack([*field.T, norm(field), *parts, feet.apex_distance_re])


def _row(k: int, s: Samples) -> Floats:
    return np.asarray(_rows(s)[k])


def _quantity(k: int, name: str, title: str, unit: str, sentence: str) -> Quantity:
    return Quantity(name, title, unit, sentence, _SOURCE, partial(_row, k))


def _feet() -> tuple[Quantity, ...]:
    found = []
    words = (
        ("lat_deg", "latitude", "deg", "geocentric latitude"),
        ("lon_deg", "longitude", "deg", "longitude, east"),
        ("magnetic_lat_deg", "magnetic latitude", "deg", "latitude in SM"),
        ("mlt_h", "MLT", "h", "magnetic local time, 12 h + SM longitude / 15 deg"),
    )
    for side, foot in enumerate(("north", "south")):
        for k, (name, title, unit, what) in enumerate(words):
            sentence = f"Of the {foot}ern foot of SMILE's field line: {what}; none if open there."
            title_of = f"{foot.capitalize()} foot, {title}"
            found.append(
                _quantity(4 + 4 * side + k, f"foot_{foot}_{name}", title_of, unit, sentence)
            )
    return tuple(found)


FIELD_QUANTITIES: tuple[Quantity, ...] = (
    *(
        _quantity(k, f"field_b{axis}_nt", f"Field B{axis}", "nT", f"B{axis} in GSM of the models.")
        for k, axis in enumerate("xyz")
    ),
    _quantity(3, "field_b_nt", "Field strength", "nT", "Strength of the field of the models."),
    *_feet(),
    _quantity(
        12,
        "line_apex_re",
        "Apex of the field line",
        "R⊕",
        "Greatest distance of SMILE's field line from the Earth's centre; of an open one as far as "
        "it is followed.",
    ),
)
