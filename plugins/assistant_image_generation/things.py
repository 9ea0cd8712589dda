"""Things as the words of a picture name them: one as a word of its own, one of several, several of one. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable

NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
"""How many of a thing there are, in English."""
_IRREGULAR = {"child": "children", "person": "people", "mouse": "mice", "goose": "geese", "foot": "feet"}
_IRREGULAR |= {"tooth": "teeth", "ox": "oxen", "knife": "knives", "wife": "wives", "life": "lives", "bus": "buses"}
_IRREGULAR |= {word: f"{word[:-1]}ves" for word in ("wolf", "leaf", "loaf", "half", "calf", "scarf", "shelf", "elf")}
_IRREGULAR |= {word: f"{word}es" for word in ("potato", "tomato", "hero", "volcano", "mango", "echo", "octopus")}
_IRREGULAR |= {word: f"{word}s" for word in ("movie", "zombie", "cookie", "pie", "tie", "selfie", "genie", "pixie")}
_IRREGULAR |= {word: f"{word}s" for word in ("axe", "brownie", "horse", "nurse", "house", "rose", "cache")}
_IRREGULAR |= dict.fromkeys(("sheep", "fish", "deer", "moose"), "")
_SINGULAR = {many or one: one for one, many in _IRREGULAR.items()}
_PAIRS = frozenset(("glasses", "sunglasses", "jeans", "shorts", "pants", "trousers", "scissors", "clothes", "stairs"))
"""Words for one thing, or for another one than they would be without their end."""
_MEN = re.compile(r"(?!(?:speci|se|o|acu|abdo)men$)\w*men")
_NO_MEN = r"(?:hu|ro|ger|otto|sha|talis|cay)man$"
"""Words in -man whose plural is in -mans."""


def times(thing: str, prompt: str) -> int:
    """How often the prompt names the thing."""
    return len(re.findall(as_word(thing), prompt, re.IGNORECASE))


def as_word(thing: str) -> str:
    """A regular expression for a thing as a word of its own, one or several of it: "leaf" and "leaves", no "car" in
    "cart". Chinese words have no ends that could be seen."""
    if not thing.isascii():
        return re.escape(thing)
    letter = r"[^\W\u4e00-\u9fff]"
    one = thing if thing.lower().rpartition(" ")[2] in _PAIRS else _last(thing, single)
    forms = sorted({thing, one, _last(thing, several), f"{thing}s", f"{thing}es"}, key=len, reverse=True)
    return rf"(?<!{letter})(?<!{letter}-)(?:{'|'.join(map(re.escape, forms))})(?!-?{letter})"


def as_many(thing: str, old: str, found: str) -> str:
    """A thing that takes the place of `old`, in the number in which that was `found`: "dogs" for cats where "cat" was
    said."""
    word = thing.rpartition(" ")[2]
    if found.lower() == old.lower() or word.lower() in _PAIRS or word[:1].isupper():
        return thing
    return _last(thing, single if found == _last(found, single) else several)


def _last(thing: str, change: Callable[[str], str]) -> str:
    """The words with the last one changed."""
    before, space, word = thing.rpartition(" ")
    return f"{before}{space}{change(word)}"


def several(thing: str) -> str:
    """ "foxes" for "fox"; words that are several already stay."""
    low = thing.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low] or thing
    if low in _SINGULAR or _MEN.fullmatch(low) or (low.endswith("s") and not low.endswith("ss")):
        return thing
    if re.search(r"\wman$|^man$", low) and not re.match(_NO_MEN, low):
        return f"{thing[:-2]}en"
    if re.search(r"[^aeiou]y$", low):
        return f"{thing[:-1]}ies"
    return f"{thing}es" if re.search(r"(?:s|x|z|ch|sh)$", low) else f"{thing}s"


def single(thing: str) -> str:
    """ "fox" for "foxes"; words for one stay."""
    low = thing.lower()
    if low in _SINGULAR:
        return _SINGULAR[low]
    if _MEN.fullmatch(low):
        return f"{thing[:-2]}an"
    if low.endswith("ies") and len(low) > 4:
        return f"{thing[:-3]}y"
    if re.search(r"(?:ss|x|z|ch|sh)es$", low):
        return thing[:-2]
    return thing[:-1] if low.endswith("s") and not low.endswith(("ss", "us")) else thing
