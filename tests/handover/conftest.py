"""Three days of SMILE with a perigee in them, in every format."""

import pytest

from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.base.windows import Span
from smileviz.handover.job import Job
from smileviz.handover.products import formats
from smileviz.mission import files

START = "2026-11-20T00:00:00Z"
STOP = "2026-11-23T00:00:00Z"


@pytest.fixture(scope="session")
def smile():
    return files.bundled("smile")


@pytest.fixture(scope="session")
def span():
    return Span(time.from_utc(START), time.from_utc(STOP))


@pytest.fixture
def job(smile, span):
    def make(frame=Frame.GCRS, step_s=None, **more):
        return Job(smile, span, frame, step_s, **more)

    return make


@pytest.fixture
def written(tmp_path):
    """Write a job in a format; -> the file."""

    def write(kind, name, job):
        product = formats(kind)[name]
        path = tmp_path / f"smile-{job.frame.value}{product.suffix}"
        product.write(job, path)
        return path

    return write
