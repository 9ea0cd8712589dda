"""Conversations about one or two scenes: which families are asked, in which order, in which language.

Belongs here: `Talk`, what the model is trained and measured on. Does not belong here: single questions (`families_*`)
and tokens (`training.vision.packing`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from training.language import (
    families_absent,
    families_compare,
    families_pair,
    families_single,
    families_space,
    families_unknown,
)
from training.language.captions import alt_text, detailed_caption, short_caption
from training.language.families_single import Turn
from training.language.follow_up import follow_up
from training.language.mixture import weight
from training.language.names import Language
from training.language.pointing import point
from training.language.wording import ask
from training.scenes.world import Scene

Family = Callable[[Scene, Language, np.random.Generator, bool], Turn | None]
PROMPTS = Path(__file__).resolve().parents[2] / "prompts" / "captioning"


@cache
def product_prompt(kind: str, language: Language) -> str:
    """The very text that the captioning plugin sends."""
    return (PROMPTS / f"{kind}.{language}.md").read_text(encoding="utf-8").strip()


def _caption(kind: str, maker: Callable[[Scene, Language], str]) -> Family:
    def family(scene: Scene, language: Language, rng: np.random.Generator, testing: bool) -> Turn:
        if not testing and rng.random() < 0.35:
            return product_prompt(kind, language), maker(scene, language)
        return ask(f"caption_{kind}", {}, language, rng, testing), maker(scene, language)

    return family


FAMILIES: dict[str, tuple[Family, float]] = {
    "caption_short": (_caption("short", short_caption), 3.0),
    "caption_detailed": (_caption("detailed", detailed_caption), 2.0),
    "caption_alt": (_caption("alt", alt_text), 1.5),
    "count": (families_single.count, 2.5),
    "colour": (families_single.colour_of, 3.0),
    "shape": (families_single.shape_of, 1.5),
    "size": (families_single.size_of, 1.6),
    "exists": (families_single.exists, 2.0),
    "check": (families_single.check, 1.6),
    "relation": (families_space.relation, 2.5),
    "relation_which": (families_space.relation_which, 2.5),
    "relation_where": (families_space.relation_where, 3.0),
    "relation_what": (families_space.relation_what, 2.5),
    "extreme": (families_space.extreme, 1.2),
    "extreme_colour": (families_space.extreme_colour, 0.7),
    "extreme_shape": (families_space.extreme_shape, 1.0),
    "same": (families_compare.same, 3.0),
    "same_all": (families_compare.same_all, 1.0),
    "larger": (families_compare.larger, 2.2),
    "larger_check": (families_compare.larger_check, 2.0),
    "largest": (families_compare.largest, 1.2),
    "where": (families_single.where, 2.5),
    "colours": (families_single.colours, 1.3),
    "shapes": (families_single.shapes, 1.5),
    "background": (families_single.background, 0.6),
    "missing": (families_unknown.missing, 1.2),
    "missing_shape": (families_unknown.missing_shape, 0.5),
    "outside": (families_unknown.outside, 1.2),
    "missing_of_two": (families_absent.missing_of_two, 2.0),
}
SYSTEM = (
    "You are a helpful assistant.",
    "Answer briefly.",
    "You are a local assistant. Answer questions about pictures truthfully and briefly.",
    "Answer in the user's language.",
    "你是一个有用的助手。",
    "请简短回答。",
)


@dataclass
class Talk:
    """What is said about a picture or two.

    `opening`: turns before the last picture arrives (two pictures in two turns), empty otherwise. `threads`:
    conversations that know nothing of each other, each going on from the opening; they are trained side by side.
    `alone`: threads without any picture.
    """

    scenes: tuple[Scene, ...]
    system: str = ""
    opening: list[Turn] = field(default_factory=list)
    threads: list[list[Turn]] = field(default_factory=list)
    alone: list[list[Turn]] = field(default_factory=list)


def some_language(rng: np.random.Generator) -> Language:
    return "en" if rng.random() < 0.5 else "zh"


def single(scene: Scene, language: Language, rng: np.random.Generator, testing: bool = False) -> tuple[str, Turn]:
    """A family by weight that the scene allows, and its turn."""
    names = list(FAMILIES)
    weights = _weights(language)
    while True:
        name = names[int(np.searchsorted(weights, rng.random()))]
        turn = FAMILIES[name][0](scene, language, rng, testing)
        if turn is not None:
            return name, turn


@cache
def _weights(language: Language) -> np.ndarray:
    weights = np.array([weight(name, usual, language) for name, (_, usual) in FAMILIES.items()])
    total: np.ndarray = np.cumsum(weights / weights.sum())
    return total


def talk_about(scene: Scene, rng: np.random.Generator, threads: int) -> Talk:
    """One picture: mostly single questions, some conversations of two or three turns."""
    talk = Talk((scene,), system=_system(rng))
    for index in range(threads):
        language = some_language(rng)
        if index == 0:
            talk.threads.append([FAMILIES["caption_short"][0](scene, language, rng, False) or ("", "")])
        elif rng.random() < 0.16:
            talk.threads.append(_history(scene, language, rng))
        else:
            talk.threads.append([single(scene, language, rng)[1]])
    if rng.random() < 0.15:
        language = some_language(rng)
        family = families_unknown.hello if rng.random() < 0.6 else families_unknown.no_picture
        talk.alone.append([family(language, rng, False)])
    return talk


def _history(scene: Scene, language: Language, rng: np.random.Generator) -> list[Turn]:
    """Several turns: follow-ups that lean on the last one, or unrelated questions."""
    turns = follow_up(scene, language, rng) if rng.random() < 0.7 else None
    if turns is None:
        other = language if rng.random() < 0.7 else some_language(rng)
        turns = [single(scene, language, rng)[1], single(scene, other, rng)[1]]
        if rng.random() < 0.15:
            turns.insert(0, families_unknown.hello(language, rng, False))
    if rng.random() < 0.25:
        turns.append(single(scene, language, rng)[1])
    return turns


def talk_about_two(first: Scene, second: Scene, rng: np.random.Generator, threads: int) -> Talk:
    """Two pictures, given together or one after the other."""
    talk = Talk((first, second), system=_system(rng))
    together = rng.random() < 0.65
    if not together:
        talk.opening.append(single(first, some_language(rng), rng)[1])
    for _ in range(threads):
        language = some_language(rng)
        if rng.random() < 0.6:
            talk.threads.append([about_two((first, second), language, rng)[1]])
        elif together or rng.random() < 0.4:
            talk.threads.append([about_one_of_two((first, second), language, rng)[1]])
        else:  # the picture is the one shown last
            talk.threads.append([single(second, language, rng)[1]])
    return talk


def about_two(
    two: tuple[Scene, Scene], language: Language, rng: np.random.Generator, testing: bool = False
) -> tuple[str, Turn]:
    """One of the families of two pictures, by weight."""
    names = list(families_pair.FAMILIES)
    weights = np.array([weight(name, usual, language) for name, (_, usual) in families_pair.FAMILIES.items()])
    name = names[int(rng.choice(len(names), p=weights / weights.sum()))]
    return name, families_pair.FAMILIES[name][0](two, language, rng, testing)


def about_one_of_two(
    two: tuple[Scene, Scene], language: Language, rng: np.random.Generator, testing: bool = False
) -> tuple[str, Turn]:
    """`In the second picture, what colour is the star?`"""
    at = int(rng.integers(2))
    name, (question, answer) = single(two[at], language, rng, testing)
    return name, (point(at, question, language, rng), answer)


def _system(rng: np.random.Generator) -> str:
    roll = rng.random()
    if roll < 0.82:
        return ""
    return SYSTEM[int(rng.integers(len(SYSTEM)))] if roll < 0.95 else families_unknown.babble(some_language(rng), rng)
