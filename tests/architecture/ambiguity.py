"""Loops of regular expressions that read one text in two ways: after n rounds there are 2**n of them to try.

Belongs here: the automaton of a loop and the search in it. Which patterns are looked at is `test_patterns.py`'s.
The loop becomes an automaton without empty steps (Glushkov's); two readers walk it side by side over one text. If they
part and are back at the loop's start together, time is exponential (Weber and Seidl 1991, "EDA"). Looks around of more
than one character are passed over as if they held, so that a loop may be named that only they make safe.
"""

from __future__ import annotations

import importlib
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

_PARSER: Any = importlib.import_module("re._parser")
_COMPILER: Any = importlib.import_module("re._compiler")
_OTHERS = "aZé5_ .,\n中、"
"""Characters of every kind that patterns tell apart, beside those that a pattern names."""
_MANY = 16
"""Rounds from which a bounded loop counts as one without bound."""

Guard = Callable[[str, str], bool]
"""Whether a step may be taken, by the character read before and the one to be read."""
Ways = list[tuple[int, tuple[Guard, ...]]]
_Pair = tuple[int, int, str, bool]
"""Where the two readers are, what both have just read, and whether they have parted."""


@dataclass
class _Part:
    """Positions at which a part may begin and end, and the ways past it without reading anything."""

    first: Ways
    last: Ways
    empty: list[tuple[Guard, ...]]


@dataclass
class _Automaton:
    state: Any
    chars: list[str] = field(default_factory=list)
    sets: list[frozenset[str]] = field(default_factory=list)
    steps: dict[int, Ways] = field(default_factory=dict)

    def part(self, items: Any) -> _Part:
        whole = _Part([], [], [()])
        for item in items:
            whole = self._joined(whole, self._one(*item))
        return whole

    def leaf(self, item: Any) -> frozenset[str]:
        """The characters that an item matches which reads exactly one."""
        one = _COMPILER.compile(_PARSER.SubPattern(self.state, [item]), self.state.flags)
        return frozenset(char for char in self.chars if one.match(char))

    def link(self, before: Ways, after: Ways) -> None:
        for (at, guards), (to, more) in product(before, after):
            self.steps[at].append((to, guards + more))

    def _joined(self, one: _Part, two: _Part) -> _Part:
        self.link(one.last, two.first)
        first = one.first + [(at, passed + guards) for passed in one.empty for at, guards in two.first]
        last = two.last + [(at, guards + passed) for passed in two.empty for at, guards in one.last]
        return _Part(first, last, [a + b for a, b in product(one.empty, two.empty)])

    def _one(self, kind: Any, value: Any) -> _Part:
        name = str(kind)
        if _reads_one(kind):
            at = len(self.sets)
            self.sets.append(self.leaf((kind, value)))
            self.steps[at] = []
            return _Part([(at, ())], [(at, ())], [])
        if name == "BRANCH":
            parts = [self.part(branch) for branch in value[1]]
            first, last = [way for each in parts for way in each.first], [way for each in parts for way in each.last]
            return _Part(first, last, [way for each in parts for way in each.empty])
        if name in {"SUBPATTERN", "ATOMIC_GROUP"}:
            return self.part(value[-1] if name == "SUBPATTERN" else value)
        if name.endswith("REPEAT"):
            return self._repeated(name, *value)
        if name == "GROUPREF_EXISTS":
            return self._one("BRANCH", (None, [value[1], value[2] or []]))
        return _Part([], [], [self._guards(name, value)])

    def _repeated(self, name: str, least: int, most: int, body: Any) -> _Part:
        whole = _Part([], [], [()])
        if most >= _MANY:
            whole = self.part(body)
            self.link(whole.last, whole.first)
            whole.empty += [] if least else [()]
        # A round that is left out leaves out those after it, so that each number of rounds is read in one way.
        for _ in range(least, most if most < _MANY else least):
            whole = self._joined(self.part(body), whole)
            whole.empty.append(())
        for _ in range(least if most < _MANY else least - 1):
            whole = self._joined(self.part(body), whole)
        if name == "POSSESSIVE_REPEAT" and len(body) == 1 and _reads_one(body[0][0]):
            given = self.leaf(body[0])
            whole.last = [(at, (*guards, lambda _, after: after not in given)) for at, guards in whole.last]
        return whole

    def _guards(self, name: str, value: Any) -> tuple[Guard, ...]:
        if name == "AT" and str(value) in {"AT_BOUNDARY", "AT_NON_BOUNDARY"}:
            wanted = str(value) == "AT_BOUNDARY"
            return (lambda before, after: (_is_word(before) != _is_word(after)) == wanted,)
        if name.startswith("ASSERT") and len(value[1]) == 1 and _reads_one(value[1][0][0]):
            given, ahead, wanted = self.leaf(value[1][0]), value[0] > 0, name == "ASSERT"
            return (lambda before, after: ((after if ahead else before) in given) == wanted,)
        if name == "ASSERT" and value[0] > 0 and not (seen := self.part(value[1])).empty:
            starts = frozenset().union(*(self.sets[at] for at, _ in seen.first))
            return (lambda _, after: after in starts,)
        return ()


def ambiguous(pattern: str, flags: int = 0) -> list[str]:
    """For every loop of a pattern that reads some text in two ways: the shortest such text."""
    tree = _PARSER.parse(pattern, flags)
    chars = list(dict.fromkeys([*_OTHERS, *_named(tree)]))
    found = (_twice(_Automaton(tree.state, chars), body) for body in _loops(tree))
    return [text for text in found if text]


def _twice(automaton: _Automaton, body: Any) -> str:
    """A text that a loop with this body reads in two ways from its start to its start; empty if there is none."""
    part = automaton.part(body)
    inner = {at: len(ways) for at, ways in automaton.steps.items()}
    automaton.link(part.last, part.first)
    queue: deque[tuple[_Pair, str]] = deque()
    seen: set[_Pair] = set()

    def go(one: list[tuple[int, bool]], two: list[tuple[int, bool]], char: str, parted: bool, text: str) -> bool:
        for (place, (a, back_a)), (other, (b, back_b)) in product(enumerate(one), enumerate(two)):
            if parted and back_a and back_b:
                return True
            pair = (a, b, char, parted or place != other)
            if pair not in seen and (parted or place <= other):
                seen.add(pair)
                queue.append((pair, text + char))
        return False

    def after(at: int, before: str, char: str) -> list[tuple[int, bool]]:
        return [
            (to, number >= inner[at])
            for number, (to, guards) in enumerate(automaton.steps[at])
            if char in automaton.sets[to] and all(guard(before, char) for guard in guards)
        ]

    for char in automaton.chars:
        begun = [(at, False) for at, _ in part.first if char in automaton.sets[at]]
        go(begun, begun, char, False, "")
    while queue:
        (a, b, before, parted), text = queue.popleft()
        for char in automaton.chars:
            one = after(a, before, char)
            if one and go(one, one if a == b and not parted else after(b, before, char), char, parted, text):
                return text
    return ""


def _loops(items: Any) -> Iterator[Any]:
    """The bodies of all loops that may go round many times."""
    for kind, value in items:
        if str(kind) in {"MAX_REPEAT", "MIN_REPEAT"} and value[1] >= _MANY:
            yield value[2]
        for part in _inside(value):
            yield from _loops(part)


def _named(items: Any) -> Iterator[str]:
    """The characters that a pattern names, and the ends of its ranges."""
    for kind, value in items:
        if str(kind) in {"LITERAL", "NOT_LITERAL"}:
            yield chr(value)
        elif str(kind) == "RANGE":
            yield from map(chr, value)
        elif str(kind) == "IN":
            yield from _named(value)
        for part in _inside(value):
            yield from _named(part)


def _inside(value: Any) -> Iterator[Any]:
    if isinstance(value, _PARSER.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _inside(each)


def _reads_one(kind: Any) -> bool:
    return str(kind) in {"LITERAL", "NOT_LITERAL", "IN", "ANY"}


def _is_word(char: str) -> bool:
    return bool(re.match(r"\w", char))
