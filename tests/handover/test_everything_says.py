"""Every export says what it is made of; a synthetic wind is called so in each of them."""

import cdflib
import pytest

from smileviz.base.frames import Frame
from smileviz.handover.job import Job
from smileviz.handover.products import PRODUCTS
from smileviz.mission import files
from smileviz.mission.provenance import provenance, scenario_hash

NEEDED = ("program", "scenario_hash", "ephemeris", "ephemeris_age", "magnetopause", "driver")


def text_of(path, product):
    """All that the file says, as text."""
    if product.name == "cdf":
        with cdflib.CDF(str(path)) as file:
            return "\n".join(f"{key}: {value[0]}" for key, value in file.globalattsget().items())
    content = path.read_bytes()
    text = content.decode("latin-1" if product.binary else "utf-8")
    return text.replace("\r\n ", "").replace("\0", "\n")


@pytest.fixture(scope="module")
def synthetic():
    return files.apply_sets(files.bundled("smile"), ["solar_wind.source=synthetic storm"])


@pytest.mark.parametrize("product", PRODUCTS, ids=lambda item: f"{item.kind}-{item.name}")
def test_every_export_states_its_provenance(product, synthetic, span, tmp_path):
    path = tmp_path / f"a{product.suffix}"
    frame = product.frames[0] if product.frames else Frame.GCRS
    job = Job(synthetic, span, frame, notes={"changed": "something"})
    product.write(job, path)
    text = text_of(path, product)
    for key in NEEDED:
        assert key in text, key
    assert scenario_hash(synthetic) in text
    assert "driver: synthetic" in text or '"driver": "synthetic"' in text
    assert "something" in text
    if product.frames:
        assert frame.value in text
    assert provenance(synthetic, span)["ephemeris_age"] in text
