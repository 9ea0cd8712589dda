"""Finding conversations by words: an index of trigrams, which serves Chinese too, and a scan for words too short."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

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
    r"^ {0,3}(?:#{1,6}|>|[-*+]|\d+[.)]) +"
    r"|^[^\S\n]*+\|?(?:[^\S\n]*+:?-++:?[^\S\n]*+\|)++[^\S\n]*+$"
    r"|[*`~|]+|(?<!\w)_+|(?<!_)_++(?!\w)",
    re.MULTILINE,
)
"""Of headings, quotations, lists, tables, emphasis and code."""
_NOWHERE = ("", 0)

_SUMMARY = (
    "SELECT c.id, c.title, c.created, c.updated, c.held,"
    " (SELECT count(*) FROM turns t WHERE t.conversation = c.id) AS turns,"
    " (SELECT count(*) FROM pictures p WHERE p.conversation = c.id) AS pictures"
    " FROM conversations c ORDER BY (SELECT max(t.rowid) FROM turns t WHERE t.conversation = c.id) DESC, c.rowid DESC"
)
"""The one with the latest turn first: a clock that was set back changes nothing of that."""


def summaries(db: Database) -> list[Summary]:
    return [_summary(row, _NOWHERE) for row in db.rows(_SUMMARY)]


def found(db: Database, query: str, limit: int) -> list[Summary]:
    """Conversations in which every word occurs somewhere, or whose title has them all; the newest first."""
    words = storable(query.replace("\0", " ")).split()
    if not words:
        return summaries(db)[:limit]
    places = [_places(db, word) for word in words]
    together = set(places[0]).intersection(*places[1:])
    results: list[Summary] = []
    for row in db.rows(_SUMMARY):
        passages = _passages(db, [each[row["id"]] for each in places]) if row["id"] in together else []
        if passages or all(word.lower() in row["title"].lower() for word in words):
            results.append(_summary(row, _best(passages, words)))
        if len(results) == limit:
            break
    return results


def _places(db: Database, word: str) -> dict[str, list[int]]:
    """Where in the index a word occurs, by conversation, the oldest first."""
    if len(word) >= _SHORTEST_INDEXED:
        wanted, condition = '"' + word.replace('"', '""') + '"', "said MATCH ?"
    else:
        wanted = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        condition = "words LIKE ? ESCAPE '\\'"
    query = f"SELECT id, conversation FROM said_at WHERE id IN (SELECT rowid FROM said WHERE {condition}) ORDER BY id"  # noqa: S608
    places: dict[str, list[int]] = defaultdict(list)
    for row in db.rows(query, (wanted,)):
        places[row["conversation"]].append(row["id"])
    return places


def _passages(db: Database, places: Sequence[Sequence[int]]) -> list[tuple[str, int]]:
    """What was said at the first places of each word, and in which turn."""
    rows = (
        db.row("SELECT words, turn FROM said WHERE rowid = ?", (at,))
        for at in dict.fromkeys(at for each in places for at in each[:_MOST_PASSAGES])
    )
    return [(row["words"], row["turn"]) for row in rows if row is not None]


def _best(passages: Sequence[tuple[str, int]], words: list[str]) -> tuple[str, int]:
    """The excerpt where most of the words stand together, and its turn."""
    cuts = [(*_cut(_plain(passage), words), turn) for passage, turn in passages]
    _, excerpt, turn = max(cuts, key=lambda cut: cut[0], default=(0, *_NOWHERE))
    return excerpt, turn


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
    times, counts = (row["created"], row["updated"]), (row["turns"], row["pictures"])
    return Summary(row["id"], row["title"], *times, *counts, *place, held=bool(row["held"]))
