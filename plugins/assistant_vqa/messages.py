"""A question about pictures as messages to a model: earlier turns, pictures once, numbers as ordinals.

No model is called here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.api import Context, Language, Message, PastTurn, Picture, Request, Role, Text

EARLIER_TURNS = 4
"""How many earlier turns about the same pictures go along: enough for "and the one next to it?"."""
_LOOKED = ("ask", "caption")
"""Actions whose answers say what a picture shows; what else a picture was in view for would only confuse a model."""
LONGEST_TURN = 600
"""Characters kept of each earlier question and answer."""

_NUMBER = re.compile(r"#\s?(\d{1,6})")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINALS_ZH = "一二三四五六七八九"
_DENIES = re.compile(
    r"no\b|not\b|there (?:is|are) no|I (?:can't|cannot|don't|am not)|没|不|无法|看不|我看不", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:second|third|other) (?:picture|photo|image|one)\b|\bthe (?:second|third) (?:is|has|shows)\b"
    r"|\b(?:both|two|three) (?:pictures|photos|images)\b|第[二三]张|另一张|[两三]张图",
    re.IGNORECASE,
)
_SAYS_LITTLE = 4
"""Words of English, or half the characters of Chinese, below which an answer does not describe its picture."""


def conversation_about(request: Request, question: str, context: Context) -> tuple[Message, ...]:
    """Earlier questions about exactly these pictures, in the same order, with their answers, then the question.

    The pictures stand once, in the first message, so that a model computes them once."""
    asked = context.prompt(
        "question", request.language, question=in_order(question, request.pictures, request.language)
    )
    said: list[tuple[Role, str]] = []
    for turn in _earlier(request.pictures, context.conversation.turns()):
        words = in_order(turn.text, request.pictures, request.language)
        said += [("user", _short(words)), ("assistant", _short(turn.answer))]
    said.append(("user", asked))
    first = Message("user", (*request.pictures, Text(said[0][1])))
    return (first, *(Message(role, (Text(text),)) for role, text in said[1:]))


def in_order(question: str, pictures: Sequence[Picture], language: Language) -> str:
    """The question with `#7` said as a model can understand it, which sees pictures without numbers."""
    places = {picture.number: place for place, picture in enumerate(pictures)}

    def said(match: re.Match[str]) -> str:
        place = places.get(int(match.group(1)))
        if place is None or place >= len(_ORDINALS):
            return match.group(0)
        if len(pictures) == 1:
            return "这张图" if language == "zh" else "this picture"
        return f"第{_ORDINALS_ZH[place]}张图" if language == "zh" else f"the {_ORDINALS[place]} picture"

    return _NUMBER.sub(said, question)


def tells_more(answer: str, picture: Picture) -> bool:
    """Whether an answer says more about its picture than what is known. "No" and "three" would only harm, and so would
    what is said of a second picture, which is not there."""
    if _DENIES.match(answer) or _OTHERS.search(answer):
        return False
    words = len(answer.split()) if answer.isascii() else len(answer) / 2
    return words >= _SAYS_LITTLE and len(answer) > len(picture.description)


def _earlier(pictures: Sequence[Picture], turns: Sequence[PastTurn]) -> list[PastTurn]:
    """An answer calls pictures first and second as they were named: in another order it would say the opposite."""
    numbers = tuple(dict.fromkeys(picture.number for picture in pictures if picture.number))
    about = (turn for turn in reversed(turns) if numbers and turn.about == numbers and turn.action in _LOOKED)
    return list(_talk(about))[::-1]


def _talk(turns: Iterator[PastTurn]) -> Iterator[PastTurn]:
    """The first few turns in which both sides said something."""
    left = EARLIER_TURNS
    for turn in turns:
        if left and turn.text.strip() and turn.answer.strip():
            left -= 1
            yield turn


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TURN else text[:LONGEST_TURN] + "…"
