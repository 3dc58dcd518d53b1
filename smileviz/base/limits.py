"""Limits(low, high, unit) and Key on a dataclass field: file, command line and form read them."""

import math
import re
from dataclasses import dataclass

from smileviz.base.errors import SmileError


@dataclass(frozen=True)
class Limits:
    """The closed range a number may have, and its unit: ``Annotated[float, Limits(...)]``."""

    low: float
    high: float
    unit: str = ""

    def check(self, name: str, value: float) -> None:
        """Raise SmileError unless *value* of the field *name* is a number within the limits."""
        if not (math.isfinite(value) and self.low <= value <= self.high):
            message = f"{name} is {value:g}; it must be from {self.low:g} to {self.high:g}"
            raise SmileError(f"{message} {self.unit}".rstrip() + ".")


_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True)
class Key:
    """The field is a name that files and commands use."""

    def check(self, name: str, value: str) -> None:
        """Raise SmileError unless *value* of the field *name* is one."""
        if not _KEY.fullmatch(value):
            raise SmileError(
                f"{name} is '{value}'; it must be small letters, digits and _, a letter first, "
                f"40 at most."
            )


KEY = Key()
