"""The status line says how far what is computed is, and stops it."""

from types import SimpleNamespace

import pytest

from smileviz.app.status import Status


@pytest.fixture
def status(qtbot):
    made = Status()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def work(status):
    return status.work


def test_nothing_is_said_while_nothing_is_computed(work):
    work.show_now(SimpleNamespace(busy=False, called_off=False, progress=(0, 0)))
    assert work.isHidden()


def test_it_counts_and_stops(work, qtbot):
    work.show_now(SimpleNamespace(busy=True, called_off=False, progress=(4, 25)))
    assert not work.isHidden()
    assert work.badge.text() == "computing 5 of 25"
    assert work.button.accessibleName() == "Stop computing"
    with qtbot.waitSignal(work.stopped, timeout=1000):
        work.button.click()
    work.show_now(SimpleNamespace(busy=False, called_off=True, progress=(0, 0)))
    assert work.badge.text() == "stopped"
    with qtbot.waitSignal(work.resumed, timeout=1000):
        work.button.click()
