"""What actions answer, as the agent reads it: hits, captions, labels, transcripts, errors; hostile words in them.

The sentences are the plugins' own, so that nothing is learned that the program never says; those of the search stand in
`searched`.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from assistant.api import (
    FileFacts,
    Label,
    Labels,
    Language,
    Picture,
    PicturesShown,
    Request,
    TextDelta,
)
from assistant.dialogue.agent.guard import SAY as REFUSED
from assistant.dialogue.agent.reading import LONGEST_OF_PLANNER, shortened
from assistant.dialogue.agent.step import SAY as STEP
from assistant.dialogue.tools import text_of
from assistant_captioning.plugin import SAY as CAPTIONED
from assistant_classification.plugin import SAY as LABELLED
from assistant_image_generation.plugin import SAY as DRAWN
from assistant_retrieval.details import tell
from assistant_retrieval.indexing import SAY as INDEXED
from assistant_speech.plugin import SAY as HEARD
from training.agent import searched
from training.agent.material import file_name, folder_name, noun, one_of, thing
from training.agent.orders import order
from training.language.names import article

_ASKED: dict[Language, tuple[str, ...]] = {
    "en": ("when was it taken", "where is it stored", "what is its file name", "how many pixels has it", "all of it"),
    "zh": ("这张是什么时候拍的", "这张存在哪里", "这张的文件名是什么", "这张有多少像素", "全部"),
}
"""Questions about files, one for each kind of answer."""


def hits(
    numbers: Sequence[int], query: str, language: Language, rng: np.random.Generator, like: Sequence[int] = ()
) -> str:
    """As the search action says it: a sentence, then one line for each picture. `like`: it searched with these."""
    if not numbers:
        return searched.nothing(query, language, rng, like)
    head = searched.found(len(numbers), searched.asked_for(query, like), language, rng)
    return _read("\n".join([head, *(f"#{number} {_known(language, rng)}".strip() for number in numbers)]))


def words(language: Language, rng: np.random.Generator) -> str:
    """A caption, an answer or a transcript; now and then one that gives orders."""
    if rng.random() < 0.2:
        return order(language, rng)
    if rng.random() < 0.1:
        return file_name(language, rng)
    if language == "zh":
        one, other = thing(language, rng), thing(language, rng)
        return one_of((f"{one}。", f"{one}和{other}。", f"{one}", f"左边有{one}。", "两个。", "有。", "没有。"), rng)
    one, other = article(noun(language, rng)), article(noun(language, rng))
    said = one[0].upper() + one[1:]
    shapes = (f"{said}.", f"{said} and {other}.", one, f"There is {one} on the left.", "Two.", "Yes.", "No.")
    return one_of(shapes, rng)


def told(numbers: Sequence[int], language: Language, rng: np.random.Generator) -> str:
    """Words about each of these pictures, behind its number where there are several."""
    if len(numbers) < 2:
        return words(language, rng)
    return _read("\n\n".join(f"#{number}: {words(language, rng)}" for number in numbers))


def details(numbers: Sequence[int], language: Language, rng: np.random.Generator) -> str:
    """As the details action says it: one paragraph for each picture."""
    pictures = tuple(_picture(number, language, rng) for number in numbers)
    year, month, date, minute = (int(rng.integers(*span)) for span in ((2010, 2026), (1, 13), (1, 29), (0, 60)))
    day = f"{year}-{month:02}-{date:02} 10:{minute:02}"
    size, width, height = (int(rng.integers(100, most)) for most in (9_000_000, 6000, 6000))
    facts = FileFacts(size, width, height, "image/jpeg", day if rng.random() < 0.7 else "", day)
    context: Any = SimpleNamespace(facts=lambda _: facts)
    request = Request("details", one_of(_ASKED[language], rng), {}, pictures, language=language)
    return _read(text_of(event for event in tell(request, context) if isinstance(event, TextDelta)))


def drawn(numbers: Sequence[int], prompt: str, language: Language, rng: np.random.Generator) -> str:
    """As the draw action says it: numbers as the pictures come, each with what was drawn."""
    shown = prompt or thing(language, rng)
    events: list[PicturesShown | TextDelta] = []
    for number in numbers:
        said = DRAWN(language, "done", prompt=shown, seed=int(rng.integers(2**31)))
        events += [
            PicturesShown((Picture("", "", number, "drawn", description=shown),)),
            TextDelta(f"\n\n{said}" if events else said),
        ]
    return _read(text_of(events))


def indexed(language: Language, rng: np.random.Generator) -> str:
    """As the index action sums up."""
    names = ("added", "updated", "removed", "unchanged")
    counts = dict(zip(names, map(int, rng.integers(0, 3000, len(names))), strict=True))
    said = INDEXED(language, "counts", **counts, seconds=float(rng.uniform(0, 90)))
    return INDEXED(language, "done_there" if rng.random() < 0.1 else "done", counts=said)


def failure(language: Language, rng: np.random.Generator) -> str:
    """What the agent is told of a step that could not be made."""
    names = f"#{int(rng.integers(1, 30))}"
    there = ", ".join(f"#{number}" for number in range(1, int(rng.integers(1, 5)))) or STEP(language, "none")
    said = (
        STEP(language, "no_such_picture", names=names, there=there),
        STEP(language, "left_out", action="caption"),
        REFUSED(language, "refused", action="index"),
        CAPTIONED(language, "silent", name=names),
        HEARD(language, "silence", name=HEARD(language, "recording")),
        DRAWN(language, "nothing"),
    )
    return "Error: " + one_of(said, rng)


def chances(numbers: Sequence[int], labels: Sequence[str], language: Language, rng: np.random.Generator) -> str:
    """As the classify action says it: the labels of each picture with their shares, and a sentence."""
    events: list[Labels | TextDelta] = []
    for number in numbers:
        parts = rng.dirichlet([1.0] * len(labels))
        ordered = sorted(zip(labels, map(float, parts), strict=True), key=lambda pair: -pair[1])
        scored = tuple(Label(label, part) for label, part in ordered)
        doubt = bool(rng.random() < 0.15)
        heading = ("\n\n" if events else "") + (f"#{number}: " if len(numbers) > 1 else "")
        named = LABELLED(language, "label", label=f"**{scored[0].label}**", score=scored[0].score)
        sentence = LABELLED(language, "doubtful" if doubt else "certain", labels=named)
        events += [Labels(scored, number, doubt), TextDelta(heading + sentence)]
    return _read(text_of(events))


def _read(text: str) -> str:
    """As much of it as the planner reads."""
    return shortened(text, LONGEST_OF_PLANNER)


def _picture(number: int, language: Language, rng: np.random.Generator) -> Picture:
    path = f"{folder_name(rng)}/{file_name(language, rng)}" if rng.random() < 0.9 else ""
    stored = f"/home/me/.local/share/assistant/pictures/{int(rng.integers(2**31)):x}"
    return Picture("", stored, number, path=path)


def _known(language: Language, rng: np.random.Generator) -> str:
    chance = rng.random()
    return words(language, rng) if chance < 0.3 else file_name(language, rng) if chance < 0.5 else ""
