"""From the tree of an expression to a condition: names looked up, units compared."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import reduce

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.mission.expression import Call, Greater, Logic, Name, Number, Sum, Tree
from smileviz.mission.quantity import Quantity
from smileviz.mission.samples import Samples
from smileviz.mission.truth import All, Condition, Either, Margin, Not, Values

Lookup = Callable[[str], Quantity | Condition | None]
"""What a name means; None: nothing."""


@dataclass(frozen=True)
class _Constant:
    value: float

    def __call__(self, s: Samples) -> Floats:
        return np.full(len(s.t), self.value)


@dataclass(frozen=True)
class _Joined:
    sign: str
    left: Values
    right: Values

    def __call__(self, s: Samples) -> Floats:
        a, b = self.left(s), self.right(s)
        match self.sign:
            case "+":
                return a + b
            case "-":
                return a - b
            case "*":
                return a * b
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(np.where(b == 0.0, np.nan, a / b))


@dataclass(frozen=True)
class _Applied:
    function: str
    parts: tuple[Values, ...]

    def __call__(self, s: Samples) -> Floats:
        values = [part(s) for part in self.parts]
        if self.function == "abs":
            return np.abs(values[0])
        return np.asarray(reduce(np.minimum if self.function == "min" else np.maximum, values))


@dataclass(frozen=True)
class _Term:
    """A number of an expression: its unit is None where it is a bare number."""

    values: Values
    unit: str | None
    reads: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Meaning:
    """What the names of one expression mean, for its messages."""

    text: str
    lookup: Lookup
    known: tuple[str, ...]

    def condition(self, tree: Tree) -> Condition:
        """The condition that *tree* is."""
        match tree:
            case Logic(word="not"):
                return Not(self.condition(tree.parts[0]))
            case Logic():
                parts = tuple(self.condition(part) for part in tree.parts)
                return All(parts) if tree.word == "and" else Either(parts)
            case Greater():
                return self._greater(tree)
            case Name():
                found = self._found(tree)
                if isinstance(found, Quantity):
                    raise self._wrong(f"{tree.name} is a number: compare it", tree.column)
                return found
            case Number():
                raise self._wrong("a number alone is neither true nor false", 1)
        raise self._wrong("a number is neither true nor false: compare it", tree.column)

    def _greater(self, tree: Greater) -> Margin:
        left, right = self._term(tree.left), self._term(tree.right)
        unit = self._one_unit(left, right, "compared", tree.column)
        reads = tuple(dict.fromkeys((*left.reads, *right.reads)))
        values = _Joined("-", left.values, right.values)
        return Margin(f"{left.text} > {right.text}", unit or "", values, reads)

    def _term(self, tree: Tree) -> _Term:
        match tree:
            case Number(value):
                return _Term(_Constant(value), None, (), f"{value:g}")
            case Name():
                found = self._found(tree)
                if not isinstance(found, Quantity):
                    raise self._wrong(f"{tree.name} is a window, not a number", tree.column)
                return _Term(found.values, found.unit, found.reads, tree.name)
            case Sum():
                return self._sum(tree)
            case Call():
                return self._call(tree)
        raise self._wrong("what is true or false is no number", tree.column)

    def _sum(self, tree: Sum) -> _Term:
        left, right = self._term(tree.left), self._term(tree.right)
        if tree.sign in "+-":
            unit = self._one_unit(left, right, "added", tree.column)
        else:
            unit = _product(left.unit, right.unit, tree.sign)
        reads = tuple(dict.fromkeys((*left.reads, *right.reads)))
        text = f"({left.text} {tree.sign} {right.text})"
        return _Term(_Joined(tree.sign, left.values, right.values), unit, reads, text)

    def _call(self, tree: Call) -> _Term:
        terms = [self._term(part) for part in tree.parts]
        unit = terms[0].unit
        for k, term in enumerate(terms[1:]):
            unit = self._one_unit(terms[k], term, "compared", tree.column) or unit
        reads = tuple(dict.fromkeys(name for term in terms for name in term.reads))
        text = f"{tree.function}({', '.join(term.text for term in terms)})"
        return _Term(_Applied(tree.function, tuple(t.values for t in terms)), unit, reads, text)

    def _one_unit(self, left: _Term, right: _Term, verb: str, column: int) -> str | None:
        if left.unit is None or right.unit is None or left.unit == right.unit:
            return left.unit if left.unit is not None else right.unit
        raise self._wrong(
            f"{left.text} ({left.unit or 'no unit'}) and {right.text} ({right.unit or 'no unit'}) "
            f"cannot be {verb}",
            column,
        )

    def _found(self, tree: Name) -> Quantity | Condition:
        found = self.lookup(tree.name)
        if found is not None:
            return found
        near = get_close_matches(tree.name, self.known, n=1, cutoff=0.6)
        meant = f"; did you mean {near[0]}?" if near else ""
        raise self._wrong(f"there is no quantity or window '{tree.name}'{meant}", tree.column)

    def _wrong(self, what: str, column: int) -> SmileError:
        end = "" if what.endswith("?") else "."
        return SmileError(
            f"In the expression '{self.text}', column {column}: {what}{end} `smileviz quantities` "
            "and `smileviz kinds` list the names."
        )


def _product(left: str | None, right: str | None, sign: str) -> str | None:
    """The unit of a product or quotient; of bare numbers none."""
    if left is None and right is None:
        return None
    if not right:
        return left
    if sign == "/":
        return "" if left == right else f"{left or '1'}/{right}"
    return f"{left} {right}" if left else right
