"""Conversations of two or three steps: a later one uses what an earlier one brought, or another picture.

They stop where the first step brought nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.api import Language
from assistant.dialogue.arguments import arguments_for
from assistant.dialogue.references import Seen
from assistant.dialogue.tools import PICTURES
from training.agent import results
from training.agent.clauses import to_ask, to_caption, to_label, to_tell
from training.agent.episode import Episode
from training.agent.material import folder_name, one_of, thing
from training.agent.requests import answered, offered, pictures, some_numbers
from training.agent.sources import actions
from training.agent.typed import typed
from training.agent.wording import FIRST_OF, JOINT, LOOK, WHICH, is_many
from training.agent.wording_seen import ALIKE, DRAW, DRAWN, INDEX, MENTIONED, POINTED, SAME

_MOST_AT_ONCE = 5
"""Hits that one later step works on."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """An action on pictures: its words, and its arguments but the pictures."""

    name: str
    text: str
    arguments: dict[str, Any]

    def on(self, numbers: Sequence[int]) -> dict[str, Any]:
        return {**self.arguments, PICTURES: list(numbers)}


def two_steps(rng: np.random.Generator) -> Episode:
    """One of the ways in which steps hang together."""
    language: Language = "zh" if rng.random() < 0.5 else "en"
    kinds: tuple[tuple[Callable[..., Episode], float], ...] = (
        (_found_then, 0.5),
        (_seen_then_alike, 0.1),
        (_heard_then, 0.08),
        (_drawn_then, 0.1),
        (_two_pictures, 0.1),
        (_same_twice, 0.08),
        (_indexed_then, 0.04),
    )
    chosen = int(rng.choice(len(kinds), p=[share for _, share in kinds]))
    return kinds[chosen][0](language, rng)


def _found_then(language: Language, rng: np.random.Generator) -> Episode:
    """A search, then something about its hits, now and then two things."""
    query = thing(language, rng)
    clauses, places = [], []
    for _ in range(1 if rng.random() < 0.85 else 2):
        which, place = WHICH[language][int(rng.integers(len(WHICH[language])))]
        clauses.append(_clause(language, which, rng, is_many(which, place)))
        places.append(place)
    episode = Episode(language, _tools(rng, "search", *(clause.name for clause in clauses)))
    seen = pictures(rng)
    text = _joined([one_of(LOOK[language], rng).format(q=query), *(clause.text for clause in clauses)], language, rng)
    episode.asked(_kept(text, language, rng, query, clauses), seen, _misread(seen, rng))
    found = () if rng.random() < 0.12 else some_numbers(rng, 1)
    if seen and found and rng.random() < 0.5:
        found = tuple(range(seen[-1].number + 1, seen[-1].number + 1 + len(found)))
    if rng.random() < 0.04:
        episode.called("search", {"query": query}, results.failure(language, rng))
        return episode.ended("failed")
    episode.called("search", {"query": query}, results.hits(found, query, language, rng))
    if not found:
        return episode.ended("none")
    for clause, place in zip(clauses[:-1], places[:-1], strict=True):
        numbers = _meant(found, place)
        episode.called(clause.name, clause.on(numbers), _said(clause, numbers, language, rng))
    return answered(episode, clauses[-1].name, clauses[-1].on(_meant(found, places[-1])), rng)


def _seen_then_alike(language: Language, rng: np.random.Generator) -> Episode:
    """Something about a picture of the conversation, then a search with it."""
    seen = pictures(rng, 1)
    about = seen[int(rng.integers(len(seen)))].number
    which = ("this", "这张")[language == "zh"] if rng.random() < 0.5 else f"#{about}"
    clause = _clause(language, which, rng)
    episode = Episode(language, _tools(rng, clause.name, "search"))
    it = ("it", "它")[language == "zh"]
    text = _joined([clause.text, one_of(ALIKE[language], rng).format(w=it)], language, rng)
    episode.asked(_kept(text, language, rng, "", [clause]), seen, (about,))
    episode.called(clause.name, clause.on([about]), _said(clause, [about], language, rng))
    return answered(episode, "search", {PICTURES: [about]}, rng)


def _heard_then(language: Language, rng: np.random.Generator) -> Episode:
    """A recording, then a search for the words in it."""
    first, second = (one_of(given, rng) for given in MENTIONED[language])
    episode = Episode(language, _tools(rng, "transcribe", "search", sounds=True))
    episode.asked(typed(_joined([first, second], language, rng), language, rng), pictures(rng), (), 1)
    said = thing(language, rng)
    heard = said if rng.random() < 0.7 else said.capitalize() + ("." if language == "en" else "。")
    episode.called("transcribe", {}, heard)
    return answered(episode, "search", {"query": said if heard == said else heard[:-1]}, rng)


def _drawn_then(language: Language, rng: np.random.Generator) -> Episode:
    """A drawing, then something about it, or pictures like it."""
    prompt, it = thing(language, rng), one_of(DRAWN[language], rng)
    alike = rng.random() < 0.3
    later = _Clause("search", one_of(ALIKE[language], rng).format(w=it), {}) if alike else _clause(language, it, rng)
    episode = Episode(language, _tools(rng, "draw", later.name))
    seen = pictures(rng)
    text = _joined([one_of(DRAW[language], rng).format(q=prompt), later.text], language, rng)
    episode.asked(_kept(text, language, rng, prompt, [later]), seen, _misread(seen, rng))
    if rng.random() < 0.05:
        episode.called("draw", {"prompt": prompt}, results.failure(language, rng))
        return episode.ended("failed")
    number = (seen[-1].number if seen else 0) + 1 if rng.random() < 0.6 else int(rng.integers(1, 45))
    episode.called("draw", {"prompt": prompt}, results.drawn((number,), prompt, language, rng))
    return answered(episode, later.name, later.on([number]), rng)


def _two_pictures(language: Language, rng: np.random.Generator) -> Episode:
    """One thing about one picture, another about another, both named by their numbers."""
    seen = pictures(rng, 2)
    one, other = (seen[int(at)].number for at in rng.choice(len(seen), 2, replace=False))
    shapes = POINTED[language][int(rng.integers(len(POINTED[language])))]
    clauses = [
        _clause(language, shape.format(n=number), rng) for shape, number in zip(shapes, (one, other), strict=True)
    ]
    episode = Episode(language, _tools(rng, *(clause.name for clause in clauses)))
    text = _joined([clause.text for clause in clauses], language, rng)
    episode.asked(_kept(text, language, rng, "", clauses), seen, (one, other) if rng.random() < 0.8 else ())
    episode.called(clauses[0].name, clauses[0].on([one]), _said(clauses[0], [one], language, rng))
    return answered(episode, clauses[1].name, clauses[1].on([other]), rng)


def _same_twice(language: Language, rng: np.random.Generator) -> Episode:
    """Two things about one picture."""
    seen = pictures(rng, 1)
    about = seen[-1].number if rng.random() < 0.7 else seen[int(rng.integers(len(seen)))].number
    first, then = SAME[language][int(rng.integers(len(SAME[language])))]
    one, other = _clause(language, first, rng), _clause(language, then, rng)
    if one.name == other.name == "caption":
        other = _asked(language, then, rng)
    episode = Episode(language, _tools(rng, one.name, other.name))
    text = _joined([one.text, other.text], language, rng)
    episode.asked(_kept(text, language, rng, "", [one, other]), seen, (about,))
    episode.called(one.name, one.on([about]), _said(one, [about], language, rng))
    return answered(episode, other.name, other.on([about]), rng)


def _indexed_then(language: Language, rng: np.random.Generator) -> Episode:
    """A folder for the library, then a search in it."""
    folder, query = folder_name(rng), thing(language, rng)
    episode = Episode(language, _tools(rng, "index", "search"))
    pieces = [one_of(INDEX[language], rng).format(f=folder), one_of(LOOK[language], rng).format(q=query)]
    episode.asked(_joined(pieces, language, rng), pictures(rng))
    if rng.random() < 0.1:
        episode.called("index", {"folders": [folder]}, results.failure(language, rng))
        return episode.ended("failed")
    episode.called("index", {"folders": [folder]}, results.indexed(language, rng))
    return answered(episode, "search", {"query": query}, rng)


def _clause(language: Language, which: str, rng: np.random.Generator, many: bool = False) -> _Clause:
    """`many` if the words stand for several pictures."""
    chance = rng.random()
    if chance < 0.45:
        text = to_caption(language, which, many, rng)
        said = {name: value for name, value in arguments_for(actions()["caption"], text).items() if value}
        return _Clause("caption", text, said)
    if chance < 0.8:
        return _asked(language, which, rng, many)
    if chance < 0.88:
        return _Clause("details", to_tell(language, which, many, rng), {})
    text, chosen = to_label(language, which, many, rng)
    return _Clause("classify", text, {"labels": chosen})


def _asked(language: Language, which: str, rng: np.random.Generator, many: bool = False) -> _Clause:
    text = to_ask(language, which, many, rng)
    return _Clause("ask", text, {"question": text.strip()})


def _said(clause: _Clause, numbers: Sequence[int], language: Language, rng: np.random.Generator) -> str:
    if clause.name == "classify":
        return results.chances(numbers, clause.arguments["labels"], language, rng)
    if clause.name == "details":
        return results.details(numbers, language, rng)
    return results.told(numbers if clause.name == "caption" else (), language, rng)


def _kept(text: str, language: Language, rng: np.random.Generator, words: str, clauses: Sequence[_Clause]) -> str:
    """As it is typed, with what is copied into arguments as it stands."""
    questions = [str(clause.arguments.get("question", "")) for clause in clauses]
    listed = [label for clause in clauses for label in clause.arguments.get("labels", ())]
    return typed(text, language, rng, tuple(piece for piece in (words, *questions, *listed) if piece))


def _joined(pieces: Sequence[str], language: Language, rng: np.random.Generator) -> str:
    text = pieces[0]
    for piece in pieces[1:]:
        joint = one_of(JOINT[language], rng)
        text = text.rstrip("?？") + joint + piece if joint[0] == "?" else text + joint + piece
    return text


def _misread(seen: Sequence[Seen], rng: np.random.Generator) -> tuple[int, ...]:
    """What "the second one" of hits to come would mean among the pictures that are there already."""
    if not seen or rng.random() < 0.5:
        return ()
    return (seen[int(rng.integers(len(seen)))].number,)


def _meant(found: tuple[int, ...], place: int | None) -> list[int]:
    if place is None:
        return list(found[:_MOST_AT_ONCE])
    if place < FIRST_OF:
        return list(found[: FIRST_OF - place])
    return [found[place] if -len(found) <= place < len(found) else found[-1]]


def _tools(rng: np.random.Generator, *needed: str, sounds: bool = False) -> list[str]:
    """What is offered, with everything that is needed, in the usual order."""
    chosen = {*offered(rng, needed[0], sounds), *needed}
    return [name for name in actions() if name in chosen]
