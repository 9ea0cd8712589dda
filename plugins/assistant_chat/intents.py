"""What a sentence is taken for when no language model is there. The patterns are data, in `patterns/`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache
from importlib.resources import files

from assistant.api import Language, Picture, asks_to_move, asks_to_sort, asks_what_is_held


class Intent(StrEnum):
    """What the user wants to hear, as far as rules can tell."""

    LEAVING = auto()
    BEGINNING = auto()
    SORTING = auto()
    FIRST_PICTURE = auto()
    COUNT_PICTURES = auto()
    LIST_PICTURES = auto()
    SAID_ABOUT = auto()
    LIBRARY = auto()
    FOUND = auto()
    FIRST_WORDS = auto()
    LAST_WORDS = auto()
    ALL_WORDS = auto()
    MY_WORDS_ABOUT = auto()
    READ_AGAIN = auto()
    LAST_ANSWER = auto()
    EXPORTING = auto()
    UNDOING = auto()
    DELETING_TALK = auto()
    RENAMING = auto()
    FORGETTING = auto()
    DELETING_PICTURE = auto()
    SAVING_PICTURE = auto()
    MOVING_FILES = auto()
    GIVE_PICTURE = auto()
    SEARCHING = auto()
    TAKING_OUT = auto()
    MODELS = auto()
    PRIVATE = auto()
    LANGUAGES = auto()
    COMMANDS = auto()
    ABILITIES = auto()
    WHO = auto()
    DRAWING = auto()
    GREETING = auto()
    THANKS = auto()
    BYE = auto()
    NOD = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Meant:
    """An intent, and what it is about: a topic in words, or pictures by number."""

    intent: Intent
    topic: str = ""
    numbers: tuple[int, ...] = ()
    place: int = 0
    """1 for "the first picture", -1 for the last one, 0 where it is named in another way."""


_NAMED = re.compile(r"#\s?(\d{1,6})|(?:picture|photo|image|number|图片?|第)\s?(\d{1,6})")
_PLACES = {word: place for place, word in enumerate(("first", "second", "third", "fourth", "fifth"), 1)}
_PLACES |= {f"第{word}": place for place, word in enumerate("一二三四五六七八九", 1)}
_ORDINAL = re.compile(
    rf"\b(?P<en>{'|'.join([*filter(str.isascii, _PLACES), 'last'])}) (?:one|picture|photo|image|pic)\b"
    r"|(?P<zh>第[一二三四五六七八九]|最后一)[张个幅]"
)
LONGEST = 400
"""Characters. What people ask about the conversation is short; the rules' time grows with a power of that."""
_WORD_OF = re.compile(r"(?<!\?P)<(\w+)>")


def understand(text: str, pictures: tuple[Picture, ...] = ()) -> Meant:
    """What `text` is taken for. `pictures` are those that it was resolved to, if any."""
    plain = " ".join(text[: 2 * LONGEST].casefold().replace("’", "'").split())[:LONGEST]
    numbers, place = _numbers(plain, pictures), _place(plain)
    if asks_what_is_held(plain):
        return Meant(Intent.LIBRARY)
    if asks_to_sort(plain):
        return Meant(Intent.SORTING)
    for intent, rule in (*_rules("en"), *_rules("zh")):
        match = rule.search(plain)
        if match:
            topic = next((found for found in match.groupdict().values() if found), "")
            return Meant(intent, topic.strip(" ?？。.!"), numbers, place)
    return Meant(Intent.MOVING_FILES if asks_to_move(plain) else Intent.OTHER, "", numbers, place)


@cache
def _rules(language: Language) -> tuple[tuple[Intent, re.Pattern[str]], ...]:
    """The patterns of one language with their words filled in, in the order of the file."""
    data = tomllib.loads(files("assistant_chat").joinpath("patterns", f"{language}.toml").read_text(encoding="utf-8"))
    words = data["words"]

    def filled(match: re.Match[str]) -> str:
        return _WORD_OF.sub(filled, words[match.group(1)])

    return tuple(
        (Intent(entry["name"]), re.compile(_WORD_OF.sub(filled, pattern)))
        for entry in data["intent"]
        for pattern in entry["patterns"]
    )


def _numbers(plain: str, pictures: tuple[Picture, ...]) -> tuple[int, ...]:
    """Pictures named by number, else those that the request was resolved to, else by place ("the second one")."""
    named = tuple(int(first or second) for first, second in _NAMED.findall(plain))
    resolved = tuple(picture.number for picture in pictures if picture.number)
    return named or resolved or tuple(place for word, place in _PLACES.items() if word in plain)


def _place(plain: str) -> int:
    """By which place among others a picture is named; 0 where a number names it or nothing does."""
    said = None if _NAMED.search(plain) else _ORDINAL.search(plain)
    return _PLACES.get(said["en"] or said["zh"], -1) if said else 0
