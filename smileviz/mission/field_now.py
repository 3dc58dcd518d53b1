"""Field lines to be drawn, and the line that SMILE is on: pure functions of hashable inputs."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints, fixed, norm, rotate
from smileviz.base.frames import Frame, dipole_tilt_rad, rotation
from smileviz.magnetosphere import seeds
from smileviz.magnetosphere.boundary import Boundary
from smileviz.magnetosphere.domain import Both, Domain, within
from smileviz.magnetosphere.field import FieldModel, field_nt
from smileviz.magnetosphere.fields import EXTERNAL, NONE, field, lack, room
from smileviz.magnetosphere.fields.drivers import Drivers
from smileviz.magnetosphere.footpoints import Connection, connected
from smileviz.magnetosphere.lines import Kind
from smileviz.magnetosphere.tracing import Reach, trace

DRAWN = Reach(limit_re=40.0, tolerance=1e-4)
"""For lines that are looked at: right to a hundredth of an R_E, cut 40 R_E from the Earth."""
MEASURED = Reach(limit_re=70.0)
"""For the line whose feet are read as numbers."""


@dataclass(frozen=True)
class LineChoice:
    """Which field lines are drawn: through every latitude of the ground at every local time."""

    latitudes_deg: tuple[float, ...] = (60.0, 65.0, 70.0, 74.0, 78.0, 83.0)
    """Magnetic (SM), of the north."""
    mlts_h: tuple[float, ...] = (0.0, 3.0, 6.0, 9.0, 12.0, 15.0, 18.0, 21.0)
    south_deg: tuple[float, ...] = (-83.0,)
    """Latitudes of the south, whose open lines no northern foot leads to."""
    colour: Literal["kind", "strength"] = "kind"
    """What the colour of a line tells: whether it is closed, or how strong the field is."""
    shells: tuple[float, ...] = ()
    """L: through these distances on the magnetic equator too, R_E, at every local time."""


CHOICE = LineChoice()


@dataclass(frozen=True)
class Surroundings:
    """What field lines depend on: the moment, what drives them, where the magnetopause is."""

    t: float
    drivers: Drivers
    magnetopause: Boundary
    aberration_rad: float
    external: str = "t89"
    """Model of the field of the currents around the Earth."""
    driven: str = ""
    """What drives it, in words."""
    brief: str = ""
    """The same where there is little room."""

    @property
    def model(self) -> FieldModel:
        """IGRF-14 and the external field."""
        return field(self.t, self.drivers, external=self.external)

    @property
    def domain(self) -> Domain:
        """Where lines may run: within the magnetopause and where the external field holds."""
        inside = within(self.magnetopause, self.t, self.aberration_rad)
        return Both(inside, room(self.external))

    @property
    def words(self) -> str:
        """The models, and what drives the external one."""
        return self._titled(self.driven)

    @property
    def short(self) -> str:
        """The same where there is little room."""
        return self._titled(self.brief)

    def _titled(self, driven: str) -> str:
        if self.external == NONE:
            return "IGRF-14 alone"
        title = f"{EXTERNAL[self.external].short}, IGRF-14"
        return f"{title}, {driven}" if driven else title

    @property
    def at_once(self) -> bool:
        """Whether a line is traced within a redraw; else it takes a second or two."""
        return self.external in {NONE, "t89"}

    @property
    def lack(self) -> str | None:
        """One sentence when the external field cannot be had on this computer, else None."""
        return lack(self.external)


@dataclass(frozen=True, eq=False)
class DrawnLines:
    """Field lines (n) as they are drawn, SM in R_E, read-only."""

    choice: LineChoice
    points_re: Floats
    """(p, 3): line i is points_re[starts[i] : starts[i + 1]]."""
    starts: Ints
    """(n + 1,)"""
    closed: Bools
    """(n,)"""
    strength_nt: Floats
    """Field at every point (p,)."""
    words: str = ""
    """The model they are of and what drove it; or why there are none."""

    def lines(self, *, closed: bool) -> list[Floats]:
        """The closed lines, or the open ones, each (k, 3)."""
        return [self.points_re[part] for part in self._parts(closed)]

    def strengths(self, *, closed: bool) -> list[Floats]:
        """The field along each of them (k,)."""
        return [self.strength_nt[part] for part in self._parts(closed)]

    def _parts(self, closed: bool) -> list[slice]:
        which = np.flatnonzero(self.closed == closed)
        return [slice(self.starts[i], self.starts[i + 1]) for i in which]


@lru_cache(maxsize=16)
def drawn_lines(around: Surroundings, choice: LineChoice = CHOICE) -> DrawnLines:
    """The lines of *choice* in the field of *around* within the magnetopause."""
    tilt = float(dipole_tilt_rad(around.t))
    feet = [
        seeds.at_feet(latitudes, choice.mlts_h, tilt)
        for latitudes in (choice.latitudes_deg, choice.south_deg)
        if latitudes
    ]
    if choice.shells:
        feet.append(seeds.at_shells(choice.shells, choice.mlts_h, tilt))
    model = around.model
    lines = trace(model, np.concatenate(feet), DRAWN, around.domain)
    return DrawnLines(
        choice=choice,
        points_re=fixed(rotate(rotation(Frame.GSM, Frame.SM, around.t), lines.points_re)),
        starts=lines.starts,
        closed=lines.closed,
        strength_nt=fixed(norm(field_nt(model, lines.points_re))),
        words=around.short,
    )


@lru_cache(maxsize=8)
def no_lines(choice: LineChoice, words: str) -> DrawnLines:
    """No lines, and why: the same object for equal arguments."""
    nothing = fixed(np.zeros(0))
    starts, closed = np.zeros(1, dtype=np.int64), np.zeros(0, dtype=np.bool_)
    return DrawnLines(choice, fixed(np.zeros((0, 3))), starts, closed, nothing, words)


@dataclass(frozen=True, eq=False)
class OwnLine:
    """The field line through the spacecraft."""

    t: float
    points_gsm_re: Floats
    """(p, 3) from south to north; one point where there is no line."""
    feet_gsm_re: Floats
    """North and south (2, 3); NaN where that end is open."""
    connection: Connection
    """Feet in latitude, longitude, magnetic latitude and local time; what kind of line it is."""
    field: str = "T89c, IGRF-14"
    """The model of the field and what drove it, in short."""
    none: str = ""
    """Why there is no line, in a word or two; empty where there is one."""
    why: str = ""
    """The same in a sentence."""

    @property
    def inside(self) -> bool:
        """Whether there is a line: the spacecraft is within the magnetopause and the model."""
        return not self.none

    @property
    def sentence(self) -> str:
        """What it connects, in words."""
        if self.why:
            return self.why
        words = ("closed", "open, with its foot in the north", "open, with its foot in the south")
        kind = (*words, "open at both ends")[self.connection.kind]
        ends = (("North", self.connection.north), ("South", self.connection.south))
        feet = [
            f"{side}: {foot.latitude_deg:.1f}° lat, {foot.longitude_deg:.1f}° lon, "
            f"magnetic {foot.magnetic_latitude_deg:.1f}°, MLT {foot.mlt_h:.1f} h."
            for side, foot in ends
            if foot is not None
        ]
        return " ".join([f"Field line {kind} ({self.field}).", *feet])


OUTSIDE = "outside the magnetopause"
_OUTSIDE = "SMILE is outside the magnetopause: no field line of the Earth passes there."
TRACING = "being traced"


@lru_cache(maxsize=8)
def own_line(around: Surroundings, position_gsm_re: tuple[float, float, float]) -> OwnLine:
    """The line through *position_gsm_re* R_E and where it comes down."""
    place = np.array(position_gsm_re)
    if around.lack:
        return no_line(around, position_gsm_re, "not to be had", around.lack)
    if not within(around.magnetopause, around.t, around.aberration_rad).contains(place[:, None])[0]:
        return no_line(around, position_gsm_re, OUTSIDE, _OUTSIDE)
    held = room(around.external)
    if not held.contains(place[:, None])[0]:
        why = (
            f"{around.short}: it holds sunward of x = {held.x_re:g} R_E only, and SMILE is beyond."
        )
        return no_line(around, position_gsm_re, "beyond where the model holds", why)
    lines = trace(around.model, place[None], MEASURED, around.domain)
    feet = np.where(lines.feet[..., None], lines.ends_re, np.nan)[:, 0]
    connection = connected(lines, around.t).one(0)
    return OwnLine(around.t, lines.line(0), fixed(feet), connection, around.short)


@lru_cache(maxsize=8)
def no_line(
    around: Surroundings, position_gsm_re: tuple[float, float, float], none: str, why: str
) -> OwnLine:
    """No line, and why: the same object for equal arguments."""
    place, feet = np.array([position_gsm_re]), np.full((2, 3), np.nan)
    nothing = Connection(Kind.DETACHED, None, None, float(norm(place)[0]), 0.0)
    return OwnLine(around.t, fixed(place), fixed(feet), nothing, around.short, none, why)
