"""The globe: the ellipsoid as a mesh, its pictures, and the shaders of day, night and air."""

import numpy as np
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkIOImage import vtkJPEGReader
from vtkmodules.vtkRenderingCore import vtkActor, vtkTexture

from smileviz.base import resources
from smileviz.base.units import EARTH_EQUATORIAL_KM, EARTH_FLATTENING, EARTH_RADIUS_KM
from smileviz.scene import polydata
from smileviz.scene.shader import Code

EQUATOR_RE = EARTH_EQUATORIAL_KM / EARTH_RADIUS_KM
AIR = 1.022
"""Outer radius of the drawn air in Earth radii: 140 km up, thin, yet it can be seen."""

_VERTEX_DEC = """//VTK::Normal::Dec
out vec3 place; out vec3 outward;
"""
_VERTEX = """//VTK::Normal::Impl
  place = normalMC; outward = normalize(normalMatrix * normalMC);
"""
_FRAGMENT_DEC = """//VTK::Normal::Dec
in vec3 place; in vec3 outward;
"""
# Day and night blend over civil to nautical twilight; sunlight reddens towards the terminator.
GROUND = """//VTK::Light::Impl
  float sun = dot(normalize(place), sunward);
  float facing = abs(dot(normalize(outward), normalize(vertexVC.xyz)));
  vec3 picture = texture(day, tcoordVCVSOutput).rgb;
  float lamps = texture(night, tcoordVCVSOutput).r;
  float shine = 0.34 + 1.02 * pow(max(sun, 0.0), 0.7);
  vec3 low = vec3(1.0, 0.80, 0.66);
  vec3 bright = picture * 1.15 * shine * mix(low, vec3(1.0), smoothstep(0.0, 0.35, sun));
  vec3 dark = picture * vec3(0.055, 0.075, 0.12) + vec3(0.010, 0.016, 0.030);
  dark += lamps * vec3(0.95, 0.76, 0.48);
  vec3 colour = mix(dark, bright, smoothstep(-0.10, 0.16, sun));
  float haze = pow(1.0 - facing, 3.0) * smoothstep(-0.15, 0.25, sun);
  fragOutput0 = vec4(mix(colour, vec3(0.42, 0.66, 1.0), 0.62 * haze), 1.0);
"""
# The air beyond the limb: how high the line of sight passes over the ground, 0 to 1.
SKY = """//VTK::Light::Impl
  float facing = abs(dot(normalize(outward), normalize(vertexVC.xyz)));
  float pass = outer * sqrt(max(1.0 - facing * facing, 0.0));
  float height = clamp((pass - 1.0) / (outer - 1.0), 0.0, 1.0);
  float lit = smoothstep(-0.25, 0.25, dot(normalize(place), sunward));
  fragOutput0 = vec4(0.46, 0.70, 1.0, 0.75 * pow(1.0 - height, 2.2) * lit * step(1.0, pass));
"""


def shaded(actor: vtkActor, code: str) -> Code:
    """Give *actor* one of the shaders."""
    # The two pictures are mixed by the light, not one over the other as VTK would.
    return Code(
        actor,
        {"Normal::Dec": _VERTEX_DEC, "Normal::Impl": _VERTEX},
        {"Normal::Dec": _FRAGMENT_DEC, "Light::Impl": code, "TCoord::Impl": "\n"},
    )


def ellipsoid(columns: int = 128, rows: int = 64) -> vtkPolyData:
    """The WGS 84 ellipsoid in R_E, ITRS, with geodetic normals and plate carree coordinates."""
    lon = np.linspace(-np.pi, np.pi, columns + 1)
    lat = np.linspace(-0.5 * np.pi, 0.5 * np.pi, rows + 1)
    east, north = np.meshgrid(lon, lat)
    normal = np.stack(
        [np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)], axis=-1
    )
    squeeze = np.array([1.0, 1.0, (1.0 - EARTH_FLATTENING) ** 2])
    stretched = normal * squeeze
    points = EQUATOR_RE * stretched / np.sqrt((normal * stretched).sum(axis=-1))[..., None]
    first = ((columns + 1) * np.arange(rows)[:, None] + np.arange(columns)).ravel()
    above = first + columns + 1
    triangles = np.concatenate(
        [
            np.stack([first, first + 1, above + 1], axis=1),
            np.stack([first, above + 1, above], axis=1),
        ]
    )
    poly = polydata.mesh(points.reshape(-1, 3), triangles)
    polydata.set_normals(poly, normal.reshape(-1, 3))
    uv = np.stack([east / (2.0 * np.pi) + 0.5, north / np.pi + 0.5], axis=-1)
    polydata.set_texture_coordinates(poly, uv.reshape(-1, 2))
    return poly


def texture(name: str) -> vtkTexture:
    """The picture *name* of resources/textures, smooth at every size."""
    reader = vtkJPEGReader()
    reader.SetFileName(str(resources.path(f"textures/{name}")))
    made = vtkTexture()
    made.SetInputConnection(reader.GetOutputPort())
    made.InterpolateOn()
    made.MipmapOn()
    made.SetMaximumAnisotropicFiltering(8.0)
    made.RepeatOff()
    made.EdgeClampOn()
    return made
