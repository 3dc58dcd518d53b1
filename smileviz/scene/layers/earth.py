"""The Earth: day and night from the true Sun, turned by true sidereal time, ringed when small."""

import math

import numpy as np
from vtkmodules.vtkRenderingCore import vtkActor

from smileviz.base.arrays import Floats
from smileviz.base.frames import Frame
from smileviz.base.geodesy import to_geodetic
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.mission.snapshot import Snapshot
from smileviz.scene import globe, polydata
from smileviz.scene.dots import RING, Dots
from smileviz.scene.framing import triple
from smileviz.scene.layer import Hit, Label, Layer, Pointer
from smileviz.scene.sight import Sight

_RINGED_BELOW_PX = 26.0
"""Radius on screen, in design pixels, under which the Earth gets a ring."""
_RING_GAP_PX = 5.0
_AIR_ABOVE_PX, _ROUND_ABOVE_PX = 18.0, 60.0
_FINE_ABOVE_PX = 120.0
"""Radius on screen, in pixels, from which the large picture is worth its load."""


class EarthLayer(Layer[str]):
    name = "earth"
    title = "Earth"

    def build(self) -> None:
        self._coarse, self._round = globe.ellipsoid(48, 24), globe.ellipsoid(160, 80)
        self._ground, self._air = vtkActor(), vtkActor()
        self._mappers = polydata.mapper(), polydata.mapper()
        for actor, mapper in zip((self._ground, self._air), self._mappers, strict=True):
            actor.SetMapper(mapper)
            mapper.SetInputData(self._coarse)
        self._codes = globe.shaded(self._ground, globe.GROUND), globe.shaded(self._air, globe.SKY)
        self._codes[1].tell(outer=globe.AIR)
        self._air.SetScale(globe.AIR)
        self._air.ForceTranslucentOn()
        self._fine = False
        self._pictures = globe.texture("earth_day_small.jpg"), globe.texture("earth_night.jpg")
        for name, picture in zip(("day", "night"), self._pictures, strict=True):
            self._ground.GetProperty().SetTexture(name, picture)
        self._refined = False
        self._ring = Dots(RING, ring_px=1.2)
        self._ring_px = 0.0
        self.paint.others += [self._ground, self._air]
        self.paint.dots.append(self._ring)

    def look(self, now: Snapshot) -> str:  # noqa: ARG002
        return self.theme.name

    def draw(self, shape: str) -> None:  # noqa: ARG002
        self._ring_px = 0.0

    def placement(self, now: Snapshot) -> Floats:
        return now.to_display(Frame.ITRS)

    def move(self, now: Snapshot) -> None:
        sun = triple(now.rotation(Frame.GCRS, Frame.ITRS) @ now.sun_direction)
        for code in self._codes:
            code.tell(sunward=sun)

    def refine(self, *, fine: bool) -> None:
        """A hasty first picture goes without the smaller sizes of the textures: they cost more."""
        if not self._refined:
            self._refined = fine
            for picture in self._pictures:
                picture.SetMipmap(fine)

    def fit(self, sight: Sight) -> None:
        super().fit(sight)
        radius = float(sight.pixels_per_re(np.zeros(3)))
        for mapper in self._mappers:
            mapper.SetInputData(self._round if radius > _ROUND_ABOVE_PX else self._coarse)
        self._air.SetVisibility(self.shown and radius > _AIR_ABOVE_PX)
        if radius > _FINE_ABOVE_PX and not self._fine:
            self._fine = True
            self._ground.GetProperty().RemoveTexture("day")
            self._ground.GetProperty().SetTexture("day", globe.texture("earth_day.jpg"))
        self._fit_ring(radius / sight.scale)

    def _fit_ring(self, radius_px: float) -> None:
        wanted = round(radius_px + _RING_GAP_PX, 1) if radius_px < _RINGED_BELOW_PX else -1.0
        if wanted == self._ring_px:
            return
        self._ring_px = wanted
        colour = np.array([polydata.rgb(self.theme.secondary)])
        shown = np.zeros((1 if wanted > 0.0 else 0, 3))
        self._ring.set_dots(shown, np.full(1, wanted), colour, np.full(1, 0.75))

    def labels(self, now: Snapshot) -> tuple[Label, ...]:  # noqa: ARG002
        return (
            Label(
                "earth", "Earth", ((0.0, 0.0, 0.0),), self.theme.text, 15,
                clear_re=1.0, clear_px=_RING_GAP_PX + 5.0, behind_earth=True, most_px=140.0,
            ),
        )  # fmt: skip

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        origin, ray = pointer.sight.position, pointer.sight.ray(pointer.x, pointer.y)
        along = float(-origin @ ray)
        miss = math.sqrt(max(float(origin @ origin) - along**2, 0.0))
        radius_px = float(pointer.sight.pixels_per_re(np.zeros(3)))
        if along < 0.0 or (miss - 1.0) * radius_px > pointer.reach_px:
            return None
        chord = math.sqrt(max(1.0 - miss**2, 0.0))
        point = origin + (along - chord) * ray
        sentence = f"SMILE is {now.r_re:.2f} R⊕ from its centre."
        if miss < 1.0:
            lat, lon, _ = to_geodetic((point @ now.to_display(Frame.ITRS)) * EARTH_RADIUS_KM)
            sentence = f"{_place(float(lat), float(lon))}. {sentence}"
        return Hit(
            self.name, self.title, sentence, triple(point), max(0.0, miss - 1.0) * radius_px + 6
        )


def _place(lat_rad: float, lon_rad: float) -> str:
    lat, lon = math.degrees(lat_rad), (math.degrees(lon_rad) + 180.0) % 360.0 - 180.0
    north, east = "N" if lat >= 0.0 else "S", "E" if lon >= 0.0 else "W"
    return f"{abs(lat):.1f}° {north}, {abs(lon):.1f}° {east}"
