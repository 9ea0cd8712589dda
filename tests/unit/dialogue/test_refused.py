"""What a turn that went on with a request and was refused leaves: the request as it was before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Event, Failed, Hits, Routed
from assistant.dialogue.ground import ground_of
from assistant.dialogue.store import ConversationStore

STARS = {"query": "stars", "limit": 4}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ConversationStore]:
    store = ConversationStore(tmp_path / "c.sqlite3", lambda digest: f"/store/{digest}")
    yield store
    store.close()


def left(store: ConversationStore, *turns: tuple[dict[str, Any], Event]) -> Any:
    """The arguments that a next turn goes on with, after searches with these arguments and what came of them."""
    conversation = store.create()
    for arguments, outcome in turns:
        turn = store.turns.add(conversation, "find", "en")
        route = Routed("retrieval", "search", 1.0, 1.0, "", arguments=arguments)
        store.turns.append(conversation, turn, "", [route, outcome])
        store.turns.finish(conversation, turn, "failed" if isinstance(outcome, Failed) else "done")
    return ground_of(store, conversation, store.turns.add(conversation, "and now", "en")).last_arguments


def test_what_was_refused_is_not_gone_on_with(store: ConversationStore) -> None:
    found, refused = Hits((), "stars"), Failed("No day.", wrong_use=True)
    denied = {**STARS, "exclude": ["from 2018"]}
    assert left(store, (STARS, found), (denied, refused)) == STARS
    assert left(store, (STARS, found), (denied, refused), (denied, refused)) == STARS
    assert left(store, ({**STARS, "exclude": ["red"]}, found), ({**STARS, "exclude": ["red", "png"]}, refused)) == {
        **STARS,
        "exclude": ["red"],
    }


def test_another_request_that_was_refused_or_could_not_be_answered_stays(store: ConversationStore) -> None:
    found, refused = Hits((), "stars"), Failed("No day.", wrong_use=True)
    hearts = {"query": "hearts from 2018-02-31"}
    assert left(store, (STARS, found), (hearts, refused)) == hearts
    assert left(store, (hearts, refused)) == hearts
    blue = {**STARS, "exclude": ["blue"]}
    assert left(store, (STARS, found), (blue, Failed("No model."))) == blue
