"""Stroke: lines of constant width in pixels, smooth at the edges without multisampling.

Every line is a strip of triangles that the vertex shader widens in screen space; the fragment
shader works out how much of each pixel the line covers.  One millisecond a frame in software.
"""

from collections.abc import Sequence

import numpy as np
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor

from smileviz.base.arrays import Floats, Ints
from smileviz.scene import polydata
from smileviz.scene.shader import Code
from smileviz.scene.sight import Sight

_VERTEX_DEC = """//VTK::PositionVC::Dec
in vec3 previous; in vec3 following; in vec3 stroke;
noperspective out float across; out float along; out float strength;
"""

# A point behind the eye has no place on the screen: it is drawn in to just before the eye.
_VERTEX = """//VTK::PositionVC::Impl
  const float nearest = 1e-3;
  vec4 c = MCDCMatrix * vertexMC;
  vec4 a = MCDCMatrix * vec4(previous, 1.0);
  vec4 b = MCDCMatrix * vec4(following, 1.0);
  if (c.w < nearest) {
    vec4 other = b.w > a.w ? b : a;
    if (other.w > nearest) c = mix(c, other, (nearest - c.w) / (other.w - c.w));
  }
  if (a.w < nearest && c.w > nearest) a = mix(a, c, (nearest - a.w) / (c.w - a.w));
  if (b.w < nearest && c.w > nearest) b = mix(b, c, (nearest - b.w) / (c.w - b.w));
  vec2 halfView = viewport * 0.5;
  vec2 before = c.xy / c.w * halfView - a.xy / a.w * halfView;
  vec2 after = b.xy / b.w * halfView - c.xy / c.w * halfView;
  float l0 = length(before), l1 = length(after);
  vec2 d0 = l0 > 1e-4 ? before / l0 : (l1 > 1e-4 ? after / l1 : vec2(1.0, 0.0));
  vec2 d1 = l1 > 1e-4 ? after / l1 : d0;
  vec2 both = d0 + d1;
  vec2 tangent = length(both) > 1e-3 ? normalize(both) : d1;
  vec2 normal = vec2(-tangent.y, tangent.x);
  float reach = halfWidth + 1.0;
  float mitre = reach / max(0.4, dot(normal, vec2(-d1.y, d1.x)));
  c.xy += normal * stroke.x * mitre / halfView * c.w;
  gl_Position = c;
  across = stroke.x * reach; along = stroke.y; strength = stroke.z;
"""

_FRAGMENT_DEC = """//VTK::Color::Dec
noperspective in float across; in float along; in float strength;
"""

_FRAGMENT = """//VTK::Light::Impl
  float cover = clamp(halfWidth + 0.5 - abs(across), 0.0, 1.0) * min(1.0, 2.0 * halfWidth);
  vec4 paint = ink; paint.a *= strength;
  float perPixel = max(fwidth(along), 1e-9);
  %s
  fragOutput0 = vec4(paint.rgb, paint.a * cover);
  if (fragOutput0.a < 0.004) discard;
"""

# Dashes keep their size on screen within a factor of two, and do not crawl when the camera moves.
DASHED = """
  float period = exp2(floor(log2(dashPx * perPixel)));
  float phase = abs(fract(along / period) - 0.5) * period / perPixel;
  cover *= clamp(phase - 0.19 * period / perPixel + 0.5, 0.0, 1.0);
"""

# Round dots, as far apart as three times their size.
DOTTED = """
  float spacing = exp2(floor(log2(0.32 * dashPx * perPixel)));
  float away = abs(fract(along / spacing) - 0.5) * spacing / perPixel;
  cover *= clamp(halfWidth + 0.4 - away, 0.0, 1.0);
"""


class Stroke:
    """Some polylines of one colour and width."""

    def __init__(self, width_px: float, shade: str = "") -> None:
        self.width_px = width_px
        self.actor = vtkActor()
        self._mapper = polydata.mapper("previous", "following", "stroke")
        self.actor.SetMapper(self._mapper)
        self.actor.GetProperty().LightingOff()
        self.actor.ForceTranslucentOn()
        self.actor.PickableOff()
        self._code = Code(
            self.actor,
            {"PositionVC::Dec": _VERTEX_DEC, "PositionVC::Impl": _VERTEX},
            {"Color::Dec": _FRAGMENT_DEC, "Light::Impl": _FRAGMENT % shade},
        )
        self._fitted = ""
        self._lengths: tuple[int, ...] = ()
        self._poly = vtkPolyData()
        self.paint("#FFFFFF")
        self._fit(1280, 720, 1.0)
        self.set_lines([np.zeros((2, 3))])

    def set_lines(
        self,
        lines: Sequence[Floats],
        along: Sequence[Floats] | None = None,
        strength: Sequence[Floats] | None = None,
    ) -> None:
        """Draw *lines*, each (n, 3); *along* (n,) is a length or a time, *strength* (n,) 0 to 1."""
        kept = [i for i, line in enumerate(lines) if len(line) > 1]
        if not kept:
            self._lengths = ()
            self._mapper.SetInputData(vtkPolyData())
            return
        parts = [np.asarray(lines[i], dtype=np.float64) for i in kept]
        runs = [_arc(p) if along is None else along[i] for i, p in zip(kept, parts, strict=True)]
        force = [
            np.ones(len(p)) if strength is None else strength[i]
            for i, p in zip(kept, parts, strict=True)
        ]
        arrays = {
            "previous": np.concatenate([np.vstack([2 * p[:1] - p[1:2], p[:-1]]) for p in parts]),
            "following": np.concatenate([np.vstack([p[1:], 2 * p[-1:] - p[-2:-1]]) for p in parts]),
            "stroke": np.column_stack(
                [np.zeros(sum(map(len, parts))), np.concatenate(runs), np.concatenate(force)]
            ),
        }
        points = np.repeat(np.concatenate(parts), 2, axis=0)
        arrays = {name: np.repeat(values, 2, axis=0) for name, values in arrays.items()}
        arrays["stroke"][:, 0] = np.tile([-1.0, 1.0], len(points) // 2)
        self._fill(points, arrays, tuple(map(len, parts)))

    def _fill(self, points: Floats, arrays: dict[str, Floats], lengths: tuple[int, ...]) -> None:
        """New numbers into the old mesh, or a new mesh where the number of points changed."""
        if lengths == self._lengths:
            polydata.refill(self._poly, points, **arrays)
            return
        self._lengths = lengths
        self._poly = polydata.mesh(points, _strips(lengths))
        for name, values in arrays.items():
            polydata.attach(self._poly, name, values)
        self._mapper.SetInputData(self._poly)

    def paint(self, colour: str, opacity: float = 1.0) -> None:
        """Set the colour (``#RRGGBB``) and the opacity of the whole stroke."""
        self._code.tell(ink=(*polydata.rgb(colour), opacity))

    def tell(self, name: str, value: float) -> None:
        """Set a number that the shade code reads."""
        self._code.tell(**{name: value})

    def fit(self, sight: Sight) -> None:
        """Take the size of the picture and of its pixels."""
        self._fit(sight.width, sight.height, sight.scale)

    def _fit(self, width: int, height: int, scale: float) -> None:
        fitted = f"{width} {height} {scale}"
        if fitted == self._fitted:
            return
        self._fitted = fitted
        half = 0.5 * self.width_px * scale
        self._code.tell_vertex(viewport=(float(width), float(height)), halfWidth=half)
        self._code.tell(halfWidth=half, dashPx=14.0 * scale)


def _arc(points: Floats) -> Floats:
    """Length along a polyline (n, 3) -> (n,)."""
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    return np.concatenate([[0.0], np.cumsum(steps)])


def _strips(lengths: Sequence[int]) -> Ints:
    """Triangles (m, 3) of polylines of so many points, two vertices a point."""
    starts = np.cumsum([0, *lengths[:-1]])
    first = np.concatenate(
        [2 * (s + np.arange(n - 1)) for s, n in zip(starts, lengths, strict=True)]
    )
    upper = np.stack([first, first + 1, first + 2], axis=1)
    lower = np.stack([first + 1, first + 3, first + 2], axis=1)
    return np.concatenate([upper, lower])
