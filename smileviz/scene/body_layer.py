"""What the layers of plasmapause and belts share: bodies about the dipole, seen by their rims."""

from abc import abstractmethod
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, cross, rotate, unit
from smileviz.base.frames import Frame
from smileviz.magnetosphere.mesh import Mesh
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.framing import triple
from smileviz.scene.layer import Hit, Label, Layer, Pointer
from smileviz.scene.shell import Shell
from smileviz.scene.stroke import Stroke


@dataclass(frozen=True, eq=False)
class Body:
    """A surface and the lines that outline it, SM R_E."""

    mesh: Mesh
    lines: tuple[Floats, ...]
    """Each (n, 3)."""


@lru_cache(maxsize=8)
def normals(mesh: Mesh) -> Floats:
    """Normals (n, 3) at the points of *mesh*: of the triangles around each, by their area."""
    corners = mesh.points_re[mesh.triangles]
    faces = cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    total = np.zeros_like(mesh.points_re)
    for k in range(3):
        np.add.at(total, mesh.triangles[:, k], faces)
    return unit(total)


class BodyLayer(Layer[tuple[Body, ...]]):
    """Bodies that stand in SM: a rim and crisp outlines each."""

    rim: float = 0.4
    count: int = 1

    @abstractmethod
    def bodies(self, now: Snapshot) -> tuple[Body, ...] | None:
        """Up to *count* bodies: the same object while they stay the same."""

    @abstractmethod
    def colours(self) -> tuple[str, ...]:
        """A colour of the theme for each."""

    @abstractmethod
    def named(self, now: Snapshot) -> tuple[tuple[str, str], ...]:
        """Name and number of each, for its label."""

    @abstractmethod
    def sentence(self, now: Snapshot, which: int) -> str:
        """What the pointer is told."""

    def build(self) -> None:
        """A shell and a stroke for each body."""
        self._shells = [Shell() for _ in range(self.count)]
        self._outlines = [Stroke(1.1) for _ in range(self.count)]
        self.paint.others += [shell.actor for shell in self._shells]
        self.paint.strokes += self._outlines

    def look(self, now: Snapshot) -> tuple[Body, ...] | None:
        """The bodies."""
        return self.bodies(now)

    def draw(self, shape: tuple[Body, ...]) -> None:
        """Fill shells and outlines."""
        parts = zip(shape, self._shells, self._outlines, self.colours(), strict=True)
        for body, shell, outline, colour in parts:
            shell.set_mesh(body.mesh, normals(body.mesh))
            shell.paint(colour, self.rim * (1.0 if self.theme.dark else 1.35))
            outline.set_lines(body.lines)
            outline.paint(colour, 0.7 if self.theme.dark else 0.85)

    def placement(self, now: Snapshot) -> Floats:
        """From SM."""
        return now.to_display(Frame.SM)

    def labels(self, now: Snapshot) -> tuple[Label, ...]:
        """A name at the far side of each from the Sun's line."""
        bodies = self.bodies(now)
        if bodies is None:
            return ()
        turn = self.placement(now)
        return tuple(
            Label(
                key=f"{self.name} {k}",
                text=text,
                detail=detail,
                anchors=tuple(triple(p) for p in rotate(turn, _ends(body))),
                colour=colour,
                priority=34 + k,
                clear_px=7.0,
            )
            for k, (body, colour, (text, detail)) in enumerate(
                zip(bodies, self.colours(), self.named(now), strict=True)
            )
        )

    def thin_re(self, now: Snapshot) -> Floats:
        """Every third point of the outlines."""
        bodies = self.bodies(now) or ()
        points = [line[::3] for body in bodies for line in body.lines]
        return rotate(self.placement(now), np.concatenate([np.zeros((0, 3)), *points]))

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        """An outline under the pointer."""
        found: list[Hit] = []
        for k, body in enumerate(self.bodies(now) or ()):
            points = rotate(self.placement(now), np.concatenate(body.lines))
            index, far = pointer.nearest(points)
            if far <= pointer.reach_px:
                title = self.named(now)[k][0]
                words = self.sentence(now, k)
                found.append(Hit(self.name, title, words, triple(points[index]), far + 30.0))
        return min(found, key=lambda hit: hit.rank, default=None)


def _ends(body: Body) -> Floats:
    """Points (n, 3) of the outlines where a name may stand: farthest out first."""
    points = np.concatenate(body.lines)
    return points[np.argsort(-np.hypot(points[:, 0], points[:, 1]), kind="stable")[::12][:8]]
