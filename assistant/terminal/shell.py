"""Commands of a shell that a chat has, too: as it writes them, in what others say and in what the user types."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.terminal.language import SAY

_CALLED = r"\bassistant "
_NAME = r"[\w.:-]+(?:/[\w.:-]+)*"
_OWN = (
    (re.compile(rf"{_CALLED}models pull (?P<name>{_NAME})"), r"/models pull \g<name>"),
    (re.compile(rf"{_CALLED}models(?: list)?(?! [a-z])"), "/models"),
    (re.compile(rf"{_CALLED}library stop\b"), "/library stop"),
    (re.compile(rf"{_CALLED}library(?: status)?(?! [a-z])"), "/library"),
)
_TYPED = re.compile(r"(?:\S*/)?assistant (?:models|library|plugins|host|doctor|conversations)(?: (?P<rest>.*))?")


def here(words: str) -> str:
    """The same words with the chat's own commands for those of a shell that it has, too."""
    for of_shell, own in _OWN:
        words = of_shell.sub(own, words)
    return words


def all_here(notice: Mapping[str, str]) -> dict[str, str]:
    """A notice of the host, with the chat's own commands."""
    return {name: here(words) for name, words in notice.items()}


def refuse(line: str, language: Language) -> None:
    """Raises AssistantError if a line is a command for a shell, which names the chat's own if there is one."""
    line = " ".join(line.split())
    if _TYPED.fullmatch(line) is None:
        return
    own = here(line[line.index("assistant ") :])
    hint = "shell_other" if own.startswith("assistant ") else "shell_here"
    raise AssistantError(SAY(language, "for_shell"), SAY(language, hint, command=safe_line(own)))
