"""Fit: the initial state, and the pressure of sunlight, by which our forces follow given positions.

Batch least squares (Montenbruck & Gill 2000, section 8.1) by Gauss and Newton, with partials from
differences of propagations; first over few revolutions about the epoch, then over all.
"""

from dataclasses import dataclass, replace

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats, norm, rotate
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, go_on
from smileviz.base.windows import Span
from smileviz.orbit.burns import rtn
from smileviz.orbit.forces import Forces
from smileviz.orbit.kepler import osculating
from smileviz.orbit.numerical import InitialState, Propagated, propagated

_STEP = np.array([1e-3, 1e-3, 1e-3, 1e-7, 1e-7, 1e-7, 1e-5])
"""Of the state, km and km/s, and of Cr A/m, m2/kg, for differences."""
_FIRST_SUNLIGHT = 1e-3
_MOST_SUNLIGHT = 1.0
_STAGES = (1.0, 4.0, np.inf)
"""How many revolutions on either side of the epoch are fitted to, one after another."""
_ROUNDS = (4, 4, 12)
_SETTLED = 1e-6
_MOST_SINGULAR = 1e-11
_LEAST_POINTS = 8
_LEAST_ARC = 0.05
_WORST_PART = 2e-3
_HALVINGS = 6
_WHAT = "The fit"


@dataclass(frozen=True, eq=False)
class Observed:
    """Positions to fit to."""

    t: Floats
    """(n,), ascending."""
    position_km: Floats
    """GCRS (n, 3)."""

    def within(self, span: Span) -> "Observed":
        """Those in *span*."""
        inside = (self.t >= span.start) & (self.t <= span.stop)
        return Observed(self.t[inside], self.position_km[inside])


@dataclass(frozen=True, eq=False)
class Fit:
    """The orbit that fits best, and what it leaves."""

    initial: InitialState
    forces: Forces
    t: Floats
    """Of the positions fitted to (n,)."""
    rtn_km: Floats
    """Given less fitted along radial, transverse and normal (n, 3)."""
    rounds: int
    notes: tuple[str, ...]

    @property
    def rms_km(self) -> float:
        """Root of the mean square distance."""
        return float(np.sqrt(np.mean(np.sum(self.rtn_km**2, axis=1))))

    @property
    def max_km(self) -> float:
        """The largest distance."""
        return float(norm(self.rtn_km).max())


def fit(
    observed: Observed,
    guess: InitialState,
    forces: Forces,
    *,
    sunlight: bool = True,
    report: Report | None = None,
) -> Fit:
    """The orbit through *observed* from the *guess*; with *sunlight* also Cr A/m.

    SmileError: too few positions, too short an arc, or no orbit under these forces fits them.
    """
    period_s = _refuse_too_short(observed, guess)
    problem = _Problem(guess, forces, report)
    x = np.array([*guess.position_km, *guess.velocity_km_s])
    for stage, (turns, most) in enumerate(zip(_STAGES, _ROUNDS, strict=True)):
        last = stage == len(_STAGES) - 1
        reach = turns * period_s
        part = observed if last else observed.within(Span(guess.t - reach, guess.t + reach))
        if not last and (len(part.t) < _LEAST_POINTS or len(part.t) == len(observed.t)):
            continue
        if last and sunlight:
            x = np.append(x, _FIRST_SUNLIGHT)
        x = problem.solved(x, part, most)
    notes: list[str] = []
    if sunlight and not _known(problem, x):
        notes.append("The pressure of sunlight cannot be told from this arc; it is left out.")
        x = problem.solved(x[:6], observed, _ROUNDS[-1])
    return _found(problem, x, observed, notes)


def _refuse_too_short(observed: Observed, guess: InitialState) -> float:
    """The time of a revolution; SmileError if there is too little to fit to."""
    count = len(observed.t)
    if count < _LEAST_POINTS:
        raise SmileError(f"there are {count} positions to fit to; {_LEAST_POINTS} are needed.")
    elements = osculating(np.array(guess.position_km), np.array(guess.velocity_km_s))
    if not np.isfinite(elements.period_s):
        raise SmileError("the positions are on no closed orbit round the Earth.")
    part = float(observed.t[-1] - observed.t[0]) / elements.period_s
    if part < _LEAST_ARC:
        raise SmileError(
            f"the positions cover {100.0 * part:.2g} per cent of a revolution; "
            f"{100.0 * _LEAST_ARC:g} are needed."
        )
    return elements.period_s


class _Problem:
    """The propagation as a function of the unknowns: the state, and Cr A/m as a seventh."""

    def __init__(self, guess: InitialState, forces: Forces, report: Report | None) -> None:
        self.guess = guess
        self.forces = forces
        self.rounds = 0
        self.singular: Floats = np.ones(1)
        self.sigma: Floats = np.zeros(7)
        self._report = report

    def start(self, x: Floats) -> tuple[InitialState, Forces]:
        """What *x* (6,) or (7,) means."""
        a, b, c, d, e, f = x[:6].tolist()
        initial = replace(self.guess, position_km=(a, b, c), velocity_km_s=(d, e, f))
        lit = float(np.clip(x[6], 0.0, _MOST_SUNLIGHT)) if len(x) > 6 else 0.0
        return initial, replace(self.forces, srp_area_mass_m2_kg=lit)

    def orbit(self, x: Floats, t: Floats) -> Propagated:
        """The orbit of *x* over the times *t*."""
        initial, forces = self.start(x)
        return propagated(initial, forces, Span(float(t[0]), float(t[-1])))

    def solved(self, x: Floats, observed: Observed, most: int) -> Floats:
        """*x* improved until it settles."""
        left = self._left(x, observed)
        for _ in range(most):
            self.rounds += 1
            change = self._change(x, observed, left)
            before = _rms(left)
            for halving in range(_HALVINGS):
                trial = x + change * 0.5**halving
                if len(trial) > 6:
                    trial[6] = np.clip(trial[6], 0.0, _MOST_SUNLIGHT)
                after = self._tried(trial, observed)
                if after is not None and _rms(after) < before * (1.0 + 1e-9):
                    x, left = trial, after
                    break
            if before - _rms(left) < _SETTLED * before + 1e-9:
                break
        return x

    def _left(self, x: Floats, observed: Observed) -> Floats:
        return observed.position_km - self.orbit(x, observed.t).position_km(observed.t)

    def _tried(self, x: Floats, observed: Observed) -> Floats | None:
        """What *x* leaves; None if it is no orbit that lasts."""
        try:
            return self._left(x, observed)
        except SmileError:
            return None

    def _change(self, x: Floats, observed: Observed, left: Floats) -> Floats:
        """The step of Gauss and Newton."""
        total = float(sum(_ROUNDS))
        columns = []
        for k in range(len(x)):
            go_on(self._report, min((self.rounds - 1 + k / len(x)) / total, 0.99), _WHAT)
            moved = x.copy()
            moved[k] += _STEP[k]
            columns.append((left - self._left(moved, observed)).ravel() / _STEP[k])
        matrix = np.stack(columns, axis=1)
        size = np.sqrt(np.sum(matrix**2, axis=0))
        u, singular, vt = np.linalg.svd(matrix / size, full_matrices=False)
        self.singular = singular / singular[0]
        if self.singular[-1] < _MOST_SINGULAR:
            raise SmileError("the positions do not determine an orbit: too short an arc.")
        self.sigma = _rms(left) / np.sqrt(3.0) * np.sqrt(np.sum((vt.T / singular) ** 2, 1)) / size
        return np.asarray((vt.T @ ((u.T @ left.ravel()) / singular)) / size)


def _rms(left: Floats) -> float:
    return float(np.sqrt(np.mean(np.sum(left**2, axis=1))))


def _known(problem: _Problem, x: Floats) -> bool:
    """Whether Cr A/m came out as more than nothing, and more than its own uncertainty."""
    return bool(x[6] > 0.0 and x[6] > 3.0 * problem.sigma[6])


def _found(problem: _Problem, x: Floats, observed: Observed, notes: list[str]) -> Fit:
    initial, forces = problem.start(x)
    orbit = problem.orbit(x, observed.t)
    position = orbit.position_km(observed.t)
    axes = rtn(position, orbit.velocity_km_s(observed.t))
    result = Fit(
        initial,
        forces,
        observed.t,
        rotate(axes, observed.position_km - position),
        problem.rounds,
        tuple(notes),
    )
    worst = _WORST_PART * float(np.median(norm(observed.position_km)))
    if result.rms_km > worst:
        when = time.to_utc(float(observed.t[int(np.argmax(norm(result.rtn_km)))]))
        raise SmileError(
            f"no orbit under these forces fits: {result.rms_km:,.0f} km are left (rms), most at "
            f"{when}; at most {worst:,.0f} km are taken. Is there a manoeuvre in it, or much noise?"
        )
    return result
