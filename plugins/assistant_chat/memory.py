"""What a language model is told of earlier turns, within a number of tokens: the latest ones whole, the rest in short.

Belongs here: choosing and shortening. Summaries live in this process only, so that a turn that the user deletes is
gone from them too; a summary holds for the very turns that it was made of and for no others.
"""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.api import Language, PastTurn, Phrases, Role
from assistant.api.safe_text import safe_line
from assistant_chat.recall import short

WHOLE = 0.75
"""The part of the budget that is for whole turns; the rest is for what came before them."""
SUMMARY = 0.45
"""The part of the budget that a summary may have in a model's own tokens, of which one may count as two here."""
_CONVERSATIONS = 32
_LONGEST_QUOTE = 160
_CHARACTERS_PER_TOKEN = 3.5
"""Of English in the tokenizers of the catalogue's models, on the low side; other characters count as one token each."""

SAY = Phrases(
    line=("- The user: “{text}”. Answer: “{answer}”{pictures}", "- 用户：“{text}”。回答：“{answer}”{pictures}"),
    pictures=(" (pictures {numbers})", "（图片 {numbers}）"),
    files=(" (files {names})", "（文件 {names}）"),
    left_out=(
        "- {count} {count:turn before these is|turns before these are} left out.",
        "- 更早的 {count} 轮没有列出。",
    ),
    unanswered=("(no answer was given)", "（没有给出回答）"),
    showed=("(showed {numbers})", "（显示了 {numbers}）"),
)

Summarise = Callable[[str, int], str]
"""Makes a text of at most so many of a model's tokens of a long one; empty if it cannot."""
Words = Callable[[PastTurn], str]
"""What the user said in a turn, with what came with it. Asked for turns that are told whole, the latest first."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """`recent` are messages, oldest first; `earlier` tells in a few lines what came before, empty if nothing did."""

    recent: tuple[tuple[Role, str], ...]
    earlier: str = ""


class Memory:
    """Remembers conversations for one plugin. Thread-safe."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, tuple[tuple[int, ...], str]] = OrderedDict()
        self._rooms: dict[str, int] = {}
        self._lock = threading.Lock()

    def room(self, model: str) -> int:
        """The most tokens of texts that a model is known to have taken at once."""
        return self._rooms.get(model, sys.maxsize)

    def keep_room(self, model: str, tokens: int) -> None:
        """The model took no more than so many."""
        self._rooms[model] = tokens

    def of(
        self,
        conversation: str,
        turns: Sequence[PastTurn],
        budget: int,
        language: Language,
        summarise: Summarise,
        words: Words = lambda turn: turn.text,
    ) -> Remembered:
        """Both together take at most `budget` tokens, beside what `words` adds to those of the user. `summarise` is
        only asked once there is much to be shortened."""
        whole = _latest(turns, int(budget * WHOLE), language)
        recent: list[tuple[Role, str]] = []
        for turn in reversed(whole):
            if turn.text.strip() or turn.documents:
                recent[:0] = [("user", words(turn)), ("assistant", _answer_of(turn, language))]
        older = turns[: len(turns) - len(whole)]
        left = int(budget * (1 - WHOLE))
        return Remembered(tuple(recent), self._earlier(conversation, older, left, language, summarise))

    def _earlier(
        self, conversation: str, older: Sequence[PastTurn], budget: int, language: Language, summarise: Summarise
    ) -> str:
        if not older:
            return ""
        numbers = tuple(turn.turn for turn in older)
        with self._lock:
            covered, text = self._made.get(conversation, ((), ""))
        if covered != numbers[: len(covered)]:
            covered, text = (), ""
        rest = [turn_line(turn, language) for turn in older[len(covered) :]]
        if sum(map(tokens_in, [text, *rest])) <= budget:
            return "\n".join([text, *rest]).strip()
        made = summarise(_within([text, *rest], 4 * budget, language), int(budget * SUMMARY)).strip()
        if made and tokens_in(made) <= budget:
            self._keep(conversation, numbers, made)
            return made
        return _within([text, *rest], budget, language)

    def _keep(self, conversation: str, numbers: tuple[int, ...], text: str) -> None:
        with self._lock:
            self._made[conversation] = (numbers, text)
            self._made.move_to_end(conversation)
            while len(self._made) > _CONVERSATIONS:
                self._made.popitem(last=False)


def tokens_in(text: str) -> int:
    """About how many tokens a text is, rather too many than too few."""
    plain = sum(char.isascii() for char in text)
    return round(plain / _CHARACTERS_PER_TOKEN) + len(text) - plain + 1


def turn_line(turn: PastTurn, language: Language) -> str:
    """One line on a turn: its words, its answer, the numbers of its pictures and the names of its texts."""
    named = _named((*turn.attached, *turn.about, *turn.shown))
    pictures = SAY(language, "pictures", numbers=named) if named else ""
    names = ", ".join(safe_line(document.name) for document in turn.documents)
    given = pictures + (SAY(language, "files", names=names) if names else "")
    said, answered = short(turn.text, _LONGEST_QUOTE), short(turn.answer, _LONGEST_QUOTE)
    return SAY(language, "line", text=said, answer=answered, pictures=given)


def _answer_of(turn: PastTurn, language: Language) -> str:
    """Its answer, or what stands for one: words of the user that got none are still what "try again" is about."""
    if turn.answer.strip():
        return turn.answer
    return SAY(language, "showed", numbers=_named(turn.shown)) if turn.shown else SAY(language, "unanswered")


def _named(numbers: Iterable[int]) -> str:
    return ", ".join(f"#{number}" for number in dict.fromkeys(numbers))


def _latest(turns: Sequence[PastTurn], budget: int, language: Language) -> Sequence[PastTurn]:
    """The latest turns that fit whole."""
    kept = 0
    for turn in reversed(turns):
        budget -= tokens_in(turn.text) + tokens_in(_answer_of(turn, language))
        if budget < 0:
            break
        kept += 1
    return turns[len(turns) - kept :]


def _within(lines: Sequence[str], budget: int, language: Language) -> str:
    """The latest lines that fit, and how many do not."""
    lines = [line for line in lines if line]
    left, kept = budget - tokens_in(SAY(language, "left_out", count=len(lines))), 0
    for line in reversed(lines):
        left -= tokens_in(line)
        if left < 0:
            break
        kept += 1
    left_out = len(lines) - kept
    first = [SAY(language, "left_out", count=left_out)] if left_out else []
    return "\n".join([*first, *lines[left_out:]])
