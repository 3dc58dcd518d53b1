"""Several files as one timeline: one after another, over one another, at L1 and at the Earth."""

import json

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.solarwind.arrival import joined
from smileviz.solarwind.reader import read

T = time.from_utc("2026-11-22T10:00:00Z")
HEAD = "time,density [cm-3],speed [km/s],Bz_GSM [nT]\n"
ROWS = "2026-11-22T10:00Z,5.5,400,-3\n2026-11-22T10:01Z,5.6,401,-4\n"


def written(tmp_path, content, name="wind.csv"):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return path


def test_two_months_in_two_files_are_two_months(tmp_path):
    first = read(written(tmp_path, HEAD + ROWS, "a.csv")).timeline
    later = ROWS.replace("T10:", "T12:").replace("-3", "-7")
    second = read(written(tmp_path, HEAD + later, "b.csv")).timeline
    both = joined(first, second)
    assert both.columns["bz_gsm_nt"].values.tolist() == [-3.0, -4.0, -7.0, -4.0]
    assert np.isnan(both.sample("bz_gsm_nt", T + 3600.0))
    assert "a.csv" in both.source
    assert "b.csv" in both.source


def test_where_files_overlap_the_first_counts_and_the_second_fills_its_gaps(tmp_path):
    minutes = HEAD + ROWS + "2026-11-22T10:04Z,5.6,402,-5\n"
    first = read(written(tmp_path, minutes, "minutes.csv")).timeline
    hour = HEAD + "2026-11-22T09:00Z,1,300,1\n2026-11-22T10:00Z,1,300,2\n"
    second = read(written(tmp_path, hour, "hours.csv")).timeline
    both = joined(first, second)
    t = T + 60.0 * np.array([-90.0, -1.0, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 59.5, 60.5])
    expected = [np.nan, 1.0, -3.0, -4.0, 2.0, 2.0, -5.0, 2.0, 2.0, np.nan]
    assert both.sample("bz_gsm_nt", t) == pytest.approx(expected, nan_ok=True)
    assert joined(second, first).sample("bz_gsm_nt", T + 30.0) == 2.0


def test_wind_of_l1_and_of_the_earth_meet_at_the_earth(tmp_path):
    row = {"time_tag": "2026-11-22T10:00:00", "active": True, "proton_speed": 400.0}
    upstream = read(written(tmp_path, json.dumps([row]), "l1.json")).timeline
    here = read(written(tmp_path, HEAD + ROWS)).timeline
    for order in ((upstream, here), (here, upstream)):
        both = joined(*order)
        assert both.sample("bz_gsm_nt", T) == -3.0  # not moved: it is at the Earth
        assert both.sample("speed_km_s", T + 3750.0 + 1.0) == 400.0  # 1.5e6 km / 400 km/s
    alone = {"time_tag": "2026-11-22T10:00:00", "active": True, "bz_gsm": -3.0}
    field = read(written(tmp_path, json.dumps([alone]), "mag.json")).timeline
    with pytest.raises(SmileError, match="measured at L1 and has no speed"):
        joined(here, field)
