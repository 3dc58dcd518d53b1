"""A week's report, made once."""

import pytest

from smileviz.base import time
from smileviz.base.windows import Span
from smileviz.mission import files
from smileviz.report.blocks import Photo
from smileviz.report.make import report
from smileviz.report.request import Request
from smileviz.scene.png import png

START = "2026-10-09T00:00:00Z"


@pytest.fixture(scope="session")
def smile():
    return files.apply_sets(files.bundled("smile"), ["solar_wind.source=synthetic, made up"])


@pytest.fixture(scope="session")
def week():
    start = time.from_utc(START)
    return Span(start, start + 7.0 * 86_400.0)


@pytest.fixture(scope="session")
def photo():
    import numpy as np

    pixels = np.zeros((30, 60, 3), dtype=np.uint8)
    pixels[:, 20:40] = (179, 71, 0)
    return Photo(png(pixels, {}), (60, 30), "A picture & its words.")


@pytest.fixture(scope="session")
def shares():
    """How much was said to be done, in the order it was."""
    return []


@pytest.fixture(scope="session")
def document(smile, week, photo, shares):
    def told(share):
        shares.append(share)
        return True

    return report(Request(smile, week, (photo, photo, photo), {"scenario_file": "a.toml"}, told))
