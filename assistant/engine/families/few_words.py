"""What a small drawing model says of words that it never learned. Pure.

Belongs here: the things that it knows, as the catalogue lists them, against a prompt. No model.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.api import Notice
from assistant.api.language import Bilingual


def none_known(prompt: str, things: Mapping[str, Sequence[str]]) -> Notice | None:
    """That a model which draws nothing but these things, by language, knows none that the prompt names; None where it
    knows one, or draws anything: `things` is empty then."""
    if not things or _english(things["en"]).search(prompt) or any(thing in prompt for thing in things["zh"]):
        return None
    english, chinese = (things[language] for language in ("en", "zh"))
    return Notice(
        Bilingual(
            f"This small model draws only plain shapes, such as {english[0]}, {english[1]} and {english[2]}: it cannot "
            f"show “{prompt}”. `assistant models` shows which other one would fit and how to get it.",
            f"这个小模型只会画简单图形，例如{chinese[0]}、{chinese[1]}和{chinese[2]}，画不出“{prompt}”。"
            "`assistant models` 会列出合适的其他模型和获取办法。",
        )
    )


def _english(things: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, things))})(?:e?s)?\b", re.IGNORECASE)
