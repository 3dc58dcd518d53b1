"""X-rays looked through: the volume stands where the slices do, in their colours, or not at all."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base.frames import Frame
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import Pose
from smileviz.scene.colour_map import INFERNO
from smileviz.scene.layer import Pointer
from smileviz.scene.layers import LAYERS
from smileviz.scene.layers.emissivity import EmissivityLayer
from smileviz.scene.scene import picture
from smileviz.scene.sight import Sight

SIZE = (240, 240)
AT = "2026-11-22T10:00:00Z"
BARE = frozenset(kind.name for kind in LAYERS) - {"emissivity"} | {"labels", "legend", "clock"}


@pytest.fixture
def look(at):
    """A snapshot seen from 90 R_E towards GSM dawn, the Sun to the right."""

    def made(xray, opacity=(), hidden=BARE):
        now = at(AT, hidden=hidden)
        turn = now.to_display(Frame.GSM)
        pose = Pose(tuple(-90.0 * turn[:, 1]), (0.0, 0.0, 0.0), tuple(turn[:, 2]), 30.0)
        camera = replace(now.view.camera, pose=pose)
        view = replace(now.view, xray=xray, opacity=opacity, camera=camera)
        return Snapshot(replace(now.state, view=view), Slow())

    return made


def glow(look, *choice):
    """What the layer adds to the picture (h, w)."""
    nothing = picture(look("slices", (), BARE | {"emissivity"}), SIZE).astype(float)
    return np.abs(picture(look(*choice), SIZE).astype(float) - nothing).sum(axis=-1)


def test_the_volume_glows_in_the_dayside_sheath_and_not_in_the_tail(look):
    light = glow(look, "volume")
    assert light[:, 150:190].mean() > 20.0
    assert light[80:160, :60].max() < 3.0


def test_a_faded_volume_is_fainter(look):
    whole, faint = (glow(look, "volume", fade).sum() for fade in ((), (("emissivity", 0.3),)))
    assert 0.1 * whole < faint < 0.6 * whole


def test_slices_and_volume_never_show_together(look):
    layer = EmissivityLayer()
    *slices, volume = layer.paint.props
    hidden = look("volume", (), BARE | {"emissivity"})
    for now in (look("slices"), look("volume"), hidden, look("volume"), look("slices")):
        layer.show_now(now)
        shown = layer.shown
        solid = now.view.xray == "volume"
        assert bool(volume.GetVisibility()) == (shown and solid)
        assert all(bool(part.GetVisibility()) == (shown and not solid) for part in slices)


def test_both_have_the_same_legend(look):
    layer = EmissivityLayer()
    assert layer.legend(look("volume")) == layer.legend(look("slices"))
    assert layer.legend(look("volume"))[0].colours == INFERNO


def test_the_pointer_reads_the_brightest_of_the_line_of_sight(look):
    now = look("volume")
    pose = now.view.camera.pose
    sight = Sight(
        *(np.array(v) for v in (pose.position, pose.focus, pose.up)), np.radians(30.0), *SIZE
    )
    layer = EmissivityLayer()
    x, y = 165.0, 120.0
    hit = layer.hit(now, Pointer(sight, x, y))
    value = float(hit.sentence.split()[0])
    eye, ray = sight.position, sight.ray(x, y)
    points = (eye + np.linspace(70.0, 110.0, 800)[:, None] * ray) @ now.to_display(Frame.GSM)
    assert value == pytest.approx(now.space.emissivity.emissivity(points).max(), rel=0.05)
    assert "line of sight" in hit.sentence
    away = Pointer(sight, 2.0, 2.0)
    assert layer.hit(now, away) is None
