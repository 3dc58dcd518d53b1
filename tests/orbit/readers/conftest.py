"""An orbit of SMILE, of which files in the formats of others are made."""

from collections.abc import Callable

import numpy as np
import pytest

from smileviz.base import frames
from smileviz.base.frames import Frame
from smileviz.base.time import from_utc
from smileviz.base.windows import Span
from smileviz.orbit.numerical import propagate

START, STOP = "2026-06-24T20:00:00Z", "2026-06-25T08:00:00Z"


@pytest.fixture(scope="session")
def truth(smile_start, smile_forces):
    """The orbit that the files are made of, three days with a perigee in the middle."""
    span = Span(from_utc("2026-06-24T00:00:00Z"), from_utc("2026-06-27T00:00:00Z"))
    return propagate(smile_start, smile_forces, span)


@pytest.fixture(scope="session")
def times():
    """Every five minutes of twelve hours about perigee."""
    return np.arange(from_utc(START), from_utc(STOP) + 1e-3, 300.0)


@pytest.fixture(scope="session")
def states(truth) -> Callable:
    """``states(t, frame)``: coordinates and their rates in *frame* (n, 6)."""

    def of(t, frame=Frame.GCRS):
        def place(moments):
            turn = frames.rotations(Frame.GCRS, frame, moments)
            return np.einsum("nij,nj->ni", turn, truth.position_km(moments))

        if frame is Frame.GCRS:
            return np.hstack([truth.position_km(t), truth.velocity_km_s(t)])
        h = 2.0
        near, far = place(t + h) - place(t - h), place(t + 2 * h) - place(t - 2 * h)
        return np.hstack([place(t), (8.0 * near - far) / (12.0 * h)])

    return of
