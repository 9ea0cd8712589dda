"""The branches of a conversation: turns form a tree, and one path from the first turn to its head is current.

Belongs here: moving the head and telling what lies beside the path. Nothing here removes a turn.
"""

from __future__ import annotations

from assistant.api import BadInput
from assistant.api.language import Bilingual
from assistant.dialogue.store.known import no_turn
from assistant.refusals import no_conversation
from assistant.sqlite import Database


class Branches:
    """Moves through the branches of conversations. Thread-safe. Raises BadInput for what does not exist."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def head(self, conversation: str) -> int:
        """The last turn of the current branch; 0 if it is empty."""
        row = self._db.row("SELECT head FROM conversations WHERE id = ?", (conversation,))
        if row is None:
            raise no_conversation(conversation)
        return int(row["head"])

    def known(self, conversation: str, turn: int) -> int:
        """The same number if that turn exists, or is 0: the point before the first one."""
        if turn and self._parent(conversation, turn) is None:
            raise no_turn(turn)
        return turn

    def undo(self, conversation: str, turn: int | None = None) -> int:
        """Takes the last turn off the current branch and returns it. It is kept, and `redo` puts it back. `turn` is the
        one that is meant: raises BadInput if another one is the last, because somebody else has gone on."""
        with self._db.transaction():
            head = self.head(conversation)
            if turn not in (None, head):
                raise BadInput(
                    Bilingual(
                        "Nothing was taken back: the conversation went on elsewhere.",
                        "没有撤回：这个对话已在别处继续。",
                    ),
                    Bilingual(
                        "/undo again takes back the question that is the last one by now.",
                        "再次 /undo 会撤回现在的最后一个问题。",
                    ),
                )
            if not head:
                raise BadInput(Bilingual("There is nothing to undo.", "没有可以撤回的内容。"))
            self._db.execute(
                "UPDATE turns SET undone = 1 + (SELECT max(undone) FROM turns WHERE conversation = ?1)"
                " WHERE conversation = ?1 AND number = ?2",
                (conversation, head),
            )
            self._move(conversation, self._parent(conversation, head) or 0)
            return head

    def redo(self, conversation: str) -> int:
        """Puts the turn that was taken back last from after the head back, or else the newest one, and returns it."""
        with self._db.transaction():
            row = self._db.row(
                "SELECT number FROM turns WHERE conversation = ? AND parent = ? ORDER BY undone DESC, number DESC",
                (conversation, self.head(conversation)),
            )
            if row is None:
                raise BadInput(
                    Bilingual(
                        "Nothing follows the last question that could be put back.",
                        "最后一个问题之后没有可以恢复的内容。",
                    )
                )
            self._move(conversation, row["number"])
            return int(row["number"])

    def switch(self, conversation: str, turn: int) -> int:
        """Makes the branch through a turn current, to its newest end, which is returned."""
        with self._db.transaction():
            end = self.newest_end(conversation, self.known(conversation, turn))
            self._move(conversation, end)
            return end

    def newest_end(self, conversation: str, turn: int, without: int = 0) -> int:
        """Where the newest branch from a turn ends, which is the turn itself if nothing follows; `without` a turn and
        what follows that."""
        while after := self._newest_child(conversation, turn, without):
            turn = after
        return turn

    def alternatives(self, conversation: str) -> dict[int, list[int]]:
        """For each turn of a conversation, all turns that stand in its place, itself among them, oldest first."""
        rows = self._db.rows("SELECT number, parent FROM turns WHERE conversation = ? ORDER BY number", (conversation,))
        by_parent: dict[int, list[int]] = {}
        for row in rows:
            by_parent.setdefault(row["parent"], []).append(row["number"])
        return {row["number"]: by_parent[row["parent"]] for row in rows}

    def _parent(self, conversation: str, turn: int) -> int | None:
        row = self._db.row("SELECT parent FROM turns WHERE conversation = ? AND number = ?", (conversation, turn))
        return None if row is None else int(row["parent"])

    def _newest_child(self, conversation: str, turn: int, without: int) -> int:
        row = self._db.row(
            "SELECT max(number) AS newest FROM turns WHERE conversation = ? AND parent = ? AND number != ?",
            (conversation, turn, without),
        )
        return int(row["newest"] or 0) if row else 0

    def _move(self, conversation: str, turn: int) -> None:
        self._db.execute("UPDATE conversations SET head = ? WHERE id = ?", (turn, conversation))
