"""What is written and not asked when a chat ends, however it ends: it waits in a file for its conversation, and is back
when that is opened again. Questions that were sent are asked then; what only stood in the line stands there again.

The file is the terminal's, not the host's: a chat also ends because the host is gone.
"""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import ScreenStackError
from textual.css.query import NoMatches

from assistant.host.protocol import File
from assistant.paths import paths
from assistant.terminal.queue import Wanted
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Unsent:
    """One question, with the fields of `Wanted`; `sent` says whether it waited for its answer."""

    text: str
    files: tuple[File, ...] = ()
    spoken: bool = False
    action: str = ""
    instead: int | None = None
    sent: bool = False

    @classmethod
    def of(cls, wanted: Wanted) -> Unsent:
        return cls(wanted.text, wanted.files, wanted.spoken, wanted.action, wanted.instead, sent=True)


def keep_all(app: AssistantApp) -> None:
    """Keeps what waits and what stands in the line of a chat that ends, and asks nothing more."""
    try:
        text, files = app.query_one(Composer).text, app.query_one(Chips).files
    except (NoMatches, ScreenStackError):
        return  # It ends before there is a line.
    app.workers.cancel_group(app, "turns")
    left: dict[str, list[Unsent]] = {}
    for wanted in app.dialogue.unasked:
        left.setdefault(wanted.talk.id, []).append(Unsent.of(wanted))
    if text.strip() or files:
        left.setdefault(app.dialogue.conversation, []).append(Unsent(text, tuple(files), instead=app.editing))
    for conversation, each in left.items():
        keep(conversation, each)


async def bring_back(app: AssistantApp) -> None:
    """What was kept for the conversation on the screen. What is written in the line by now is not disturbed."""
    conversation, later = app.dialogue.conversation, []
    for each in await asyncio.to_thread(take, conversation):
        if each.sent:
            app.dialogue.send(each.text, each.files, spoken=each.spoken, action=each.action, instead=each.instead)
        elif not app.write(each.text, each.files, each.instead):
            later.append(each)
    keep(conversation, later)


def keep(conversation: str, left: Sequence[Unsent]) -> None:
    """Adds to what is kept for a conversation; an empty id is one that has not begun. A disk that takes nothing must
    not keep a chat from ending: it is logged."""
    if not left:
        return
    file = paths().unsent(conversation)
    fresh = file.with_suffix(f".{os.getpid()}.new")
    values = [_values(each) for each in (*take(conversation), *left)]
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as target:
            json.dump(values, target)
        fresh.replace(file)
    except OSError:
        _LOG.exception("What was not asked could not be kept")


def take(conversation: str) -> Sequence[Unsent]:
    """What is kept for a conversation, which is then kept no longer: of two chats, one gets it."""
    file = paths().unsent(conversation)
    mine = file.with_suffix(f".{os.getpid()}.taken")
    try:
        file.replace(mine)
        return list(_read(mine))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError):
        _LOG.exception("What was not asked could not be read")
        return ()
    finally:
        with suppress(OSError):
            mine.unlink(missing_ok=True)


def _read(file: Path) -> Iterable[Unsent]:
    for each in json.loads(file.read_text("ascii")):
        files = tuple(
            File(str(one["path"]), base64.b64decode(one["data"]), str(one["name"])) for one in each.pop("files")
        )
        yield Unsent(**each, files=files)


def _values(each: Unsent) -> dict[str, Any]:
    files = [
        {
            "path": str(Path(file.path).absolute()) if file.path else "",
            "data": base64.b64encode(file.data).decode("ascii"),
            "name": file.name,
        }
        for file in each.files
    ]
    return {**asdict(each), "files": files}
