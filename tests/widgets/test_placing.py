"""Labels never overlap, stay inside, and stay where they were."""

from hypothesis import given
from hypothesis import strategies as st

from smileviz.widgets.placing import Wanted, around, corner, overlap, place

BOUNDS = (0.0, 0.0, 400.0, 300.0)
wanted = st.builds(
    Wanted,
    x=st.floats(0.0, 400.0),
    y=st.floats(0.0, 300.0),
    width=st.floats(10.0, 120.0),
    height=st.just(14.0),
    last=st.one_of(st.none(), st.integers(0, 7)),
)


def rect(label, side):
    dx, dy = corner(label, side)
    left, top = label.x + dx, label.y + dy
    return (left, top, left + label.width, top + label.height)


@given(st.lists(wanted, max_size=25))
def test_no_two_labels_overlap_and_none_leaves_the_bounds(labels):
    sides = place(labels, BOUNDS)
    rects = [
        rect(label, side) for label, side in zip(labels, sides, strict=True) if side is not None
    ]
    for k, a in enumerate(rects):
        assert a[0] >= 0.0
        assert a[1] >= 0.0
        assert a[2] <= 400.0
        assert a[3] <= 300.0
        assert not any(overlap(a, b) for b in rects[:k])


@given(st.lists(wanted, min_size=1, max_size=10))
def test_what_is_taken_is_left_free(labels):
    taken = [around(label.x, label.y, 4.0) for label in labels]
    sides = place(labels, BOUNDS, taken)
    for label, side in zip(labels, sides, strict=True):
        if side is not None:
            assert not any(overlap(rect(label, side), other) for other in taken)


def test_the_important_one_stays_and_the_other_gives_way():
    label = Wanted(200.0, 150.0, 60.0, 14.0)
    first, second = place([label, label], BOUNDS)
    assert first == 0
    assert second is not None
    assert second != first


def test_a_label_stays_on_its_side_while_it_can():
    label = Wanted(200.0, 150.0, 60.0, 14.0, last=5)
    assert place([label], BOUNDS) == [5]


def test_without_room_a_label_is_dropped():
    assert place([Wanted(20.0, 20.0, 500.0, 14.0)], BOUNDS) == [None]
