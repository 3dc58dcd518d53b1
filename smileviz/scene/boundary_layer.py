"""What the layers of magnetopause and bow shock share: shell, outlines, label, legend, hover."""

from abc import abstractmethod
from functools import lru_cache
from typing import ClassVar

import numpy as np

from smileviz.base.arrays import Floats, Ints, norm, rotate
from smileviz.magnetosphere.boundary import Boundary
from smileviz.magnetosphere.surface import Surface, surface
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Label, Layer, Pointer
from smileviz.scene.shell import Shell
from smileviz.scene.sight import Sight
from smileviz.scene.stroke import DASHED, Stroke

_FADE_RE = 14.0
"""Length over which the tail fades out before its cut."""
_RIM_FACING = 0.3
_DIMMED_RE, _DIMMEST = (18.0, 55.0), 0.35
"""Eye distances between which the shell comes to full strength, and its least strength."""
_RAY_RE = np.linspace(0.0, 160.0, 1200)


class BoundaryLayer(Layer[Surface]):
    """A boundary of the magnetosphere, seen by its rim and by two crisp outlines."""

    dashed: ClassVar[bool] = False
    rim: ClassVar[float]
    """Opacity of the rim."""
    shares: ClassVar[tuple[float, ...]]
    """Where along the outline, from nose (0) to cut (1), its name may stand, best first."""
    priority: ClassVar[int]

    @abstractmethod
    def model(self, now: Snapshot) -> Boundary:
        """The boundary to draw."""

    @abstractmethod
    def distance_re(self, now: Snapshot) -> float:
        """SMILE's signed distance to it, positive outside."""

    @abstractmethod
    def colour(self) -> str:
        """Its colour in the theme."""

    def build(self) -> None:
        """A shell, and the outlines in its own noon-midnight and equatorial planes."""
        self._shell = Shell()
        self._outline = Stroke(1.3, DASHED if self.dashed else "")
        self.paint.others.append(self._shell.actor)
        self.paint.strokes.append(self._outline)

    def look(self, now: Snapshot) -> Surface:
        """The mesh of the model: the same object for the same model."""
        return surface(self.model(now))

    def draw(self, shape: Surface) -> None:
        """Fill the shell and draw the outlines, both fading out towards the cut tail."""
        fade = fading(shape.points_re)
        self._shell.set_surface(shape, fade)
        lines = [shape.points_re[index] for index in outlines(shape)]
        strength = [fading(line) for line in lines]
        self._outline.set_lines(lines, strength=strength)
        self._shell.paint(self.colour(), self.rim * (1.0 if self.theme.dark else 1.35))
        self._outline.paint(self.colour(), 0.62 if self.theme.dark else 0.8)

    def refine(self, *, fine: bool) -> None:
        """A coarser shell while something moves."""
        self._shell.refine(fine=fine)

    def fit(self, sight: Sight) -> None:
        """Dim the shell for an eye that is near or within: there it would fill the picture."""
        super().fit(sight)
        near, far = _DIMMED_RE
        share = np.clip((float(norm(sight.position)) - near) / (far - near), 0.0, 1.0)
        self._shell.dim(_DIMMEST + (1.0 - _DIMMEST) * float(share))

    def placement(self, now: Snapshot) -> Floats:
        """From the boundary frame."""
        return now.boundary_to_display

    def labels(self, now: Snapshot) -> tuple[Label, ...]:
        """The name and the stand-off distance of the nose."""
        shape = surface(self.model(now))
        anchors = rotate(now.boundary_to_display, _named_points(shape, self.shares))
        nose = float(norm(shape.points_re[0]))
        return (
            Label(
                key=self.name,
                text=self.title,
                detail=f"nose {nose:.1f} R⊕",
                anchors=tuple(triple(p) for p in anchors),
                colour=self.colour(),
                priority=self.priority,
                clear_px=9.0,
            ),
        )

    def thin_re(self, now: Snapshot) -> Floats:
        """Every third point of the outlines."""
        return rotate(now.boundary_to_display, _thin(surface(self.model(now))))

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:
        """The model's name beside the colour, and whether it is used outside its range."""
        badge = "extrapolated" if now.space.caution(self.name) else ""
        return (
            Entry(
                self.title,
                self.colour(),
                "dash" if self.dashed else "line",
                note=self.model(now).title,
                badge=badge,
            ),
        )

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        """The rim or an outline under the pointer."""
        matrix = now.boundary_to_display
        near = self._on_outline(now, matrix, pointer)
        found = near if near is not None else self._on_rim(now, matrix, pointer)
        if found is None:
            return None
        model = self.model(now)
        nose = float(model.radius_re(np.zeros(1), np.zeros(1))[0])
        away = self.distance_re(now)
        side = "outside" if away > 0.0 else "inside"
        sentence = f"{model.title}: nose at {nose:.2f} R⊕; SMILE is {abs(away):.2f} R⊕ {side}."
        return Hit(self.name, self.title, sentence, triple(found), 40.0 + self.priority)

    def _on_outline(self, now: Snapshot, matrix: Floats, pointer: Pointer) -> Floats | None:
        shape = surface(self.model(now))
        points = rotate(matrix, shape.points_re[np.concatenate(outlines(shape))])
        index, far = pointer.nearest(points)
        return points[index] if far <= pointer.reach_px else None

    def _on_rim(self, now: Snapshot, matrix: Floats, pointer: Pointer) -> Floats | None:
        """Where the pointer's ray grazes the surface; None where it looks straight through."""
        ray = pointer.sight.ray(pointer.x, pointer.y) @ matrix
        points = pointer.sight.position @ matrix + _RAY_RE[:, None] * ray
        outward = norm(points)
        theta = np.arccos(np.clip(points[:, 0] / np.maximum(outward, 1e-9), -1.0, 1.0))
        phi = np.arctan2(points[:, 2], points[:, 1])
        model = self.model(now)
        height = outward - model.radius_re(theta, phi)
        inside = (height < 0.0) & (points[:, 0] > model.x_min_re)
        if not inside.any():
            return None
        length = float(np.count_nonzero(inside)) * float(_RAY_RE[1])
        first = points[int(np.argmax(inside))]
        # A chord this short means that the ray meets the surface at a grazing angle.
        if length > 2.0 * _RIM_FACING * float(norm(first)):
            return None
        return np.asarray(matrix @ first)


def outlines(shape: Surface) -> list[Ints]:
    """Indices of the outlines: noon-midnight (north to south) and equatorial (dusk to dawn)."""
    rings = 1 + shape.columns * np.arange(shape.rows - 1)
    quarter = shape.columns // 4
    north, south, dusk, dawn = (rings + k * quarter for k in (1, 3, 0, 2))
    nose = np.zeros(1, dtype=np.int64)
    return [
        np.concatenate([north[::-1], nose, south]),
        np.concatenate([dusk[::-1], nose, dawn]),
    ]


@lru_cache(maxsize=8)
def _named_points(shape: Surface, shares: tuple[float, ...]) -> Floats:
    """Points (n, 3) on the noon-midnight outline where the name may stand, best first."""
    halves = [shape.points_re[half] for half in _halves(outlines(shape)[0])]
    return np.array([half[round(share * (len(half) - 1))] for share in shares for half in halves])


@lru_cache(maxsize=8)
def _thin(shape: Surface) -> Floats:
    """Every third point of the outlines (n, 3)."""
    return np.asarray(shape.points_re[np.concatenate(outlines(shape))[::3]])


def _halves(line: Ints) -> tuple[Ints, Ints]:
    """The southern and the northern half of an outline, each from the nose on."""
    middle = len(line) // 2
    return line[middle:], line[middle::-1]


def fading(points: Floats) -> Floats:
    """Opacity of points (n, 3): 1 in front, 0 at the cut."""
    x = points[..., 0]
    share = np.clip((x - x.min()) / _FADE_RE, 0.0, 1.0)
    return np.asarray(share * share * (3.0 - 2.0 * share))
