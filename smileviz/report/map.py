"""The envelope of observability as a drawing: for which wind the nose is in the field of SXI."""

import numpy as np

from smileviz.base.theme import LIGHT
from smileviz.mission.envelope import Envelope
from smileviz.report.drawing import Drawing, mixed

WIDTH, HEIGHT = 300.0, 200.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 34.0, 240.0, 8.0, 168.0
_PRESSURES = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
_FIELDS = (-20.0, -10.0, 0.0, 10.0, 20.0)
_LEVELS = 11


def envelope(found: Envelope) -> Drawing:
    """The share of the observing time by pressure and Bz, and where the scenario stands."""
    drawing = Drawing(WIDTH, HEIGHT, found.sentence)
    log = np.log(found.pdyn_npa)
    low, high = float(log[0]), float(log[-1])
    least, most = float(found.bz_nt[0]), float(found.bz_nt[-1])
    width = (_RIGHT - _LEFT) / len(log)
    height = (_BOTTOM - _TOP) / len(found.bz_nt)

    def x(pressure: float) -> float:
        share = (np.log(pressure) - low) / (high - low)
        return float(_LEFT + 0.5 * width + share * (_RIGHT - _LEFT - width))

    def y(field: float) -> float:
        share = (field - least) / (most - least)
        return _BOTTOM - 0.5 * height - share * (_BOTTOM - _TOP - height)

    for row, field in enumerate(found.bz_nt.tolist()):
        for column, pressure in enumerate(found.pdyn_npa.tolist()):
            share = float(found.share[row, column])
            if np.isfinite(share) and share > 0.0:
                corner = (x(pressure) - 0.5 * width - 0.1, y(field) - 0.5 * height - 0.1)
                drawing.rect(corner, (width + 0.2, height + 0.2), _colour(share))
    drawing.rect((_LEFT, _TOP), (_RIGHT - _LEFT, _BOTTOM - _TOP), None, LIGHT.secondary)
    for pressure in _PRESSURES:
        at = (x(pressure), _BOTTOM + 9.0)
        drawing.text(at, f"{pressure:g}", LIGHT.secondary, 6.6, anchor="middle")
        drawing.line((x(pressure), _BOTTOM), (x(pressure), _BOTTOM + 2.5), LIGHT.secondary)
    for field in _FIELDS:
        at = (_LEFT - 4.0, y(field) + 2.3)
        drawing.text(at, f"{field:g}", LIGHT.secondary, 6.6, anchor="end")
        drawing.line((_LEFT - 2.5, y(field)), (_LEFT, y(field)), LIGHT.secondary)
    middle = 0.5 * (_LEFT + _RIGHT)
    drawing.text(
        (middle, _BOTTOM + 19.0), "dynamic pressure, nPa", LIGHT.text, 7.0, anchor="middle"
    )
    drawing.text(
        (9.0, 0.5 * (_TOP + _BOTTOM)), "Bz GSM, nT", LIGHT.text, 7.0, anchor="middle", turned=True
    )
    _here(drawing, found, (x(found.here[0]), y(found.here[1])))
    _legend(drawing)
    return drawing


def _colour(share: float) -> str:
    return mixed(mixed(LIGHT.background, LIGHT.magnetopause, 0.12), LIGHT.magnetopause, share)


def _here(drawing: Drawing, found: Envelope, at: tuple[float, float]) -> None:
    """A cross where the wind of the scenario is."""
    if np.isfinite(found.here).all():
        x, y = at
        for colour, width in ((LIGHT.background, 3.0), (LIGHT.text, 1.2)):
            drawing.line((x - 5.0, y), (x + 5.0, y), colour, width)
            drawing.line((x, y - 5.0), (x, y + 5.0), colour, width)


def _legend(drawing: Drawing) -> None:
    """Shares and their colours at the right."""
    x, step = _RIGHT + 14.0, 11.0
    drawing.text((x, _TOP + 5.0), "of the time", LIGHT.text, 6.8)
    for k in range(_LEVELS):
        share = 1.0 - k / (_LEVELS - 1)
        top = _TOP + 11.0 + step * k
        fill = _colour(share) if share > 0.0 else LIGHT.background
        drawing.rect((x, top), (10.0, step), fill, LIGHT.hairline)
        if k % 2 == 0:
            drawing.text((x + 14.0, top + 7.8), f"{100.0 * share:.0f} %", LIGHT.secondary, 6.6)
    drawing.text((x + 2.0, _BOTTOM + 2.0), "+", LIGHT.text, 9.0, bold=True)
    drawing.text((x + 14.0, _BOTTOM + 1.0), "scenario", LIGHT.secondary, 6.6)
