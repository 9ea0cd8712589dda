"""What is written behind the name of a command, as both chats read it: nothing of it is passed over in silence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.api.safe_text import safe_line
from assistant.locations import quoted
from assistant.media.refusals import is_address, missing
from assistant.paths import paths
from assistant.terminal.language import SAY

_STOP = ("stop", "停止")


def check(name: str, behind: str, language: Language, *, takes: bool) -> None:
    """Raises AssistantError if something stands behind the name of a command that takes nothing."""
    if behind and not takes:
        raise AssistantError(SAY(language, "stands_alone", name=name))


def names_nothing(path: str, problem: str, language: Language) -> AssistantError:
    """Why nothing can be attached by this path: it is an address, else what `problem` says, else there is no file."""
    if is_address(path):
        return missing(path)
    return AssistantError(problem or SAY(language, "no_file", path=safe_line(path)))


def new_words(behind: str, language: Language) -> str:
    """The words that a question gets. Raises AssistantError for a number, which seems to name a question."""
    if behind.isdecimal():
        raise AssistantError(SAY(language, "edit_number"))
    return behind


def stops_index(behind: str, language: Language) -> bool:
    """Whether an index run is to end, else there is nothing. Raises AssistantError for other words."""
    if behind and behind not in _STOP:
        raise AssistantError(SAY(language, "library_words"))
    return bool(behind)


def is_stop_of_index(line: str) -> bool:
    """Whether a whole line is the command that ends an index run."""
    return line.split() in (["/library", word] for word in _STOP)


def with_model(behind: str, language: Language) -> tuple[Literal["", "pull", "unload"], str]:
    """What is to be done with models, and the name of the one to pull. Raises AssistantError for other words."""
    verb, _, name = behind.partition(" ")
    if verb in ("pull", "下载") and name.strip():
        return "pull", name.strip()
    if behind in ("unload", "卸载"):
        return "unload", ""
    if behind:
        raise AssistantError(SAY(language, "models_words"))
    return "", ""


def setting(behind: str, language: Language) -> tuple[str, str]:
    """The name of a setting and its new value; either may be missing. Raises AssistantError if there is none of that
    name, or it is a table."""
    from assistant.setting_values import EDITABLE, TABLES  # brings the checks of settings, which are slow

    name, _, value = behind.partition(" ")
    if name in TABLES:
        raise AssistantError(SAY(language, "setting_table", name=name, path=safe_line(str(paths().settings))))
    if name and name not in EDITABLE:
        raise AssistantError(SAY(language, "no_setting", name=safe_line(name)))
    return name, value.strip()


def index_command(folders: Iterable[str]) -> str:
    """The slash command that adds folders to the library."""
    return " ".join(["/index", *map(quoted, folders)])
