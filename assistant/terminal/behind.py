"""What is written behind the name of a command, as both chats read it: nothing of it is passed over in silence."""

from __future__ import annotations

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.terminal.language import SAY


def check(name: str, behind: str, language: Language, *, takes: bool) -> None:
    """Raises AssistantError if something stands behind the name of a command that takes nothing."""
    if behind and not takes:
        raise AssistantError(SAY(language, "stands_alone", name=name))


def new_words(behind: str, language: Language) -> str:
    """The words that a question gets. Raises AssistantError for a number, which seems to name a question."""
    if behind.isdecimal():
        raise AssistantError(SAY(language, "edit_number"))
    return behind
