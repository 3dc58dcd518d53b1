"""The solar wind of a scenario at any time: the numbers of its form, moved by its drive."""

import math
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Bools, Floats
from smileviz.base.windows import Span
from smileviz.mission import wind_files
from smileviz.mission.drive import ConstantWind, FileWind, StepsWind
from smileviz.mission.scenario import SolarWind
from smileviz.solarwind import made
from smileviz.solarwind.derived import dynamic_pressure_npa
from smileviz.solarwind.timeline import NOTHING, Gaps, Policy, Timeline

COLUMN = {
    "density_cm3": "density_cm3",
    "speed_km_s": "speed_km_s",
    "temperature_k": "temperature_k",
    "bx_nt": "bx_gsm_nt",
    "by_nt": "by_gsm_nt",
    "bz_nt": "bz_gsm_nt",
    "kp": "kp",
    "dst_nt": "dst_nt",
}
"""Which column of a timeline moves which field of the form."""

MADE_UP = "SYNTHETIC"
"""How the sentence of a made up wind begins."""
BOUNDARY_INPUTS = ("density_cm3", "speed_km_s", "by_nt", "bz_nt", "pdyn_npa")
"""Where one of these has no value, no model of a boundary has one."""
_TITLES = {
    "density_cm3": "density",
    "speed_km_s": "speed",
    "temperature_k": "temperature",
    "bx_nt": "Bx",
    "by_nt": "By",
    "bz_nt": "Bz",
    "pdyn_npa": "pressure",
    "kp": "Kp",
    "dst_nt": "Dst",
}
_PLASMA = frozenset(("density_cm3", "speed_km_s"))


@dataclass(frozen=True, eq=False)
class Wind:
    """The wind of a form, *base*, moved by *timeline* (None: not moved) under a gap policy."""

    base: SolarWind
    timeline: Timeline | None = None
    gaps: Gaps = NOTHING
    alpha_ratio: float = 0.0
    notes: tuple[str, ...] = ()

    def at(self, name: str, t: Floats) -> Floats:
        """The field *name* of the form at *t* (n,), NaN in gaps; `pdyn_npa` always a number."""
        return self._pressure(t, held=False) if name == "pdyn_npa" else self._field(name, t)

    def held(self, name: str, t: Floats) -> Floats:
        """`at`, and in its gaps the last value, before the first value that (n,)."""
        if name == "pdyn_npa":
            return self._pressure(t, held=True)
        return self._filled(COLUMN[name], self._field(name, t), t)

    def b_nt(self, t: Floats) -> Floats:
        """Strength of the field (n,): measured as such, else of its components; NaN in gaps."""
        parts = [self.at(name, t) for name in ("bx_nt", "by_nt", "bz_nt")]
        strength = np.sqrt(sum((np.square(part) for part in parts), np.zeros(len(t))))
        if self.timeline is None or "b_nt" not in self.timeline.columns:
            return np.asarray(strength)
        measured = self.timeline.sample("b_nt", t, self.gaps)
        return np.where(np.isfinite(measured), measured, strength)

    def missing(self, t: Floats) -> Bools:
        """Whether a boundary model lacks an input at *t* (n,)."""
        if not self.moves:
            return np.zeros(len(t), dtype=np.bool_)
        gaps = [np.isnan(self.at(name, t)) for name in BOUNDARY_INPUTS]
        return np.asarray(np.any(gaps, axis=0))

    def steady(self, t: float) -> SolarWind:
        """The form's numbers as they are at *t*, held in gaps: a wind without a drive."""
        still = replace(self.base, drive=ConstantWind())
        if not self.moves:
            return still
        names = [*COLUMN, *(["pdyn_npa"] if self._gives_pressure else [])]
        moment = np.array([t])
        values: dict[str, Any] = {name: float(self.held(name, moment)[0]) for name in names}
        return replace(still, source=self.source, **values)

    def caution(self, t: float) -> str | None:
        """Say what is shown at *t* though nothing is known or was measured then, else None."""
        if self.timeline is None or self.timeline.made:
            return None
        columns = [name for name in _TITLES if not self._covers(name, t)]
        moment = np.array([t])
        lost = [name for name in columns if np.isnan(self.at(name, moment)[0])]
        if lost:
            return f"No solar wind data at this time: {self._stand_ins(lost, t)} shown."
        words = ", ".join(_TITLES[name] for name in columns)
        return (
            f"Solar wind not measured at this time ({words}): {self._bridge}." if columns else None
        )

    def gap_word(self, t: float) -> str:
        """What stands at *t* where nothing was measured, in a word or two; empty elsewhere."""
        caution = self.caution(t)
        if caution is None:
            return ""
        return "no data now" if caution.startswith("No") else self._bridge

    def remark(self, t: float) -> str:
        """What a picture of *t* has to say of its wind, such as "Solar wind: synthetic"."""
        gap = self.gap_word(t).replace("no data now", "no data now, last valid shown")
        words = ", ".join(word for word in (self.origin_word, gap) if word)
        return f"Solar wind: {words}" if words else ""

    @property
    def _bridge(self) -> str:
        return "held" if self.gaps.policy is Policy.HOLD else "interpolated"

    @property
    def origin_word(self) -> str:
        """What one must know about where it is from: synthetic, assumed, or nothing."""
        if self.synthetic:
            return "synthetic"
        return "assumed" if not self.moves and self.base.source == "assumed" else ""

    def changes(self, span: Span) -> Floats:
        """Times within *span* at which it may leap (n,), ascending."""
        if self.timeline is None:
            return np.zeros(0)
        times = self.timeline.changes
        return times[(times > span.start) & (times < span.stop)]

    @property
    def moves(self) -> bool:
        """Whether it changes with time."""
        return self.timeline is not None

    @property
    def synthetic(self) -> bool:
        """Whether it is made up and says so."""
        said = self.timeline is not None and self.timeline.synthetic
        return said or "synthetic" in self.base.source.lower()

    @property
    def source(self) -> str:
        """Where the numbers come from."""
        if self.timeline is None or self.timeline.made:
            return self.base.source
        rest = [_TITLES[name] for name in COLUMN if name not in self._moving]
        others = f"; {', '.join(rest)} of the form ({self.base.source})" if rest else ""
        return f"{self.timeline.source}; {self.gaps.sentence}{others}"

    @cached_property
    def _moving(self) -> frozenset[str]:
        columns = self.timeline.columns if self.timeline else {}
        return frozenset(name for name, column in COLUMN.items() if column in columns)

    @property
    def _moves_plasma(self) -> bool:
        return bool(_PLASMA & self._moving)

    @property
    def sentence(self) -> str:
        """The wind in one line, for tables and pictures."""
        wind, made_up = self.base, f"{MADE_UP}; " if self.synthetic else ""
        aberration = f"aberration {wind.aberration_deg:g} deg"
        if self.timeline is not None:
            names = ", ".join(_TITLES[name] for name in self.moving)
            kind = "a table" if self.timeline.made else "of files"
            return f"{made_up}changing, {kind}: {names}; {aberration}; source: {self.source}"
        given = " (given)" if wind.pdyn_npa is not None else ""
        return (
            f"{made_up}P_dyn {wind.dynamic_pressure_npa:.4g} nPa{given}, "
            f"n {wind.density_cm3:g} cm-3, V {wind.speed_km_s:g} km/s, "
            f"B ({wind.bx_nt:g}, {wind.by_nt:g}, {wind.bz_nt:g}) nT GSM, "
            f"{aberration}; source: {wind.source}"
        )

    @property
    def moving(self) -> tuple[str, ...]:
        """The fields of the form that change, the pressure among them."""
        columns = self.timeline.columns if self.timeline else {}
        pressure = "pdyn_npa" in columns or self._moves_plasma
        return tuple(
            name for name in _TITLES if name in self._moving or (name == "pdyn_npa" and pressure)
        )

    @property
    def _gives_pressure(self) -> bool:
        """Whether the pressure may be other than that of the protons of density and speed."""
        columns = self.timeline.columns if self.timeline else {}
        measured = "pdyn_npa" in columns or "alpha_ratio" in columns
        return measured or self.base.pdyn_npa is not None or self.alpha_ratio > 0.0

    def _covers(self, name: str, t: float) -> bool:
        """Whether *name* is measured at *t*, or follows from what is, or is the form's."""
        assert self.timeline is not None
        if name == "pdyn_npa":
            measured = bool(self.timeline.covers(name, t))
            derived = self._moves_plasma and all(self._covers(part, t) for part in _PLASMA)
            still = name not in self.timeline.columns and not self._moves_plasma
            return measured or derived or still
        return name not in self._moving or bool(self.timeline.covers(COLUMN[name], t))

    def _stand_ins(self, lost: list[str], t: float) -> str:
        """What is shown instead of the fields *lost*, and of when it is."""
        since: dict[float, list[str]] = {}
        for name in lost:
            since.setdefault(self._since(name, t), []).append(_TITLES[name])
        parts = []
        for moment, words in sorted(since.items(), reverse=True):
            which = "last valid" if moment <= t else "first"
            parts.append(f"{which} of {time.label(moment)} ({', '.join(words)})")
        return "; ".join(parts)

    def _since(self, name: str, t: float) -> float:
        """The time of the value of *name* that stands in for the one missing at *t*."""
        assert self.timeline is not None
        names = [COLUMN[part] for part in _PLASMA & self._moving] if name == "pdyn_npa" else []
        names = names or [COLUMN.get(name, name)]
        return float(min(self.timeline.columns[item].nearest(t)[1] for item in names))

    def _field(self, name: str, t: Floats) -> Floats:
        still = np.full(len(t), float(getattr(self.base, name)))
        column = COLUMN[name]
        if self.timeline is None or column not in self.timeline.columns:
            return still
        return self._before(column, self.timeline.sample(column, t, self.gaps), still, t)

    def _before(self, column: str, values: Floats, still: Floats, t: Floats) -> Floats:
        """Before the first row of a table of the user's the form holds."""
        assert self.timeline is not None
        if not self.timeline.made:
            return values
        return np.where(t < self.timeline.columns[column].t[0], still, values)

    def _filled(self, column: str, values: Floats, t: Floats) -> Floats:
        if self.timeline is None or column not in self.timeline.columns:
            return values
        return np.where(np.isnan(values), self.timeline.columns[column].nearest(t)[0], values)

    def _pressure(self, t: Floats, *, held: bool) -> Floats:
        """The pressure measured or given, else that of density, speed and alpha particles."""
        column = self.timeline.columns.get("pdyn_npa") if self.timeline else None
        pressure = self._derived(t, held=held and column is None)
        if self.timeline is None or column is None:
            return pressure
        given = column.sample(t, self.gaps)
        if self.timeline.made or self._moves_plasma:
            given = np.where(np.isnan(given), pressure, given)
        return np.where(np.isnan(given), column.nearest(t)[0], given) if held else given

    def _derived(self, t: Floats, *, held: bool) -> Floats:
        """The pressure of density, speed and alpha particles where one of those moves."""
        still = np.full(len(t), self.base.dynamic_pressure_npa)
        if self.timeline is None or not self._moves_plasma:
            return still
        read_field = self.held if held else self.at
        ratio = self.timeline.sample("alpha_ratio", t, self.gaps)
        ratio = np.where(np.isnan(ratio), self.alpha_ratio, ratio)
        n, v = read_field("density_cm3", t), read_field("speed_km_s", t)
        derived = dynamic_pressure_npa(n, v, ratio)
        if not self.timeline.made:
            return derived
        columns = [self.timeline.columns[COLUMN[name]] for name in _PLASMA & self._moving]
        first = min(column.t[0] for column in columns)
        return np.where(t < first, still, derived)


@lru_cache(maxsize=32)
def wind_of(solar_wind: SolarWind) -> Wind:
    """The wind of *solar_wind*; the same object for equal input."""
    drive = solar_wind.drive
    if isinstance(drive, FileWind):
        timeline, notes = wind_files.timeline(drive.files, drive.stamp)
        return Wind(solar_wind, timeline, drive.policy, drive.alpha_ratio, notes)
    if isinstance(drive, StepsWind):
        line = drive.join == "line"
        return Wind(
            solar_wind, _of_rows(drive, solar_wind.source), made.JOINED if line else NOTHING
        )
    return Wind(solar_wind)


def _of_rows(drive: StepsWind, source: str) -> Timeline:
    t = [row.at for row in drive.rows]
    columns: dict[str, list[float]] = {}
    for name, column in (*COLUMN.items(), ("pdyn_npa", "pdyn_npa")):
        given = [getattr(row, name) for row in drive.rows]
        columns[column] = [math.nan if value is None else value for value in given]
    return made.table(t, columns, source, line=drive.join == "line")
