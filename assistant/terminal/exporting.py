"""Writes a conversation as a document into the folder that the chat was started in. Overwrites nothing."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual, Language
from assistant.api.safe_text import safe_line
from assistant.new_file import write_new
from assistant.refusals import cure, not_written
from assistant.terminal.connection import Connection
from assistant.terminal.language import SAY

_MOST = 100
_KINDS = {"": "markdown", "md": "markdown", "markdown": "markdown", "html": "html", "json": "json"}
_ENDINGS = {"markdown": "md", "html": "html", "json": "json"}

_ELSEWHERE = Bilingual("Start the chat in another folder.", "请在别的文件夹中启动聊天。")


def kind_of(word: str) -> str:
    """The kind of document that a word names; Markdown without one. Raises AssistantError if there is none of that
    kind."""
    kind = _KINDS.get(word.strip().casefold())
    if kind is None:
        raise AssistantError(
            Bilingual(f"There is no kind of document “{word}”.", f"没有“{word}”这种文档格式。"),
            Bilingual("Write /export, /export html or /export json.", "请输入 /export、/export html 或 /export json。"),
        )
    return kind


def told(path: str, language: Language, *, named: bool = False) -> str:
    """Where the document is, and, unless its kind was `named`, that there are others."""
    return "\n".join(
        [SAY(language, "exported", path=safe_line(path)), *([] if named else [SAY(language, "other_kinds")])]
    )


async def export(connection: Connection, conversation: str, title: str = "", kind: str = "markdown") -> str:
    """The path of the new file. Raises AssistantError if none can be written."""
    document: bytes = await connection.get(f"/conversations/{conversation}/export", format=kind)
    return write_export(document, conversation, title, kind)


def write_export(document: bytes, conversation: str, title: str = "", kind: str = "markdown") -> str:
    """Writes a document under a name made from the title. Raises AssistantError if it cannot be written."""
    ending = _ENDINGS[kind]
    stem = re.sub(r"[^\w-]+", "-", title, flags=re.UNICODE).strip("-")[:40] or f"conversation-{conversation}"
    folder = _folder()
    for count in range(_MOST):
        path = folder / (f"{stem}.{ending}" if not count else f"{stem}-{count + 1}.{ending}")
        try:
            write_new(path, document)
        except FileExistsError:
            continue
        except OSError as error:
            raise AssistantError(not_written(path, error), cure(error, _ELSEWHERE)) from None
        return str(path)
    raise AssistantError(
        Bilingual(f"There are {_MOST} exports of it in {folder} already.", f"{folder} 中已有 {_MOST} 份导出。"),
        Bilingual("Remove some.", "请删除一些。"),
    )


def _folder() -> Path:
    """The working folder. Raises AssistantError if it was removed meanwhile."""
    try:
        return Path.cwd()
    except OSError:
        raise AssistantError(
            Bilingual("The folder that the chat was started in no longer exists.", "启动聊天时所在的文件夹已不存在。"),
            _ELSEWHERE,
        ) from None
