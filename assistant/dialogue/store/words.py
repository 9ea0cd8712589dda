"""Words as the store keeps them: such as SQLite takes, findable, and short enough for a title."""

from __future__ import annotations

from assistant.sqlite import Database, file_name

LONGEST_TITLE = 60
"""Characters."""


def storable(text: str) -> str:
    """Text as SQLite takes it: file names pasted into a sentence may hold bytes that are no characters, and its
    functions take a NUL for the end."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def title_of(text: str) -> str:
    """The text on one line of at most `LONGEST_TITLE` characters."""
    line = " ".join(storable(text).split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def entitle(db: Database, conversation: str, text: str) -> None:
    """The first words said name a conversation until its user does."""
    db.execute(
        "UPDATE conversations SET title = ? WHERE id = ? AND named = 0 AND title = ''", (title_of(text), conversation)
    )


def findable(db: Database, conversation: str, turn: int, kind: str, words: str) -> None:
    """Makes words findable, in place of what the turn said of that kind before: "said", "answered", "heard", …"""
    place = (conversation, turn, kind)
    _forget(db, "conversation = ? AND turn = ? AND kind = ?", place)
    if words.strip():
        at = db.execute("INSERT INTO said_at (conversation, turn, kind) VALUES (?, ?, ?)", place).lastrowid
        values = (at, *place, storable(words))
        db.execute("INSERT INTO said (rowid, conversation, turn, kind, words) VALUES (?, ?, ?, ?, ?)", values)


def forget_words(db: Database, conversation: str, turn: int | None = None) -> None:
    """Takes the words of a turn, or of a whole conversation, out of the index."""
    if turn is None:
        _forget(db, "conversation = ?", (conversation,))
    else:
        _forget(db, "conversation = ? AND turn = ?", (conversation, turn))
    # Without this, the deleted words would stay in the index until its next merge.
    db.execute("INSERT INTO said (said) VALUES ('optimize')")


def _forget(db: Database, where: str, parameters: tuple[str | int, ...]) -> None:
    db.execute(f"DELETE FROM said WHERE rowid IN (SELECT id FROM said_at WHERE {where})", parameters)  # noqa: S608
    db.execute(f"DELETE FROM said_at WHERE {where}", parameters)  # noqa: S608


def picture_findable(db: Database, conversation: str, turn: int, number: int, path: bytes, description: str) -> None:
    """Makes a picture findable by the name of its file and by what is known of it."""
    findable(db, conversation, turn, f"picture {number}", f"{file_name(path)}\n{description}".strip())
