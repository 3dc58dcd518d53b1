"""X-ray emissivity: two slices through the model, on a scale of colours that the legend shows.

Slices, not shells or a volume: they show numbers, and on a machine without a GPU they take 3 ms a
frame where three shells take 8 and a volume 16 or more (1280 x 720).
"""

from functools import cache

import numpy as np
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonDataModel import vtkImageData, vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkTexture

from smileviz.base.arrays import Floats
from smileviz.base.frames import Frame
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.xray import HIGH_RE, LOW_RE, Slice, axes_re
from smileviz.scene import polydata
from smileviz.scene.colour_map import INFERNO, scaled, shaded
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Layer, Pointer
from smileviz.scene.shader import Code

_OPACITY = 0.6
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


class EmissivityLayer(Layer[tuple[Slice, ...]]):
    name = "emissivity"
    title = "X-ray emissivity"

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
        self.paint.others += [*self._actors]

    def look(self, now: Snapshot) -> tuple[Slice, ...]:
        return now.space.emissivity_slices

    def draw(self, shape: tuple[Slice, ...]) -> None:
        for cut, mapper, texture in zip(shape, self._mappers, self._textures, strict=True):
            texture.SetInputData(_image(cut.values))
            mapper.SetInputData(_plane(cut))

    def placement(self, now: Snapshot) -> Floats:
        return now.to_display(Frame.GSM)

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:
        space = now.space
        badge = "extrapolated" if space.emissivity_caution else ""
        note = f"{_SCALE} {_UNIT}, log; {space.emissivity.title}"
        return (Entry("X-ray emissivity", self.theme.text, "map", note, badge, INFERNO),)

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        turn = self.placement(now)
        ray = pointer.sight.ray(pointer.x, pointer.y) @ turn
        eye = pointer.sight.position @ turn
        for cut in self.look(now):
            normal = np.cross([1.0, 0.0, 0.0], cut.across)
            slope = float(ray @ normal)
            if abs(slope) < 0.05:
                continue
            point = eye - float(eye @ normal) / slope * ray
            x, side = float(point[0]), float(point @ np.array(cut.across))
            inside = LOW_RE[0] < x < HIGH_RE[0] and LOW_RE[1] < side < HIGH_RE[1]
            value = float(now.space.emissivity.emissivity(point[None])[0])
            if inside and value > 0.0:
                model = now.space.emissivity.title
                sentence = f"{value:.2e} {_UNIT} in the {cut.title} of GSM ({model})."
                return Hit(self.name, self.title, sentence, triple(turn @ point), 90.0)
        return None


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
    r = np.hypot(x[None, :], side[:, None])
    return np.clip((r - 2.5) / 1.5, 0.0, 1.0)


def _plane(cut: Slice) -> vtkPolyData:
    """The rectangle of *cut*, GSM."""
    corners = np.array([[LOW_RE[0], LOW_RE[1]], [HIGH_RE[0], LOW_RE[1]],
                        [HIGH_RE[0], HIGH_RE[1]], [LOW_RE[0], HIGH_RE[1]]])  # fmt: skip
    axes = np.array([[1.0, 0.0, 0.0], cut.across])
    quad = polydata.mesh(corners @ axes, np.array([[0, 1, 2], [0, 2, 3]]))
    uv = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
    polydata.set_texture_coordinates(quad, uv)
    return quad
