"""RayCast: a block of samples looked through along every pixel's ray, in the colours of a scale."""

# The factory of the mapper's drawing part.
from vtkmodules import vtkRenderingVolumeOpenGL2
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonDataModel import vtkImageData, vtkPiecewiseFunction
from vtkmodules.vtkRenderingCore import vtkColorTransferFunction, vtkVolume

from smileviz.magnetosphere.emissivity import Grid
from smileviz.scene.polydata import Singles, rgb

_LAST = 255.0
_MOVING, _RESTING = (4.0, 1.0), (2.0, 0.6)
"""A ray for so many pixels along each side of the picture, and its step, R_E."""


class RayCast:
    """A volume of shares 0 to 1 along even *stops* of colour.

    *veil* is how much a layer of 1 R_E hides, at some shares.
    """

    def __init__(self, stops: tuple[str, ...], veil: tuple[tuple[float, float], ...]) -> None:
        colours, hides = vtkColorTransferFunction(), vtkPiecewiseFunction()
        for k, stop in enumerate(stops):
            colours.AddRGBPoint(_LAST * k / (len(stops) - 1), *rgb(stop))
        for share, hidden in veil:
            hides.AddPoint(_LAST * share, hidden)
        self._mapper = vtkRenderingVolumeOpenGL2.vtkOpenGLGPUVolumeRayCastMapper()
        self._mapper.SetBlendModeToComposite()
        self._mapper.AutoAdjustSampleDistancesOff()
        self._mapper.SetUseJittering(True)  # noqa: FBT003 (VTK's own)
        self.prop = vtkVolume()
        self.prop.SetMapper(self._mapper)
        self.prop.PickableOff()
        self._look = self.prop.GetProperty()
        self._look.SetColor(colours)
        self._look.SetScalarOpacity(hides)
        self._look.SetInterpolationTypeToLinear()
        self._look.ShadeOff()
        self.refine(fine=True)

    def set_shares(self, grid: Grid, shares: Singles) -> None:
        """Show *shares* (nz, ny, nx), 0 to 1, on *grid*."""
        image = vtkImageData()
        image.SetDimensions(*grid.shape)
        image.SetOrigin(*grid.low_re)
        image.SetSpacing(grid.step_re, grid.step_re, grid.step_re)
        values = (_LAST * shares + 0.5).astype("uint8").ravel()
        image.GetPointData().SetScalars(numpy_to_vtk(values, deep=1))
        self._mapper.SetInputData(image)

    def fade(self, opacity: float) -> None:
        """Let only so much of it be seen."""
        self._look.SetScalarOpacityUnitDistance(1.0 / max(opacity, 1e-3))

    def refine(self, *, fine: bool) -> None:
        """Few rays and long steps while something moves."""
        pixels, step = _RESTING if fine else _MOVING
        self._mapper.SetImageSampleDistance(pixels)
        self._mapper.SetSampleDistance(step)
