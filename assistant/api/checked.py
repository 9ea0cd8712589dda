"""Values held to what their classes declare: types, finite numbers within their ranges, lengths.

Belongs here: the check that every event of a plugin passes, and every event that is read from the wire or the store.
What follows from a fault is the caller's matter.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sized
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Final, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

from assistant.api.language import Bilingual, listed

T = TypeVar("T")
S = TypeVar("S", bound=Sized)
_LARGEST: Final = 2.0**53
"""Up to here a float holds every whole number, and a database every integer."""
LONGEST: Final = 1_000_000
"""Characters of one text."""
_MOST: Final = 1_000_000
"""Members of one sequence or mapping: an index run may fail with every file of a large library."""
_DEEPEST: Final = 32
"""Levels of a JSON value."""
_ROUNDING: Final = 1e-6
"""How far a number may lie outside its range: what the arithmetic of a model leaves. It is moved to the edge."""


@dataclass(frozen=True, slots=True)
class Within:
    """The range of a number, ends included."""

    low: float
    high: float = _LARGEST


Share = Annotated[float, Within(0, 1)]
"""A probability, or another part of a whole."""
Amount = Annotated[float, Within(0)]
"""A number that is never negative."""


class Fault(ValueError):
    """What is wrong with a value, as half a sentence in both languages that names the field."""

    def __init__(self, where: str, english: str, chinese: str) -> None:
        self.message = Bilingual(f"{where} {english}", f"{where} {chinese}")
        super().__init__(self.message)


def checked(cls: type[T], given: object, where: str = "") -> T:
    """A new `cls`, a dataclass, with the values of `given`: another of its kind, or a mapping as JSON holds it.

    Nothing mutable is shared with `given`; fields that the class does not have are dropped. Raises Fault.
    """
    where = where or cls.__name__
    if not isinstance(given, cls | Mapping):
        raise _not(where, cls.__name__, given)
    values = {}
    declared: Any = cls
    for name, kind, required in _declared(declared):
        value = given.get(name, MISSING) if isinstance(given, Mapping) else getattr(given, name)
        if value is not MISSING:
            values[name] = _value(value, kind, f"{where}.{name}")
        elif required:
            raise Fault(where, f"has no {name}", f"缺少 {name}")
    return cls(**values)


@cache
def _declared(cls: Any) -> tuple[tuple[str, Any, bool], ...]:
    kinds = get_type_hints(cls, include_extras=True)
    return tuple((field.name, kinds[field.name], field.default is field.default_factory) for field in fields(cls))


def _value(value: Any, kind: Any, where: str) -> Any:
    if kind is str:
        return _text(value, where)
    if kind in (int, float):
        return _number(value, kind, where, Within(-_LARGEST))
    if kind is bool:
        if not isinstance(value, bool):
            raise _not(where, "bool", value)
        return value
    if isinstance(kind, type) and is_dataclass(kind):
        return checked(cast("type[Any]", kind), value, where)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _number(value, inner[0], where, inner[1])
    if origin is Literal:
        if not isinstance(value, str) or value not in inner:
            allowed = listed(inner)
            raise Fault(where, f"must be one of {allowed}", f"必须是 {allowed.chinese} 之一")
        return value
    return _tuple(value, inner, where) if origin is tuple else _mapping(value, where)


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise _not(where, "str", value)
    return _fits(value, LONGEST, where)


def _number(value: Any, kind: Any, where: str, range_: Within) -> float:
    if isinstance(value, bool) or not isinstance(value, int if kind is int else int | float):
        raise _not(where, kind.__name__, value)
    if not (range_.low - _ROUNDING <= value <= range_.high + _ROUNDING):
        raise Fault(
            where,
            f"must lie between {range_.low:g} and {range_.high:g}",
            f"必须在 {range_.low:g} 与 {range_.high:g} 之间",
        )
    return value if range_.low <= value <= range_.high else min(max(value, range_.low), range_.high)


def _tuple(value: Any, inner: tuple[Any, ...], where: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise _not(where, "tuple", value)
    members = _fits(value, _MOST, where)
    if inner[-1] is Ellipsis:
        return tuple(_value(each, inner[0], f"{where}[{at}]") for at, each in enumerate(members))
    if len(members) != len(inner):
        raise Fault(where, f"must have {len(inner)} members", f"必须有 {len(inner)} 项")
    return tuple(
        _value(each, kind, f"{where}[{at}]") for at, (each, kind) in enumerate(zip(members, inner, strict=True))
    )


def _mapping(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _not(where, "dict", value)
    copy: dict[str, Any] = _json(value, where, 0)
    return copy


def _json(value: Any, where: str, depth: int) -> Any:
    """A copy of a value that JSON can hold."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value, where)
    if isinstance(value, int | float):
        if not -sys.float_info.max <= value <= sys.float_info.max:
            raise Fault(where, "is a number that JSON cannot hold", "是 JSON 无法表示的数")
        return value
    if depth == _DEEPEST:
        raise Fault(where, "is nested too deeply", "嵌套太深")
    if isinstance(value, list | tuple):
        return [_json(each, f"{where}[{at}]", depth + 1) for at, each in enumerate(_fits(value, _MOST, where))]
    if isinstance(value, dict):
        return {
            _text(key, f"{where} key"): _json(each, f"{where}[{key!r}]", depth + 1)
            for key, each in _fits(value, _MOST, where).items()
        }
    raise _not(where, "JSON", value)


def _fits(value: S, most: int, where: str) -> S:
    if len(value) > most:
        raise Fault(where, f"is longer than {most}", f"长度超过 {most}")
    return value


def _not(where: str, wanted: str, value: object) -> Fault:
    found = type(value).__name__
    return Fault(where, f"must be {wanted}, not {found}", f"应为 {wanted}，而不是 {found}")
