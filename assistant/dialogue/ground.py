"""The pictures of a conversation as references see them: when each was last shown, and which were last talked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.api import Hits, PicturesShown
from assistant.dialogue.references import Seen
from assistant.dialogue.store import ConversationStore, SavedTurn


@dataclass(frozen=True, slots=True)
class Ground:
    """What a request of a conversation may refer to."""

    pictures: tuple[Seen, ...]
    focus: tuple[int, ...] | None
    last_action: str


def ground_of(store: ConversationStore, conversation: str, running: int) -> Ground:
    """The ground for the running turn, with what its own earlier steps have shown."""
    turns = store.turns(conversation)
    shown_at: dict[int, tuple[int, int]] = {}
    for number, turn in store.came_with(conversation).items():
        shown_at[number] = (2 * turn, number)
    for saved in turns:
        # Results count after what was attached in the same turn, as a group of their own.
        for place, number in enumerate(_shown(saved)):
            shown_at[number] = (2 * saved.number + 1, place)
    seen = [
        Seen(
            picture.number,
            picture.origin,
            shown_at[picture.number][0],
            picture.description,
            shown_at[picture.number][1],
        )
        for picture in store.pictures(conversation)
    ]
    past = [turn for turn in turns if turn.number != running]
    now = next((turn for turn in turns if turn.number == running), None)
    actions = [turn.past().action for turn in past]
    return Ground(tuple(seen), _focus(past, now), actions[-1] if actions else "")


def _shown(turn: SavedTurn) -> list[int]:
    numbers: list[int] = []
    for _, event in turn.marked:
        if isinstance(event, PicturesShown):
            numbers += [picture.number for picture in event.pictures]
        elif isinstance(event, Hits):
            numbers += [hit.picture.number for hit in event.hits]
    return numbers


def _focus(past: Sequence[SavedTurn], now: SavedTurn | None) -> tuple[int, ...] | None:
    """What an earlier step of this turn showed, else what the latest turn with pictures showed, was about, or got."""
    if now is not None and _shown(now):
        return tuple(dict.fromkeys(_shown(now)))
    for turn in reversed(past):
        brief = turn.past()
        numbers = brief.shown or brief.about or brief.attached
        if numbers:
            return numbers
    return None
