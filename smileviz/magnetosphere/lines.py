"""Field lines as they were traced: their points, ends, apex and kind."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints, norm


class End(IntEnum):
    """Why a line was followed no further."""

    FOOT = 0
    """It came down to the Earth."""
    LEFT = 1
    """It went through the magnetopause, or began outside."""
    FAR = 2
    """It came to the greatest distance asked for."""
    LONG = 3
    """It was as long as asked for, or ran into a point without field."""


class Kind(IntEnum):
    """What a line connects: 2 if the northern foot is missing, and 1 if the southern one is."""

    CLOSED = 0
    """Both feet on the Earth."""
    NORTH = 1
    """Open, with its foot where the field points down: in the north."""
    SOUTH = 2
    """Open, with its foot in the south."""
    DETACHED = 3
    """No foot."""


@dataclass(frozen=True, eq=False)
class FieldLines:
    """Lines (n) through seeds, GSM in R_E; "north" is where the field leads. Read-only arrays.

    The points of all lines follow one another in *points_re* (p, 3), each line from its southern to
    its northern end; line i is points_re[starts[i] : starts[i + 1]].
    """

    seeds_re: Floats
    """(n, 3)"""
    points_re: Floats
    """(p, 3)"""
    starts: Ints
    """(n + 1,)"""
    ends_re: Floats
    """Northern and southern ends (2, n, 3): feet, where *ends* says so."""
    ends: Ints
    """Why each ended there, an `End` (2, n)."""
    lengths_re: Floats
    """From the seed to each end (2, n)."""
    apex_re: Floats
    """Point furthest from Earth's centre (n, 3); of an open line mostly its end."""

    def __len__(self) -> int:
        return len(self.seeds_re)

    def line(self, i: int) -> Floats:
        """Points (k, 3) of line *i*, from south to north."""
        return self.points_re[self.starts[i] : self.starts[i + 1]]

    @property
    def feet(self) -> Bools:
        """Whether the northern and the southern end is a foot (2, n)."""
        return np.asarray(self.ends == End.FOOT)

    @property
    def kinds(self) -> Ints:
        """A `Kind` for every line (n,)."""
        north, south = ~self.feet
        return np.asarray(2 * north.astype(np.int64) + south)

    @property
    def closed(self) -> Bools:
        """Whether both ends are feet (n,)."""
        return np.asarray(self.feet.all(axis=0))

    @property
    def length_re(self) -> Floats:
        """Length of each line (n,)."""
        return np.asarray(self.lengths_re.sum(axis=0))

    @property
    def apex_distance_re(self) -> Floats:
        """Distance of the apex from Earth's centre (n,): L, for a closed line of a dipole."""
        return norm(self.apex_re)
