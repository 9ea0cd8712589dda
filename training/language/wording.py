"""From a family and its slots to one of the many ways of asking.

Belongs here: choosing and filling templates, the held-out templates, everyday noise (case, punctuation, politeness,
left out words, typing errors). Does not belong here: the templates themselves and the answers.
"""

from __future__ import annotations

import re

import numpy as np

from training.language.names import PICTURES, Language
from training.language.phrases import pick
from training.language.templates_en import ENGLISH, MORE_ENGLISH
from training.language.templates_zh import CHINESE, MORE_CHINESE

TEMPLATES: dict[Language, dict[str, list[str]]] = {"en": ENGLISH, "zh": CHINESE}
MORE: dict[Language, dict[str, list[str]]] = {"en": MORE_ENGLISH, "zh": MORE_CHINESE}
"""Lines of the training alone."""
MORE_OFTEN = 3
"""How much oftener than the others."""
LITTLE_WORDS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:the|an?|is|are|do|does|of|in|there|me|you|can|to)\s+", re.IGNORECASE),
    "zh": re.compile("[的了吗在里个是请有着呢]"),
}
"""Words that people leave out or put in, and that a sentence is understood without."""
SPARE_WORDS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:what|which|tell|me|say|show|see|you|can|could|would|do|does|is|are|the|an?|of|in|there|that|has|have|i|we|to"
        r"|for|pictures?|images?|shapes?|things|objects)\b ?",
        re.IGNORECASE,
    ),
    "zh": re.compile("[的了吗在里中上个是请有着呢都和图张幅看说出一下你我]"),
}
"""Words of a line that the rest of it makes up for."""
THINNED = 0.25
"""How often a line of the training loses some of them."""
_CHOICE = re.compile(r"\{([^{}]*)\}")
_SLOT = re.compile(r"<(\w+)>")

POLITE_BEFORE = {
    "en": ("please ", "please, ", "hey, ", "can you tell me: ", "tell me, ", "so, ", "ok, ", "and ", "well, ", "now "),
    "zh": ("请问", "请问，", "麻烦", "请", "帮我看看，", "那么", "好，", "你说说，", "请告诉我，"),
}
POLITE_AFTER = {"en": (", please", " please", ", thanks", " thank you"), "zh": ("呢", "呀", "谢谢", "，谢谢")}


def held_out(templates: list[str], testing: bool) -> list[str]:
    """Every seventh template, the fourth first, is kept for the evaluation (about 15 %)."""
    return [line for index, line in enumerate(templates) if (index % 7 == 3) == testing]


def ask(
    family: str,
    slots: dict[str, str],
    language: Language,
    rng: np.random.Generator,
    testing: bool = False,
) -> str:
    """One question. `testing` uses the held-out templates and no typing errors."""
    lines = held_out(TEMPLATES[language][family], testing)
    if not testing:
        lines = [*lines, *MORE[language].get(family, []) * MORE_OFTEN]
    line = chosen(lines[int(rng.integers(len(lines)))], rng)
    if not testing and rng.random() < THINNED:
        line = thinned(line, language, rng)
    text = fill(line, slots, language, rng)
    return noisy(text, language, rng, errors=not testing)


def chosen(line: str, rng: np.random.Generator) -> str:
    """One way of each `{a|b}`, innermost first."""
    while match := _CHOICE.search(line):
        options = match.group(1).split("|")
        line = line[: match.start()] + options[int(rng.integers(len(options)))] + line[match.end() :]
    return line


def thinned(line: str, language: Language, rng: np.random.Generator) -> str:
    """A line without some of its spare words, so that many cues carry its meaning; slots stay (word dropout, Iyyer et
    al., 2015)."""
    parts = _SLOT.split(line)
    parts[::2] = [
        SPARE_WORDS[language].sub(lambda word: "" if rng.random() < 0.15 else word.group(0), part)
        for part in parts[::2]
    ]
    short = "".join(f"<{part}>" if index % 2 else part for index, part in enumerate(parts))
    return short if len(short.strip(" .?,:。？，：")) > 3 else line


def fill(line: str, slots: dict[str, str], language: Language, rng: np.random.Generator) -> str:
    """Fill `<slot>` of a line without choices."""
    known = {"pic": pick(PICTURES[language], rng), "color": "color" if rng.random() < 0.6 else "colour", **slots}
    return _SLOT.sub(lambda match: known[match.group(1)], line).strip()


def noisy(text: str, language: Language, rng: np.random.Generator, errors: bool = True) -> str:
    """What people really type: politeness, any case, any or no punctuation, now and then a slip."""
    body, end = (text[:-1], text[-1]) if text[-1] in ".?!。？！" else (text, "")
    if rng.random() < 0.12:
        body = pick(POLITE_BEFORE[language], rng) + body
    if rng.random() < 0.06:
        body += pick(POLITE_AFTER[language], rng)
    if language == "en":
        roll = rng.random()
        body = body.upper() if roll < 0.02 else body[0].upper() + body[1:] if roll < 0.66 else body
    roll = rng.random()
    if roll < 0.2:
        end = ""
    elif roll < 0.3:
        end = {"?": "？", ".": "。", "？": "?", "。": "."}.get(end, end)
    elif roll < 0.35:
        end = " " + end if language == "en" else end * 2
    if errors and rng.random() < 0.1:
        body = shorter(body, language, rng)
    if errors and rng.random() < 0.06:
        body = slip(body, rng)
    if rng.random() < 0.03:
        body = " " + body.replace(" ", "  ", 1)
    return body + end


def shorter(text: str, language: Language, rng: np.random.Generator) -> str:
    """One little word left out, so that no single one of them carries the meaning of a template."""
    found = list(LITTLE_WORDS[language].finditer(text))
    if not found:
        return text
    lost = found[int(rng.integers(len(found)))]
    return text[: lost.start()] + text[lost.end() :] or text


def slip(text: str, rng: np.random.Generator) -> str:
    """One typing error: a letter lost, doubled or swapped with its neighbour."""
    at = int(rng.integers(len(text)))
    roll = rng.random()
    if roll < 0.35:
        return text[:at] + text[at + 1 :] if len(text) > 3 else text
    if roll < 0.6:
        return text[: at + 1] + text[at:]
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]
