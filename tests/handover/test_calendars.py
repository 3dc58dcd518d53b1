"""Calendars open in a calendar library, event files in a reader of their form."""

import re
from datetime import UTC, datetime

import icalendar
import pytest

from smileviz.base import time
from smileviz.handover import calendars, timeline
from smileviz.handover.calendars import Entry
from smileviz.handover.products import formats

META = {"program": "smileviz 0", "scenario": "SMILE", "driver": "assumed", "note": "a; b, c\\d"}
DAY = 86_400.0


def entries(text):
    return [part for part in icalendar.Calendar.from_ical(text).walk() if part.name == "VEVENT"]


def moment(t):
    return datetime.fromtimestamp(round(float(time.unix_s(t))), UTC)


@pytest.mark.parametrize("kind", ["windows", "events"])
def test_a_calendar_library_reads_all_entries(written, job, kind):
    job = job()
    text = written(kind, "ics", job).read_bytes().decode("utf-8")
    found = entries(text)
    if kind == "windows":
        rows = timeline.windows(job.scenario, job.span, timeline.kinds_of(job.scenario))
        wanted = [(row.when.start, row.when.stop, row.kind.title) for row in rows]
    else:
        happened = timeline.events(job.scenario, job.span, timeline.event_kinds_of(job.scenario))
        wanted = [(item.t, None, item.kind.title) for item in happened]
    assert len(found) == len(wanted) > 5
    for entry, (start, stop, title) in zip(found, wanted, strict=True):
        assert entry["DTSTART"].dt == moment(start)
        assert ("DTEND" in entry) == (stop is not None)
        if stop is not None:
            assert entry["DTEND"].dt == moment(stop) > entry["DTSTART"].dt
        assert str(entry["SUMMARY"]) == title
        assert "driver: assumed" in str(entry["DESCRIPTION"])
        assert abs((entry["DTSTAMP"].dt - datetime.now(UTC)).total_seconds()) < 600.0
    assert len({str(entry["UID"]) for entry in found}) == len(found)


def test_lines_are_folded_at_75_octets_and_end_as_they_must():
    title = "Malargüe, “Ümläute”; \\ and ⊕ " * 9
    entry = Entry("contact:malargue", title, "one\ntwo", 0.0, 100.0)
    text = calendars.ics(META, [entry])
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert max(len(line.encode()) for line in lines) <= 75
    assert "\n" not in text.replace("\r\n", "")
    (found,) = entries(text)
    assert str(found["SUMMARY"]) == title
    assert str(found["DESCRIPTION"]).startswith("one\ntwo\n")
    assert "a; b, c\\d" in str(icalendar.Calendar.from_ical(text)["DESCRIPTION"])


def test_the_same_window_has_the_same_uid_when_it_is_found_again_a_little_later():
    t = time.from_utc("2026-11-22T10:00:20Z")
    uids = [
        str(entries(calendars.ics(META, [Entry("umbra", "Umbra", "", t + k, t + 900.0)]))[0]["UID"])
        for k in (0.0, 1.2)
    ]
    assert uids[0] == uids[1]
    assert uids[0].endswith("@smileviz")


def test_two_windows_of_a_kind_in_one_minute_have_their_own_uids():
    both = [Entry("a", "A", "", 0.0, 3.0), Entry("a", "A", "", 10.0, 13.0)]
    assert len({str(entry["UID"]) for entry in entries(calendars.ics(META, both))}) == 2


def test_a_window_shorter_than_a_second_does_not_end_before_it_ends():
    (found,) = entries(calendars.ics(META, [Entry("a", "A", "", 0.1, 0.2)]))
    assert "DTEND" not in found


def evf_rows(text):
    """As readers of these files do: comments, or a time and a key with its count."""
    counts = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        when, key = line.split(maxsplit=1)
        name, count = re.fullmatch(r"([A-Z0-9_]+) \(COUNT = (\d+)\)", key).groups()
        counts[name] = counts.get(name, 0) + 1
        assert int(count) == counts[name]
        yield datetime.strptime(when, "%d-%b-%Y_%H:%M:%S").replace(tzinfo=UTC), name


def test_an_event_file_counts_each_name_in_order_of_time(written, job):
    job = job()
    text = written("windows", "evf", job).read_text("ascii")
    rows = list(evf_rows(text))
    windows = timeline.windows(job.scenario, job.span, timeline.kinds_of(job.scenario))
    assert len(rows) == 2 * len(windows)
    assert [when for when, _ in rows] == sorted(when for when, _ in rows)
    assert (moment(windows[0].when.start), f"{windows[0].kind.name.upper()}_START") in rows
    assert "not a product of ESA or CAS" in text
    assert "# driver: assumed" in text


def test_events_are_names_without_start_and_end(written, job):
    names = {name for _, name in evf_rows(written("events", "evf", job()).read_text("ascii"))}
    assert {"PERIGEE", "APOGEE", "NODE_ASCENDING"} <= names


@pytest.mark.parametrize("kind", ["windows", "events"])
def test_every_format_of_windows_and_events_says_where_it_is_from(written, job, kind):
    for name in formats(kind):
        text = written(kind, name, job()).read_text("utf-8")
        unfolded = text.replace("\r\n ", "")
        assert "scenario_hash" in unfolded
        assert "ephemeris_age" in unfolded
