"""NumPy to VTK: triangle meshes with named attributes, matrices, colours."""

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray, vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkDataObject, vtkPolyData
from vtkmodules.vtkCommonMath import vtkMatrix4x4
from vtkmodules.vtkRenderingCore import vtkPolyDataMapper

from smileviz.base.arrays import Floats, Ints

Singles = NDArray[np.float32]


def mesh(points: Floats, triangles: Ints) -> vtkPolyData:
    """A triangle mesh of *points* (n, 3) and *triangles* (m, 3)."""
    poly = vtkPolyData()
    holder = vtkPoints()
    holder.SetData(numpy_to_vtk(np.ascontiguousarray(points, dtype=np.float32), deep=1))
    poly.SetPoints(holder)
    poly.SetPolys(cells(triangles))
    return poly


def cells(triangles: Ints) -> vtkCellArray:
    """Indices of *triangles* (m, 3)."""
    made = vtkCellArray()
    flat = np.ascontiguousarray(triangles, dtype=np.int64).ravel()
    made.SetData(3, numpy_to_vtkIdTypeArray(flat, deep=1))
    return made


def attach(poly: vtkPolyData, name: str, values: Floats) -> None:
    """Give every point of *poly* the attribute *name*, *values* (n,) or (n, k)."""
    array = numpy_to_vtk(np.ascontiguousarray(values, dtype=np.float32), deep=1)
    array.SetName(name)
    poly.GetPointData().AddArray(array)


def refill(poly: vtkPolyData, points: Floats, **attributes: Floats) -> None:
    """Put new numbers into a mesh whose triangles stay: no allocation, no new objects."""
    arrays = {name: poly.GetPointData().GetArray(name) for name in attributes}
    for array, values in (
        (poly.GetPoints().GetData(), points),
        *((arrays[name], values) for name, values in attributes.items()),
    ):
        vtk_to_numpy(array)[:] = values
        array.Modified()
    poly.GetPoints().Modified()
    poly.Modified()


def set_normals(poly: vtkPolyData, normals: Floats) -> None:
    """Set the point normals (n, 3)."""
    array = numpy_to_vtk(np.ascontiguousarray(normals, dtype=np.float32), deep=1)
    array.SetName("normals")
    poly.GetPointData().SetNormals(array)


def set_texture_coordinates(poly: vtkPolyData, uv: Floats) -> None:
    """Set the texture coordinates (n, 2)."""
    array = numpy_to_vtk(np.ascontiguousarray(uv, dtype=np.float32), deep=1)
    array.SetName("uv")
    poly.GetPointData().SetTCoords(array)


def set_colours(poly: vtkPolyData, rgb: Floats) -> None:
    """Colour every point: *rgb* (n, 3), 0 to 1."""
    array = numpy_to_vtk(np.round(255.0 * rgb).astype(np.uint8), deep=1)
    array.SetName("colour")
    poly.GetPointData().SetScalars(array)


def mapper(*attributes: str) -> vtkPolyDataMapper:
    """A mapper that hands the named point attributes to the vertex shader, unshifted."""
    made = vtkPolyDataMapper()
    made.SetVBOShiftScaleMethod(0)
    made.ScalarVisibilityOff()
    for name in attributes:
        made.MapDataArrayToVertexAttribute(name, name, vtkDataObject.FIELD_ASSOCIATION_POINTS, -1)
    return made


def set_matrix(target: vtkMatrix4x4, linear: Floats, origin: Floats | None = None) -> None:
    """Fill *target* with the linear map (3, 3) and the shift *origin* (3,)."""
    whole = np.eye(4)
    whole[:3, :3] = linear
    if origin is not None:
        whole[:3, 3] = origin
    target.DeepCopy(tuple(whole.ravel()))


def rgb(colour: str) -> tuple[float, float, float]:
    """``#RRGGBB`` as three numbers from 0 to 1."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255.0 for i in (1, 3, 5))
    return red, green, blue


def mixed(first: str, second: str, fraction: float) -> str:
    """The colour *fraction* of the way from *first* to *second*."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * fraction)):02X}" for a, b in pairs)
