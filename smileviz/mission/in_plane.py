"""InPlane: what surrounds the Earth in one plane of the display frame, worked out when read."""

from functools import cached_property

import numpy as np

from smileviz.base.arrays import Floats, rotate
from smileviz.base.frames import Frame, rotation
from smileviz.magnetosphere.belts import INNER, OUTER, Belt
from smileviz.mission import planes_band, planes_space, planes_xray
from smileviz.mission.planes import axes_of, flat
from smileviz.mission.planes_band import PlaneBand, Rows
from smileviz.mission.planes_space import PlaneLines, PlaneSheet
from smileviz.mission.planes_xray import PlaneGlow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.space import Space

_NOWHERE = np.empty((0, 2))


class InPlane:
    """Space around the Earth in the plane named *plane*; R_E right and up."""

    def __init__(self, now: Snapshot, plane: str) -> None:
        self._now = now
        self._plane = plane

    @cached_property
    def _rows(self) -> Rows:
        """The axes of the plane in SM, at the moment that slow things are worked out for."""
        return self._rows_in(Frame.SM)

    def _rows_in(self, frame: Frame) -> Rows:
        turn = rotation(frame, self._now.view.frame, self._now.space.around.t)
        right, up = axes_of(turn, self._plane).tolist()
        return tuple(right), tuple(up)

    def _question(self, word: str) -> str:
        return f"{word} {self._plane}"

    @property
    def late(self) -> bool:
        """Whether something of it has stood behind for longer than the eye forgives."""
        return any(question.endswith(f" {self._plane}") for question in self._now.late)

    @property
    def space(self) -> Space:
        """The same in space."""
        return self._now.space

    @property
    def lines(self) -> PlaneLines:
        """Magnetic field lines; the last ones while new ones are traced."""
        question, choice = self._question("field lines"), self._now.view.lines
        return self.space.traced(
            question, planes_space.NO_LINES, planes_space.lines, choice, self._rows
        )

    def line_words(self, drawn: PlaneLines) -> str:
        """Which lines these are, and of what field."""
        if not drawn.mlts_h:
            return f"one of those of the 3D view, flattened ({self.space.field_short})"
        times = " and ".join(f"{mlt:.1f} h" for mlt in sorted(drawn.mlts_h))
        return f"of the meridian of MLT {times}, flattened ({self.space.field_short})"

    @property
    def sheet(self) -> PlaneSheet:
        """The neutral sheet, and the plasma sheet about it."""
        now, question = self._now, self._question("neutral sheet")
        return now.ask(question, planes_space.sheet, now.space.sheet, self._rows)

    @property
    def glow(self) -> PlaneGlow:
        """The X-ray emissivity."""
        now, question = self._now, self._question("X-rays")
        return now.ask(question, planes_xray.glow, now.space.emissivity, self._rows_in(Frame.GSM))

    @property
    def belts(self) -> tuple[Floats, Floats]:
        """The edges of the inner and of the outer radiation belt, each (n, 2)."""
        return self._now.ask(self._question("belts"), planes_space.belts, self._rows)

    @property
    def belt_titles(self) -> tuple[tuple[str, Belt], ...]:
        """The belts, each with its name."""
        return (("Inner belt", INNER), ("Outer belt", OUTER))

    @property
    def band(self) -> PlaneBand:
        """How far the models of the magnetopause lie apart."""
        now, question = self._now, self._question("magnetopause band")
        model, turn = now.scenario.models.magnetopause, now.boundary_to_display
        return now.ask(
            question, planes_band.band, *planes_band.asked(model, now.conditions, turn, self._plane)
        )

    @property
    def plasmapause(self) -> Floats:
        """The plasmapause (n, 2)."""
        turn = self._now.to_display(Frame.SM)
        return planes_band.plasmapause_re(self._now.space.plasmapause, turn, self._plane)

    @property
    def cusps(self) -> Floats:
        """The exterior cusps (2, 2), north and south, flattened."""
        turn = self._now.boundary_to_display
        return flat(rotate(turn, self._now.space.cusps_boundary_re), self._plane)

    @property
    def own_line(self) -> Floats:
        """The field line through SMILE (n, 2), flattened; empty outside the magnetopause."""
        own = self._now.space.smile_line
        if not own.inside:
            return _NOWHERE
        return flat(rotate(self._now.to_display(Frame.GSM), own.points_gsm_re), self._plane)
