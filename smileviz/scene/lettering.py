"""Lettering: text with a halo as a picture, and a place on the screen to paste it.

The letters come from VTK's FreeType; the halo is the background colour around them, so that a name
can be read over any line or surface.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import numpy_to_vtk, vtk_to_numpy
from vtkmodules.vtkCommonDataModel import vtkImageData
from vtkmodules.vtkRenderingCore import (
    vtkActor2D,
    vtkPolyDataMapper2D,
    vtkTextProperty,
    vtkTextRenderer,
    vtkTexture,
    vtkTexturedActor2D,
)

from smileviz.base import resources
from smileviz.scene import polydata

Pixels = NDArray[np.uint8]
Singles = NDArray[np.float32]
SMALLEST_PX = 11
"""No text is smaller than this at 100 %."""

_FONT_FILE = 4  # VTK_FONT_FILE
_DPI = 72  # a font size is then a number of pixels
_HALO_STRENGTH, _HALO_GAIN = 0.88, 4.0


@dataclass(frozen=True)
class Words:
    """What is to be written, and how; *size_px* are pixels of the picture."""

    text: str
    size_px: int
    colour: str
    halo: str
    bold: bool = False


@lru_cache(maxsize=512)
def written(words: Words) -> Pixels:
    """RGBA picture (h, w, 4) of *words*, its first row at the bottom, the halo around it."""
    reach = margin_px(words.size_px)
    ink = _ink(words, reach)
    halo = np.minimum(_HALO_GAIN * _blurred(ink, max(1, reach // 2)), 1.0)
    alpha = ink + _HALO_STRENGTH * halo * (1.0 - ink)
    share = ink / np.maximum(alpha, 1e-6)
    front, behind = (255.0 * np.array(polydata.rgb(c)) for c in (words.colour, words.halo))
    picture = np.empty((*ink.shape, 4), dtype=np.uint8)
    picture[..., :3] = behind + share[..., None] * (front - behind) + 0.5
    picture[..., 3] = 255.0 * alpha + 0.5
    return picture


def _ink(words: Words, margin: int) -> Singles:
    """How much of each pixel the letters cover (h, w), with an empty margin around them."""
    letters = _letters(words.bold)
    letters.SetFontSize(words.size_px)
    image, size = vtkImageData(), [0, 0]
    vtkTextRenderer.GetInstance().RenderString(letters, words.text, image, size, _DPI)
    width, height, _ = image.GetDimensions()
    rgba = vtk_to_numpy(image.GetPointData().GetScalars()).reshape(height, width, 4)
    ink = np.zeros((size[1] + 2 * margin, size[0] + 2 * margin), dtype=np.float32)
    ink[margin:-margin, margin:-margin] = rgba[: size[1], : size[0], 3]
    ink /= 255.0
    return ink


@lru_cache(maxsize=2)
def _letters(bold: bool) -> vtkTextProperty:
    weight = "SemiBold" if bold else "Regular"
    letters = vtkTextProperty()
    letters.SetFontFamily(_FONT_FILE)
    letters.SetFontFile(str(resources.path(f"fonts/SmilevizSans-{weight}.otf")))
    return letters


def _blurred(ink: Singles, radius: int) -> Singles:
    """A box filter of so many pixels, twice along each axis; what leaves the picture is lost."""
    for _ in range(2):
        ink = _box_rows(_box_rows(ink, radius).T, radius).T
    return ink


def _box_rows(ink: Singles, radius: int) -> Singles:
    width = 2 * radius + 1
    total = np.zeros((ink.shape[0] + width, ink.shape[1]), dtype=np.float32)
    total[radius + 1 : radius + 1 + ink.shape[0]] = np.cumsum(ink, axis=0)
    total[radius + 1 + ink.shape[0] :] = total[radius + ink.shape[0]]
    return np.asarray((total[width:] - total[:-width]) / width, dtype=np.float32)


@dataclass(frozen=True, eq=False)
class Stack:
    """Lines under one another: their pictures, and how far each one's foot is above the lowest."""

    rows: tuple[tuple[Pixels, int], ...]
    width: int
    height: int

    def places(self, x: float, y: float, *, to_right: bool) -> tuple[tuple[float, float], ...]:
        """Bottom left corners of the rows, that of the whole at (*x*, *y*), flush left or right."""
        return tuple(
            (x + (self.width - pixels.shape[1] if to_right else 0), y + foot)
            for pixels, foot in self.rows
        )


def stacked(lines: tuple[Words, ...]) -> Stack:
    """*lines* from the top down; a line that is as it was is not written again."""
    pictures = [written(line) for line in lines]
    drop = [0]
    for above, below in pairwise(lines):
        drop.append(drop[-1] + round(0.60 * above.size_px + 0.80 * below.size_px))
    top = pictures[0].shape[0]
    feet = [top - fall - picture.shape[0] for fall, picture in zip(drop, pictures, strict=True)]
    lowest = min(feet)
    rows = tuple((p, foot - lowest) for p, foot in zip(pictures, feet, strict=True))
    return Stack(rows, max(p.shape[1] for p in pictures), top - lowest)


def margin_px(size_px: int) -> int:
    """How far the halo reaches beyond the letters."""
    return max(2, round(0.2 * size_px))


class Picture2D:
    """A picture pasted at whole pixels of the window."""

    def __init__(self) -> None:
        self.actor: vtkActor2D = vtkTexturedActor2D()
        self._texture = vtkTexture()
        self._texture.InterpolateOff()
        self._texture.MipmapOff()
        self.actor.SetTexture(self._texture)
        self._mapper = vtkPolyDataMapper2D()
        self.actor.SetMapper(self._mapper)
        self._pixels: Pixels | None = None
        self._keep: vtkImageData | None = None

    def show(self, pixels: Pixels, x: float, y: float) -> None:
        """Paste *pixels* (h, w, 4) with the bottom left corner at (*x*, *y*)."""
        if pixels is not self._pixels:
            self._load(pixels)
        self.actor.SetPosition(round(x), round(y))
        self.actor.SetVisibility(1)

    def hide(self) -> None:
        """Take it away."""
        self.actor.SetVisibility(0)

    def _load(self, pixels: Pixels) -> None:
        height, width, _ = pixels.shape
        image = vtkImageData()
        image.SetDimensions(width, height, 1)
        image.GetPointData().SetScalars(numpy_to_vtk(pixels.reshape(-1, 4), deep=1))
        self._texture.SetInputData(image)
        if self._pixels is None or self._pixels.shape != pixels.shape:
            corners = np.array([[0, 0, 0], [width, 0, 0], [width, height, 0], [0, height, 0]])
            quad = polydata.mesh(corners.astype(np.float64), np.array([[0, 1, 2], [0, 2, 3]]))
            uv = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
            polydata.set_texture_coordinates(quad, uv)
            self._mapper.SetInputData(quad)
        self._pixels = pixels
