"""Finding conversations by words: an index of trigrams, which serves Chinese too, and a scan for words too short."""

from __future__ import annotations

import sqlite3

from assistant.dialogue.store.values import Summary
from assistant.sqlite import Database

_SHORTEST_INDEXED = 3
_AROUND = 40

_SUMMARY = (
    "SELECT c.id, c.title, c.created, c.updated,"
    " (SELECT count(*) FROM turns t WHERE t.conversation = c.id) AS turns,"
    " (SELECT count(*) FROM pictures p WHERE p.conversation = c.id) AS pictures"
    " FROM conversations c"
)


def summaries(db: Database) -> list[Summary]:
    return [_summary(row, "") for row in db.rows(f"{_SUMMARY} ORDER BY c.updated DESC, c.rowid DESC")]


def found(db: Database, query: str, limit: int) -> list[Summary]:
    """Conversations in which every word occurs somewhere, or whose title has them all; the newest first."""
    words = query.split()
    if not words:
        return summaries(db)[:limit]
    results: list[Summary] = []
    for row in db.rows(f"{_SUMMARY} ORDER BY c.updated DESC, c.rowid DESC"):
        excerpt = _excerpt(db, row["id"], words)
        if excerpt or all(word.lower() in row["title"].lower() for word in words):
            results.append(_summary(row, excerpt))
        if len(results) == limit:
            break
    return results


def _excerpt(db: Database, conversation: str, words: list[str]) -> str:
    """The place of the first word, if every word occurs."""
    first = ""
    for word in words:
        row = _place(db, conversation, word)
        if row is None:
            return ""
        first = first or _cut(row["words"], word)
    return first


def _place(db: Database, conversation: str, word: str) -> sqlite3.Row | None:
    if len(word) >= _SHORTEST_INDEXED:
        phrase = '"' + word.replace('"', '""') + '"'
        return db.row("SELECT words FROM said WHERE said MATCH ? AND conversation = ? LIMIT 1", (phrase, conversation))
    like = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return db.row(
        "SELECT words FROM said WHERE conversation = ? AND words LIKE ? ESCAPE '\\' LIMIT 1", (conversation, like)
    )


def _cut(words: str, word: str) -> str:
    line = " ".join(words.split())
    at = max(line.lower().find(word.lower()), 0)
    start, end = max(at - _AROUND, 0), at + len(word) + _AROUND
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")


def _summary(row: sqlite3.Row, excerpt: str) -> Summary:
    return Summary(row["id"], row["title"], row["created"], row["updated"], row["turns"], row["pictures"], excerpt)
