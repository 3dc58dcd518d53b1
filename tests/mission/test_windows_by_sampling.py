"""Every kind over spans drawn at random: what dense sampling sees is found, edges to 0.1 s."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smileviz.base.windows import Span
from smileviz.mission import almanac, files
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.samples import Samples

SMILE = files.bundled("smile")
EPHEMERIS = ephemeris_of(SMILE)
STEP_S = 30.0
KINDS = almanac.WINDOWS

spans = st.tuples(st.floats(0.0, 1.0), st.floats(0.02, 3.0)).map(
    lambda pair: Span(
        SMILE.span.start + pair[0] * (SMILE.span.length_s - 4 * 86_400.0),
        SMILE.span.start + pair[0] * (SMILE.span.length_s - 4 * 86_400.0) + pair[1] * 86_400.0,
    )
)


def truth(kind, t):
    return kind.value(Samples(SMILE, EPHEMERIS, t)) > 0.0


def bisected(kind, low, high):
    """Where it changes between *low* and *high* (n,), by halving: another way than the search."""
    if not len(low):
        return low
    before = truth(kind, low)
    for _ in range(12):
        middle = 0.5 * (low + high)
        same = truth(kind, middle) == before
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    return 0.5 * (low + high)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@settings(max_examples=3)
@given(span=spans)
def test_what_dense_sampling_sees_is_found(kind, span):
    t = np.linspace(span.start, span.stop, int(span.length_s / STEP_S) + 2)
    true = truth(kind, t)
    change = np.flatnonzero(true[1:] != true[:-1])
    wanted = bisected(kind, t[change], t[change + 1])
    found = kind.windows(SMILE, span)
    edges = found.edges.ravel()
    inner = edges[(edges > span.start) & (edges < span.stop)]
    for edge in wanted:
        assert np.abs(inner - edge).min() < 0.1
    # What is found besides is shorter than the samples are apart.
    others = [edge for edge in inner if not len(wanted) or np.abs(wanted - edge).min() > 0.1]
    assert all(
        np.abs(np.delete(inner, i) - edge).min(initial=np.inf) < STEP_S + 0.1
        for i, edge in ((int(np.flatnonzero(inner == edge)[0]), edge) for edge in others)
    )
    assert bool(len(edges) and edges[0] == span.start) == bool(truth(kind, t[:1] + 1e-3)[0])
    assert bool(len(edges) and edges[-1] == span.stop) == bool(truth(kind, t[-1:] - 1e-3)[0])
