"""A turn whose events do not come to this chat: one that was left running, or that another chat has begun.

The host gives the events of a turn to one consumer only, but saves them as they come: so the store is read until the
turn has ended.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from assistant.api.errors import BadInput
from assistant.terminal.talk import Talk
from assistant.terminal.widgets.transcript import Transcript

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp

_LOOK_S = 0.5
_BESIDE = 4
"""Times as long as a look took, at least, nothing is asked: a long conversation takes a while."""


async def rejoin(app: AssistantApp, talk: Talk) -> None:
    """Keeps the running turns of a conversation true on the screen, until they have ended or it is left or deleted."""
    transcript = app.query_one(Transcript)
    try:
        while app.dialogue.talk is talk:
            began = time.monotonic()
            if not await transcript.renew(await app.connection.get(f"/conversations/{talk.id}")):
                break
            await asyncio.sleep(max(_LOOK_S, _BESIDE * (time.monotonic() - began)))
    except BadInput:
        await app.dialogue.lose(talk)
    finally:
        talk.ended.set()
        app.working()
