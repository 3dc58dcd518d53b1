"""Expression: text such as "sun_angle_deg > 45 and r_re > 10", read into a tree; nothing is run.

The text is parsed with Python's grammar and everything that is not on the list below is refused:
numbers, names, comparisons (also chained), and, or, not, + - * /, and abs, min, max. A name may
have a colon in it, as windows have: contact:ohiggins.
"""

import ast
import math
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from smileviz.base.errors import SmileError

ALLOWED = (
    "numbers, names of quantities and windows, > >= < <=, and or not, + - * /, brackets, and "
    "abs, min, max"
)
FUNCTIONS = ("abs", "min", "max")
_LONGEST = 2000
_DEEPEST = 40
_COLON = "__colon__"
_NAME = re.compile(r"\b([A-Za-z_]\w*):([A-Za-z0-9_]+(?:\.[0-9]+)?)")
_POINT = "__point__"
_SPACES = {ord(white): " " for white in "\t\n\r\f\v"}


@dataclass(frozen=True)
class Number:
    """A number."""

    value: float


@dataclass(frozen=True)
class Name:
    """A quantity or a window."""

    name: str
    column: int
    """Where it stands in the text, from 1."""


@dataclass(frozen=True)
class Sum:
    """Arithmetic of two."""

    sign: Literal["+", "-", "*", "/"]
    left: "Tree"
    right: "Tree"
    column: int


@dataclass(frozen=True)
class Call:
    """A function of one or more."""

    function: str
    parts: "tuple[Tree, ...]"
    column: int


@dataclass(frozen=True)
class Greater:
    """*left* is greater than *right*."""

    left: "Tree"
    right: "Tree"
    column: int


@dataclass(frozen=True)
class Logic:
    """``and`` or ``or`` of several, ``not`` of one."""

    word: Literal["and", "or", "not"]
    parts: "tuple[Tree, ...]"
    column: int


Tree: TypeAlias = Number | Name | Sum | Call | Greater | Logic

_SIGNS: dict[type[ast.operator], Literal["+", "-", "*", "/"]] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
}


@lru_cache(maxsize=256)
def parsed(text: str) -> Tree:
    """The tree of *text*; SmileError names the column and what is allowed."""
    if len(text) > _LONGEST:
        raise SmileError(f"The expression has {len(text)} characters; {_LONGEST} are allowed.")
    if not text.strip():
        raise SmileError('The expression is empty; write one such as "r_re > 10".')
    return _Reader(text).tree()


class _Reader:
    """One text; columns of what Python's parser saw are turned back into those of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain, self.shifts = _without_colons(text)
        self.lead = len(self.plain) - len(self.plain.lstrip())

    def tree(self) -> Tree:
        """Return what the text says."""
        if "#" in self.text:
            raise self.refused("has what is not allowed", self.text.index("#") + 1)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                body = ast.parse(self.plain.strip(), mode="eval").body
        except SyntaxError as error:
            column = self.column(self.lead + (error.offset or 1) - 1)
            raise self.refused("cannot be read", min(max(column, 1), len(self.text))) from None
        except (ValueError, RecursionError, MemoryError):
            raise self.refused("cannot be read", 1) from None
        return self.read(body, 0)

    def column(self, offset: int) -> int:
        """Where *offset*, characters of the plain text, is in the text, from 1."""
        return 1 + offset - sum(longer for place, longer in self.shifts if place < offset)

    def refused(self, what: str, column: int) -> SmileError:
        """Return the sentence that says so."""
        return SmileError(
            f"The expression '{_short(self.text)}' {what} at column {column}; "
            f"allowed are {ALLOWED}."
        )

    def read(self, node: ast.expr, depth: int) -> Tree:
        """Return *node* as a tree."""
        column = self.column(self.lead + _characters(self.plain.strip(), node.col_offset))
        if depth > _DEEPEST:
            raise self.refused(f"is nested more than {_DEEPEST} deep", column)
        if isinstance(node, ast.Constant):
            return self.number(node, column)
        if isinstance(node, ast.Name):
            return Name(node.id.replace(_COLON, ":").replace(_POINT, "."), column)
        return self.compound(node, depth, column)

    def compound(self, node: ast.expr, depth: int, column: int) -> Tree:
        """Return a *node* that has others in it."""
        match node:
            case ast.BoolOp():
                parts = tuple(self.read(part, depth + 1) for part in node.values)
                return Logic("and" if isinstance(node.op, ast.And) else "or", parts, column)
            case ast.UnaryOp():
                return self.unary(node, depth, column)
            case ast.BinOp() if type(node.op) in _SIGNS:
                left, right = (self.read(part, depth + 1) for part in (node.left, node.right))
                return Sum(_SIGNS[type(node.op)], left, right, column)
            case ast.Compare():
                return self.compared(node, depth, column)
            case ast.Call():
                return self.call(node, depth, column)
        raise self.refused("has what is not allowed", column)

    def number(self, node: ast.Constant, column: int) -> Number:
        """Return a finite number."""
        value = node.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refused("has what is not a number", column)
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise self.refused("has a number too large", column)
        return Number(number)

    def unary(self, node: ast.UnaryOp, depth: int, column: int) -> Tree:
        """Return ``not x``, ``-x``, ``+x``."""
        part = self.read(node.operand, depth + 1)
        match node.op:
            case ast.Not():
                return Logic("not", (part,), column)
            case ast.USub():
                return Sum("*", Number(-1.0), part, column)
            case ast.UAdd():
                return part
        raise self.refused("has what is not allowed", column)

    def compared(self, node: ast.Compare, depth: int, column: int) -> Tree:
        """Return ``a > b``, or ``a < b < c`` as ``a < b and b < c``."""
        terms = [self.read(term, depth + 1) for term in (node.left, *node.comparators)]
        pairs: list[Tree] = []
        for k, sign in enumerate(node.ops):
            left, right = terms[k], terms[k + 1]
            match sign:
                case ast.Gt() | ast.GtE():
                    pairs.append(Greater(left, right, column))
                case ast.Lt() | ast.LtE():
                    pairs.append(Greater(right, left, column))
                case _:
                    raise self.refused("compares with what is true for an instant only", column)
        return pairs[0] if len(pairs) == 1 else Logic("and", tuple(pairs), column)

    def call(self, node: ast.Call, depth: int, column: int) -> Tree:
        """Return ``abs(a)``, ``min(a, b, ...)``, ``max(a, b, ...)``."""
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        wanted = len(node.args) == 1 if name == "abs" else len(node.args) >= 2
        if name not in FUNCTIONS or node.keywords or not wanted:
            raise self.refused("calls what is not allowed, or with too few or many values", column)
        return Call(name, tuple(self.read(part, depth + 1) for part in node.args), column)


def _without_colons(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with names that Python knows; where each became longer, and by how much."""
    parts: list[str] = []
    shifts: list[tuple[int, int]] = []
    last = length = 0
    for match in _NAME.finditer(text):
        name = match[1] + _COLON + match[2].replace(".", _POINT)
        before = text[last : match.start()]
        parts += [before, name]
        length += len(before) + len(name)
        shifts.append((length - 1, len(name) - len(match[0])))
        last = match.end()
    return "".join([*parts, text[last:]]).translate(_SPACES), shifts


def _characters(text: str, octets: int) -> int:
    """How many characters the first *octets* of *text* in UTF-8 are."""
    return len(text.encode("utf-8")[:octets].decode("utf-8", "ignore"))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
