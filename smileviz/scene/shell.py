"""Shell: a surface seen by its rim, its body nearly clear. Veil: a thin translucent face."""

from functools import lru_cache

import numpy as np
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor

from smileviz.base.arrays import Floats, Ints
from smileviz.magnetosphere.mesh import Mesh
from smileviz.magnetosphere.surface import Surface
from smileviz.scene import polydata
from smileviz.scene.shader import Code

_VERTEX_DEC = """//VTK::PositionVC::Dec
uniform mat4 MCVCMatrix; uniform mat3 normalMatrix;
in vec3 outward; in float fade; out float fading; out float facing;
"""
# How squarely the surface is looked at, corner by corner: the mesh is fine enough for it.
_VERTEX = """//VTK::PositionVC::Impl
  gl_Position = MCDCMatrix * vertexMC;
  facing = dot(normalize(normalMatrix * outward), normalize((MCVCMatrix * vertexMC).xyz));
  fading = fade;
"""
_FRAGMENT_DEC = """//VTK::Color::Dec
in float fading; in float facing;
"""
# Fresnel: the flatter the look, the more colour; the very edge fades over a pixel and a half.
_FRAGMENT = """//VTK::Light::Impl
  float square = abs(facing);
  float flat_ = 1.0 - square;
  float edge = clamp(square / max(1.2 * fwidth(facing), 1e-5), 0.0, 1.0);
  float glow = rim * dimmed * flat_ * flat_ * flat_ * fading * edge;
  fragOutput0 = vec4(paint, glow);
"""


class Shell:
    """One surface, drawn by plain blending: no depth peeling, no sorting."""

    def __init__(self) -> None:
        self.actor = vtkActor()
        self._mapper = polydata.mapper("fade", "outward")
        self.actor.SetMapper(self._mapper)
        self.actor.GetProperty().LightingOff()
        self.actor.ForceTranslucentOn()
        self.actor.PickableOff()
        self._code = Code(
            self.actor,
            {"PositionVC::Dec": _VERTEX_DEC, "PositionVC::Impl": _VERTEX},
            {"Color::Dec": _FRAGMENT_DEC, "Light::Impl": _FRAGMENT},
        )
        self.paint("#FFFFFF", 0.5)
        self.dim(1.0)
        self._fine = self._coarse = vtkPolyData()
        self._is_fine = True

    def paint(self, colour: str, rim: float) -> None:
        """Set the colour, and the opacity of the rim."""
        self._code.tell(paint=polydata.rgb(colour), rim=rim)

    def dim(self, share: float) -> None:
        """Let only so much of it be seen."""
        self._code.tell(dimmed=share)

    def set_surface(self, shape: Surface, fade: Floats) -> None:
        """Draw the mesh; *fade* (n,) is the opacity of each point."""
        self._fine = polydata.mesh(shape.points_re, shape.triangles)
        polydata.attach(self._fine, "outward", shape.normals)
        polydata.attach(self._fine, "fade", fade)
        self._coarse = vtkPolyData()
        self._coarse.ShallowCopy(self._fine)
        self._coarse.SetPolys(polydata.cells(thinned(shape.rows, shape.columns)))
        self.refine(fine=self._is_fine)

    def set_mesh(self, mesh: Mesh, normals: Floats) -> None:
        """Draw a body that is small enough to be drawn whole also while something moves."""
        self._fine = self._coarse = polydata.mesh(mesh.points_re, mesh.triangles)
        polydata.attach(self._fine, "outward", normals)
        polydata.attach(self._fine, "fade", np.ones(len(mesh.points_re)))
        self.refine(fine=self._is_fine)

    def refine(self, *, fine: bool) -> None:
        """Draw all triangles, or a quarter of them while something moves."""
        self._is_fine = fine
        self._mapper.SetInputData(self._fine if fine else self._coarse)


@lru_cache(maxsize=4)
def thinned(rows: int, columns: int) -> Ints:
    """Triangles (m, 3) over every second ring and column of a surface, its last ring among them."""
    across = np.arange(0, columns, 2)
    after = np.roll(across, -1)
    rings = 1 + columns * np.arange((rows - 2) % 2, rows - 1, 2)
    fan = np.stack([np.zeros_like(across), rings[0] + across, rings[0] + after], axis=1)
    a, b = rings[:-1, None] + across, rings[:-1, None] + after
    c, d = rings[1:, None] + across, rings[1:, None] + after
    quads = [np.stack(corners, axis=-1).reshape(-1, 3) for corners in ((a, c, b), (b, c, d))]
    return np.concatenate([fan, *quads])


_VEIL_VERTEX_DEC = """//VTK::PositionVC::Dec
in float fade; out float fading;
"""
_VEIL_VERTEX = """//VTK::PositionVC::Impl
  fading = fade; gl_Position = MCDCMatrix * vertexMC;
"""
_VEIL_FRAGMENT_DEC = """//VTK::Color::Dec
in float fading;
"""
_VEIL_FRAGMENT = """//VTK::Light::Impl
  fragOutput0 = vec4(paint, strength * fading);
"""


class Veil:
    """Translucent triangles of one colour, their opacity given point by point."""

    def __init__(self) -> None:
        self.actor = vtkActor()
        self._mapper = polydata.mapper("fade")
        self.actor.SetMapper(self._mapper)
        self.actor.GetProperty().LightingOff()
        self.actor.ForceTranslucentOn()
        self.actor.PickableOff()
        self._code = Code(
            self.actor,
            {"PositionVC::Dec": _VEIL_VERTEX_DEC, "PositionVC::Impl": _VEIL_VERTEX},
            {"Color::Dec": _VEIL_FRAGMENT_DEC, "Light::Impl": _VEIL_FRAGMENT},
        )
        self.paint("#FFFFFF", 0.1)
        self._poly = vtkPolyData()
        self._triangles: Ints | None = None

    def paint(self, colour: str, strength: float) -> None:
        """Set the colour and the opacity where *fade* is one."""
        self._code.tell(paint=polydata.rgb(colour), strength=strength)

    def set_surface(self, points: Floats, triangles: Ints, fade: Floats) -> None:
        """Draw the triangles; *fade* (n,) is the opacity of each point."""
        if triangles is self._triangles:
            polydata.refill(self._poly, points, fade=fade)
            return
        self._triangles = triangles
        self._poly = polydata.mesh(points, triangles)
        polydata.attach(self._poly, "fade", fade)
        self._mapper.SetInputData(self._poly)
