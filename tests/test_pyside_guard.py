"""PySide6 6.12.0 on Python 3.11 is refused, and the installed PySide6 keeps its references."""

import sys

import pytest
from PySide6.QtCore import QObject, Signal

from smileviz.app import qt_guard
from smileviz.base.errors import SmileError


@pytest.mark.parametrize("python", [(3, 10, 13), (3, 11, 7)])
def test_the_broken_pyside_is_refused_with_a_sentence(python):
    with pytest.raises(SmileError, match=r"PySide6 6\.12\.0 aborts .* 6\.11\.3, or Python 3\.12"):
        qt_guard.check("6.12.0", python)


@pytest.mark.parametrize(
    ("pyside", "python"),
    [
        ("6.11.3", (3, 11, 7)),
        ("6.12.1", (3, 11, 7)),
        ("6.12.0", (3, 12, 1)),
        ("6.12.0", (3, 13, 0)),
    ],
)
def test_every_other_pair_is_accepted(pyside, python):
    qt_guard.check(pyside, python)


def test_the_installed_pyside_is_accepted():
    qt_guard.check()


def test_the_installed_pyside_steals_no_reference_to_none_or_true():
    class Sender(QObject):
        sent = Signal()

    sender = Sender()
    none, true = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(1000):
        sender.setObjectName("x")
        sender.sent.emit()
    lost_none = none - sys.getrefcount(None)
    lost_true = true - sys.getrefcount(True)
    # 6.12.0 loses one of each per turn; the interpreter itself moves a count by a few.
    assert lost_none < 50
    assert lost_true < 50
