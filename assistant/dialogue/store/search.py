"""Finding conversations by words: an index of trigrams, which serves Chinese too, and a scan for words too short."""

from __future__ import annotations

import re
import sqlite3

from assistant.dialogue.store.values import Summary
from assistant.dialogue.store.words import storable
from assistant.sqlite import Database

_SHORTEST_INDEXED = 3
_AROUND = 40
_TOGETHER = 60
"""Characters within which words stand together."""
_MOST_PASSAGES = 50
"""That are compared for one word: a common one occurs in every answer."""
_MARKS = re.compile(
    r"^ {0,3}(?:#{1,6}|>|[-*+]|\d+[.)]) +|^\s*\|?(?:\s*:?-+:?\s*\|)+\s*$|[*`~|]+|(?<!\w)_+|_+(?!\w)", re.MULTILINE
)
"""Of headings, quotations, lists, tables, emphasis and code."""
_NOWHERE = ("", 0)

_SUMMARY = (
    "SELECT c.id, c.title, c.created, c.updated,"
    " (SELECT count(*) FROM turns t WHERE t.conversation = c.id) AS turns,"
    " (SELECT count(*) FROM pictures p WHERE p.conversation = c.id) AS pictures"
    " FROM conversations c ORDER BY (SELECT max(t.rowid) FROM turns t WHERE t.conversation = c.id) DESC, c.rowid DESC"
)
"""The one with the latest turn first: a clock that was set back changes nothing of that."""


def summaries(db: Database) -> list[Summary]:
    return [_summary(row, _NOWHERE) for row in db.rows(_SUMMARY)]


def found(db: Database, query: str, limit: int) -> list[Summary]:
    """Conversations in which every word occurs somewhere, or whose title has them all; the newest first."""
    words = storable(query).replace("\0", " ").split()  # which would end the phrase for the index
    if not words:
        return summaries(db)[:limit]
    results: list[Summary] = []
    for row in db.rows(_SUMMARY):
        place = _place(db, row["id"], words)
        if place != _NOWHERE or all(word.lower() in row["title"].lower() for word in words):
            results.append(_summary(row, place))
        if len(results) == limit:
            break
    return results


def _place(db: Database, conversation: str, words: list[str]) -> tuple[str, int]:
    """The excerpt where most of the words stand together, and its turn; nowhere if one of the words does not occur."""
    passages: dict[tuple[str, int], None] = {}
    for word in words:
        found = _passages(db, conversation, word)
        if not found:
            return _NOWHERE
        passages |= dict.fromkeys(found)
    cuts = [(*_cut(_plain(passage), words), turn) for passage, turn in passages]
    _, excerpt, turn = max(cuts, key=lambda cut: cut[0])
    return excerpt, turn


def _passages(db: Database, conversation: str, word: str) -> list[tuple[str, int]]:
    """What was said with the word in it, and in which turn, the oldest first."""
    if len(word) >= _SHORTEST_INDEXED:
        phrase = '"' + word.replace('"', '""') + '"'
        indexed = "SELECT words, turn FROM said WHERE said MATCH ? AND conversation = ? ORDER BY rowid LIMIT ?"
        rows = db.rows(indexed, (phrase, conversation, _MOST_PASSAGES))
    else:
        like = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        scanned = (
            "SELECT words, turn FROM said WHERE conversation = ? AND words LIKE ? ESCAPE '\\' ORDER BY rowid LIMIT ?"
        )
        rows = db.rows(scanned, (conversation, like, _MOST_PASSAGES))
    return [(row["words"], row["turn"]) for row in rows]


def _plain(words: str) -> str:
    """On one line, without the marks of Markdown."""
    return " ".join(_MARKS.sub("", words).split())


def _cut(line: str, words: list[str]) -> tuple[int, str]:
    """How many of the words stand near each other, and that piece of the line."""
    lower, wanted = line.lower(), [word.lower() for word in words]
    starts = [match.start() for word in wanted for match in re.finditer(re.escape(word), lower)]
    pieces = [lower[at : at + _TOGETHER] for at in starts[:_MOST_PASSAGES]]
    counts = [sum(word in piece for word in wanted) for piece in pieces]
    best = counts.index(max(counts)) if counts else 0
    at = starts[best] if starts else 0
    start, end = max(at - _AROUND, 0), at + _TOGETHER
    cut = ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
    return max(counts, default=0), cut


def _summary(row: sqlite3.Row, place: tuple[str, int]) -> Summary:
    return Summary(row["id"], row["title"], row["created"], row["updated"], row["turns"], row["pictures"], *place)
