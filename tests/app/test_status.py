"""The status line has room in any window."""

import numpy as np
import pytest

from smileviz.app.status import Status, origin
from smileviz.base.time import from_utc
from smileviz.mission import files
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import opening
from tests.orbit.readers.written import message, oem

LONG = "SXI and UVI: " + 30 * "a reason why nothing can be seen from here, "


@pytest.mark.parametrize("say", ["show_trouble", "observing"])
def test_a_long_sentence_never_widens_the_window(qtbot, say):
    status = Status()
    qtbot.addWidget(status)
    before = status.minimumSizeHint().width()
    if say == "observing":
        status.observing.say(LONG)
    else:
        status.show_trouble(LONG)
        assert status.trouble.toolTip() == LONG
    assert status.minimumSizeHint().width() == before


def test_a_sentence_says_what_there_is_room_for(qtbot):
    status = Status()
    qtbot.addWidget(status)
    status.observing.say(LONG)
    status.resize(400, 24)
    with qtbot.waitExposed(status):
        status.show()
    narrow = status.observing.text()
    assert narrow.endswith("…")
    status.resize(800, 24)
    qtbot.waitUntil(lambda: len(status.observing.text()) > len(narrow))
    assert status.observing.accessibleName() == LONG


def test_an_orbit_out_of_a_file_has_no_age_but_an_error_of_interpolation(tmp_path):
    t = np.arange(from_utc("2026-11-20T00:00:00Z"), from_utc("2026-11-20T06:00:01Z"), 300.0)
    orbit = ephemeris_of(files.bundled("smile"))
    path = tmp_path / "smile.oem"
    path.write_text(message(oem(t, np.hstack([orbit.position_km(t), orbit.velocity_km_s(t)]))))
    now = Snapshot(opening(files.load(path)), Slow())
    assert origin(now) == "SMILE, smile.oem, interpolated ± 0 m"
    flown = Snapshot(opening(files.bundled("smile"), float(t[0])), Slow())
    assert origin(flown).startswith("JPL Horizons fit, 150 d old, ± ")
