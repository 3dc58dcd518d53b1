"""Text in the picture: readable, never overlapping, never over the spacecraft."""

import numpy as np
import pytest

from smileviz.base.theme import DARK
from smileviz.scene.camera import PRESETS
from smileviz.scene.lettering import SMALLEST_PX, Words, stacked, written
from smileviz.scene.overlay import size_px
from smileviz.scene.placing import touches

TIMES = ["2026-11-22T10:00:00Z", "2026-11-21T12:20:00Z", "2026-07-09T02:00:00Z"]
SIZES = [(1280, 720, 72), (704, 432, 72), (3840, 2160, 216)]


def laid_out(scene, window, now, size):
    width, height, dpi = size
    window.SetSize(width, height)
    window.SetDPI(dpi)
    scene.show_now(now)
    scene._before_frame()
    paper = scene.paper
    labels = {spot.key: spot.box for spot in paper.places}
    corners = [sheet.box for sheet in paper.sheets if sheet.texts]
    covers = {}
    for layer in scene.layers:
        if layer.shown:
            covers |= layer.cover(scene.sight)
    return labels, corners, covers


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("preset", PRESETS)
def test_labels_overlap_neither_each_other_nor_corners_nor_smile(preset, size, scene, window, at):
    for utc in TIMES:
        labels, corners, covers = laid_out(scene, window, at(utc, preset), size)
        boxes = np.array(list(labels.values())).reshape(-1, 4)
        assert not (touches(boxes, boxes) & ~np.eye(len(boxes), dtype=bool)).any()
        assert not touches(boxes, np.array(corners)).any()
        if covers:
            assert not touches(boxes, np.array(list(covers.values()))).any()
        assert (boxes[:, :2] >= 0).all()
        assert (boxes[:, 2:] <= np.array(size[:2])).all()


@pytest.mark.parametrize("preset", ["dawn", "dusk", "sun", "pole", "ride"])
def test_smile_and_what_it_aims_at_are_always_named(preset, scene, window, at):
    for utc in TIMES:
        labels, _, _ = laid_out(scene, window, at(utc, preset), SIZES[0])
        assert {"smile", "aim"} <= set(labels)


def test_corners_do_not_overlap_each_other(scene, window, at):
    for size in SIZES:
        _, corners, _ = laid_out(scene, window, at(), size)
        boxes = np.array(corners)
        assert len(boxes) == 3
        assert not (touches(boxes, boxes) & ~np.eye(3, dtype=bool)).any()


@pytest.mark.parametrize("scale", [0.5, 1.0, 1.5, 3.0])
def test_no_text_is_smaller_than_eleven_pixels(scale):
    assert min(size_px(base, scale) for base in (11, 12, 13, 16)) >= SMALLEST_PX == 11


def test_labels_keep_their_places_while_time_runs(scene, window, at):
    from smileviz.mission.slow import Slow
    from smileviz.mission.snapshot import Snapshot

    now, jumps, slow = at(), 0, Slow()
    labels, _, _ = laid_out(scene, window, now, SIZES[0])
    for step in range(1, 20):
        now = Snapshot(now.state.at(at().t + 60.0 * step), slow)
        after, _, _ = laid_out(scene, window, now, SIZES[0])
        for key in labels.keys() & after.keys():
            jumps += np.hypot(*np.subtract(labels[key][:2], after[key][:2])) > 12.0
        labels = after
    assert jumps <= 2


def test_hidden_names_legend_and_clock_are_not_written(scene, window, at):
    hidden = ["labels", "legend", "clock"]
    labels, corners, _ = laid_out(scene, window, at(hidden=hidden), SIZES[0])
    assert labels == {}
    assert corners == []


def test_the_clock_tells_the_time_and_the_frame(scene, window, at):
    laid_out(scene, window, at(), SIZES[0])
    assert any(text.key.startswith("clock") for sheet in scene.paper.sheets for text in sheet.texts)


def words(text, **more):
    return Words(text, 16, DARK.text, DARK.background, **more)


@pytest.mark.parametrize("bold", [False, True])
def test_all_digits_have_one_width(bold):
    widths = {written(words(digit * 12, bold=bold)).shape[1] for digit in "0123456789"}
    assert max(widths) - min(widths) <= 2  # the bearings of the outermost letters


@pytest.mark.parametrize("letter", "⊕°\u2212\u03b1\u03b2\u03be\u03b7→í")
def test_the_type_face_has_the_signs_that_are_written(letter):
    missing = written(words("\ufffe")).tolist()
    assert written(words(letter)).tolist() != missing
    assert written(words(letter))[..., 3].max() > 200


def test_text_is_in_its_colour_with_the_background_around_it():
    pixels = written(words("SMILE")).astype(int)
    solid = pixels[pixels[..., 3] > 250]
    ink = np.array([int(DARK.text[i : i + 2], 16) for i in (1, 3, 5)])
    paper = np.array([int(DARK.background[i : i + 2], 16) for i in (1, 3, 5)])
    assert np.abs(solid[:, :3] - ink).sum(axis=1).min() < 12
    halo = pixels[(pixels[..., 3] > 40) & (pixels[..., 3] < 200)][:, :3]
    assert np.abs(halo - paper).sum(axis=1).min() < 12


def test_lines_stand_under_one_another_and_are_written_once():
    one, two = (words("SMILE"),), (words("SMILE"), words("19.53 R⊕"))
    assert stacked(two).height > stacked(one).height + 15
    (first, upper), (_, lower) = stacked(two).rows
    assert upper > lower
    assert stacked((words("SMILE"), words("19.54 R⊕"))).rows[0][0] is first
