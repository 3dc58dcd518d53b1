"""The plasmapause: violet, a shell of dipole lines down to the ground."""

from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.mesh import Mesh
from smileviz.magnetosphere.plasmapause import SURFACE_COLUMNS
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.body_layer import Body, BodyLayer
from smileviz.scene.layer import Entry


class PlasmapauseLayer(BodyLayer):
    name = "plasmapause"
    title = "Plasmapause"
    rim = 0.42

    def bodies(self, now: Snapshot) -> tuple[Body, ...] | None:
        mesh = now.space.plasmapause_surface
        return None if mesh is None else _body(mesh)

    def colours(self) -> tuple[str, ...]:
        return (self.theme.plasmapause,)

    def named(self, now: Snapshot) -> tuple[tuple[str, str], ...]:
        return (("Plasmapause", f"L {now.space.plasmapause_l:.1f}"),)

    def sentence(self, now: Snapshot, which: int) -> str:  # noqa: ARG002
        model = now.space.plasmapause
        found = f"{model.title}: L = {now.space.plasmapause_l:.2f}"
        return f"{found} for {model.driver:.3g}, {model.inputs}."

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:
        model = now.space.plasmapause
        badge = "extrapolated" if model.caution() else ""
        return (Entry(self.title, self.theme.plasmapause, "line", model.title, badge),)


@lru_cache(maxsize=4)
def _body(mesh: Mesh) -> tuple[Body, ...]:
    """The shell, and its lines at noon, dusk, midnight and dawn and on the equator."""
    grid = mesh.points_re.reshape(-1, SURFACE_COLUMNS, 3)
    quarter = SURFACE_COLUMNS // 4
    meridians: list[Floats] = [grid[:, k] for k in range(0, SURFACE_COLUMNS, quarter)]
    equator = grid[len(grid) // 2]
    return (Body(mesh, (*meridians, np.vstack([equator, equator[:1]]))),)
