"""How words arrive: with a word of politeness, a capital, an end mark, a slip of the finger.

Belongs here: what changes the form of an utterance and not its meaning. Words that are copied into an argument stay.
"""

from __future__ import annotations

import re

import numpy as np

from assistant.api import Language
from training.agent.material import one_of

_BEFORE: dict[Language, tuple[str, ...]] = {
    "en": (
        "please ", "hey, ", "hi, ", "ok, ", "okay ", "now ", "so, ", "well, ", "can you ", "could you ", "pls ",
        "would you ", "could you please ", "can you please ", "i want you to ", "i'd like you to ", "would you mind: ",
        "quick one: ", "good morning, ", "sorry, ", "right, ", "hello! ", "let's see, ", "kindly ", "go ahead and ",
    ),
    "zh": (
        "请", "麻烦", "麻烦你", "请你", "帮我", "能不能", "你能", "可以", "现在", "先", "那", "嗯，", "好，", "你好，",
        "我想让你", "劳驾，", "拜托，", "请帮忙", "快，", "那个，", "诶，", "好的，", "话说，",
    ),
}  # fmt: skip
_AFTER: dict[Language, tuple[str, ...]] = {
    "en": (" please", ", please", " thanks", ", thanks", " thank you", " for me", " now", " ok?", " pls", ", will you"),
    "zh": ("，谢谢", "吧", "好吗", "可以吗", "，拜托了", "，多谢", "行吗", "哦", "呗", " 谢谢啦"),
}
_SPOKEN = re.compile(r"^(?:please|pls|hey|hi|can|could|would|what|which|how|is|are|do|does|i|请|麻烦|能|可以|帮我|你)")


def typed(text: str, language: Language, rng: np.random.Generator, kept: tuple[str, ...] = ()) -> str:
    """The text in one of the forms in which people write it; `kept` are pieces that no slip may touch."""
    chance = rng.random()
    if chance < 0.2 and not _SPOKEN.match(text.lower()):
        text = one_of(_BEFORE[language], rng) + text
    if 0.15 < chance < 0.3 and text[-1:] not in ".?!。？！":
        text += one_of(_AFTER[language], rng)
    if rng.random() < 0.12:
        text = _slip(text, rng, kept)
    chance = rng.random()
    if chance < 0.15 and not any(piece and text.startswith(piece) for piece in kept):
        text = text[:1].upper() + text[1:]
    if 0.1 < chance < 0.25 and text[-1:].isalnum():
        text += one_of(".?!" if language == "en" else "。？！", rng)
    return text


def _slip(text: str, rng: np.random.Generator, kept: tuple[str, ...]) -> str:
    """Two letters changed places, one left out or one doubled, in a longer word that is not kept."""
    guarded = [match.span() for piece in kept if piece for match in re.finditer(re.escape(piece), text)]
    words = [
        match.span()
        for match in re.finditer(r"[a-z]{4,}", text)
        if not any(start < match.end() and match.start() < end for start, end in guarded)
    ]
    if not words:
        return text
    start, end = words[int(rng.integers(len(words)))]
    at = int(rng.integers(start + 1, end - 1))
    kind = int(rng.integers(3))
    if kind == 0:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at + 1 :] if kind == 1 else text[:at] + text[at] + text[at:]
