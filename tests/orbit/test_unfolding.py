"""An unfolding propagation: reached as far as it is asked for, the same as all at once."""

import numpy as np
import pytest

from smileviz.base.errors import SmileError
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.orbit import unfolding
from smileviz.orbit.numerical import propagate
from smileviz.orbit.unfolding import Unfolding


@pytest.fixture
def spans(monkeypatch):
    """The spans that are propagated."""
    found = []

    def counted(initial, forces, span):
        found.append(span)
        return propagate(initial, forces, span)

    monkeypatch.setattr(unfolding, "propagate_all", counted)
    return found


def test_it_goes_only_as_far_as_it_is_asked(smile_start, smile_forces, smile, spans):
    lazy = Unfolding(smile_start, smile_forces, smile.span)
    t = smile_start.t + 40.0 * DAY_S
    lazy.position_km(t)
    lazy.velocity_km_s(np.array([t - 10.0 * DAY_S, t + 10.0 * DAY_S]))
    assert len(spans) == 1
    assert spans[0].length_s < 45.0 * DAY_S
    lazy.position_km(smile.span.stop)
    lazy.position_km(smile.span.start)
    assert spans[1:] == [smile.span]


def test_near_and_whole_are_the_same_orbit(smile_start, smile_forces, smile):
    lazy = Unfolding(smile_start, smile_forces, smile.span)
    t = smile_start.t + np.linspace(50.0, 80.0, 301) * DAY_S
    near = lazy.position_km(t)
    assert near == pytest.approx(smile.position_km(t), abs=1e-4)
    assert lazy.whole().position_km(t) == pytest.approx(near, abs=1e-4)
    assert lazy.error_km(t) == pytest.approx(smile.error_km(t))
    assert lazy.provenance == smile.provenance


def test_a_time_outside_the_span_is_refused_before_anything_is_done(
    smile_start, smile_forces, smile, spans
):
    lazy = Unfolding(smile_start, smile_forces, smile.span)
    with pytest.raises(SmileError, match="its ephemeris runs from 2026-06-2"):
        lazy.position_km(smile.span.stop + 1.0)
    assert spans == []


def test_a_state_that_is_no_orbit_is_refused_at_once(smile_start, smile_forces):
    fast = type(smile_start)(smile_start.t, smile_start.position_km, (0.0, 0.0, 15.0))
    with pytest.raises(SmileError, match="leaves the Earth"):
        Unfolding(fast, smile_forces, Span(smile_start.t, smile_start.t + DAY_S))
