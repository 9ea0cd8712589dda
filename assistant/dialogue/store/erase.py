"""Removing one turn for ever: its words, its answer, what they taught about pictures, and the pictures only it has."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence

from assistant.api import BadInput, Described
from assistant.api.language import Bilingual
from assistant.dialogue.store.read import all_turns
from assistant.dialogue.store.values import SavedTurn
from assistant.dialogue.store.words import findable, picture_findable
from assistant.sqlite import Database


def erase_turn(db: Database, conversation: str, number: int, stored: Callable[[str], str]) -> Sequence[str]:
    """Removes the turn inside the transaction that is open; the digests that nothing has any more.

    The turns after it follow the one before it; pictures that other turns have stay under their numbers.
    """
    turns = all_turns(db, conversation, stored)
    gone = turns.pop(number, None)
    if gone is None:
        raise BadInput(Bilingual(f"There is no turn {number} in this conversation.", f"这个对话里没有第 {number} 轮。"))
    if gone.status == "running":
        raise BadInput(
            Bilingual("This turn is still running.", "这一轮还在进行。"),
            Bilingual("Stop it, then delete it.", "请先停止，再删除。"),
        )
    digests = {
        row["digest"]
        for row in db.rows("SELECT digest FROM parts WHERE conversation = ? AND turn = ?", (conversation, number))
    }
    digests |= _erase_pictures(db, conversation, gone, turns.values())
    parameters = {"conversation": conversation, "turn": number, "parent": gone.parent}
    for statement in (
        "UPDATE turns SET parent = :parent WHERE conversation = :conversation AND parent = :turn",
        "UPDATE conversations SET head = :parent WHERE id = :conversation AND head = :turn",
        "DELETE FROM said WHERE conversation = :conversation AND turn = :turn",
        "DELETE FROM turns WHERE conversation = :conversation AND number = :turn",
        # Without this, the deleted words would stay in the index until its next merge.
        "INSERT INTO said (said) VALUES ('optimize')",
    ):
        db.execute(statement, parameters)
    return unused(db, digests)


def unused(db: Database, digests: Iterable[str]) -> list[str]:
    """Those that no conversation has."""
    statement = "SELECT 1 FROM pictures WHERE digest = ? UNION SELECT 1 FROM parts WHERE digest = ?"
    return sorted(digest for digest in digests if db.row(statement, (digest, digest)) is None)


def _erase_pictures(db: Database, conversation: str, gone: SavedTurn, others: Collection[SavedTurn]) -> set[str]:
    """Removes the pictures that only the turn had, and what its answer taught about the rest; digests of the former."""
    newest_first = sorted(others, key=lambda turn: -turn.number)
    homes = {number: other.number for other in newest_first for number in other.pictures}
    kept = {text for other in others for text in _taught(other)}
    learned = [text for text in _taught(gone) if text not in kept]
    digests: set[str] = set()
    for row in db.rows("SELECT * FROM pictures WHERE conversation = ?", (conversation,)):
        number, home = row["number"], homes.get(row["number"])
        if home is None and number in gone.pictures:
            digests.add(row["digest"])
            db.execute("DELETE FROM pictures WHERE conversation = ? AND number = ?", (conversation, number))
            findable(db, conversation, row["turn"], f"picture {number}", "")
            continue
        words = _without(row["description"], learned)
        moved = row["turn"] if home is None or row["turn"] != gone.number else home
        if (words, moved) != (row["description"], row["turn"]):
            db.execute(
                "UPDATE pictures SET description = ?, turn = ? WHERE conversation = ? AND number = ?",
                (words, moved, conversation, number),
            )
            findable(db, conversation, row["turn"], f"picture {number}", "")
            picture_findable(db, conversation, moved, number, row["path"], words)
    _erase_from_events(db, conversation, gone.number, learned)
    return digests


def _erase_from_events(db: Database, conversation: str, gone: int, learned: Sequence[str]) -> None:
    """Pictures that later turns showed carry what was known of them at that time."""
    query = "SELECT turn, position, body FROM events WHERE conversation = ? AND turn != ?"
    for row in db.rows(query, (conversation, gone)) if learned else ():
        body = json.loads(row["body"])
        shown = [*body.get("pictures", ()), *(hit["picture"] for hit in body.get("hits", ()))]
        known = [picture for picture in shown if isinstance(picture, dict) and picture.get("description")]
        for picture in known:
            picture["description"] = _without(picture["description"], learned)
        if known:
            db.execute(
                "UPDATE events SET body = ? WHERE conversation = ? AND turn = ? AND position = ?",
                (json.dumps(body, ensure_ascii=True), conversation, row["turn"], row["position"]),
            )


def _taught(turn: SavedTurn) -> list[str]:
    return [event.text.strip() for _, event in turn.marked if isinstance(event, Described)]


def _without(description: str, learned: Sequence[str]) -> str:
    """The description without those texts, also without the beginning of one that was cut off at its end."""
    for text in learned:
        description = description.replace(text, "")
    lines = [line for line in description.splitlines() if line.strip()]
    if lines and any(lines[-1] in text for text in learned):
        lines.pop()
    return "\n".join(lines)
