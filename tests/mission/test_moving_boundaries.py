"""Boundaries that move with the dipole: many moments at once are each moment by itself."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base import time
from smileviz.mission import files
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.margins import observing, places
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Models

SMILE = files.bundled("smile")
T = time.from_utc("2026-11-22T00:00:00Z") + np.arange(0.0, 2.0 * 86400.0, 4500.0)
PAIRS = [
    ("shue98", "jelinek12"),
    ("lin10", "merka05"),
    ("liu15", "jerab05"),
    ("nguyen22", "chao02"),
]


def _samples(pair, t=T):
    models = Models(magnetopause=pair[0], bow_shock=pair[1])
    wind = replace(SMILE.solar_wind, by_nt=3.0, bz_nt=-4.0)
    return Samples(replace(SMILE, models=models, solar_wind=wind), ephemeris_of(SMILE), t)


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_a_series_of_distances_is_the_distance_of_each_moment(pair):
    series = _samples(pair)
    each = [_samples(pair, T[k : k + 1]) for k in range(0, len(T), 4)]
    for name in ("magnetopause_distance_re", "bow_shock_distance_re"):
        one_by_one = [float(getattr(one, name)[0]) for one in each]
        assert getattr(series, name)[::4] == pytest.approx(one_by_one, abs=1e-4)


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_crossings_along_the_radius_and_by_the_shortest_way_agree(pair):
    series = _samples(pair)
    for margin, distance in (
        (places.outside_magnetopause_re, series.magnetopause_distance_re),
        (places.outside_bow_shock_re, series.bow_shock_distance_re),
    ):
        assert ((margin(series) > 0.0) == (distance > 0.0)).all()
    assert np.isfinite(observing.nose_deg(series)).any()


def test_only_what_moves_is_taken_moment_by_moment():
    fixed, moving = _samples(PAIRS[0]), _samples(PAIRS[1])
    assert fixed.lasting(0) is not None
    assert fixed.lasting(1) is not None
    assert moving.lasting(0) is None
    assert moving.lasting(1) is None
    assert _samples(("shue98", "fairfield71")).lasting(1) is None  # rolls with GSM
