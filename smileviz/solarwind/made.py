"""Timelines a user makes: constant values, a step, a ramp, a table."""

from collections.abc import Mapping, Sequence

import numpy as np

from smileviz.base.arrays import fixed
from smileviz.base.errors import SmileError
from smileviz.solarwind.timeline import Column, Gaps, Policy, Timeline

JOINED = Gaps(Policy.INTERPOLATE, np.inf)
"""The gap policy under which a table joined by lines is read."""


def table(
    t: Sequence[float], columns: Mapping[str, Sequence[float]], source: str, *, line: bool = False
) -> Timeline:
    """Values (n,) of each column at ascending *t* (n,); NaN says "as in the row before".

    Each value stands until the next row or, with *line*, is joined to it by a straight line when
    read with `JOINED`. The last stands for ever.
    """
    times = np.asarray(t, dtype=np.float64)
    if not len(times):
        raise SmileError("A table of the solar wind needs at least one row.")
    if (np.diff(times) <= 0.0).any():
        raise SmileError("The rows of a table of the solar wind must be in order of time.")
    made: dict[str, Column] = {}
    for name, given in columns.items():
        values = np.asarray(given, dtype=np.float64)
        if values.shape != times.shape:
            raise SmileError(f"{name} has {len(values)} values for {len(times)} times.")
        there = np.isfinite(values)
        if not there.any():
            continue
        at = times[there]
        until = at.copy() if line else np.append(at[1:], np.inf)
        until[-1] = np.inf
        made[name] = Column(fixed(at), fixed(until), fixed(values[there]))
    return Timeline(made, source, "synthetic" in source.lower(), made=True)


def constant(values: Mapping[str, float], source: str) -> Timeline:
    """The same at all times."""
    ever = np.array([-np.inf])
    columns = {
        name: Column(fixed(ever), fixed(-ever), fixed(np.array([value])))
        for name, value in values.items()
    }
    return Timeline(columns, source, "synthetic" in source.lower(), made=True)


def step(
    t: float, before: Mapping[str, float], after: Mapping[str, float], source: str
) -> Timeline:
    """*before* until *t*, *after* from then on; a column in one of them only is constant."""
    both = {**after, **before}
    columns = {}
    for name, value in both.items():
        values = np.array([value, after.get(name, value)])
        at = np.array([-np.inf, t])
        columns[name] = Column(fixed(at), fixed(np.array([t, np.inf])), fixed(values))
    return Timeline(columns, source, "synthetic" in source.lower(), made=True)


def ramp(
    start: float, stop: float, before: Mapping[str, float], after: Mapping[str, float], source: str
) -> Timeline:
    """*before* at *start*, a straight line to *after* at *stop*; read with `JOINED`."""
    if stop <= start:
        raise SmileError("A ramp must end after it starts.")
    names = before.keys() & after.keys()
    if names != before.keys() | after.keys():
        raise SmileError("A ramp needs the same columns before and after.")
    columns = {}
    for name in before:
        at = np.array([start, stop])
        values = np.array([before[name], after[name]])
        columns[name] = Column(fixed(at), fixed(np.array([start, np.inf])), fixed(values))
    return Timeline(columns, source, "synthetic" in source.lower(), made=True)
