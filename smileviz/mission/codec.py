"""Frozen dataclasses to and from tables: every problem names its field and what is allowed."""

import dataclasses
from collections.abc import Callable, Mapping
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.limits import Key, Limits
from smileviz.base.windows import Span
from smileviz.mission.expression import parsed
from smileviz.mission.fields import ExpressionMark, NowOrUtcMark, OneOf, UtcMark

Table = dict[str, Any]
T = TypeVar("T")


def decode(kind: type[T], table: object, name: str) -> T:
    """*table* as a value of the dataclass *kind*; *name* is where it stands, for messages."""
    if not isinstance(table, Mapping):
        raise SmileError(f"{name or 'The scenario'} is {table!r}; it must be a table of fields.")
    if kind is Span:
        return cast("T", Span(*_span(table, name)))
    hints = get_type_hints(kind, include_extras=True)
    fields = {f.name: f for f in dataclasses.fields(kind) if _kept(f)}  # type: ignore[arg-type]
    unknown = [key for key in table if key not in fields]
    if unknown:
        raise SmileError(
            f"{_join(name, unknown[0])} is not a field of a scenario; "
            f"{name or 'the scenario'} has {', '.join(fields)}."
        )
    missing = [key for key, f in fields.items() if key not in table and _needed(f)]
    if missing:
        raise SmileError(f"{_join(name, missing[0])} is missing.")
    return kind(**{key: _value(hints[key], table[key], _join(name, key)) for key in table})


def encode(value: object) -> Table:
    """The dataclass *value* as a table; fields that hold None or nothing are left out."""
    if isinstance(value, Span):
        return {"start": _utc(value.start), "stop": _utc(value.stop)}
    hints = get_type_hints(type(value), include_extras=True)
    pairs = ((f, getattr(value, f.name)) for f in dataclasses.fields(value))  # type: ignore[arg-type]
    return {
        f.name: _plain(hints[f.name], item)
        for f, item in pairs
        if item is not None and item != () and _kept(f)
    }


def _needed(f: "dataclasses.Field[Any]") -> bool:
    return f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING


def _kept(f: "dataclasses.Field[Any]") -> bool:
    """Whether the field is part of the document."""
    return bool(f.metadata.get("kept", True))


def _join(name: str, key: str) -> str:
    return f"{name}.{key}" if name else key


def _span(table: Mapping[str, object], name: str) -> tuple[float, float]:
    if set(table) != {"start", "stop"}:
        raise SmileError(f"{name} must have the two fields start and stop.")
    start, stop = (_time(table[key], _join(name, key)) for key in ("start", "stop"))
    if start >= stop:
        raise SmileError(f"{name}.stop is {time.to_utc(stop)}; it must be after {name}.start.")
    return start, stop


def _time(value: object, name: str) -> float:
    text = value if isinstance(value, str) else getattr(value, "isoformat", lambda: repr(value))()
    try:
        return time.from_utc(text)
    except SmileError as error:
        raise SmileError(f"{name}: {error}") from None


def _utc(t: Any) -> str:
    """UTC of *t* to the microsecond, without the zeros at the end."""
    return time.to_utc(float(t), 6)[:-1].rstrip("0").rstrip(".") + "Z"


def _plain(hint: object, value: object) -> object:
    if get_origin(hint) is Annotated and any(isinstance(m, UtcMark) for m in get_args(hint)[1:]):
        return _utc(value)
    if dataclasses.is_dataclass(value):
        return encode(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [encode(item) if dataclasses.is_dataclass(item) else item for item in value]
    return value


def _value(hint: Any, value: object, name: str) -> object:
    origin = get_origin(hint)
    if origin is not None:
        return _COMPOUND[origin](get_args(hint), value, name)
    if issubclass(hint, Enum):
        return hint(_one_of(tuple(item.value for item in hint), value, name))
    if dataclasses.is_dataclass(hint):
        return decode(cast("type[Any]", hint), value, name)
    return _SCALARS[hint](value, name)


def _annotated(args: tuple[Any, ...], value: object, name: str) -> object:
    inner, *marks = args
    if any(isinstance(mark, UtcMark) for mark in marks):
        return _time(value, name)
    decoded = _value(inner, value, name)
    for mark in marks:
        _check(mark, decoded, name)
    return decoded


def _check(mark: object, value: object, name: str) -> None:
    if isinstance(mark, OneOf):
        _one_of(mark.names, value, name)
    if isinstance(mark, NowOrUtcMark) and value != "now":
        _time(value, name)
    if isinstance(mark, Key):
        mark.check(name, str(value))
    if isinstance(mark, ExpressionMark):
        _read(str(value), name)
    if isinstance(mark, Limits) and value is not None:
        for number in value if isinstance(value, tuple) else (value,):
            mark.check(name, number)


def _read(expression: str, name: str) -> None:
    try:
        parsed(expression)
    except SmileError as error:
        raise SmileError(f"{name}: {error}") from None


def _union(kinds: tuple[Any, ...], value: object, name: str) -> object:
    """``float | None``, or one of several dataclasses told apart by their field ``kind``."""
    if type(None) in kinds:
        return None if value is None else _value(kinds[0], value, name)
    if not isinstance(value, Mapping):
        raise SmileError(f"{name} is {value!r}; it must be a table of fields.")
    by_kind = {get_args(get_type_hints(kind)["kind"])[0]: kind for kind in kinds}
    chosen = _one_of(tuple(by_kind), value.get("kind", next(iter(by_kind))), f"{name}.kind")
    return decode(by_kind[chosen], value, name)


def _one_of(names: tuple[Any, ...], value: object, name: str) -> Any:
    if value not in names:
        raise SmileError(f"{name} is {value!r}; it must be one of {', '.join(map(str, names))}.")
    return value


def _list(args: tuple[Any, ...], value: object, name: str) -> tuple[object, ...]:
    """``tuple[X, ...]`` of at least one, or a vector of numbers."""
    if args[-1] is not Ellipsis:
        return _vector(args, value, name)
    if not isinstance(value, list | tuple) or not value:
        raise SmileError(f"{name} is {value!r}; it must be a list that is not empty.")
    return tuple(_value(args[0], item, f"{name}[{k}]") for k, item in enumerate(value))


def _vector(args: tuple[Any, ...], value: object, name: str) -> tuple[float, ...]:
    length = len(args)
    if not isinstance(value, list | tuple) or len(value) != length:
        raise SmileError(f"{name} is {value!r}; it must be a list of {length} numbers.")
    return tuple(_number(item, f"{name}[{k}]") for k, item in enumerate(value))


def _number(value: object, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SmileError(f"{name} is {value!r}; it must be a number.")
    return float(value)


def _whole(value: object, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise SmileError(f"{name} is {value!r}; it must be a whole number.")
    return value


def _truth(value: object, name: str) -> bool:
    if not isinstance(value, bool):
        raise SmileError(f"{name} is {value!r}; it must be true or false.")
    return value


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise SmileError(f"{name} is {value!r}; it must be text in quotes.")
    return value


_SCALARS: dict[object, Callable[[object, str], object]] = {
    float: _number,
    int: _whole,
    bool: _truth,
    str: _text,
}

_COMPOUND: dict[object, Callable[[tuple[Any, ...], object, str], object]] = {
    Annotated: _annotated,
    UnionType: _union,
    Literal: _one_of,
    tuple: _list,
}
