"""Writes a conversation as a Markdown document into the folder that the chat was started in. Overwrites nothing."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual
from assistant.terminal.connection import Connection

_MOST = 100


async def export(connection: Connection, conversation: str, title: str = "") -> str:
    """The path of the new file. Raises AssistantError if none can be written."""
    document: bytes = await connection.get(f"/conversations/{conversation}/export")
    return write_export(document, conversation, title)


def write_export(document: bytes, conversation: str, title: str = "") -> str:
    """Writes a document under a name made from the title. Raises AssistantError if it cannot be written."""
    stem = re.sub(r"[^\w-]+", "-", title, flags=re.UNICODE).strip("-")[:40] or f"conversation-{conversation}"
    for count in range(_MOST):
        path = Path.cwd() / (f"{stem}.md" if not count else f"{stem}-{count + 1}.md")
        try:
            with path.open("xb") as file:
                file.write(document)
        except FileExistsError:
            continue
        except OSError as error:
            raise AssistantError(
                Bilingual(f"{path} cannot be written: {error.strerror}.", f"无法写入 {path}：{error.strerror}。"),
                Bilingual("Start the chat in another folder.", "请在别的文件夹中启动聊天。"),
            ) from None
        return str(path)
    raise AssistantError(
        Bilingual(f"There are {_MOST} exports of it in {Path.cwd()} already.", f"{Path.cwd()} 中已有 {_MOST} 份导出。"),
        Bilingual("Remove some.", "请删除一些。"),
    )
