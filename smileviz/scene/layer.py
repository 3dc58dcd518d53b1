"""Layer: looks at a snapshot, draws only what changed, and stands in the right frame."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace
from typing import ClassVar, Generic, Literal, TypeVar

import numpy as np
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkRenderingCore import vtkActor, vtkProp, vtkProp3D

from smileviz.base.arrays import Floats
from smileviz.base.theme import DARK, Theme
from smileviz.mission.snapshot import Snapshot
from smileviz.scene import polydata
from smileviz.scene.dots import Dots
from smileviz.scene.shader import fade
from smileviz.scene.sight import Sight
from smileviz.scene.stroke import Stroke

Shape = TypeVar("Shape")
IDENTITY = np.eye(3)
_LATE = 0.45
"""How much is seen of what is out of date."""


@dataclass(frozen=True)
class Label:
    """A name in the picture: where it may stand, and how much it matters (0 matters most)."""

    key: str
    text: str
    anchors: tuple[tuple[float, float, float], ...]
    """Points in R_E of the display frame that it may name, best first."""
    colour: str
    priority: int
    detail: str = ""
    """A second, smaller line: a number."""
    clear_px: float = 8.0
    """How far it keeps from its anchor, design pixels."""
    clear_re: float = 0.0
    """And how much farther, R_E: the radius of what it names."""
    led: bool = True
    """Whether it may stand off, with a line that leads to what it names."""
    most_px: float = 1e9
    """Left out when what it names has a larger radius than this on screen, design pixels."""
    least_px: float = 0.0
    """Left out while one Earth radius is smaller than this on screen, design pixels."""
    bold: bool = False
    behind_earth: bool = False
    """Whether it is shown although the Earth hides its anchor."""


@dataclass(frozen=True)
class Entry:
    """One line of the legend."""

    text: str
    colour: str
    mark: Literal["line", "dash", "fill", "dot", "map"]
    note: str = ""
    """More, where there is room."""
    badge: str = ""
    """What must be said wherever it shows, such as "assumed"."""
    colours: tuple[str, ...] = ()
    """Of a scale ("map"), from its lower end to its upper one."""

    def computing(self) -> "Entry":
        """The same, and that another is being worked out."""
        return replace(self, badge=", ".join(filter(None, ("computing", self.badge))))


@dataclass(frozen=True)
class Hit:
    """What is under the pointer."""

    name: str
    title: str
    sentence: str
    point_re: tuple[float, float, float]
    """Display frame."""
    rank: float
    """Distance from the pointer in pixels, small marks before large surfaces."""
    t: float | None = None
    """The time that a click goes to, for a track."""


@dataclass(frozen=True)
class Pointer:
    """The pointer in a picture."""

    sight: Sight
    x: float
    y: float
    reach_px: float = 8.0
    """How near a thin thing must be, in pixels of the picture."""

    def nearest(self, points: Floats) -> tuple[int, float]:
        """Index and distance in pixels of the point (n, 3) nearest to the pointer."""
        xy, _ = self.sight.project(points)
        far = np.hypot(xy[:, 0] - self.x, xy[:, 1] - self.y)
        far = np.where(np.isfinite(far) & ~self.sight.hidden_by_earth(points), far, np.inf)
        index = int(np.argmin(far))
        return index, float(far[index])


@dataclass
class Paint:
    """What a layer puts into the renderer, in order."""

    strokes: list[Stroke] = field(default_factory=list)
    dots: list[Dots] = field(default_factory=list)
    others: list[vtkProp] = field(default_factory=list)

    @property
    def props(self) -> list[vtkProp]:
        """Every actor: surfaces first, then dots, then lines."""
        return [*self.others, *(d.actor for d in self.dots), *(s.actor for s in self.strokes)]


class Layer(ABC, Generic[Shape]):
    """One thing in the picture. A layer knows the snapshot and itself, never another layer."""

    name: ClassVar[str]
    """The key in files and in ``View.hidden``."""
    title: ClassVar[str]
    """For people."""
    stage: ClassVar[Literal["sky", "world"]] = "world"
    questions: ClassVar[tuple[str, ...]] = ()
    """What of it is worked out in the background: names as in ``Snapshot.late``."""

    def __init__(self) -> None:
        self.theme: Theme = DARK
        self.paint = Paint()
        self.shown = False
        self.late = False
        """Whether what is drawn is out of date, and dimmed for that."""
        self._opacity = 1.0
        self._drawn: Shape | None = None
        self._matrix = vtkMatrix4x4()
        self._placed: Floats | None = None
        self.build()
        for prop in self.paint.props:
            prop.SetVisibility(0)
            if isinstance(prop, vtkProp3D):
                prop.SetUserMatrix(self._matrix)

    @abstractmethod
    def build(self) -> None:
        """Make the actors, once, and put them into ``self.paint``."""

    @abstractmethod
    def look(self, now: Snapshot) -> Shape | None:
        """Return what is to be drawn; the same object as long as nothing changes; None to hide."""

    @abstractmethod
    def draw(self, shape: Shape) -> None:
        """Draw *shape*."""

    def placement(self, now: Snapshot) -> Floats:  # noqa: ARG002
        """The rotation (3, 3) from the frame of the geometry to the display frame."""
        return IDENTITY

    def move(self, now: Snapshot) -> None:
        """Follow the time without drawing anew: matrices and single numbers."""

    def dress(self, theme: Theme) -> None:
        """Take the colours of *theme*; what is drawn is drawn again at the next snapshot."""
        self.theme = theme
        self._drawn = None

    def refine(self, *, fine: bool) -> None:
        """Draw well, or quickly while something moves."""

    def fit(self, sight: Sight) -> None:
        """Follow the camera and the size of the picture, before every frame."""
        for stroke in self.paint.strokes:
            stroke.fit(sight)
        for dots in self.paint.dots:
            dots.fit(sight)

    def cover(self, sight: Sight) -> dict[str, tuple[float, float, float, float]]:  # noqa: ARG002
        """Boxes in pixels (left, bottom, right, top) that no label may touch, by label."""
        return {}

    def labels(self, now: Snapshot) -> tuple[Label, ...]:  # noqa: ARG002
        """The names it wants to have in the picture."""
        return ()

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:  # noqa: ARG002
        """Its lines in the legend."""
        return ()

    def entries(self, now: Snapshot) -> tuple[Entry, ...]:
        """Its lines in the legend; they say when it is out of date."""
        found = self.legend(now)
        return tuple(entry.computing() for entry in found) if self.late else found

    def thin_re(self, now: Snapshot) -> Floats:  # noqa: ARG002
        """Points (n, 3), display frame, of thin lines that labels rather do not cover."""
        return np.zeros((0, 3))

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:  # noqa: ARG002
        """What of it is under the pointer."""
        return None

    def _fade(self, opacity: float) -> None:
        """Let only so much of it be seen; a body that is not see-through stays whole."""
        if opacity != self._opacity:
            self._opacity = opacity
            for prop in self.paint.props:
                if isinstance(prop, vtkActor):
                    fade(prop, opacity)

    def show_now(self, now: Snapshot) -> None:
        """Draw what changed since the last time, and move the rest."""
        shape = None if self.name in now.view.hidden else self.look(now)
        if (shape is not None) != self.shown:
            self.shown = shape is not None
            for prop in self.paint.props:
                prop.SetVisibility(self.shown)
        if shape is None:
            return
        self.late = not now.late.isdisjoint(self.questions)
        share = dict(now.view.opacity).get(self.name, 1.0)
        self._fade(share * _LATE if self.late else share)
        if shape is not self._drawn:
            self.draw(shape)
            self._drawn = shape
        placed = self.placement(now)
        if placed is not self._placed:
            polydata.set_matrix(self._matrix, placed)
            self._placed = placed
        self.move(now)
