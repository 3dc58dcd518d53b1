"""Slow: inline without an executor; else the last answer, and the newest question wins."""

from concurrent.futures import Future

from smileviz.mission.slow import LATE_S, Slow


class ByHand:
    """An executor whose work is done when the test says so."""

    def __init__(self):
        self.work = []

    def submit(self, function, *inputs):
        future = Future()
        self.work.append((future, function, inputs))
        return future

    def run(self):
        for future, function, inputs in self.work:
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(function(*inputs))
                except ValueError as error:
                    future.set_exception(error)
        self.work = []


def double(x):
    return [2 * x]


def broken(x):
    raise ValueError(x)


def test_without_an_executor_it_answers_at_once_and_once():
    slow = Slow()
    first = slow.get("q", double, 1)
    assert first == [2]
    assert slow.get("q", double, 1) is first
    assert slow.get("q", double, 2) == [4]
    assert not slow.busy


def test_a_first_question_is_answered_at_once_a_later_one_in_the_background():
    hand, ready = ByHand(), []
    slow = Slow(hand, lambda: ready.append(1))
    assert slow.get("q", double, 1) == [2]
    assert slow.get("q", double, 2) == [2]
    assert slow.busy
    hand.run()
    assert ready == [1]
    assert slow.get("q", double, 2) == [4]
    assert not slow.busy


def test_the_newest_question_wins():
    hand = ByHand()
    slow = Slow(hand)
    slow.get("q", double, 1)
    for x in (2, 3, 4):
        slow.get("q", double, x)
    assert len([1 for future, *_ in hand.work if not future.cancelled()]) == 1
    hand.run()
    assert slow.get("q", double, 4) == [8]


def test_asking_the_same_again_does_not_work_twice():
    hand = ByHand()
    slow = Slow(hand)
    slow.get("q", double, 1)
    for _ in range(5):
        slow.get("q", double, 2)
    assert len(hand.work) == 1


def test_going_back_to_what_is_known_withdraws_the_question():
    hand = ByHand()
    slow = Slow(hand)
    slow.get("q", double, 1)
    slow.get("q", double, 2)
    assert slow.get("q", double, 1) == [2]
    assert not slow.busy


def test_an_error_is_told_once_and_the_same_is_not_asked_again():
    hand, told = ByHand(), []
    slow = Slow(hand, on_error=told.append)
    slow.get("q", double, 1)
    for _ in range(3):
        assert slow.get("q", broken, 7) == [2]
        hand.run()
    assert [str(error) for error in told] == ["7"]
    assert not slow.busy


def test_while_a_hand_drags_what_is_finished_stands_until_the_newest_is():
    """Else nothing would be drawn anew before the hand rests."""
    hand, ready = ByHand(), []
    slow = Slow(hand, lambda: ready.append(1))
    slow.get("q", double, 1)
    slow.get("q", double, 2)
    (future, function, inputs), hand.work = hand.work[0], []
    assert future.set_running_or_notify_cancel()
    assert slow.get("q", double, 3) == [2]
    future.set_result(function(*inputs))
    assert ready == [1]
    assert slow.get("q", double, 3) == [4]
    assert slow.busy
    hand.run()
    assert slow.get("q", double, 3) == [6]
    assert not slow.busy


def test_what_is_finished_does_not_stand_for_what_is_known_again():
    hand = ByHand()
    slow = Slow(hand)
    slow.get("q", double, 1)
    slow.get("q", double, 2)
    (future, function, inputs), hand.work = hand.work[0], []
    assert future.set_running_or_notify_cancel()
    assert slow.get("q", double, 1) == [2]
    future.set_result(function(*inputs))
    assert slow.get("q", double, 1) == [2]


def test_an_answer_is_late_when_it_has_stood_behind_for_a_while(monkeypatch):
    clock = [100.0]
    monkeypatch.setattr("smileviz.mission.slow.monotonic", lambda: clock[0])
    hand = ByHand()
    slow = Slow(hand)
    slow.get("q", double, 1)
    slow.get("q", double, 2)
    assert slow.late == frozenset()
    clock[0] += LATE_S
    slow.get("q", double, 3)
    assert slow.late == {"q"}
    hand.run()
    assert slow.late == frozenset()
    slow.get("q", double, 4)
    assert slow.late == frozenset()


def test_what_takes_long_is_never_worked_out_at_once():
    hand, ready = ByHand(), []
    slow = Slow(hand, lambda: ready.append(1))
    assert slow.soon("q", double, 1) is None
    assert slow.busy
    hand.run()
    assert slow.soon("q", double, 1) == [2]
    assert slow.soon("q", double, 2) == [2]
    assert Slow().soon("q", double, 3) == [6]


def test_progress_counts_the_questions_that_are_under_way():
    hand = ByHand()
    slow = Slow(hand)
    for k in range(4):
        slow.soon(f"q{k}", double, k)
    assert slow.progress == (0, 4)
    for done, (future, function, inputs) in enumerate(hand.work, start=1):
        future.set_running_or_notify_cancel()
        future.set_result(function(*inputs))
        assert slow.progress == (done, 4)
    hand.work = []
    slow.soon("q0", double, 9)
    assert slow.progress == (0, 1)


def test_what_is_called_off_is_not_asked_again_until_it_is_wanted():
    hand = ByHand()
    slow = Slow(hand)
    slow.soon("q", double, 1)
    hand.run()
    slow.soon("q", double, 2)
    slow.call_off()
    assert slow.called_off
    assert not slow.busy
    assert slow.soon("q", double, 2) == [2]
    assert not slow.busy
    slow.soon("q", double, 3)  # another question of the same name is not what was called off
    assert slow.busy
    assert not slow.called_off
    slow.call_off()
    slow.resume()
    assert not slow.called_off
    slow.soon("q", double, 3)
    hand.run()
    assert slow.soon("q", double, 3) == [6]


def test_what_reports_shows_how_far_it_is_and_is_told_to_stop():
    hand, ready, goes_on = ByHand(), [], []
    slow = Slow(hand, lambda: ready.append(slow.progress))

    def long(x, report=None):
        goes_on.append(report(0.25))
        slow.call_off()
        goes_on.append(report(0.5))
        return x

    assert slow.told("q", long, 1) is None
    hand.run()
    assert ready == [(0.25, 1)]
    assert goes_on == [True, False]
    assert slow.called_off
    assert slow.told("q", long, 1) is None
