"""The pictures of a conversation as references see them: when each was last shown, and which were last talked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from assistant.api import Event, Failed, Hits, PicturesShown, Routed, language_of
from assistant.dialogue.decision import FALLBACK
from assistant.dialogue.features import is_social
from assistant.dialogue.references import Seen
from assistant.dialogue.store import ConversationStore, SavedTurn

_CHANGED = frozenset({"exclude", "skip"})
"""Arguments that are others where the same is wanted with less in it."""


@dataclass(frozen=True, slots=True)
class Search:
    """The last request that looked for pictures, and those that it brought."""

    action: str
    arguments: Mapping[str, Any]
    shown: tuple[int, ...]
    pictures: tuple[int, ...] = ()
    """What it looked for the like of."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a request of a conversation may refer to."""

    pictures: tuple[Seen, ...]
    focus: tuple[int, ...] | None
    last_action: str
    last_arguments: Mapping[str, Any]
    search: Search | None = None
    last_pictures: tuple[int, ...] = ()
    after_documents: bool = False
    """What was talked about last are texts."""


def ground_of(store: ConversationStore, conversation: str, running: int) -> Ground:
    """The ground for the running turn, with what its own earlier steps have shown. Pictures of other branches keep
    their numbers, by which alone they can be named."""
    turns = store.turns.on_branch(conversation, until=running)
    shown_at: dict[int, tuple[int, int]] = {}
    for saved in turns:
        for number in saved.attached:
            shown_at[number] = (2 * saved.number, number)
        # Results count after what was attached in the same turn, as a group of their own.
        for place, number in enumerate(saved.shown):
            shown_at[number] = (2 * saved.number + 1, place)
    seen = []
    for picture in store.pictures.all(conversation):
        turn, place = shown_at.get(picture.number, (0, 0))
        aside = picture.number not in shown_at
        name = PurePath(picture.path).name if picture.origin != "drawn" else ""
        seen.append(Seen(picture.number, picture.origin, turn, picture.description, place, name, aside))
    past = [turn for turn in turns if turn.number != running]
    now = next((turn for turn in turns if turn.number == running), None)
    last = _last_route(past)
    action, arguments = (last.action, last.arguments) if last else ("", {})
    about = tuple(last.pictures) if last else ()
    return Ground(tuple(seen), _focus(past, now), action, arguments, _search(past), about, _of_texts(past))


def _of_texts(past: Sequence[SavedTurn]) -> bool:
    """Whether nothing but talk came after the latest turn with texts, itself among it."""
    for turn in reversed(past):
        if turn.pictures or any(route.action != FALLBACK or route.pictures for route in turn.routes):
            return False
        if turn.documents:
            return True
    return False


def _search(past: Sequence[SavedTurn]) -> Search | None:
    """The last search that found something, however it was gone on with."""
    for turn in reversed(past):
        for step in reversed(_steps(turn)):
            if step.routes and any(_finds(event) for _, event in step.marked):
                route = step.routes[-1]
                return Search(route.action, route.arguments, step.shown, tuple(route.pictures))
    return None


def _finds(event: Event) -> bool:
    shown = event.pictures if isinstance(event, PicturesShown) else ()
    return isinstance(event, Hits) or any(picture.origin == "found" for picture in shown)


def _last_route(past: Sequence[SavedTurn]) -> Routed | None:
    """How the last turn was answered. A word of thanks ends nothing: what came before it can still be gone on with. So
    it is with what was only added to that and refused."""
    refused = None
    for turn in reversed(past):
        route = turn.routes[-1] if turn.routes else None
        if route and route.action == FALLBACK and is_social(turn.text, language_of(turn.text)):
            continue
        if route and any(isinstance(event, Failed) and event.wrong_use for _, event in turn.marked):
            refused = refused or route
            continue
        return route if refused is None or (route and _adds(refused, route)) else refused
    return refused


def _adds(later: Routed, earlier: Routed) -> bool:
    """Whether a request is an earlier one with more limits."""
    said = {name: value for name, value in earlier.arguments.items() if name not in _CHANGED}
    kept = all(later.arguments.get(name) == value for name, value in said.items())
    return later.action == earlier.action and bool(said) and kept


def _focus(past: Sequence[SavedTurn], now: SavedTurn | None) -> tuple[int, ...] | None:
    """What the latest step of this turn showed, was about, or got, else the same of the latest turn with pictures."""
    begun = _steps(now) if now is not None else []
    for turn in reversed([*past, *begun]):
        brief = turn.past()
        numbers = brief.shown or brief.about or brief.attached
        if numbers:
            return numbers
    return None


def _steps(turn: SavedTurn) -> list[SavedTurn]:
    """The steps that a turn has begun, oldest first, each as a turn of its own."""
    begins = [at for at, (_, event) in enumerate(turn.marked) if isinstance(event, Routed)]
    edges = [*begins, len(turn.marked)]
    return [replace(turn, marked=turn.marked[begin:end]) for begin, end in pairwise(edges)]
