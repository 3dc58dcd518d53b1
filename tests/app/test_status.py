"""The status line has room in any window."""

import pytest

from smileviz.app.status import Status

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
