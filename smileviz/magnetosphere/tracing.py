"""Field lines through many points at once, both ways, in lock-step.

Every line is two lanes, along the field and against it, each with its own step; all lanes that are
not done make their step together, so that the field is asked for hundreds of points at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints, norm
from smileviz.base.errors import SmileError
from smileviz.magnetosphere import dormand_prince
from smileviz.magnetosphere.assembly import Room, Steps, assembled
from smileviz.magnetosphere.domain import Domain
from smileviz.magnetosphere.field import FieldModel
from smileviz.magnetosphere.lines import End, FieldLines

_MOST_STEPS = 1000
_FIRST, _LARGEST, _SMALLEST = 0.15, 0.5, 1e-4  # steps, in distances from Earth's centre
_LANDING = 0.985  # of the foot's radius: where a step down aims at most
_ON_FOOT_RE = 1e-6
_TINY = np.finfo(np.float64).tiny


@dataclass(frozen=True)
class Reach:
    """How far lines are followed, and how well."""

    foot_re: float = 1.0
    """Radius of the sphere on which the feet are."""
    limit_re: float = 70.0
    """Lines that come further from Earth's centre are open; T89 holds to 70 R_E."""
    length_re: float = 300.0
    """A lane is no longer than about this."""
    tolerance: float = 1e-5
    """Error of a step over the distance from Earth's centre."""
    points_per_step: int = 4
    """Points of the polylines in each step."""


STANDARD = Reach()


@dataclass(eq=False)
class _Lanes:
    """The lanes that are not done (n)."""

    model: FieldModel
    domain: Domain | None
    lane: Ints
    sign: Floats
    x: Floats
    slope: Floats
    h: Floats
    arc: Floats

    def keep(self, stay: Bools) -> None:
        """Go on with the lanes *stay* (n,) only."""
        if stay.all():
            return
        chosen = np.flatnonzero(stay)
        self.model = self.model.some(chosen)
        self.domain = self.domain.some(chosen) if self.domain is not None else None
        self.lane, self.sign = self.lane[chosen], self.sign[chosen]
        self.x, self.slope = self.x[:, chosen], self.slope[:, chosen]
        self.h, self.arc = self.h[chosen], self.arc[chosen]

    def along(self, xyz_re: Floats) -> Floats:
        """Unit vectors along the field, or against it in lanes that go south (3, n)."""
        field = self.model.components_nt(xyz_re)
        square = np.einsum("in,in->n", field, field)
        field *= self.sign / np.sqrt(np.maximum(square, _TINY))
        return field


def trace(
    model: FieldModel,
    seeds_gsm_re: Floats,
    reach: Reach = STANDARD,
    domain: Domain | None = None,
) -> FieldLines:
    """Lines of *model* through *seeds_gsm_re* (n, 3) R_E, until the Earth or out of *domain*.

    A model or domain whose points differ has one entry for every seed.
    """
    seeds = np.array(seeds_gsm_re, dtype=np.float64).reshape(-1, 3)
    wrong = ~(norm(seeds) >= reach.foot_re - _ON_FOOT_RE)
    if wrong.any():
        x, y, z = seeds[wrong][0]
        raise SmileError(
            f"A field line is asked for through ({x:g}, {y:g}, {z:g}) R_E; it must be at least "
            f"{reach.foot_re:g} R_E from Earth's centre."
        )
    both = np.tile(np.arange(len(seeds)), 2)
    everywhere = domain.some(both) if domain is not None else None
    lanes = _Lanes(
        model=model.some(both),
        domain=everywhere,
        lane=np.arange(len(both)),
        sign=np.repeat([1.0, -1.0], len(seeds)),
        x=np.ascontiguousarray(seeds[both].T),
        slope=np.zeros((3, len(both))),
        h=_FIRST * norm(seeds[both]),
        arc=np.zeros(len(both)),
    )
    ends = np.full(len(both), int(End.LONG))
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        parts = list(_followed(lanes, reach, ends))
        room = Room(reach.foot_re, reach.limit_re, everywhere)
        return assembled(seeds, parts, ends, room, reach.points_per_step)


def _followed(lanes: _Lanes, reach: Reach, ends: Ints) -> Iterator[Steps]:
    """Let *lanes* step until all are done; *ends* (lanes,) says in the end why each is."""
    lanes.slope = lanes.along(lanes.x)
    falling = np.einsum("in,in->n", lanes.x, lanes.slope) <= 0.0
    height = np.sqrt(np.einsum("in,in->n", lanes.x, lanes.x)) - reach.foot_re
    lanes.keep(_goes_on(lanes, lanes.x, reach, ends, falling & (height < _ON_FOOT_RE)))
    for _ in range(_MOST_STEPS):
        if not len(lanes.lane):
            return
        _shorten(lanes, reach)
        to, stages = dormand_prince.step(lanes.along, lanes.x, lanes.slope, lanes.h)
        distance = np.sqrt(np.einsum("in,in->n", lanes.x, lanes.x))
        error = dormand_prince.error(stages, lanes.h) / (reach.tolerance * distance)
        good = (error <= 1.0) | ((lanes.h <= _SMALLEST * distance) & np.isfinite(error))
        made = np.flatnonzero(good)
        dense = dormand_prince.interpolant(stages[:, :, made])
        yield Steps(lanes.lane[made], lanes.x[:, made], lanes.h[made], lanes.arc[made], dense)
        lanes.arc = lanes.arc + np.where(good, lanes.h, 0.0)
        lanes.x = np.where(good, to, lanes.x)
        lanes.slope = np.where(good, stages[6], lanes.slope)
        # lines are the more curved the nearer the Earth is: steps go with the distance
        square = np.einsum("in,in->n", lanes.x, lanes.x)
        factor = np.clip(0.9 * np.maximum(error, 1e-9) ** -0.2, 0.2, 4.0)
        factor = np.where(np.isfinite(error), factor * np.sqrt(square) / distance, 0.2)
        lanes.h = lanes.h * factor
        landed = square < reach.foot_re**2
        going = _goes_on(lanes, lanes.x, reach, ends, landed & good)
        lanes.keep(going & (good | (lanes.h > _SMALLEST * distance)))


def _shorten(lanes: _Lanes, reach: Reach) -> None:
    """Keep steps within half the distance from Earth's centre, and from going far below ground."""
    distance = np.sqrt(np.einsum("in,in->n", lanes.x, lanes.x))
    down = -np.einsum("in,in->n", lanes.x, lanes.slope) / distance
    landing = (distance - _LANDING * reach.foot_re) / np.maximum(down, 1e-3)
    lanes.h = np.minimum(lanes.h, np.minimum(_LARGEST * distance, landing))


def _goes_on(lanes: _Lanes, x: Floats, reach: Reach, ends: Ints, landed: Bools) -> Bools:
    """Which lanes go on (n,); notes in *ends* why the others do not."""
    done = np.full(len(lanes.lane), -1)
    done[lanes.arc > reach.length_re] = End.LONG
    done[np.einsum("in,in->n", x, x) > reach.limit_re**2] = End.FAR
    if lanes.domain is not None:
        done[~lanes.domain.contains(x)] = End.LEFT
    done[landed] = End.FOOT
    over = done >= 0
    ends[lanes.lane[over]] = done[over]
    return ~over
