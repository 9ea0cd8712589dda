"""What a conversation must have before it is written to: that it exists, and numbers that were never given."""

from __future__ import annotations

from typing import Literal

from assistant.api import BadInput
from assistant.api.language import Bilingual
from assistant.refusals import no_conversation
from assistant.sqlite import Database


def no_turn(turn: int) -> BadInput:
    """The error for a number that no turn has."""
    return BadInput(Bilingual(f"There is no turn {turn} in this conversation.", f"这个对话里没有第 {turn} 轮。"))


def next_number(db: Database, conversation: str, counter: Literal["turns_begun", "pictures_numbered"]) -> int:
    """The next number of a turn or picture. One that was given is never given again, whatever is deleted.

    Raises BadInput if there is no such conversation.
    """
    db.execute(f"UPDATE conversations SET {counter} = {counter} + 1 WHERE id = ?", (conversation,))  # noqa: S608
    row = db.row(f"SELECT {counter} FROM conversations WHERE id = ?", (conversation,))  # noqa: S608
    if row is None:
        raise no_conversation(conversation)
    return int(row[0])
