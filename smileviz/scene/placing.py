"""Placing: where labels stand so that none overlaps another, the spacecraft or the overlay.

Pure geometry, no VTK: boxes are (left, bottom, right, top) in pixels.
"""

from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints

# Where a label may stand around its anchor, best first: the direction from the anchor, times its
# clearance. Names to the right of their thing read best (cartographic custom).
_RIGHT_FIRST = np.array(
    [(1.0, 0.25), (1.0, -0.25), (0.75, 0.8), (0.75, -0.8), (-1.0, 0.25), (-1.0, -0.25),
     (-0.75, 0.8), (-0.75, -0.8), (0.0, 1.0), (0.0, -1.0)]
)  # fmt: skip
_NEAR = len(_RIGHT_FIRST)
_DISTANCES = (1.0, 2.6, 5.0)
SLOTS = np.concatenate([_RIGHT_FIRST * distance for distance in _DISTANCES])
_SIDES = np.clip(SLOTS * 1.34, -1.0, 1.0)
_SLOT_COST = np.concatenate([0.4 * np.arange(_NEAR) + 6.0 * i for i in range(len(_DISTANCES))])
_ANCHOR_COST = 3.0
_CROSSED_COST = 0.9
_CROSSED_MOST = 40
_TOLERATED = 4
"""A label that covers no more points of lines than this stays where it was."""
_GAP_PX = 5.0
_EDGE_PX = 4.0


@dataclass(frozen=True)
class Wish:
    """A label that looks for a place: its size, the pixels it may name, and its clearance."""

    key: str
    priority: int
    size: tuple[float, float]
    anchors: Floats
    """(n, 2), NaN where it cannot be seen."""
    clear_px: float
    kept_px: float = 0.0
    """How far around its first anchor no other label may stand."""
    led: bool = True
    """Whether it may stand off, with a line that leads to what it names."""
    body_px: tuple[float, float, float, float] | None = None
    """The box of what it names, when that is known: no label stands there, its own not either."""


@dataclass(frozen=True)
class Place:
    """Where a label stands."""

    key: str
    box: tuple[float, float, float, float]
    anchor: tuple[float, float]
    choice: int
    """Index among all candidates, to prefer the same next time."""
    far: bool
    """Whether a line must lead from the label to its anchor."""
    clear_px: float
    """Where that line begins, away from the anchor."""


def place(
    wishes: list[Wish],
    size: tuple[int, int],
    taken: Floats,
    crossed: Floats,
    before: dict[str, int],
) -> list[Place]:
    """Places for *wishes* in a picture of *size*: those that find none are left out.

    *taken* (n, 4) are boxes to keep clear; *crossed* (m, 2) are pixels of lines that a label
    rather does not cover; *before* says which candidate each label had in the last picture, which
    it keeps as long as that is free and good, so that names do not dance.
    """
    room = Room(size, taken.reshape(-1, 4), _visible(crossed, size), wishes)
    found = _stayed(wishes, room, before)
    for spot in found:
        room.fill(spot.box)
    still = {spot.key for spot in found}
    for wish in sorted(wishes, key=lambda w: w.priority):
        if wish.key not in still and np.isfinite(wish.anchors).any():
            settled = _settle(wish, room)
            if settled is not None:
                room.fill(settled.box)
                found.append(settled)
    return found


class Room:
    """What is free: the picture less the boxes already taken, and what other labels name."""

    def __init__(
        self, size: tuple[int, int], taken: Floats, crossed: Floats, wishes: list[Wish]
    ) -> None:
        self._size = np.array(size)
        self._taken = taken
        self._crossed = crossed
        keepers = [wish for wish in wishes if wish.kept_px or wish.body_px]
        self._kept = np.array([_around(wish) for wish in keepers]).reshape(-1, 4)
        self._keys = [wish.key for wish in keepers]

    def fill(self, box: tuple[float, float, float, float]) -> None:
        """Take *box* and a gap around it."""
        self._taken = np.vstack([self._taken, _grown(np.array(box))])

    def free(self, boxes: Floats, keys: list[str]) -> Bools:
        """Which *boxes* (k, 4), each of the label *keys* (k), or all of one, lie free -> (k,)."""
        with np.errstate(invalid="ignore"):
            low, high = boxes[:, :2], boxes[:, 2:]
            inside = (low >= _EDGE_PX).all(axis=1) & (high <= self._size - _EDGE_PX).all(axis=1)
            strange = np.array([[k != kept for kept in self._keys] for k in keys], dtype=np.bool_)
            covers = touches(boxes, self._kept) & strange.reshape(len(keys), -1)
            return np.asarray(
                inside & ~touches(boxes, self._taken).any(axis=1) & ~covers.any(axis=1)
            )

    def crossings(self, boxes: Floats) -> Floats:
        """How many points of lines each of *boxes* (k, 4) covers -> (k,)."""
        x, y = self._crossed.T
        under = (x > boxes[:, :1]) & (x < boxes[:, 2:3]) & (y > boxes[:, 1:2]) & (y < boxes[:, 3:])
        return np.asarray(under.sum(axis=1))


def touches(boxes: Floats, others: Floats) -> Bools:
    """Whether *boxes* (k, 4) overlap *others* (n, 4) -> (k, n)."""
    return np.asarray(
        (boxes[:, None, 2] > others[:, 0])
        & (boxes[:, None, 0] < others[:, 2])
        & (boxes[:, None, 3] > others[:, 1])
        & (boxes[:, None, 1] < others[:, 3])
    )


def _grown(boxes: Floats) -> Floats:
    return boxes + _GAP_PX * np.array([-1.0, -1.0, 1.0, 1.0])


def _around(wish: Wish) -> Floats:
    """The box (4,) around what *wish* names; NaN, which touches nothing, when it is not seen."""
    if wish.body_px is not None:
        return np.array(wish.body_px)
    anchor = wish.anchors[0]
    return np.concatenate([anchor - wish.kept_px, anchor + wish.kept_px])


def _visible(crossed: Floats, size: tuple[int, int]) -> Floats:
    with np.errstate(invalid="ignore"):
        inside = ((crossed >= 0.0) & (crossed <= np.array(size))).all(axis=1)
    return np.asarray(crossed[inside])


def _stayed(wishes: list[Wish], room: Room, before: dict[str, int]) -> list[Place]:
    """Labels that keep the place they had: near their thing, free, covering few lines."""
    asked = [
        wish
        for wish in sorted(wishes, key=lambda w: w.priority)
        if before.get(wish.key, _NEAR) % len(SLOTS) < _NEAR
        and before[wish.key] < len(wish.anchors) * len(SLOTS)
    ]
    if not asked:
        return []
    choices = [before[wish.key] for wish in asked]
    boxes = np.vstack(
        [_boxes(wish, np.array([choice])) for wish, choice in zip(asked, choices, strict=True)]
    )
    good = room.free(boxes, [wish.key for wish in asked])
    good &= room.crossings(boxes) <= _TOLERATED
    clash = np.tril(touches(boxes, _grown(boxes)), -1)
    good &= ~(clash & good).any(axis=1)
    return [
        _place(wish, choice, box)
        for wish, choice, box, kept in zip(asked, choices, boxes, good, strict=True)
        if kept
    ]


def _settle(wish: Wish, room: Room) -> Place | None:
    """The best free place: near its thing, covering few lines."""
    index = np.arange(len(wish.anchors) * len(SLOTS))
    boxes = _boxes(wish, index)
    free = room.free(boxes, [wish.key]) & (wish.led | (index % len(SLOTS) < _NEAR))
    if not free.any():
        return None
    index, boxes = index[free], boxes[free]
    cost = _SLOT_COST[index % len(SLOTS)] + _ANCHOR_COST * (index // len(SLOTS))
    cost = cost + _CROSSED_COST * np.minimum(room.crossings(boxes), _CROSSED_MOST)
    best = int(np.argmin(cost))
    return _place(wish, int(index[best]), boxes[best])


def _boxes(wish: Wish, index: Ints) -> Floats:
    """Boxes (k, 4) of the candidates *index* (k,): every anchor with every slot."""
    anchor, slot = wish.anchors[index // len(SLOTS)], index % len(SLOTS)
    half = 0.5 * np.array(wish.size)
    if wish.body_px is not None:
        low, high = np.array(wish.body_px[:2]), np.array(wish.body_px[2:])
        anchor, half = 0.5 * (low + high), half + 0.5 * (high - low)
    centres = anchor + SLOTS[slot] * wish.clear_px + _SIDES[slot] * half
    half = 0.5 * np.array(wish.size)
    return np.asarray(np.round(np.hstack([centres - half, centres + half])), dtype=np.float64)


def _place(wish: Wish, choice: int, box: Floats) -> Place:
    anchor = wish.anchors[choice // len(SLOTS)]
    return Place(
        wish.key,
        (float(box[0]), float(box[1]), float(box[2]), float(box[3])),
        (float(anchor[0]), float(anchor[1])),
        choice,
        far=choice % len(SLOTS) >= _NEAR,
        clear_px=wish.clear_px,
    )
