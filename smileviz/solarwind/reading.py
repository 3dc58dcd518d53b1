"""Reading: what a file gave, and the way from its rows to a timeline that can be trusted."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from smileviz.base import frames
from smileviz.base.arrays import Floats, rotate
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.solarwind.columns import COLUMNS, FIELD_GSE, FIELD_GSM, GSE_KINDS, Kind
from smileviz.solarwind.timeline import EARTH, Column, Timeline, cadence_s, column

_NAMED = 20
_MOST_WORDS = 160
_TINY = 1e-6


@dataclass(frozen=True, eq=False)
class Reading:
    """The timeline of a file, and a sentence for everything in it that was not as it should be."""

    timeline: Timeline
    notes: tuple[str, ...]
    format: str


@dataclass
class Notes:
    """Sentences on what was wrong: the first broken lines are named, the rest counted."""

    sentences: list[str] = field(default_factory=list)
    broken: int = 0
    blank: int = 0
    first_broken: str = ""

    def add(self, sentence: str) -> None:
        """Keep a sentence."""
        self.sentences.append(sentence)

    def line(self, number: int, what: str) -> None:
        """Line *number* of the file, the first being 1, could not be read."""
        self.broken += 1
        self.first_broken = self.first_broken or f"line {number}: {what}"
        if self.broken <= _NAMED:
            self.add(f"Line {number}: {what}; left out.")

    def cell(self, number: int, what: str) -> None:
        """A cell of line *number* is no number."""
        self.blank += 1
        if self.blank <= _NAMED:
            self.add(f"Line {number}: {what}; no value.")

    def all(self) -> tuple[str, ...]:
        """Every sentence."""
        counted = (
            (self.broken - _NAMED, "more lines were left out."),
            (self.blank - _NAMED, "more cells count as no value."),
        )
        more = [f"{count} {rest}" for count, rest in counted if count > 0]
        return (*self.sentences, *more)


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows as they stand in a file: times *t* (n,) in any order, *columns* by name (n,).

    *step_s* is how long a row stands, None if the file does not say: then the usual distance of
    its rows, and *slack* times that where they are uneven.
    """

    t: Floats
    columns: Mapping[str, Floats]
    step_s: float | None = None
    slack: float = 1.0


def assemble(rows: Rows, notes: Notes, source: str, place: str = EARTH) -> Timeline:
    """The timeline of *rows*: in order, each time once, fills NaN, units believable, GSM."""
    t, columns = _ordered(rows, notes)
    clean = {}
    for name, values in columns.items():
        kind = COLUMNS.get(name) or GSE_KINDS[name]
        clean[name] = _believed(kind, values, notes)
    _turn_to_gsm(t, clean, notes)
    step_s, slack = rows.step_s, rows.slack
    if step_s is None:
        step_s, slack = cadence_s(t), max(slack, 1.5)
    made = {
        name: _column(COLUMNS[name], t, values, step_s, slack)
        for name, values in clean.items()
        if name in COLUMNS and np.isfinite(values).any()
    }
    if not made:
        why = f" ({notes.sentences[0][:_MOST_WORDS]})" if notes.sentences else ""
        raise SmileError(f"there is not one value of the solar wind or an index in it{why}.")
    order = [name for name in COLUMNS if name in made]
    synthetic = "synthetic" in source.lower()
    return Timeline({name: made[name] for name in order}, source, synthetic, place)


def _column(kind: Kind, t: Floats, values: Floats, step_s: float, slack: float) -> Column:
    """An index given in few of the rows stands for its own interval, not for that of a row."""
    if kind.interval_s is not None and kind.interval_s > step_s:
        there = np.isfinite(values)
        if cadence_s(t[there]) > 1.5 * step_s or there.sum() == 1 < len(t):
            return column(t[there], values[there], kind.interval_s)
    return column(t, values, step_s, slack)


def _ordered(rows: Rows, notes: Notes) -> tuple[Floats, dict[str, Floats]]:
    t = rows.t
    if not len(t):
        why = f" ({notes.sentences[0][:_MOST_WORDS]})" if notes.sentences else ""
        raise SmileError(f"there is not one row in it that can be read{why}.")
    columns = dict(rows.columns)
    if (np.diff(t) < 0.0).any():
        notes.add("The rows were not in order of time; they are now.")
        order = np.argsort(t, kind="stable")
        t, columns = t[order], {name: values[order] for name, values in columns.items()}
    last = np.append(np.diff(t) > 0.0, True)
    double = len(t) - int(last.sum())
    if double:
        notes.add(f"{double} rows have the time of a later row, which stands instead.")
        t, columns = t[last], {name: values[last] for name, values in columns.items()}
    return t, columns


def _believed(kind: Kind, values: Floats, notes: Notes) -> Floats:
    """*values* with NaN for fills and the impossible; SmileError if their unit must be wrong."""
    clean = np.where(np.isin(values, kind.fills) | ~np.isfinite(values), np.nan, values)
    clean[np.abs(clean) >= 1e30] = np.nan
    finite = clean[np.isfinite(clean)]
    if not len(finite):
        return clean
    outside = (finite < kind.low) | (finite > kind.high)
    usual = float(np.median(finite))
    size = float(np.median(np.abs(finite)))
    if outside.mean() > 0.5 or (kind.mistake and kind.factor > 1.0 and 0.0 < size < _TINY):
        raise SmileError(_unit_sentence(kind, usual))
    if outside.any():
        notes.add(
            f"{int(outside.sum())} values of {kind.name} are outside {kind.low:g} to "
            f"{kind.high:g} {kind.unit}".rstrip()
            + " and count as no value."
        )
        clean[(clean < kind.low) | (clean > kind.high)] = np.nan
    return clean


def _unit_sentence(kind: Kind, usual: float) -> str:
    unit = kind.unit or "of it"
    sentence = f"{kind.name} is about {usual:.3g}, which cannot be {unit}"
    meant = usual * kind.factor
    if kind.mistake and kind.low <= meant <= kind.high and abs(meant) > 0.01:
        return f"{sentence}; it looks like {kind.mistake}: multiply by {kind.factor:g} or name it."
    return f"{sentence} (from {kind.low:g} to {kind.high:g} {unit}): is it another unit?"


def _turn_to_gsm(t: Floats, columns: dict[str, Floats], notes: Notes) -> None:
    """Where a file has GSE only, turn the field to GSM; both have one X axis."""
    gse = [columns.get(name) for name in FIELD_GSE]
    if gse[0] is not None and FIELD_GSM[0] not in columns:
        columns[FIELD_GSM[0]] = gse[0]
    if FIELD_GSM[2] in columns or any(part is None for part in gse):
        return
    turn = frames.rotations(Frame.GSE, Frame.GSM, t)
    turned = rotate(turn, np.stack([np.asarray(part) for part in gse], axis=1))
    columns |= {name: turned[:, k] for k, name in enumerate(FIELD_GSM)}
    notes.add("The field was given in GSE and has been turned to GSM.")
