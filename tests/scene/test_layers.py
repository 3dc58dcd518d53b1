"""What every layer promises: it draws when what it sees has changed, and only then."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from smileviz.base.theme import DARK, LIGHT
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.layers import LAYERS
from smileviz.scene.paper import SWITCHES

STILL = {  # layers whose geometry does not depend on the time of the revolution
    "sky", "earth", "axes", "bow_shock", "magnetopause", "foot", "sun", "track_inertial",
    "track_rotating", "aim", "spacecraft", "aurora", "belts", "plasmapause",
}  # fmt: skip
PERIGEE = "2026-11-21T12:20:00Z"


@pytest.fixture(scope="module")
def at(at):
    """The world with every layer shown."""
    return partial(at, hidden=())


def counted(layer):
    """Count the draws of *layer*."""
    drawn = []
    original = layer.draw
    layer.draw = lambda shape: (drawn.append(shape), original(shape))[1]
    return drawn


def later(now, seconds):
    return Snapshot(now.state.at(now.t + seconds), Slow())


def test_names_are_unique_and_titles_are_for_people():
    names = [*(kind.name for kind in LAYERS), *(name for name, _ in SWITCHES)]
    assert len(set(names)) == len(names)
    assert all(kind.title[0].isupper() for kind in LAYERS)


@pytest.mark.parametrize("kind", LAYERS, ids=lambda kind: kind.name)
def test_the_same_snapshot_is_drawn_once(kind, at):
    layer, now = kind(), at()
    drawn = counted(layer)
    for _ in range(3):
        layer.show_now(now)
    assert len(drawn) == 1


@pytest.mark.parametrize("kind", LAYERS, ids=lambda kind: kind.name)
def test_a_time_step_draws_only_what_moves_in_itself(kind, at):
    layer, now = kind(), at()
    drawn = counted(layer)
    layer.show_now(now)
    layer.show_now(later(now, 3600.0))
    assert len(drawn) == (1 if kind.name in STILL else 2)


def test_a_change_of_pressure_draws_the_boundaries_and_the_fields_that_end_on_them(at):
    calm, storm = at(), at(sets=["solar_wind.pdyn_npa=9"])
    redrawn = set()
    for kind in LAYERS:
        layer = kind()
        drawn = counted(layer)
        layer.show_now(calm)
        layer.show_now(storm)
        if len(drawn) == 2:
            redrawn.add(kind.name)
    assert redrawn == {
        "magnetopause", "bow_shock", "uncertainty", "sxi_cone", "uvi_cone",
        "field_lines", "smile_line", "neutral_sheet", "emissivity",
    }  # fmt: skip


@pytest.mark.parametrize("kind", LAYERS, ids=lambda kind: kind.name)
def test_a_hidden_layer_shows_nothing_and_comes_back(kind, at):
    layer = kind()
    layer.show_now(at())
    assert layer.shown
    layer.show_now(at(hidden=[kind.name]))
    assert not layer.shown
    assert not any(prop.GetVisibility() for prop in layer.paint.props)
    layer.show_now(at())
    assert layer.shown
    assert any(prop.GetVisibility() for prop in layer.paint.props)


@pytest.mark.parametrize("kind", LAYERS, ids=lambda kind: kind.name)
def test_another_theme_is_drawn_anew(kind, at):
    layer, now = kind(), at()
    drawn = counted(layer)
    layer.show_now(now)
    layer.dress(replace(DARK, name="other"))
    layer.show_now(now)
    assert len(drawn) == 2


def test_stars_are_not_printed_on_white(at):
    sky = next(kind for kind in LAYERS if kind.name == "sky")()
    sky.dress(LIGHT)
    sky.show_now(at())
    assert not sky.shown


def test_the_matrices_of_all_layers_are_rotations(at):
    now = at()
    for kind in LAYERS:
        matrix = kind().placement(now)
        assert np.allclose(matrix @ matrix.T, np.eye(3), atol=1e-12), kind.name


def test_a_ghost_field_says_that_the_camera_may_not_observe(at):
    entries = {}
    for kind in LAYERS:
        layer = kind()
        layer.show_now(at(PERIGEE))
        entries |= {entry.text: entry for entry in layer.legend(at(PERIGEE))}
    assert entries["SXI, 26.5° x 15.5°"].note == "may not observe"
    assert entries["UVI, 9.97° across"].badge == "assumed mounting"
