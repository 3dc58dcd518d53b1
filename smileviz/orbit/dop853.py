"""Dormand and Prince's method of order 8, step by step: slow and sure, for where Picard fails.

DOP853 of Hairer, Norsett & Wanner (Solving Ordinary Differential Equations I, 1993, section II.10)
in position and velocity, without its dense output: steps stay so short that the quintic through
their ends is good.
"""

from dataclasses import dataclass

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.orbit import shadow
from smileviz.orbit.acceleration import Acceleration

_C = np.array(
    [
        0.0,
        0.526001519587677318785587544488e-1,
        0.789002279381515978178381316732e-1,
        0.118350341907227396726757197510,
        0.281649658092772603273242802490,
        0.333333333333333333333333333333,
        0.25,
        0.307692307692307692307692307692,
        0.651282051282051282051282051282,
        0.6,
        0.857142857142857142857142857142,
        1.0,
    ]
)

_A = (
    {0: 5.26001519587677318785587544488e-2},
    {0: 1.97250569845378994544595329183e-2, 1: 5.91751709536136983633785987549e-2},
    {0: 2.95875854768068491816892993775e-2, 2: 8.87627564304205475450678981324e-2},
    {
        0: 2.41365134159266685502369798665e-1,
        2: -8.84549479328286085344864962717e-1,
        3: 9.24834003261792003115737966543e-1,
    },
    {
        0: 3.7037037037037037037037037037e-2,
        3: 1.70828608729473871279604482173e-1,
        4: 1.25467687566822425016691814123e-1,
    },
    {
        0: 3.7109375e-2,
        3: 1.70252211019544039314978060272e-1,
        4: 6.02165389804559606850219397283e-2,
        5: -1.7578125e-2,
    },
    {
        0: 3.70920001185047927108779319836e-2,
        3: 1.70383925712239993810214054705e-1,
        4: 1.07262030446373284651809199168e-1,
        5: -1.53194377486244017527936158236e-2,
        6: 8.27378916381402288758473766002e-3,
    },
    {
        0: 6.24110958716075717114429577812e-1,
        3: -3.36089262944694129406857109825,
        4: -8.68219346841726006818189891453e-1,
        5: 2.75920996994467083049415600797e1,
        6: 2.01540675504778934086186788979e1,
        7: -4.34898841810699588477366255144e1,
    },
    {
        0: 4.77662536438264365890433908527e-1,
        3: -2.48811461997166764192642586468,
        4: -5.90290826836842996371446475743e-1,
        5: 2.12300514481811942347288949897e1,
        6: 1.52792336328824235832596922938e1,
        7: -3.32882109689848629194453265587e1,
        8: -2.03312017085086261358222928593e-2,
    },
    {
        0: -9.3714243008598732571704021658e-1,
        3: 5.18637242884406370830023853209,
        4: 1.09143734899672957818500254654,
        5: -8.14978701074692612513997267357,
        6: -1.85200656599969598641566180701e1,
        7: 2.27394870993505042818970056734e1,
        8: 2.49360555267965238987089396762,
        9: -3.0467644718982195003823669022,
    },
    {
        0: 2.27331014751653820792359768449,
        3: -1.05344954667372501984066689879e1,
        4: -2.00087205822486249909675718444,
        5: -1.79589318631187989172765950534e1,
        6: 2.79488845294199600508499808837e1,
        7: -2.85899827713502369474065508674,
        8: -8.87285693353062954433549289258,
        9: 1.23605671757943030647266201528e1,
        10: 6.43392746015763530355970484046e-1,
    },
)

_B = {
    0: 5.42937341165687622380535766363e-2,
    5: 4.45031289275240888144113950566,
    6: 1.89151789931450038304281599044,
    7: -5.8012039600105847814672114227,
    8: 3.1116436695781989440891606237e-1,
    9: -1.52160949662516078556178806805e-1,
    10: 2.01365400804030348374776537501e-1,
    11: 4.47106157277725905176885569043e-2,
}

_ERROR_5 = {
    0: 0.1312004499419488073250102996e-1,
    5: -0.1225156446376204440720569753e1,
    6: -0.4957589496572501915214079952,
    7: 0.1664377182454986536961530415e1,
    8: -0.3503288487499736816886487290,
    9: 0.3341791187130174790297318841,
    10: 0.8192320648511571246570742613e-1,
    11: -0.2235530786388629525884427845e-1,
}

_ERROR_3 = {
    **{k: v for k, v in _B.items() if k not in {0, 8, 11}},
    0: _B[0] - 0.244094488188976377952755905512,
    8: _B[8] - 0.733846688281611857341361741547,
    11: _B[11] - 0.220588235294117647058823529412e-1,
}

_TOLERANCE = 1e-13
_LONGEST_STEP = 0.12  # of sqrt(r^3 / gm), for the quintics
_SHADOW_STEP_S = 30.0
_MOST_TRIALS = 5_000  # a revolution takes some hundreds


def _row(entries: dict[int, float], length: int) -> Floats:
    row = np.zeros(length)
    row[list(entries)] = list(entries.values())
    return row


_ROWS = tuple(_row(entries, stage) for stage, entries in enumerate(_A, start=1))
_WEIGHTS = _row(_B, 12)
_ERRORS = (_row(_ERROR_5, 12), _row(_ERROR_3, 12))


@dataclass(frozen=True, eq=False)
class Steps:
    """States at the ends of the steps, in the order of integration."""

    seconds: Floats
    """Since the epoch (m,)."""
    state: Floats
    """GCRS position, km, and velocity, km/s (m, 6)."""
    acceleration: Floats
    """GCRS (m, 3), km/s2."""


class Stepper:
    """Steps through the forces from a state."""

    def __init__(self, acceleration: Acceleration, epoch_t: float) -> None:
        """Remember the forces and the epoch that seconds count from."""
        self._acceleration = acceleration
        self._epoch_t = epoch_t
        self._gm = acceleration.forces.gm_km3_s2

    def integrate(self, state: Floats, begin_s: float, end_s: float) -> Steps:
        """From *state* (6,) at *begin_s* to *end_s*, seconds since the epoch, either way."""
        sign = 1.0 if end_s >= begin_s else -1.0
        seconds, slope = begin_s, self._slope(begin_s, state)
        kept = [(seconds, state, slope[3:])]
        step = self._longest_s(seconds, state)
        for _ in range(_MOST_TRIALS):
            step = min(step, self._longest_s(seconds, state), sign * (end_s - seconds))
            after, error = self._try(seconds, state, slope, sign * step)
            if error <= 1.0:
                done = step == sign * (end_s - seconds)
                seconds = end_s if done else seconds + sign * step
                state, slope = after, self._slope(seconds, after)
                kept.append((seconds, state, slope[3:]))
                if done:
                    break
            step *= float(np.clip(0.9 * max(error, 1e-12) ** -0.125, 0.2, 5.0))
        else:
            raise SmileError(
                f"The orbit cannot be integrated beyond {time.to_utc(self._epoch_t + seconds)}: "
                "its steps become too short. The span must end before that."
            )
        times, states, pulls = zip(*kept, strict=True)
        return Steps(np.array(times), np.array(states), np.array(pulls))

    def _slope(self, seconds: float, state: Floats) -> Floats:
        position = state[:3, None]
        distance = np.sqrt(np.einsum("in,in->n", position, position))
        around = self._acceleration.tables.at(np.array([self._epoch_t + seconds]))
        push = self._acceleration.full(around, position, distance)
        pull = push - (self._gm / distance**3) * position
        return np.concatenate([state[3:], pull[:, 0]])

    def _try(
        self, seconds: float, state: Floats, slope: Floats, step: float
    ) -> tuple[Floats, float]:
        """The state after *step*, and its error in units of the tolerance."""
        slopes = np.empty((12, 6))
        slopes[0] = slope
        for stage, row in enumerate(_ROWS, start=1):
            part = state + step * (row @ slopes[:stage])
            slopes[stage] = self._slope(seconds + _C[stage] * step, part)
        after = state + step * (_WEIGHTS @ slopes)
        size = np.repeat([np.linalg.norm(state[:3]), np.linalg.norm(state[3:])], 3)
        fifth, third = (float(np.sum((row @ slopes / size) ** 2)) for row in _ERRORS)
        if fifth == 0.0:
            return after, 0.0
        return after, abs(step) * fifth / np.sqrt(6.0 * (fifth + 0.01 * third)) / _TOLERANCE

    def _longest_s(self, seconds: float, state: Floats) -> float:
        """So short that the quintic is good, and no edge of the shadow is stepped over."""
        distance = float(np.linalg.norm(state[:3]))
        longest = _LONGEST_STEP * float(np.sqrt(distance**3 / self._gm))
        if not self._acceleration.forces.sunlight:
            return longest
        around = self._acceleration.tables.at(np.array([self._epoch_t + seconds]))
        position = state[:3, None]
        margins = shadow.margins(position, np.array([distance]), around.sun - position)
        turning = float(np.linalg.norm(state[3:])) / distance
        return min(longest, max(_SHADOW_STEP_S, float(np.min(np.abs(margins))) / turning))
