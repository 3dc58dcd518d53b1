"""Photograph: the 3D picture as a PNG file, sharper than the screen, saying where it is from."""

from pathlib import Path

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.base.windows import Span
from smileviz.mission.files import write_atomic
from smileviz.mission.provenance import provenance
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.png import png
from smileviz.scene.scene import picture

WIDTH_PX = 3840
SUFFIX = ".png"


def file_name(now: Snapshot) -> str:
    """A name to propose: the scenario and the moment."""
    title = "-".join(now.scenario.title.lower().split()) or "smileviz"
    return f"{title}-{now.utc.replace(' ', 'T').replace(':', '')}Z{SUFFIX}"


def save(now: Snapshot, theme: Theme, aspect: float, path: Path) -> None:
    """Write what the 3D view shows to *path*, *aspect* times as wide as high."""
    rgb = picture(now, (WIDTH_PX, round(WIDTH_PX / aspect)), theme)
    text = {
        "Title": f"{now.scenario.title}, {now.utc} UTC",
        "utc": time.to_utc(now.t, 3),
        "view": now.view.camera.preset,
        **provenance(now.scenario, Span(now.t, now.t), now.view.frame),
    }
    write_atomic(path, png(rgb, text))
