"""A reader of PTR files reads the pointing timeline; its attitudes are those of the cameras."""

import csv
import warnings
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.handover import pointing
from smileviz.mission import almanac
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import opening

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it says that there is a newer package
    import ptr


def matrix(q):
    """The rotation of quaternions *q* (n, 4), scalar first, of vectors to the other axes."""
    w, x, y, z = q.T
    rows = [
        [1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)],
        [2 * (x * y - w * z), 1 - 2 * (x * x + z * z), 2 * (y * z + w * x)],
        [2 * (x * z + w * y), 2 * (y * z - w * x), 1 - 2 * (x * x + y * y)],
    ]
    return np.moveaxis(np.array(rows), 2, 0)


def test_quaternions_are_the_rotations_they_stand_for():
    random = np.random.default_rng(7).normal(size=(400, 3, 3))
    axes = np.linalg.qr(random)[0]
    axes *= np.linalg.det(axes)[:, None, None]
    half_turns = np.stack([np.diag(d) for d in ([1, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1])])
    axes = np.concatenate([axes, half_turns])
    q = pointing.quaternions(axes)
    assert (q[:, 0] >= 0.0).all()
    assert np.abs((q**2).sum(axis=1) - 1.0).max() < 1e-14
    assert np.abs(matrix(q) - axes).max() < 1e-14


def test_a_reader_of_ptr_files_finds_a_block_for_each_window(written, job):
    job = job(Frame.EME2000)
    path = written("pointing", "ptr", job)
    found = ptr.read_ptr(path)
    windows = list(almanac.windows("sxi_allowed", job.scenario, job.span))
    assert len(found) == len(windows) > 1
    for block, when in zip(found, windows, strict=True):
        for edge, t in ((block.start, when.start), (block.end, when.stop)):
            written_at = str(edge).split(">")[1].split("<")[0].strip()
            assert time.from_utc(written_at) == pytest.approx(t, abs=0.001)
    blocks = [block.get("ref") for block in ET.parse(path).iter("block")]
    assert blocks == ["OBS", *["SLEW", "OBS"] * (len(windows) - 1)]
    text = path.read_text("ascii")
    for words in ("Not a product of ESA or CAS", "smileviz's own", "driver: assumed"):
        assert words in text


def test_samples_are_the_axes_of_the_camera(written, job):
    job = job(Frame.GCRS)
    root = ET.parse(written("pointing", "ptr", job)).getroot()
    samples = root.find(".//{urn:smileviz:pointing}samples")
    rows = [line.split() for line in samples.text.strip().splitlines()]
    for row in rows[:: len(rows) // 5]:
        t = time.from_utc(row[0])
        camera = Snapshot(opening(job.scenario, t), Slow()).cameras["sxi"]
        axes = matrix(np.array([row[1:5]], dtype=float))[0]
        assert axes[0] == pytest.approx(camera.axes[0], abs=1e-6)
        assert axes[1] == pytest.approx(-camera.axes[1], abs=1e-6)
        assert axes[2] == pytest.approx(camera.boresight, abs=1e-6)


def direction(row, name):
    ra, dec = (np.radians(float(row[f"{name}_{angle}_deg"])) for angle in ("ra", "dec"))
    return np.array([np.cos(dec) * np.cos(ra), np.cos(dec) * np.sin(ra), np.sin(dec)])


def test_the_table_has_the_boresights_of_both_cameras(written, job):
    job = job(Frame.GCRS, 3600.0)
    lines = written("pointing", "csv", job).read_text("utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    assert len(rows) == 73
    allowed = almanac.windows("sxi_allowed", job.scenario, job.span)
    for row in rows[::9]:
        t = time.from_utc(row["utc"])
        cameras = Snapshot(opening(job.scenario, t), Slow()).cameras
        for name in ("sxi", "uvi"):
            assert direction(row, name) == pytest.approx(cameras[name].boresight, abs=1e-6)
        assert row["sxi_allowed"] == str(bool(allowed.contains(t))).lower()
