"""Marks on the fields of the document: what a number, a name or a time may be."""

from dataclasses import dataclass


@dataclass(frozen=True)
class UtcMark:
    """The field is a t, written as UTC in files."""


UTC = UtcMark()


@dataclass(frozen=True)
class NowOrUtcMark:
    """The field is text: a UTC, or ``now``."""


NOW_OR_UTC = NowOrUtcMark()


@dataclass(frozen=True)
class OneOf:
    """The field is one of these names."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class ExpressionMark:
    """The field is an expression over quantities and windows."""


EXPRESSION = ExpressionMark()
