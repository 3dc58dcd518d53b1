"""What margins and quantities say they read is all they read: caches rest on it."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base import time
from smileviz.mission import almanac, files
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.quantities import quantities_of
from smileviz.mission.samples import Samples

SMILE = files.bundled("smile")
# Nothing in it is as it is by default.
OTHER = files.apply_sets(
    SMILE,
    [
        "solar_wind.density_cm3=9",
        "solar_wind.bz_nt=-4",
        "solar_wind.by_nt=3",
        "solar_wind.pdyn_npa=4.5",
        "solar_wind.aberration_deg=-3",
        "solar_wind.kp=5",
        "solar_wind.temperature_k=2e5",
        "solar_wind.dst_nt=-60",
        "pointing.limb_angle_deg=24",
        "pointing.sun_limit_deg=47",
        "pointing.min_radius_km=61000",
        "pointing.baffle_deg=22",
        "pointing.uvi_offset_deg=24",
        "models.magnetopause=lin10",
        "models.bow_shock=farris94",
        "models.plasmapause=moldwin02",
        "models.aurora=starkov94",
        "models.external_field=none",
    ],
)
T = time.from_utc("2026-10-08T01:00:00Z") + np.arange(0.0, 3.0 * 86_400.0, 4.0 * 3600.0)
PARTS = ("solar_wind", "models", "pointing")
MARGINS = {
    f"{kind.name}: {margin.title}": margin
    for kind in almanac.window_kinds(SMILE)
    if not kind.name.startswith("conjunction")
    for margin in kind.margins
}
QUANTITIES = {item.name: item for item in quantities_of(SMILE)}


def values(thing, scenario):
    found = Samples(scenario, ephemeris_of(scenario), T)
    return thing.values(found)


def unread(reads):
    """The scenario with all changed that is not read."""
    return replace(SMILE, **{part: getattr(OTHER, part) for part in PARTS if part not in reads})


@pytest.mark.parametrize("name", MARGINS)
def test_a_margin_reads_what_it_says(name):
    margin = MARGINS[name]
    assert values(margin, unread(margin.reads)) == pytest.approx(
        values(margin, SMILE), abs=1e-9, nan_ok=True
    )


@pytest.mark.parametrize("name", QUANTITIES)
def test_a_quantity_reads_what_it_says(name):
    quantity = QUANTITIES[name]
    assert values(quantity, unread(quantity.reads)) == pytest.approx(
        values(quantity, SMILE), abs=1e-9, nan_ok=True
    )
