"""Dots: discs and rings of constant size in pixels, smooth at the edges; stars are soft ones."""

import numpy as np
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor

from smileviz.base.arrays import Floats
from smileviz.scene import polydata
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
        shader = self.actor.GetShaderProperty()
        shader.AddVertexShaderReplacement("//VTK::PositionVC::Dec", True, _VERTEX_DEC, False)
        shader.AddVertexShaderReplacement("//VTK::PositionVC::Impl", True, _VERTEX, False)
        shader.AddFragmentShaderReplacement("//VTK::Color::Dec", True, _FRAGMENT_DEC, False)
        shader.AddFragmentShaderReplacement("//VTK::Light::Impl", True, _FRAGMENT % kind, False)
        self._vertex = shader.GetVertexCustomUniforms()
        self._fragment = shader.GetFragmentCustomUniforms()
        self._vertex.SetUniformf("spread", _SPREAD[kind])
        self._fragment.SetUniformf("ink", 1.0)
        self._fitted: tuple[float, ...] = ()
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
        triangles = np.concatenate([first + [0, 1, 2], first + [0, 2, 3]])
        poly = polydata.mesh(np.repeat(points, 4, axis=0), triangles)
        force = np.ones(count) if strength is None else strength
        detail = np.column_stack([corners, np.repeat(radius_px, 4), np.repeat(force, 4)])
        polydata.attach(poly, "dot_", detail)
        polydata.attach(poly, "hue", np.repeat(colours, 4, axis=0))
        self._mapper.SetInputData(poly)

    def fade(self, opacity: float) -> None:
        """Set the opacity of all dots together."""
        self._fragment.SetUniformf("ink", opacity)

    def fit(self, sight: Sight) -> None:
        """Take the size of the picture and of its pixels."""
        self._fit(sight.width, sight.height, sight.scale)

    def _fit(self, width: int, height: int, scale: float) -> None:
        if self._fitted == (width, height, scale):
            return
        self._fitted = (width, height, scale)
        self._vertex.SetUniform2f("viewport", (float(width), float(height)))
        self._vertex.SetUniformf("pixelScale", scale)
        self._fragment.SetUniformf("ringPx", self._ring_px * scale)
