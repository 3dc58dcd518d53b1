"""The radiation belts: where their mean flux is a tenth of its peak."""

from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.belts import Belt, cross_section
from smileviz.magnetosphere.mesh import Mesh
from smileviz.magnetosphere.shells import on_shell
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.body_layer import Body, BodyLayer
from smileviz.scene.layer import Entry

_MERIDIANS_H = (0.0, 6.0, 12.0, 18.0)


class BeltsLayer(BodyLayer):
    name = "belts"
    title = "Radiation belts"
    rim = 0.5
    count = 2

    def bodies(self, now: Snapshot) -> tuple[Body, ...]:
        return _bodies(now.space.belts)

    def colours(self) -> tuple[str, ...]:
        return (self.theme.inner_belt, self.theme.outer_belt)

    def named(self, now: Snapshot) -> tuple[tuple[str, str], ...]:  # noqa: ARG002
        return (("Inner belt", ""), ("Outer belt", ""))

    def sentence(self, now: Snapshot, which: int) -> str:
        belt = now.space.belts[which][0]
        l_value, flux = belt.peak
        return (
            f"Belt of {belt.title}: peak {flux:.1e} cm⁻² s⁻¹ at L {l_value:.1f}; "
            f"drawn at a tenth of it. A long-term mean: storms do not change it."
        )

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:
        words = (text for text, _ in self.named(now))
        return tuple(
            Entry(text, colour, "line", _short(belt))
            for text, colour, (belt, _) in zip(words, self.colours(), now.space.belts, strict=True)
        )


def _short(belt: Belt) -> str:
    return belt.title.replace(" (", ", ").replace(")", ", mean")


@lru_cache(maxsize=4)
def _bodies(found: tuple[tuple[Belt, Mesh], ...]) -> tuple[Body, ...]:
    return tuple(Body(mesh, _cuts(belt)) for belt, mesh in found)


def _cuts(belt: Belt) -> tuple[Floats, ...]:
    """The edge of *belt* in the meridians of noon, dusk, midnight and dawn, closed."""
    edge = cross_section(belt)
    ring = np.vstack([edge, edge[:1]])
    return tuple(
        on_shell(ring[:, 0], ring[:, 1], np.full(len(ring), hour)) for hour in _MERIDIANS_H
    )
