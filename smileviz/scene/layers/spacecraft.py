"""SMILE: a recognisable body, standing as the guidance law says, drawn far larger than it is."""

import numpy as np
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from smileviz.base.arrays import norm, unit
from smileviz.mission.snapshot import Snapshot
from smileviz.scene import polydata, smile_model
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Label, Layer, Pointer
from smileviz.scene.sight import Sight
from smileviz.scene.stance import body_axes, smile_re, sunward

SPAN_PX = 78.0
"""Width from wing tip to wing tip on screen, design pixels, when SMILE is far."""
_SPAN_RE = 0.7
"""Width in space when SMILE is near: then it grows on screen like everything else."""


class SpacecraftLayer(Layer[str]):
    name = "spacecraft"
    title = "SMILE"

    def build(self) -> None:
        self._bus, self._bus_mapper, self._bus_matrix = self._actor()
        self._wings, self._wings_mapper, self._wings_matrix = self._actor()
        self.paint.others += [self._bus, self._wings]
        self._axes = self._wing_axes = np.eye(3)
        self._span_re = 0.0
        self.position_re = np.zeros(3)

    @staticmethod
    def _actor() -> tuple[vtkActor, vtkPolyDataMapper, vtkMatrix4x4]:
        actor, matrix = vtkActor(), vtkMatrix4x4()
        mapper = polydata.mapper()
        mapper.ScalarVisibilityOn()
        actor.SetMapper(mapper)
        finish = actor.GetProperty()
        finish.SetAmbient(0.55)
        finish.SetDiffuse(0.80)
        finish.SetSpecular(0.18)
        finish.SetSpecularPower(18.0)
        return actor, mapper, matrix

    def look(self, now: Snapshot) -> str:  # noqa: ARG002
        return self.theme.name

    def draw(self, shape: str) -> None:  # noqa: ARG002
        body = smile_model.bus(polydata.rgb(self.theme.sxi), polydata.rgb(self.theme.uvi), 24.0)
        _fill(self._bus_mapper, body)
        _fill(self._wings_mapper, smile_model.wings())

    def move(self, now: Snapshot) -> None:
        self.position_re = smile_re(now)
        xi, eta, boresight = body_axes(now)
        # The law gives xi x eta = -boresight; a body needs a right-handed set.
        self._axes = np.column_stack([xi, -eta, boresight])
        sun = sunward(now)
        face = unit(sun - (sun @ eta) * eta)
        self._wing_axes = np.column_stack([np.cross(-eta, face), -eta, face])

    def fit(self, sight: Sight) -> None:
        distance = float(norm(sight.position - self.position_re))
        per_re = float(sight.pixels_per_re(self.position_re))
        span = max(SPAN_PX * sight.scale / per_re, _SPAN_RE)
        # An eye within the body would see nothing else: the body is hidden then.
        self._span_re = span if distance > span else 0.0
        scale = self._span_re / smile_model.SPAN_M
        for actor, matrix, axes in (
            (self._bus, self._bus_matrix, self._axes),
            (self._wings, self._wings_matrix, self._wing_axes),
        ):
            polydata.set_matrix(matrix, max(scale, 1e-9) * axes, self.position_re)
            actor.SetUserMatrix(matrix)

    def cover(self, sight: Sight) -> dict[str, tuple[float, float, float, float]]:
        corners = np.vstack(
            [
                smile_model.CORNERS_M @ self._axes.T,
                smile_model.WING_CORNERS_M @ self._wing_axes.T,
            ]
        )
        xy, _ = sight.project(self.position_re + self._span_re / smile_model.SPAN_M * corners)
        if not np.isfinite(xy).all():
            return {}
        (left, low), (right, high) = xy.min(axis=0) - 3.0, xy.max(axis=0) + 3.0
        return {"smile": (float(left), float(low), float(right), float(high))}

    def labels(self, now: Snapshot) -> tuple[Label, ...]:
        at = triple(smile_re(now))
        detail = f"{now.r_re:.2f} R⊕"
        return (
            Label(
                key="smile",
                text="SMILE",
                detail=detail,
                anchors=(at,),
                colour=self.theme.smile,
                priority=0,
                clear_px=10.0,
                bold=True,
            ),
        )

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:  # noqa: ARG002
        return (Entry("SMILE, enlarged", self.theme.smile, "dot"),)

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        _, far = pointer.nearest(self.position_re[None])
        if far > 0.5 * SPAN_PX * pointer.sight.scale:
            return None
        speed = float(norm(now.velocity_km_s))
        sentence = (
            f"{now.r_re:.2f} R⊕ from the Earth's centre, {speed:.3f} km/s; "
            f"expected error {now.error_km:.1f} km. The body is drawn enlarged."
        )
        return Hit(self.name, self.title, sentence, triple(self.position_re), 0.2 * far)


def _fill(mapper: vtkPolyDataMapper, facets: smile_model.Facets) -> None:
    triangles = np.arange(len(facets.points)).reshape(-1, 3)
    poly = polydata.mesh(facets.points, triangles)
    polydata.set_normals(poly, facets.normals)
    polydata.set_colours(poly, facets.colours)
    mapper.SetInputData(poly)
