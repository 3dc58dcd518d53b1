"""The last net, and Ctrl+C."""

import os
import signal
import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from smileviz.app.crash import Net
from smileviz.app.interrupt import EXIT_CODE, interruptible
from smileviz.base.errors import SmileError


@pytest.fixture
def rescued():
    return []


@pytest.fixture
def net(qapp, rescued, tmp_path):
    def rescue():
        rescued.append(1)
        return tmp_path / "kept.toml"

    return Net(rescue)


def boxes():
    return [w for w in QApplication.topLevelWidgets() if w.objectName() == "crash"]


@pytest.fixture(autouse=True)
def no_boxes_left(qapp):
    yield
    for box in boxes():
        box.close()
        box.deleteLater()
    qapp.processEvents()


def fault(message="a fault"):
    return ZeroDivisionError(message)


def test_a_fault_is_said_once_logged_and_can_be_copied(net, rescued, qtbot, caplog):
    net.catch(fault())
    net.catch(fault())
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    box = boxes()[0]
    assert "ZeroDivisionError: a fault" in box.text()
    assert "kept.toml" in box.informativeText()
    assert "ZeroDivisionError" in box.detailedText()
    copy = next(button for button in box.buttons() if "Copy" in button.text())
    copy.click()
    assert "smileviz 0" in QApplication.clipboard().text()
    assert "ZeroDivisionError" in caplog.text
    assert rescued == [1]


def test_what_the_user_can_mend_is_only_a_sentence(net, rescued, qtbot, caplog):
    net.catch(SmileError("density_cm3 is -1; it must be from 0.1 to 100 cm-3."))
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert boxes()[0].text().startswith("density_cm3 is -1")
    assert not boxes()[0].detailedText()
    assert rescued == []
    assert "density" in caplog.text


def test_a_second_fault_while_rescuing_does_not_hide_the_first(qapp, qtbot, caplog):
    def rescue():
        raise OSError("the disk is full")

    net = Net(rescue)
    net.catch(fault())
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert "a fault" in boxes()[0].text()
    assert "the disk is full" in caplog.text


def test_faults_of_other_threads_come_to_the_window(net, qtbot, caplog):
    with net:
        thread = threading.Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert threading.excepthook is threading.__excepthook__


def test_the_hooks_are_there_only_while_the_net_is_spread(net):
    before = sys.excepthook
    with net:
        assert sys.excepthook == net._caught
    assert sys.excepthook is sys.__excepthook__
    sys.excepthook = before


def test_the_interrupt_of_a_terminal_ends_the_event_loop(qapp):
    with interruptible():
        QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGINT))
        QTimer.singleShot(20_000, qapp.quit)
        assert qapp.exec() == EXIT_CODE
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
