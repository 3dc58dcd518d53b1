"""Portraits for the report: of the right size, not one colour, and they say where they are from."""

import struct
import zlib

import numpy as np
import pytest

from smileviz.base import time
from smileviz.mission import files
from smileviz.scene.portraits import portraits


@pytest.fixture(scope="module")
def made():
    scenario = files.apply_sets(files.bundled("smile"), ["solar_wind.source=synthetic"])
    return portraits(scenario, time.from_utc("2026-11-22T10:00:00Z"))


def chunks(png):
    at = 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += 12 + size


def test_there_is_a_wide_one_and_two_small_ones(made):
    assert [item.size for item in made] == [(1600, 800), (900, 675), (900, 675)]
    assert [item.caption.split(", ")[1] for item in made] == [
        "from dawn.",
        "from the Sun.",
        "from the pole.",
    ]


def test_they_are_pictures_on_white_with_their_provenance(made):
    for item in made:
        found = list(chunks(item.png))
        assert struct.unpack(">II", found[0][1][:8]) == item.size
        pixels = np.frombuffer(zlib.decompress(dict(found)[b"IDAT"]), dtype=np.uint8)
        assert len(np.unique(pixels)) > 100
        texts = [data for kind, data in found if kind == b"iTXt"]
        whole = b"\n".join(texts)
        for words in (b"scenario_hash", b"ephemeris_age", b"driver\0\0\0\0\0synthetic"):
            assert words in whole
