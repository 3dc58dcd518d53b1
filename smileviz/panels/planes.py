"""The planes XZ, XY and YZ of the display frame."""

from functools import partial

from PySide6.QtWidgets import QWidget

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.mission.planes import flat
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets.export import Sheet
from smileviz.widgets.mosaic import Mosaic
from smileviz.widgets.panel import Panel
from smileviz.widgets.plane_view import PlaneView
from smileviz.widgets.saving import Saving, stem

_ORDER = ("XZ", "XY", "YZ")


class PlanesPanel(Panel):
    name = "planes"
    title = "Orbit planes"
    area = "right"

    def build(self, theme: Theme) -> QWidget:
        self.planes = [PlaneView(self.session, theme, plane) for plane in _ORDER]
        self.savings = [
            Saving(
                stem(self.session, plane.plane.lower()),
                plane.plot.view,
                theme,
                partial(_sheet, plane.plane),
            )
            for plane in self.planes
        ]
        for plane, saving in zip(self.planes, self.savings, strict=True):
            saving.listen(plane.plot.gestures)
        return Mosaic([plane.plot.view for plane in self.planes])

    def show_now(self, now: Snapshot) -> None:
        for plane, saving in zip(self.planes, self.savings, strict=True):
            plane.show_now(now)
            saving.show_now(now)


def _sheet(plane: str, now: Snapshot) -> Sheet:
    """The revolution and the boundaries of one plane."""
    right, up = plane[0].lower(), plane[1].lower()
    track = flat(now.path(now.view.frame), plane).tolist()
    rows: list[tuple[object, ...]] = [
        ("track", time.to_utc(t, 3), x, y)
        for t, (x, y) in zip(now.orbit.t.tolist(), track, strict=True)
    ]
    for curve in now.cut(plane).curves:
        rows += [(curve.name, "", x, y) for x, y in curve.xy_re.tolist()]
    return Sheet(("thing", "utc", f"{right}_re", f"{up}_re"), rows)
