"""The algebra of windows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base.windows import Span, Windows

SPAN = Span(0.0, 100.0)
edges = st.lists(
    st.tuples(st.integers(-10, 110), st.integers(0, 30)).map(lambda p: (p[0], p[0] + p[1])),
    max_size=8,
)
windows = edges.map(lambda e: Windows(SPAN, np.array(e, dtype=float).reshape(-1, 2)))


def _inner(found):
    """Half-integer moments, so that edges do not matter."""
    return found.contains(np.arange(0.5, 100.0))


@given(edges)
def test_normal_form_is_sorted_disjoint_and_inside_the_span(pairs):
    found = Windows(SPAN, np.array(pairs, dtype=float).reshape(-1, 2)).edges
    assert (found[:, 0] < found[:, 1]).all()
    assert (found[1:, 0] > found[:-1, 1]).all()
    assert ((found >= 0.0) & (found <= 100.0)).all()


@given(windows, windows)
def test_and_or_not_are_those_of_every_moment(a, b):
    assert (_inner(a & b) == (_inner(a) & _inner(b))).all()
    assert (_inner(a | b) == (_inner(a) | _inner(b))).all()
    assert (_inner(~a) == ~_inner(a)).all()


@given(windows, windows)
def test_de_morgan(a, b):
    assert ~(a | b) == ~a & ~b


@given(windows)
def test_the_whole_is_the_sum_of_what_is_and_what_is_not(a):
    assert a.total_s + (~a).total_s == pytest.approx(SPAN.length_s)
    assert ~~a == a


def test_windows_of_different_spans_do_not_mix():
    none = np.empty((0, 2))
    with pytest.raises(ValueError, match="different spans"):
        Windows(SPAN, none) | Windows(Span(0.0, 50.0), none)


def test_a_span_keeps_its_length_when_it_is_moved_into_another():
    assert Span(90.0, 130.0).within(SPAN) == Span(60.0, 100.0)
    assert Span(-500.0, 500.0).within(SPAN) == SPAN


def test_a_span_cannot_run_backwards():
    with pytest.raises(ValueError, match="cannot run"):
        Span(1.0, 0.0)


def test_how_long_it_has_been_true_and_the_share_of_a_span():
    windows = Windows(Span(0.0, 100.0), np.array([[10.0, 20.0], [30.0, 60.0]]))
    assert windows.true_s(np.array([0.0, 10.0, 15.0, 25.0, 60.0, 100.0])).tolist() == [
        0.0, 0.0, 5.0, 10.0, 40.0, 40.0,
    ]  # fmt: skip
    assert windows.share(Span(15.0, 35.0)) == pytest.approx(0.5)
    assert windows.share(Span(0.0, 100.0)) == windows.total_s / 100.0
    assert np.isnan(windows.share(Span(-1.0, 10.0)))
    assert Windows(Span(0.0, 1.0), np.empty((0, 2))).share(Span(0.0, 1.0)) == 0.0
