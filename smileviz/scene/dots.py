"""Dots: discs and rings of constant size in pixels, smooth at the edges; stars are soft ones."""

import numpy as np
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor

from smileviz.base.arrays import Floats
from smileviz.scene import polydata
from smileviz.scene.shader import Code
from smileviz.scene.sight import Sight

_VERTEX_DEC = """//VTK::PositionVC::Dec
in vec4 dot_; in vec3 hue;
noperspective out vec2 place; out float radius; out float strength; out vec3 tint;
"""
_VERTEX = """//VTK::PositionVC::Impl
  vec4 c = MCDCMatrix * vertexMC;
  float r = dot_.z * pixelScale;
  float reach = r * spread + 1.5;
  c.xy += dot_.xy * reach / (viewport * 0.5) * c.w;
  gl_Position = c;
  place = dot_.xy * reach; radius = r; strength = dot_.w; tint = hue;
"""
_FRAGMENT_DEC = """//VTK::Color::Dec
noperspective in vec2 place; in float radius; in float strength; in vec3 tint;
"""
_FRAGMENT = """//VTK::Light::Impl
  float far = length(place);
  float cover = 0.0;
  %s
  fragOutput0 = vec4(tint, ink * strength * cover);
  if (fragOutput0.a < 0.004) discard;
"""
DISC = "cover = clamp(radius + 0.5 - far, 0.0, 1.0);"
RING = "cover = clamp(0.5 * ringPx + 0.5 - abs(far - radius), 0.0, 1.0);"
SOFT = "cover = exp(-2.2 * far * far / max(radius * radius, 0.2));"
_SPREAD = {DISC: 1.0, RING: 1.3, SOFT: 1.5}


class Dots:
    """Some round marks; sizes are radii in design pixels."""

    def __init__(self, kind: str = DISC, ring_px: float = 1.25) -> None:
        self._ring_px = ring_px
        self.actor = vtkActor()
        self._mapper = polydata.mapper("dot_", "hue")
        self.actor.SetMapper(self._mapper)
        self.actor.GetProperty().LightingOff()
        self.actor.ForceTranslucentOn()
        self.actor.PickableOff()
        self._code = Code(
            self.actor,
            {"PositionVC::Dec": _VERTEX_DEC, "PositionVC::Impl": _VERTEX},
            {"Color::Dec": _FRAGMENT_DEC, "Light::Impl": _FRAGMENT % kind},
        )
        self._code.tell_vertex(spread=_SPREAD[kind])
        self.fade(1.0)
        self._fitted = ""
        self._fit(1280, 720, 1.0)
        self.set_dots(np.zeros((1, 3)), np.ones(1), np.ones((1, 3)))

    def set_dots(
        self, points: Floats, radius_px: Floats, colours: Floats, strength: Floats | None = None
    ) -> None:
        """Draw at *points* (n, 3) with *radius_px* (n,), *colours* (n, 3), *strength* (n,)."""
        count = len(points)
        if count == 0:
            self._mapper.SetInputData(vtkPolyData())
            return
        first = 4 * np.arange(count)[:, None]
        corners = np.tile([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]], (count, 1))
        triangles = np.concatenate([first + np.array([0, 1, 2]), first + np.array([0, 2, 3])])
        poly = polydata.mesh(np.repeat(points, 4, axis=0), triangles)
        force = np.ones(count) if strength is None else strength
        detail = np.column_stack([corners, np.repeat(radius_px, 4), np.repeat(force, 4)])
        polydata.attach(poly, "dot_", detail)
        polydata.attach(poly, "hue", np.repeat(colours, 4, axis=0))
        self._mapper.SetInputData(poly)

    def fade(self, opacity: float) -> None:
        """Set the opacity of all dots together."""
        self._code.tell(ink=opacity)

    def fit(self, sight: Sight) -> None:
        """Take the size of the picture and of its pixels."""
        self._fit(sight.width, sight.height, sight.scale)

    def _fit(self, width: int, height: int, scale: float) -> None:
        fitted = f"{width} {height} {scale}"
        if fitted == self._fitted:
            return
        self._fitted = fitted
        self._code.tell_vertex(viewport=(float(width), float(height)), pixelScale=scale)
        self._code.tell(ringPx=self._ring_px * scale)
