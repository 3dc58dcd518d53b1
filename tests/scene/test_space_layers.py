"""The layers of near-Earth space: in the right place and strength, with the right words."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base.arrays import norm, unit
from smileviz.base.frames import Frame
from smileviz.mission.field_now import LineChoice
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import HIDDEN, Pose
from smileviz.mission.xray import HIGHEST, LOWEST, scaled
from smileviz.scene.colour_map import INFERNO, STRENGTH, scaled_strength
from smileviz.scene.layer import Pointer
from smileviz.scene.layers import LAYERS
from smileviz.scene.layers.aurora import AuroraLayer, brightness
from smileviz.scene.layers.emissivity import EmissivityLayer
from smileviz.scene.layers.field_lines import FieldLinesLayer
from smileviz.scene.layers.uncertainty import UncertaintyLayer
from smileviz.scene.polydata import rgb
from smileviz.scene.scene import picture
from smileviz.scene.sight import Sight

SIZE = (400, 400)
BARE = frozenset(kind.name for kind in LAYERS) - {"aurora", "earth"} | {"labels", "legend", "clock"}
NORTH = "2026-11-21T13:20:00Z"


def above_the_pole(now, sign=1.0, distance=6.0):
    """From straight above a magnetic pole, the Sun's side up."""
    turn = now.to_display(Frame.SM)
    back, up = sign * turn[:, 2], turn[:, 0]
    return Pose(tuple(distance * back), (0.0, 0.0, 0.0), tuple(up), 24.0)


def sight_of(pose, size=SIZE):
    position, focus, up = (np.array(v) for v in (pose.position, pose.focus, pose.up))
    return Sight(position, focus, up, np.radians(pose.view_angle_deg), *size)


def seen_aurora(now):
    """How much greener each pixel is for the aurora (h, w)."""
    with_it = picture(now, SIZE).astype(float)
    view = replace(now.view, hidden=now.view.hidden | {"aurora"})
    without = picture(Snapshot(replace(now.state, view=view), Slow()), SIZE).astype(float)
    return with_it[..., 1] - without[..., 1]


@pytest.mark.parametrize(("sign", "kp"), [(1.0, 2), (-1.0, 5)], ids=["north", "south"])
def test_the_aurora_glows_at_its_magnetic_latitude_and_local_time_on_the_globe(sign, kp, at):
    plain = at(NORTH, sets=[f"solar_wind.kp={kp}"], hidden=BARE)
    pose = above_the_pole(plain, sign)
    now = at(NORTH, sets=[f"solar_wind.kp={kp}"], hidden=BARE, pose=pose)
    green, view, model = seen_aurora(now), sight_of(pose), now.space.aurora
    turn = now.to_display(Frame.SM)
    for mlt in (0.0, 4.0, 20.0):
        across = np.radians(15.0 * (mlt - 12.0))
        latitude = np.radians(np.arange(50.0, 88.0, 0.5))
        ring = np.stack(
            [
                np.cos(latitude) * np.cos(across),
                np.cos(latitude) * np.sin(across),
                sign * np.sin(latitude),
            ],
            axis=-1,
        )
        xy, _ = view.project((1.0 + 110.0 / 6371.2) * ring @ turn.T)
        column, row = np.round(xy - 0.5).astype(int).T
        seen = green[SIZE[1] - 1 - row, column]
        flux = brightness(model.flux_mw_m2(latitude, np.full(len(latitude), mlt)))
        assert np.corrcoef(seen, flux)[0, 1] > 0.9
        assert abs(np.degrees(latitude[np.argmax(seen)] - latitude[np.argmax(flux)])) < 3.0


def test_the_oval_keeps_to_the_sun_while_the_globe_turns_under_it(at):
    now = at(NORTH)
    later = Snapshot(now.state.at(now.t + 3.0 * 3600.0), Slow())
    layer = AuroraLayer()
    midnight = [layer.placement(w) @ now.space.oval.ridge_re[0] for w in (now, later)]
    for world, place in zip((now, later), midnight, strict=True):
        axis = world.to_display(Frame.SM)[:, 2]
        sun = world.to_display(Frame.GCRS) @ world.sun_direction
        flat = [v - (v @ axis) * axis for v in (place, sun)]
        assert unit(flat[0]) @ unit(flat[1]) == pytest.approx(-1.0, abs=1e-6)
    ground = [
        world.rotation(world.view.frame, Frame.ITRS) @ place
        for world, place in zip((now, later), midnight, strict=True)
    ]
    turned = np.diff([np.degrees(np.arctan2(g[1], g[0])) for g in ground])[0] % 360.0
    assert turned == pytest.approx(315.0, abs=25.0)


def test_the_southern_oval_mirrors_the_northern_one(at):
    now = at(NORTH)
    layer = AuroraLayer()
    layer.show_now(now)
    mesh = now.space.oval.glow.mesh
    half = len(mesh.points_re)
    from smileviz.scene.layers import aurora

    points, triangles = aurora._both(now.space.oval.glow)
    assert np.allclose(points[half:], points[:half] * [1.0, 1.0, -1.0])
    assert triangles.max() == 2 * half - 1


def test_the_pointer_over_the_aurora_reads_its_flux_and_place(at):
    now = at(NORTH, hidden=BARE)
    pose = above_the_pole(now)
    view = sight_of(pose)
    place = now.to_display(Frame.SM) @ now.space.oval.ridge_re[0]
    xy, _ = view.project(place)
    layer = AuroraLayer()
    layer.show_now(now)
    hit = layer.hit(now, Pointer(view, *xy))
    assert hit is not None
    assert f"{now.space.oval.ridge_mw_m2[0]:.1f}" in hit.sentence
    assert "MLT 0.0 h" in hit.sentence or "MLT 24.0 h" in hit.sentence
    assert layer.hit(now, Pointer(view, 5.0, 5.0)) is None


def test_more_flux_is_brighter_and_nothing_burns_out():
    steps = brightness(np.array([0.0, 0.1, 0.5, 1.0, 5.0, 20.0, 100.0]))
    assert (np.diff(steps) >= 0.0).all()
    assert steps[1] == 0.0
    assert steps[-1] < 1.0


def test_a_layer_is_as_faint_as_the_view_asks(at):
    bare = BARE - {"magnetopause", "earth"} | {"aurora"}
    whole = at(hidden=bare)
    nothing = picture(at(hidden=bare | {"magnetopause"}), (320, 180)).astype(float)
    ink = []
    for share in (1.0, 0.4, 0.0):
        view = replace(whole.view, opacity=(("magnetopause", share),))
        now = Snapshot(replace(whole.state, view=view), Slow())
        ink.append(np.abs(picture(now, (320, 180)) - nothing).sum())
    assert ink[0] > 1.5 * ink[1] > 0.0
    assert ink[2] == 0.0


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        (FieldLinesLayer, "field lines"),
        (UncertaintyLayer, "magnetopause band"),
        (EmissivityLayer, "X-ray slices"),
    ],
)
def test_what_is_out_of_date_says_so_and_is_dim(at, kind, question):
    class Behind(Slow):
        late = frozenset({question})

    now, layer = at(hidden=()), kind()
    behind = Snapshot(now.state, Behind())
    layer.show_now(now)
    assert not layer.late
    assert not any("computing" in entry.badge for entry in layer.entries(now))
    assert layer._opacity == 1.0
    layer.show_now(behind)
    assert all(entry.badge.startswith("computing") for entry in layer.entries(behind))
    assert layer._opacity < 0.6


def test_the_picture_itself_says_what_is_out_of_date(scene, window, at):
    class Behind(Slow):
        late = frozenset({"field lines"})

    now = at(hidden=HIDDEN - {"field_lines"})
    scene.show_now(now)
    window.Render()
    rows = len(
        [text for sheet in scene.paper.sheets for text in sheet.texts if "clock" in text.key]
    )
    scene.show_now(Snapshot(now.state, Behind()))
    window.Render()
    texts = [text for sheet in scene.paper.sheets for text in sheet.texts if "clock" in text.key]
    assert len(texts) == rows + 1


def test_field_lines_by_strength_bring_their_scale(at):
    now = at(hidden=())
    view = replace(now.view, lines=LineChoice((70.0,), (0.0, 12.0), (), "strength"))
    strong = Snapshot(replace(now.state, view=view), Slow())
    layer = FieldLinesLayer()
    layer.show_now(strong)
    (entry,) = layer.legend(strong)
    assert entry.mark == "map"
    assert "nT" in entry.badge  # said in small pictures too


@pytest.mark.parametrize("name", sorted(HIDDEN - {"track_rotating"} | {"aurora"}))
@pytest.mark.parametrize("utc", [NORTH, "2026-11-22T10:00:00Z"])
def test_every_layer_of_space_is_named_in_the_legend_and_can_be_pointed_at(name, utc, at):
    layer = next(kind for kind in LAYERS if kind.name == name)()
    now = at(utc, hidden=())
    layer.show_now(now)
    assert layer.legend(now)
    view = sight_of(Pose((2.0, -60.0, 12.0), (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), 30.0), (900, 700))
    hits = [
        layer.hit(now, Pointer(view, x, y))
        for x in np.linspace(20.0, 880.0, 60)
        for y in np.linspace(20.0, 680.0, 50)
    ]
    found = [hit for hit in hits if hit is not None]
    if name == "smile_line" and not now.space.smile_line.inside:
        assert not found
        return
    for hit in found[:20]:
        assert hit.sentence.endswith((".", ")"))
        assert np.isfinite(hit.point_re).all()
    assert found or name in {"aurora", "cusps", "smile_line"}


def test_the_colour_map_gets_lighter_all_the_way():
    for stops in (INFERNO, STRENGTH):
        light = np.array([rgb(stop) for stop in stops]) @ [0.2126, 0.7152, 0.0722]
        assert (np.diff(light) > 0.0).all()
    assert scaled(np.array([LOWEST, HIGHEST])) == pytest.approx([0.0, 1.0])
    assert scaled(np.zeros(1))[0] < 0.0
    assert scaled_strength(np.array([1e-9, 1e9])) == pytest.approx([0.0, 1.0])


def test_bodies_have_normals_of_length_one(at):
    from smileviz.scene.body_layer import normals

    space = at().space
    for mesh in (space.plasmapause_surface, *(mesh for _, mesh in space.belts)):
        assert norm(normals(mesh)) == pytest.approx(1.0)
