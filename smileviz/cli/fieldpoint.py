"""The magnetic field asked for at one point."""

from dataclasses import dataclass

import numpy as np

from smileviz import __version__
from smileviz.base import time
from smileviz.base.arrays import Floats, norm
from smileviz.base.errors import SmileError
from smileviz.base.limits import Limits
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.handover.sheet import Column, Sheet
from smileviz.magnetosphere import fields
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.boundary import is_inside
from smileviz.magnetosphere.field import FieldModel, field_nt
from smileviz.magnetosphere.fields.drivers import Drivers
from smileviz.magnetosphere.fields.igrf import CITATION, Igrf
from smileviz.magnetosphere.footpoints import connected
from smileviz.magnetosphere.lines import FieldLines
from smileviz.magnetosphere.tracing import Reach, trace

_REACH = Limits(2.0, 500.0, "R_E")
_FARTHEST_RE = 500.0
_NAMES = ("closed", "open_north", "open_south", "detached")


@dataclass(frozen=True)
class Chosen:
    """Which models, and what drives them."""

    internal: str
    external: str
    degree: int
    drivers: Drivers


def moment(text: str) -> float:
    """``now`` or a UTC -> t."""
    return time.now() if text.strip().lower() == "now" else time.from_utc(text)


def sheet(point_re: list[float], t: float, chosen: Chosen, limit_re: float | None) -> Sheet:
    """The field at *point_re* GSM, and if *limit_re* is given the line through it that far."""
    position = np.array([point_re])
    away = float(norm(position)[0])
    if not 1.0 <= away <= _FARTHEST_RE:
        bound = "at least 1 R_E" if away < 1.0 else f"at most {_FARTHEST_RE:g} R_E"
        raise SmileError(
            f"--position-gsm-re is {away:g} R_E from Earth's centre; it must be {bound}."
        )
    lack, held = fields.lack(chosen.external), fields.room(chosen.external)
    if lack:
        raise SmileError(lack)
    if not held.contains(position.T)[0]:
        raise SmileError(
            f"--position-gsm-re is at x = {position[0, 0]:g} R_E; {chosen.external} holds sunward "
            f"of x = {held.x_re:g} R_E."
        )
    model = fields.field(t, chosen.drivers, chosen.internal, chosen.external, chosen.degree)
    columns = _field_columns(model, position)
    if limit_re is not None:
        _REACH.check("--limit-re", limit_re)
        reach = Reach(limit_re=limit_re, tolerance=1e-6)
        columns |= _line_columns(trace(model, position, reach, held), t)
    return Sheet(_meta(t, chosen, position[0]), columns)


def _field_columns(model: FieldModel, position: Floats) -> dict[str, Column]:
    field = field_nt(model, position)
    columns: dict[str, Column] = {f"b{axis}_nt": field[:, k] for k, axis in enumerate("xyz")}
    return columns | {"b_nt": norm(field)}


def _line_columns(lines: FieldLines, t: float) -> dict[str, Column]:
    feet = connected(lines, t)
    columns: dict[str, Column] = {"line": [_NAMES[kind] for kind in feet.kinds]}
    for side, name in enumerate(("north", "south")):
        columns[f"{name}_lat_deg"] = feet.latitude_deg[side]
        columns[f"{name}_lon_deg"] = feet.longitude_deg[side]
        columns[f"{name}_magnetic_lat_deg"] = feet.magnetic_latitude_deg[side]
        columns[f"{name}_mlt_h"] = feet.mlt_h[side]
        columns[f"{name}_length_re"] = lines.lengths_re[side]
    for k, axis in enumerate("xyz"):
        columns[f"apex_{axis}_gsm_re"] = lines.apex_re[:, k]
    columns["apex_r_re"] = lines.apex_distance_re
    return columns


def _meta(t: float, chosen: Chosen, position: Floats) -> dict[str, str]:
    igrf = chosen.internal == "igrf"
    found = {
        "program": f"smileviz {__version__}",
        "utc": time.to_utc(t),
        "internal": f"{CITATION}, degree {chosen.degree}" if igrf else "centred dipole of IGRF-14",
    }
    cautions = [Igrf(t, chosen.degree).caution()]
    if chosen.external == fields.NONE:
        found["external"] = fields.NONE
    else:
        kind = fields.EXTERNAL[chosen.external]
        model = kind.under(chosen.drivers)
        found["external"] = f"{kind.title} ({kind.citation})"
        found["external_inputs"] = _inputs(model, chosen.drivers)
        found["validity"] = kind.validity
        cautions += [kind.caution(chosen.drivers), _outside(position, chosen.drivers)]
    said = " ".join(sentence for sentence in cautions if sentence)
    if said:
        found["caution"] = said
    return found | {"frame": "GSM", "lengths": f"R_E = {EARTH_RADIUS_KM} km"}


def _outside(position: Floats, drivers: Drivers) -> str | None:
    """One sentence where no field of the magnetosphere has a meaning, else None."""
    pdyn = min(max(drivers.pdyn_npa, 0.05), 100.0)
    if is_inside(Shue98(pdyn, drivers.bz_nt), position):
        return None
    return (
        f"The point is outside the magnetopause (Shue et al. 1998 at {pdyn:g} nPa, Bz "
        f"{drivers.bz_nt:g} nT): the field of the currents is not that of the solar wind there."
    )


def _inputs(model: object, drivers: Drivers) -> str:
    """What the model was really given, the tilt apart."""
    if isinstance(model, fields.T89):
        return f"kp {drivers.kp:g}, iopt {model.iopt}"
    solar_wind = f"pdyn_npa {drivers.pdyn_npa:g}, dst_nt {drivers.dst_nt:g}"
    imf = f"by_nt {drivers.by_nt:g}, bz_nt {drivers.bz_nt:g}"
    if isinstance(model, fields.T01):
        return f"{solar_wind}, {imf}, g1 {drivers.g1:g}, g2 {drivers.g2:g}"
    if isinstance(model, fields.TS04):
        return f"{solar_wind}, {imf}, w {', '.join(f'{one:g}' for one in drivers.w)}"
    return f"{solar_wind}, {imf}"
