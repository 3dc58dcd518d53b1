"""The steps of many lanes made into lines: where they end, their points in order, their apex."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints, fixed
from smileviz.magnetosphere import dormand_prince
from smileviz.magnetosphere.domain import Domain
from smileviz.magnetosphere.lines import FieldLines

_HALVINGS = 28


@dataclass(frozen=True, eq=False)
class Steps:
    """Steps that lanes made (m), in the order in which they were made."""

    lane: Ints
    x: Floats
    """Where each began (3, m)."""
    h: Floats
    arc: Floats
    """Length of the lane before it (m,)."""
    dense: Floats
    """Interpolants (4, 3, m)."""

    @classmethod
    def joined(cls, parts: list["Steps"]) -> Self:
        """Return all steps of *parts*."""
        return cls(
            np.concatenate([part.lane for part in parts]),
            np.concatenate([part.x for part in parts], axis=1),
            np.concatenate([part.h for part in parts]),
            np.concatenate([part.arc for part in parts]),
            np.concatenate([part.dense for part in parts], axis=2),
        )

    def some(self, which: Ints) -> "Steps":
        """Return the steps *which* (k,)."""
        return Steps(
            self.lane[which],
            self.x[:, which],
            self.h[which],
            self.arc[which],
            self.dense[:, :, which],
        )

    def at(self, part: Floats) -> Floats:
        """Positions (3, m) at *part* (m,) of each step."""
        return dormand_prince.inside(self.x, self.h, self.dense, part)

    def rise(self, part: Floats) -> Floats:
        """Return x . x' at *part* (m,) -> (m,): positive where a lane leads away from Earth."""
        slope = dormand_prince.slope_inside(self.dense, part)
        product: Floats = np.einsum("in,in->n", self.at(part), slope)
        return product


@dataclass(frozen=True, eq=False)
class Room:
    """Between two spheres and within *domain* (None: everywhere), given for every lane."""

    foot_re: float
    limit_re: float
    domain: Domain | None

    def contains(self, lane: Ints, xyz_re: Floats) -> Bools:
        """Whether points (3, k) of the lanes *lane* are within (k,)."""
        square = np.einsum("in,in->n", xyz_re, xyz_re)
        found = (square >= self.foot_re**2) & (square <= self.limit_re**2)
        if self.domain is not None:
            found &= self.domain.some(lane).contains(xyz_re)
        return np.asarray(found)


def assembled(
    seeds: Floats, parts: list[Steps], ends: Ints, room: Room, points_per_step: int
) -> FieldLines:
    """Lines through *seeds* (n, 3) of steps in lanes 0..n-1 north, n..2n-1 south."""
    n = len(seeds)
    tips, lengths = np.concatenate([seeds, seeds]), np.zeros(2 * n)
    points, lines, arcs = [seeds], [np.arange(n)], [np.zeros(n)]
    highest = [(np.arange(n), seeds)]
    if parts:
        steps = Steps.joined(parts)
        final = np.full(2 * n, -1)
        final[steps.lane] = np.arange(len(steps.lane))  # the last one stays
        final = final[final >= 0]
        until = np.ones(len(steps.lane))
        until[final] = _ends_within(steps.some(final), room)
        tips[steps.lane[final]] = steps.some(final).at(until[final]).T
        lengths[steps.lane[final]] = steps.arc[final] + steps.h[final] * until[final]
        side = np.where(steps.lane < n, 1.0, -1.0)
        for k in range(1, points_per_step + 1):
            part = until * (k / points_per_step)
            points.append(steps.at(part).T)
            lines.append(steps.lane % n)
            arcs.append(side * (steps.arc + steps.h * part))
        highest += [_tops(steps, until, n), (np.tile(np.arange(n), 2), tips)]
    line = np.concatenate(lines)
    order = np.lexsort((np.concatenate(arcs), line))
    return FieldLines(
        seeds_re=fixed(seeds),
        points_re=fixed(np.concatenate(points)[order]),
        starts=_fixed(np.concatenate([[0], np.cumsum(np.bincount(line, minlength=n))])),
        ends_re=fixed(tips.reshape(2, n, 3)),
        ends=_fixed(ends.reshape(2, n)),
        lengths_re=fixed(lengths.reshape(2, n)),
        apex_re=fixed(_furthest(highest, n)),
    )


def _ends_within(last: Steps, room: Room) -> Floats:
    """Up to which part (k,) the *last* step of every lane is in the room: 1 if it all is."""
    low, high = np.zeros(len(last.lane)), np.ones(len(last.lane))
    whole = room.contains(last.lane, last.at(high))
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        held = room.contains(last.lane, last.at(middle))
        low, high = np.where(held, middle, low), np.where(held, high, middle)
    return np.where(whole, 1.0, 0.5 * (low + high))


def _tops(steps: Steps, until: Floats, n: int) -> tuple[Ints, Floats]:
    """Points furthest from Earth within steps, and their lines."""
    tops = np.flatnonzero((steps.rise(np.zeros_like(until)) > 0.0) & (steps.rise(until) <= 0.0))
    chosen = steps.some(tops)
    low, high = np.zeros(len(tops)), until[tops]
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        rising = chosen.rise(middle) > 0.0
        low, high = np.where(rising, middle, low), np.where(rising, high, middle)
    return chosen.lane % n, chosen.at(low).T


def _furthest(candidates: list[tuple[Ints, Floats]], n: int) -> Floats:
    """Of points by line, the one of each line that is furthest from Earth (n, 3)."""
    line = np.concatenate([lines for lines, _ in candidates])
    point = np.concatenate([points for _, points in candidates])
    order = np.lexsort((np.einsum("ni,ni->n", point, point), line))
    found = np.empty((n, 3))
    found[line[order]] = point[order]  # the last one stays
    return found


def _fixed(a: Ints) -> Ints:
    whole = np.array(a, dtype=np.int64)
    whole.setflags(write=False)
    return whole
