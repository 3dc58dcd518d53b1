"""Numbers for people: how many digits each unit deserves, and the unit in secondary colour."""

import math

from smileviz.base.theme import Theme

DASH = "\u2013"
"""Stands where there is no value."""
MINUS = "\u2212"
THIN = "\u2009"
"""Between a number and its unit."""
NARROW = "\u202f"
"""Between thousands."""

_DIGITS = {
    "R⊕": 2, "km": 0, "km/s": 3, "deg": 1, "h": 1, "nPa": 2, "nT": 1, "cm-3": 1, "s": 0, "%": 0,
}  # fmt: skip
_SHOWN = {"deg": "°", "cm-3": "cm⁻³", "m2/kg": "m²/kg", "eV cm2": "eV cm²"}


def unit(name: str) -> str:
    """A unit as it is written for people."""
    return _SHOWN.get(name, name)


def number(value: float, name: str, digits: int | None = None) -> str:
    """*value* of the unit *name* with the digits it deserves; a dash where there is none."""
    if not math.isfinite(value):
        return DASH
    places = _DIGITS.get(name, 2) if digits is None else digits
    text = f"{value:,.{places}f}".replace(",", NARROW)
    if not text.strip("-0.,"):  # no minus before a rounded zero
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def joint(name: str) -> str:
    """What stands between number and unit: nothing before a degree sign."""
    return "" if name == "deg" else THIN


def plain(value: float, name: str, digits: int | None = None) -> str:
    """Number and unit: ``18.24 R⊕``, ``40.0°``; only the dash where there is no value."""
    text = number(value, name, digits)
    return text if text == DASH else f"{text}{joint(name)}{unit(name)}"


def rich(value: float, name: str, theme: Theme, digits: int | None = None) -> str:
    """Number and unit as rich text, the unit in secondary colour."""
    text = number(value, name, digits)
    if text == DASH:
        return text
    return f'{text}{joint(name)}<span style="color:{theme.secondary}">{unit(name)}</span>'


def copied(text: str) -> str:
    """A shown number as a program reads it: ASCII minus, plain thousands."""
    return text.replace(MINUS, "-").replace(NARROW, "").replace(THIN, " ").strip()
