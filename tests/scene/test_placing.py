"""Labels never overlap, stay in the picture, keep off what they name, and do not dance."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from smileviz.scene.placing import Wish, place, touches

SIZE = (800, 500)
NOTHING = np.zeros((0, 4))
NO_LINES = np.zeros((0, 2))


def wish(key, x, y, priority=0, size=(80.0, 30.0), **more):
    return Wish(key, priority, size, np.array([[x, y]]), 8.0, **more)


wishes = st.lists(
    st.builds(
        lambda x, y, p, w: (x, y, p, w),
        st.floats(-50, 850), st.floats(-50, 550), st.integers(0, 60), st.floats(20, 160),
    ),
    max_size=25,
)  # fmt: skip


@given(wishes)
def test_no_two_labels_overlap_and_none_leaves_the_picture(asked):
    made = [wish(str(i), x, y, p, (w, 28.0)) for i, (x, y, p, w) in enumerate(asked)]
    taken = np.array([[10.0, 380.0, 250.0, 490.0]])
    boxes = np.array([spot.box for spot in place(made, SIZE, taken, NO_LINES, {})]).reshape(-1, 4)
    overlap = touches(boxes, boxes) & ~np.eye(len(boxes), dtype=bool)
    assert not overlap.any()
    assert not touches(boxes, taken).any()
    assert (boxes[:, :2] >= 0).all()
    assert (boxes[:, 2:] <= np.array(SIZE)).all()


def test_the_more_important_label_gets_the_place():
    crowd = [wish(str(i), 400.0, 250.0, priority=10 + i, size=(300.0, 160.0)) for i in range(12)]
    found = place([*crowd, wish("first", 400.0, 250.0, priority=0)], SIZE, NOTHING, NO_LINES, {})
    assert "first" in {spot.key for spot in found}
    assert len(found) < 13


def test_a_label_keeps_off_the_body_it_names_and_off_those_of_others():
    body = (380.0, 230.0, 460.0, 290.0)
    named = wish("smile", 420.0, 260.0, body_px=body)
    others = [wish(str(i), 400.0 + 12 * i, 255.0, priority=5) for i in range(6)]
    found = place([named, *others], SIZE, NOTHING, NO_LINES, {})
    boxes = np.array([spot.box for spot in found])
    assert not touches(boxes, np.array([body])).any()
    assert "smile" in {spot.key for spot in found}


def test_a_label_stays_where_it_was_although_another_place_became_better():
    first = place([wish("a", 400.0, 250.0)], SIZE, NOTHING, NO_LINES, {})
    other = {"a": (first[0].choice + 1) % 10}
    again = place([wish("a", 402.0, 251.0)], SIZE, NOTHING, NO_LINES, other)
    assert again[0].choice == other["a"]


def test_a_label_rather_does_not_cover_lines():
    line = np.stack([np.linspace(405.0, 520.0, 60), np.full(60, 262.0)], axis=1)
    free, avoiding = (
        place([wish("a", 400.0, 250.0)], SIZE, NOTHING, lines, {})[0].box
        for lines in (NO_LINES, line)
    )
    assert free != avoiding
    inside = (line > np.array(avoiding[:2])) & (line < np.array(avoiding[2:]))
    assert inside.all(axis=1).sum() < 5


def test_what_cannot_be_seen_has_no_label():
    assert place([wish("a", np.nan, np.nan)], SIZE, NOTHING, NO_LINES, {}) == []
