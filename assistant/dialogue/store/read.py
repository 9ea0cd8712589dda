"""Rows of the conversations' database as values."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.api import Audio, Document, Event, Picture, Transcript, from_json
from assistant.dialogue.store.values import SavedTurn
from assistant.sqlite import Database


def picture_of(row: sqlite3.Row, stored: Callable[[str], str]) -> Picture:
    """The picture of a row. A search hit of which no copy was made lies where the user has it."""
    kept, path = stored(row["digest"]), os.fsdecode(row["path"])
    return Picture(
        digest=row["digest"],
        stored=path if row["origin"] == "found" and not Path(kept).exists() else kept,
        number=row["number"],
        origin=row["origin"],
        path=path,
        width=row["width"],
        height=row["height"],
        media_type=row["media_type"],
        description=row["description"],
    )


def saved_turns(db: Database, conversation: str, end: int, stored: Callable[[str], str]) -> list[SavedTurn]:
    """The turns from the first one to `end`, along their branch; none if there is no such turn."""
    rows = {row["number"]: row for row in db.rows("SELECT * FROM turns WHERE conversation = ?", (conversation,))}
    branch: list[sqlite3.Row] = []
    while end in rows:
        branch.append(rows[end])
        end = rows[end]["parent"]
    return _turns(db, conversation, branch[::-1], stored)


def all_turns(db: Database, conversation: str, stored: Callable[[str], str]) -> dict[int, SavedTurn]:
    """Every turn of every branch by its number."""
    rows = db.rows("SELECT * FROM turns WHERE conversation = ? ORDER BY number", (conversation,))
    return {turn.number: turn for turn in _turns(db, conversation, rows, stored)}


def heard_in(db: Database, conversation: str, turn: int) -> str:
    """The words of every sound that the turn wrote down."""
    rows = db.rows(
        "SELECT body FROM events WHERE conversation = ? AND turn = ? ORDER BY position", (conversation, turn)
    )
    bodies = (json.loads(row["body"]) for row in rows)
    return "\n".join(str(body.get("text", "")) for body in bodies if body.get("kind") == Transcript.kind)


def _turns(db: Database, conversation: str, rows: list[sqlite3.Row], stored: Callable[[str], str]) -> list[SavedTurn]:
    marked = _marked(db, conversation)
    parts = _parts(db, conversation)
    return [_turn(row, marked[row["number"]], parts[row["number"]], stored) for row in rows]


def _marked(db: Database, conversation: str) -> dict[int, list[tuple[int, Event]]]:
    marked: dict[int, list[tuple[int, Event]]] = defaultdict(list)
    query = "SELECT turn, at, body FROM events WHERE conversation = ? ORDER BY turn, position"
    for row in db.rows(query, (conversation,)):
        event = from_json(json.loads(row["body"]))
        if event is not None:
            marked[row["turn"]].append((row["at"], event))
    return marked


def _parts(db: Database, conversation: str) -> dict[int, list[sqlite3.Row]]:
    parts: dict[int, list[sqlite3.Row]] = defaultdict(list)
    query = (
        "SELECT parts.*, pictures.number FROM parts LEFT JOIN pictures USING (conversation, digest)"
        " WHERE parts.conversation = ? ORDER BY parts.turn, parts.position"
    )
    for row in db.rows(query, (conversation,)):
        parts[row["turn"]].append(row)
    return parts


def _turn(
    row: sqlite3.Row, marked: list[tuple[int, Event]], parts: list[sqlite3.Row], stored: Callable[[str], str]
) -> SavedTurn:
    audio = [
        Audio(part["digest"], stored(part["digest"]), os.fsdecode(part["path"]), part["media_type"])
        for part in parts
        if part["kind"] == "audio"
    ]
    documents = [
        Document(part["digest"], stored(part["digest"]), os.fsdecode(part["path"]), part["media_type"])
        for part in parts
        if part["kind"] == "document"
    ]
    same: dict[str, Any] = {
        name: row[name]
        for name in (
            "number",
            "parent",
            "text",
            "status",
            "answer",
            "started",
            "first_token_ms",
            "total_ms",
        )
    }
    folders = tuple(os.fsdecode(part["path"]) for part in parts if part["kind"] == "folder")
    attached = tuple(part["number"] for part in parts if part["kind"] == "picture")
    return SavedTurn(
        **same,
        language="zh" if row["language"] == "zh" else "en",
        attached=attached,
        audio=tuple(audio),
        folders=folders,
        marked=tuple(marked),
        heard=bool(row["heard"]),
        documents=tuple(documents),
    )
