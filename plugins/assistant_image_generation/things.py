"""Things as the words of a picture name them: one as a word of its own, one of several, several of one. Pure."""

from __future__ import annotations

import re

_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "mouse": "mice",
    "goose": "geese",
}
_IRREGULAR |= {"foot": "feet", "tooth": "teeth", "wolf": "wolves", "leaf": "leaves", "knife": "knives", "ox": "oxen"}
_IRREGULAR |= dict.fromkeys(("sheep", "fish", "deer", "moose"), "")
_SINGULAR = {many or one: one for one, many in _IRREGULAR.items()}


def times(thing: str, prompt: str) -> int:
    """How often the prompt names the thing."""
    return len(re.findall(as_word(thing), prompt, re.IGNORECASE))


def as_word(thing: str) -> str:
    """A regular expression for a thing as a word of its own, also in the plural: no "car" in "cart". Chinese words
    have no ends that could be seen."""
    if not thing.isascii():
        return re.escape(thing)
    letter = r"[^\W\u4e00-\u9fff]"
    return rf"(?<!{letter})(?<!{letter}-){re.escape(thing)}(?=(?:e?s)?(?!-?{letter}))"


def several(thing: str) -> str:
    """ "foxes" for "fox"; words that are several already stay."""
    low = thing.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low] or thing
    if low in _SINGULAR or (low.endswith("s") and not low.endswith("ss")):
        return thing
    if re.search(r"[^aeiou]y$", low):
        return f"{thing[:-1]}ies"
    return f"{thing}es" if re.search(r"(?:s|x|z|ch|sh)$", low) else f"{thing}s"


def single(thing: str) -> str:
    """ "fox" for "foxes"; words for one stay."""
    low = thing.lower()
    if low in _SINGULAR:
        return _SINGULAR[low]
    if low.endswith("ies") and len(low) > 4:
        return f"{thing[:-3]}y"
    if re.search(r"(?:ss|x|z|ch|sh)es$", low):
        return thing[:-2]
    return thing[:-1] if low.endswith("s") and not low.endswith(("ss", "us")) else thing
