"""X-ray emissivity: two slices through the model, or all of it looked through, on one scale.

Slices unless a volume is asked for: they show numbers, and without a graphics processor they are
fast. In software on two busy cores at 1280 x 720 slices add some 15 ms to a frame at the most, the
volume 60 to 100 ms while the camera moves and 0.3 s to the one good frame after it
(tests/benchmarks/bench_layers.py).
"""

from functools import cache

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonDataModel import vtkImageData, vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkTexture

from smileviz.base.arrays import Floats
from smileviz.base.frames import Frame
from smileviz.magnetosphere.emissivity import FINE, Volume, displayed
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.xray import HIGH_RE, LOW_RE, Slice, axes_re
from smileviz.scene import polydata
from smileviz.scene.colour_map import INFERNO, scaled, shaded
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Layer, Pointer
from smileviz.scene.ray_cast import RayCast
from smileviz.scene.shader import Code

_OPACITY = 0.6
_DARK_RE, _RIM_RE = 2.5, 6.0
_VEIL = ((0.0, 0.0), (0.12, 0.0), (0.25, 0.012), (0.4, 0.06), (0.6, 0.16), (1.0, 0.5))
"""How much 1 R_E of the volume hides, at places of the scale."""
_SOFT = 0.12
_SCALE = "5\u00d710⁻⁷ to 2\u00d710⁻⁴"
_UNIT = "eV cm⁻³ s⁻¹"
# Texels: where a value stands on the scale (red), weighted by whether it is drawn (alpha).
_FRAGMENT = f"""//VTK::Light::Impl
  vec4 seen = texture(slice, tcoordVCVSOutput);
  float share = seen.r / max(seen.a, 1e-3);
  {shaded("share", INFERNO)}
  vec2 rim = min(tcoordVCVSOutput, 1.0 - tcoordVCVSOutput) / soft;
  float within = smoothstep(0.0, 1.0, min(rim.x, rim.y));
  fragOutput0 = vec4(shade, seen.a * min(1.25 * share, 1.0) * opacity * within);
"""


class EmissivityLayer(Layer[tuple[Slice, ...] | Volume]):
    name = "emissivity"
    title = "X-ray emissivity"
    questions = ("X-ray slices", "X-ray volume")

    def build(self) -> None:
        self._textures = vtkTexture(), vtkTexture()
        self._actors = vtkActor(), vtkActor()
        self._mappers = polydata.mapper(), polydata.mapper()
        for actor, mapper, texture in zip(self._actors, self._mappers, self._textures, strict=True):
            texture.InterpolateOn()
            texture.EdgeClampOn()
            texture.RepeatOff()
            actor.SetMapper(mapper)
            actor.GetProperty().LightingOff()
            actor.GetProperty().SetTexture("slice", texture)
            actor.ForceTranslucentOn()
            actor.PickableOff()
            pieces = {"Light::Impl": _FRAGMENT, "TCoord::Impl": "\n"}
            Code(actor, {}, pieces).tell(opacity=_OPACITY, soft=_SOFT)
        self._cast = RayCast(INFERNO, _VEIL)
        self.paint.others += [*self._actors, self._cast.prop]

    def look(self, now: Snapshot) -> tuple[Slice, ...] | Volume:
        space = now.space
        return space.emissivity_volume if _solid(now) else space.emissivity_slices

    def draw(self, shape: tuple[Slice, ...] | Volume) -> None:
        if isinstance(shape, Volume):
            self._cast.set_shares(shape.grid, _shares(shape))
            return
        for cut, mapper, texture in zip(shape, self._mappers, self._textures, strict=True):
            texture.SetInputData(_image(cut.values))
            mapper.SetInputData(_plane(cut))

    def move(self, now: Snapshot) -> None:
        self._cast.prop.SetVisibility(_solid(now))
        for actor in self._actors:
            actor.SetVisibility(not _solid(now))

    def refine(self, *, fine: bool) -> None:
        self._cast.refine(fine=fine)

    def _fade(self, opacity: float) -> None:
        super()._fade(opacity)
        self._cast.fade(opacity)

    def placement(self, now: Snapshot) -> Floats:
        return now.to_display(Frame.GSM)

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:
        space = now.space
        badge = ", ".join(["extrapolated"] * bool(space.emissivity_caution) + [_SCALE])
        note = f"{_UNIT}, log; {space.emissivity.title}"
        return (Entry("X-ray emissivity", self.theme.text, "map", note, badge, INFERNO),)

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        turn = self.placement(now)
        ray = pointer.sight.ray(pointer.x, pointer.y) @ turn
        eye = pointer.sight.position @ turn
        seen = _brightest(now, eye, ray) if _solid(now) else _on_a_slice(now, eye, ray)
        if seen is None:
            return None
        value, point, where = seen
        sentence = f"{value:.2e} {_UNIT} {where} ({now.space.emissivity.title})."
        return Hit(self.name, self.title, sentence, triple(turn @ point), 90.0)


def _solid(now: Snapshot) -> bool:
    return now.view.xray == "volume"


def _on_a_slice(now: Snapshot, eye: Floats, ray: Floats) -> tuple[float, Floats, str] | None:
    """Value, point (GSM) and place in words where *ray* from *eye* meets a slice."""
    for cut in now.space.emissivity_slices:
        normal = np.cross([1.0, 0.0, 0.0], cut.across)
        slope = float(ray @ normal)
        if abs(slope) < 0.05:
            continue
        point = eye - float(eye @ normal) / slope * ray
        x, side = float(point[0]), float(point @ np.array(cut.across))
        inside = LOW_RE[0] < x < HIGH_RE[0] and LOW_RE[1] < side < HIGH_RE[1]
        value = float(now.space.emissivity.emissivity(point[None])[0])
        if inside and value > 0.0:
            return value, point, f"in the {cut.title} of GSM"
    return None


def _brightest(now: Snapshot, eye: Floats, ray: Floats) -> tuple[float, Floats, str] | None:
    """The largest value along *ray* from *eye* within the volume, where, and that in words."""
    points = eye + np.linspace(0.0, float(np.sqrt(eye @ eye)) + 30.0, 400)[:, None] * ray
    within = np.all((points > FINE.low_re) & (points < FINE.high_re), axis=1)
    within &= (points**2).sum(axis=1) > _DARK_RE**2
    if not within.any():
        return None
    points = points[within]
    values = displayed(now.space.emissivity.emissivity(points))
    best = int(np.argmax(values))
    if values[best] <= 0.0:
        return None
    return float(values[best]), points[best], "at most along this line of sight"


def _shares(volume: Volume) -> polydata.Singles:
    """Where the values of *volume* (nz, ny, nx) stand on the scale.

    None near the Earth, and ever less towards the faces of the box, as it ends there and the
    magnetosheath does not.
    """
    points, grid = volume.grid.points_re(), volume.grid
    share = np.clip(scaled(volume.values.astype(np.float64)), 0.0, 1.0)
    share *= _outside(np.sqrt((points**2).sum(axis=-1)))
    to_face = np.minimum(points - grid.low_re, np.array(grid.high_re) - points) / _RIM_RE
    rim = np.clip(to_face.min(axis=-1), 0.0, 1.0)
    return np.asarray(share * rim * rim * (3.0 - 2.0 * rim), dtype=np.float32)


def _image(values: Floats) -> vtkImageData:
    """The texture of *values* (rows, columns), its edges smoothed over a sample or two."""
    drawn = np.where(values > 0.0, _away(), 0.0).astype(np.float32)
    share = np.clip(scaled(values), 0.0, 1.0).astype(np.float32) * drawn
    rows, columns = values.shape
    texels = np.zeros((rows, columns, 4), dtype=np.uint8)
    texels[..., 0], texels[..., 3] = (255.0 * _smooth(part) + 0.5 for part in (share, drawn))
    image = vtkImageData()
    image.SetDimensions(columns, rows, 1)
    image.GetPointData().SetScalars(numpy_to_vtk(texels.reshape(-1, 4), deep=1))
    return image


def _smooth(part: polydata.Singles) -> polydata.Singles:
    """A binomial filter of three samples along both axes."""
    for _ in range(2):
        part = part.T.copy()
        part[1:-1] = 0.25 * (part[:-2] + part[2:]) + 0.5 * part[1:-1]
    return part


@cache
def _away() -> Floats:
    """How much is drawn (rows, columns): the simulations behind the fits begin at 3 R_E."""
    x, side = axes_re()
    return _outside(np.hypot(x[None, :], side[:, None]))


def _outside(r_re: Floats) -> Floats:
    return np.clip((r_re - _DARK_RE) / 1.5, 0.0, 1.0)


def _plane(cut: Slice) -> vtkPolyData:
    """The rectangle of *cut*, GSM."""
    corners = np.array([[LOW_RE[0], LOW_RE[1]], [HIGH_RE[0], LOW_RE[1]],
                        [HIGH_RE[0], HIGH_RE[1]], [LOW_RE[0], HIGH_RE[1]]])  # fmt: skip
    axes = np.array([[1.0, 0.0, 0.0], cut.across])
    quad = polydata.mesh(corners @ axes, np.array([[0, 1, 2], [0, 2, 3]]))
    uv = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
    polydata.set_texture_coordinates(quad, uv)
    return quad
