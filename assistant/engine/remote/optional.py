"""What a model on a server refuses by name and can do without: learnt from its first refusal, then no longer sent."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from assistant.engine.remote.server import Refused

_UNKNOWN = re.compile(r"support|unknown|unrecogni[sz]ed|unexpected|extra|not (?:available|allowed|permitted)", re.I)
"""Words of a server that does not know a parameter, and not of one that finds its value too large."""


class Options:
    """Those of one model, for all of its work on any thread."""

    def __init__(self, optional: Collection[str], renamed: Mapping[str, str] | None = None) -> None:
        """`renamed`: what goes by another name with models that say so in their refusal."""
        self._optional = optional
        self._renamed = renamed or {}
        self._refused: set[str] = set()

    def __contains__(self, name: str) -> bool:
        """Whether the model was seen not to take it."""
        return name in self._refused

    def taken(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """What of a request is sent."""
        refused = set(self._refused)
        names = {name: self._renamed.get(name, "") if name in refused else name for name in body}
        return {names[name]: value for name, value in body.items() if names[name]}

    def learn(self, sent: Collection[str], error: Refused) -> None:
        """Raises the refusal again if it names nothing that was sent and can be left out or renamed."""
        unknown = _UNKNOWN.search(error.message) is not None
        left_out = {name for name in self._optional if unknown and name in sent and _names(error, name)}
        renamed = {old for old, new in self._renamed.items() if old in sent and _names(error, new)}
        if not left_out | renamed:
            raise error
        self._refused |= left_out | renamed


def _names(error: Refused, name: str) -> bool:
    return re.search(rf"\b{name}\b", error.message) is not None
