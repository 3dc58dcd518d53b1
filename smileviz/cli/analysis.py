"""Margins, statistics, stops, envelope and calendar as sheets."""

import sys
from dataclasses import dataclass

import numpy as np

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.windows import Span
from smileviz.cli import asked
from smileviz.cli.asked import Asked
from smileviz.handover.sheet import Column, Sheet, utc
from smileviz.handover.timeline import asked_for
from smileviz.mission import almanac
from smileviz.mission import calendar as season
from smileviz.mission import chances as odds
from smileviz.mission import envelope as observability
from smileviz.mission import stops as limits
from smileviz.mission import worst as least
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.rounds import Rounds
from smileviz.mission.samples import Samples
from smileviz.mission.statistics import statistics as statistics_of


def margins(what: Asked, span: Span, kind: str | None, during: str | None) -> Sheet:
    """The worst margins, one a row."""
    names = asked.names(kind) if kind is not None else least.DEFAULT
    listed = tuple(item.name for item in almanac.selected(names, what.scenario))
    rows = least.worst(what.scenario, span, listed, during)
    meta = what.meta(span) | asked_for(span)
    if during is not None:
        meta["during"] = during
    values = np.array([row.margin for row in rows])
    columns: dict[str, Column] = {
        "kind": [row.kind for row in rows],
        "margin": [row.title for row in rows],
        "unit": [row.unit for row in rows],
        "revolution": [str(row.number) for row in rows],
        "utc": utc(np.array([row.t for row in rows])),
        "value": np.where(np.isfinite(values), values, np.nan) if len(rows) else values,
        "allowed": [row.allowed for row in rows],
    }
    return Sheet(meta, columns)


def statistics(what: Asked, span: Span, kind: str | None) -> Sheet:
    """How much of the time each kind is true, one a row."""
    names = asked.names(kind) if kind is not None else None
    kinds = almanac.selected(names, what.scenario)
    found = [statistics_of(item.name, what.scenario, span) for item in kinds]
    longest = [item.longest for item in found]
    columns: dict[str, Column] = {
        "kind": [item.kind for item in found],
        "percent": np.array([item.percent for item in found]),
        "total_h": np.array([item.total_h for item in found]),
        "windows": [str(item.count) for item in found],
        "longest_h": np.array([when.length_s / 3600.0 if when else 0.0 for when in longest]),
        "longest_start_utc": [time.to_utc(when.start) if when else "" for when in longest],
        "mean_in_revolution_h": np.array([item.mean_h for item in found]),
        "least_in_revolution_h": np.array([item.least_h for item in found]),
        "most_in_revolution_h": np.array([item.most_h for item in found]),
    }
    about = {item.name: item.sentence for item in kinds}
    return Sheet(what.meta(span) | asked_for(span) | about, columns)


def stops(what: Asked, t: float) -> Sheet:
    """What stops SXI and UVI at *t*: a row for each limit, the binding one first."""
    here = Samples(what.scenario, ephemeris_of(what.scenario), np.array([t]))
    found = limits.stops(here)
    rows: list[_Row] = []
    for name in limits.INSTRUMENTS:
        until = limits.changes_t(what.scenario, f"{name}_allowed", t)
        change = time.to_utc(until) if until is not None else ""
        stopped = [
            _Row(name, may=False, limit=stop.sentence, of=stop, change=change)
            for stop in found
            if stop.instrument == name
        ]
        rows += stopped or [
            _Row(name, may=True, limit=spare.title, of=spare, change=change)
            for spare in limits.spares(here)
            if spare.instrument == name
        ]
    columns: dict[str, Column] = {
        "instrument": [row.instrument for row in rows],
        "may_observe": [row.may for row in rows],
        "limit": [row.limit for row in rows],
        "margin": np.array([row.of.margin for row in rows]),
        "unit": [row.of.unit for row in rows],
        "changes_utc": [row.change for row in rows],
    }
    return Sheet(what.meta(Span(t, t)) | {"at": time.to_utc(t)}, columns)


@dataclass(frozen=True)
class _Row:
    """A limit of an instrument."""

    instrument: str
    may: bool
    limit: str
    of: limits.Stop | limits.Spare
    change: str


def as_sentences(found: Sheet) -> str:
    """The rows of `stops` for people."""
    lines: list[str] = []
    rows = zip(*found.columns.values(), strict=True)
    seen: set[str] = set()
    for instrument, may, limit, margin, unit, change in rows:
        name, spared = str(instrument).upper(), float(margin)
        if name not in seen:
            seen.add(name)
            until = f" until {change}" if change else ""
            lines.append(f"{name} {'may observe' if may else 'may not observe'}{until}.")
        spare = f" {spared:,.1f} {unit} to spare." if may and np.isfinite(spared) else ""
        lines.append(f"  {limit}{':' if spare else ''}{spare}")
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class When:
    """A moment, or a span, as it was written."""

    at: str | None
    start: str | None
    stop: str | None


def envelope(what: Asked, when: When, *, chances: bool) -> Sheet:
    """The map of observability, or the chances of each revolution."""
    if when.at is not None and (when.start is not None or when.stop is not None or chances):
        raise SmileError("--at is one moment; give either it or --start and --stop.")
    if chances:
        span = asked.span_of(when.start or "now", when.stop or "30d", what.scenario)
        return _chances(what, span)
    if when.at is not None:
        found = observability.at_moment(what.scenario, asked.moment(when.at, what.scenario))
    elif when.stop is None:
        first = asked.moment(when.start or "now", what.scenario)
        found = observability.of_revolution(what.scenario, first)
    else:
        span = asked.span_of(when.start or "now", when.stop, what.scenario)
        found = observability.over(what.scenario, span)
    pdyn, bz = np.meshgrid(found.pdyn_npa, found.bz_nt)
    meta = what.meta(found.span) | asked_for(found.span)
    meta |= {
        "envelope": found.sentence,
        "revolution": str(found.number),
        "observing_h": f"{found.observing_h:.3f}",
        "wind_here": f"P_dyn {found.here[0]:.4g} nPa, Bz {found.here[1]:.4g} nT",
    }
    return Sheet(
        meta,
        {
            "pdyn_npa": pdyn.ravel(),
            "bz_nt": bz.ravel(),
            "nose_re": found.nose_re.ravel(),
            "share": found.share.ravel(),
        },
    )


def _chances(what: Asked, span: Span) -> Sheet:
    found = odds.chances(what.scenario, span)
    columns: dict[str, Column] = _revolutions(found.rounds) | {
        "observing_h": found.observing_h,
        "known_h": found.known_h,
        "in_view": found.in_view,
        "probability": found.probability,
    }
    return Sheet(what.meta(span) | asked_for(span) | {"chances": found.sentence}, columns)


def calendar(what: Asked, start: str | None, stop: str | None) -> Sheet:
    """Every revolution as a row."""
    whole = what.scenario.span
    if start is None and stop is None:
        span = whole
    else:
        first = start or time.to_utc(whole.start)
        span = asked.span_of(first, stop or time.to_utc(whole.stop), what.scenario)
    found = season.calendar(what.scenario, span, _told if sys.stderr.isatty() else None)
    columns: dict[str, Column] = {**_revolutions(found.rounds), **found.columns}
    about = {item.name: item.sentence for item in season.columns_of(what.scenario)}
    return Sheet(what.meta(span) | asked_for(span) | about, columns)


def _revolutions(found: Rounds) -> dict[str, Column]:
    return {
        "revolution": [str(number) for number in found.numbers.tolist()],
        "start_utc": utc(found.edges[:, 0]),
        "stop_utc": utc(found.edges[:, 1]),
        "whole": [bool(whole) for whole in found.whole],
    }


def _told(share: float) -> bool:
    """Progress on a terminal."""
    sys.stderr.write("\r" + ("\033[K" if share >= 1.0 else f"{100.0 * share:3.0f} %"))
    sys.stderr.flush()
    return True
