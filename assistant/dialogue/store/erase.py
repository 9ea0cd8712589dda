"""Removing one turn for ever: its words, its answer, what they taught about pictures, and the pictures only it has."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from assistant.api import BadInput, Described
from assistant.api.language import Bilingual
from assistant.dialogue.store.branches import Branches
from assistant.dialogue.store.known import no_turn
from assistant.dialogue.store.learned import learned
from assistant.dialogue.store.read import all_turns
from assistant.dialogue.store.values import SavedTurn
from assistant.dialogue.store.words import findable, forget_words, picture_findable
from assistant.sqlite import Database

NAMELESS_S = 7 * 86_400.0
"""Whoever has put an older file in the place of the conversations may want the newer one back, with its pictures."""


def erase_turn(db: Database, conversation: str, number: int, stored: Callable[[str], str]) -> Sequence[str]:
    """Removes the turn inside the transaction that is open; the digests that nothing has any more.

    The turns after it follow the one before it; pictures that other turns have stay under their numbers. In place of
    the last turn of the current branch, the newest version beside it becomes current, if there is one.
    """
    turns = all_turns(db, conversation, stored)
    gone = turns.pop(number, None)
    if gone is None:
        raise no_turn(number)
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
    end = Branches(db).newest_end(conversation, gone.parent, without=number)
    parameters = {"conversation": conversation, "turn": number, "parent": gone.parent, "end": end}
    for statement in (
        "UPDATE turns SET parent = :parent WHERE conversation = :conversation AND parent = :turn",
        "UPDATE conversations SET head = :end WHERE id = :conversation AND head = :turn",
        "DELETE FROM turns WHERE conversation = :conversation AND number = :turn",
    ):
        db.execute(statement, parameters)
    forget_words(db, conversation, number)
    return given_up(db, digests)


def unused(db: Database, digests: Iterable[str]) -> list[str]:
    """Those that no conversation has; of a folder, whose digest is empty, nothing is kept."""
    statement = "SELECT 1 FROM pictures WHERE digest = ? UNION SELECT 1 FROM parts WHERE digest = ?"
    return sorted(digest for digest in digests if digest and db.row(statement, (digest, digest)) is None)


def given_up(db: Database, digests: Iterable[str]) -> list[str]:
    """Those that no conversation has, noted until they are removed."""
    gone = unused(db, digests)
    for digest in gone:
        db.execute("INSERT OR IGNORE INTO leaving VALUES (?)", (digest,))
    return gone


def leaving(db: Database) -> list[str]:
    """Those that were given up, are not removed yet, and that no conversation has again."""
    noted = [row["digest"] for row in db.rows("SELECT digest FROM leaving")]
    gone = unused(db, noted)
    removed(db, set(noted).difference(gone))
    return gone


def nameless(db: Database, times: Mapping[str, float], now: float) -> list[str]:
    """Of bytes with their times, those that no conversation had `NAMELESS_S` ago, nor has now; notes the others."""
    noted = {row["digest"]: row["since"] for row in db.rows("SELECT digest, since FROM nameless")}
    db.execute("DELETE FROM nameless")
    gone = []
    for digest in unused(db, times):
        since = noted.get(digest, now)
        since = now if since < times[digest] else since  # they were kept again meanwhile
        db.execute("INSERT INTO nameless VALUES (?, ?)", (digest, since))
        if now - since >= NAMELESS_S:
            gone.append(digest)
    return gone


def removed(db: Database, digests: Iterable[str]) -> None:
    """They need not be removed any more."""
    for digest in digests:
        db.execute("DELETE FROM leaving WHERE digest = ?", (digest,))


def _erase_pictures(db: Database, conversation: str, gone: SavedTurn, others: Collection[SavedTurn]) -> set[str]:
    """Removes the pictures that only the turn had, and what its answer taught about the rest; digests of the former."""
    newest_first = sorted(others, key=lambda turn: -turn.number)
    homes = {number: other.number for other in newest_first for number in other.pictures}
    rows = db.rows("SELECT * FROM pictures WHERE conversation = ?", (conversation,))
    known = _unlearned(db, conversation, gone, rows)
    digests: set[str] = set()
    for row in rows:
        number, home = row["number"], homes.get(row["number"])
        if home is None and number in gone.pictures:
            digests.add(row["digest"])
            db.execute("DELETE FROM pictures WHERE conversation = ? AND number = ?", (conversation, number))
            findable(db, conversation, row["turn"], f"picture {number}", "")
            continue
        words = known.get(number, row["description"])
        moved = row["turn"] if home is None or row["turn"] != gone.number else home
        if (words, moved) != (row["description"], row["turn"]):
            db.execute(
                "UPDATE pictures SET description = ?, turn = ? WHERE conversation = ? AND number = ?",
                (words, moved, conversation, number),
            )
            findable(db, conversation, row["turn"], f"picture {number}", "")
            picture_findable(db, conversation, moved, number, row["path"], words)
    return digests


def _unlearned(db: Database, conversation: str, gone: SavedTurn, rows: Sequence[sqlite3.Row]) -> dict[int, str]:
    """What the other turns taught about the pictures that the turn taught about, by number.

    Events that showed these carry what was known at that time: it is learned anew from event to event.
    """
    taught = {event.picture for _, event in gone.marked if isinstance(event, Described)}
    pictures = {row["number"]: row for row in rows if row["number"] in taught}
    known = {number: str(row["own"]) for number, row in pictures.items()}
    query = "SELECT turn, position, body FROM events WHERE conversation = ? AND turn != ? ORDER BY turn, position"
    for row in db.rows(query, (conversation, gone.number)) if known else ():
        body = json.loads(row["body"])
        if body.get("kind") == Described.kind and body.get("picture") in known:
            number = body["picture"]
            kept = pictures[number]["own"] if pictures[number]["origin"] == "drawn" else ""
            known[number] = learned(known[number], str(body.get("text", "")), kept)
        elif _corrected(body, known):
            db.execute(
                "UPDATE events SET body = ? WHERE conversation = ? AND turn = ? AND position = ?",
                (json.dumps(body, ensure_ascii=True), conversation, row["turn"], row["position"]),
            )
    return known


def _corrected(body: dict[str, Any], known: Mapping[int, str]) -> bool:
    """Puts what is known into the pictures that an event shows, and into a reason that was the same; whether any."""
    hits = [hit for hit in body.get("hits", ()) if isinstance(hit, dict)]
    shown = [*body.get("pictures", ()), *(hit.get("picture") for hit in hits)]
    about = [each for each in shown if isinstance(each, dict) and each.get("number") in known]
    for hit in hits:
        if hit.get("picture") in about and hit.get("reason") == hit["picture"].get("description"):
            hit["reason"] = known[hit["picture"]["number"]]
    for each in about:
        each["description"] = known[each["number"]]
    return bool(about)
