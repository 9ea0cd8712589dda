"""Keeps what is written and not asked while the chat lives, so that no end of it costs anything, and brings it back
when its conversation is opened again: sent questions are asked then; what only stood in the line stands there again."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ScreenStackError
from textual.css.query import NoMatches

from assistant.api.safe_text import safe, safe_line
from assistant.terminal.language import SAY
from assistant.terminal.queue import Wanted
from assistant.terminal.unsent import Kept, Taken, Unsent, take
from assistant.terminal.widgets.chips import Chips
from assistant.terminal.widgets.composer import Composer

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp

_LOG = logging.getLogger(__name__)
_TYPING_S = 0.5
"""A line that is being written is kept once in this time: each writing waits for the disk."""


class Keeping:
    """One worker of the app, for as long as it lives."""

    def __init__(self, app: AssistantApp) -> None:
        self._app = app
        self._kept: dict[str, Kept] = {}
        self._later: dict[str, list[Unsent]] = {}
        """What could not be brought back yet, because something else stood in the line."""
        self._taken: list[Taken] = []
        self._seen: Mapping[str, Sequence[Unsent]] = {}
        self._writing = threading.Lock()
        self._changed, self._hurry = asyncio.Event(), asyncio.Event()
        self._why = ""
        """Why the last of it could not be kept; empty if it was."""

    def look(self) -> None:
        """The line, or what is attached, is another."""
        self._changed.set()

    def look_at_once(self) -> None:
        """What waits is another."""
        self._hurry.set()
        self._changed.set()

    async def work(self) -> None:
        """Writes on a thread: keys do not wait for the disk."""
        while True:
            await self._changed.wait()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), _TYPING_S)
            self._changed.clear()
            self._hurry.clear()
            taken, self._taken = self._taken, []
            await asyncio.to_thread(self._save, self._left(), taken)

    async def bring_back(self) -> None:
        """What was kept for the conversation on the screen. What is written in the line by now is not disturbed."""
        app, conversation, later = self._app, self._app.dialogue.conversation, []
        taken = await asyncio.to_thread(take, conversation)
        read = await asyncio.to_thread(lambda: [each for file in taken for each in file.read()])
        for each in [*self._later.pop(conversation, ()), *read]:
            if each.sent:
                app.dialogue.send(each.text, each.files, spoken=each.spoken, action=each.action, instead=each.instead)
            elif not app.writing.put(each.text, each.files, each.instead):
                later.append(each)
        if later:
            self._later[conversation] = later
        for file in taken:
            if file.left is not None:
                said = SAY(app.language, "not_brought_back", path=safe_line(str(file.left)))
                app.notify(said, severity="warning", markup=False)
        self._taken += taken
        self.look_at_once()

    def give_back(self, wanted: Wanted) -> None:
        """A question that was not asked stands in the line again, with its files. Where something else is written, or
        another conversation is on the screen, it comes when its own is opened again."""
        back = replace(Unsent.of(wanted), text="" if wanted.spoken else wanted.text, sent=False)
        here = wanted.talk.id == self._app.dialogue.conversation
        if not (here and self._app.writing.put(back.text, back.files, back.instead)):
            self._later.setdefault(wanted.talk.id, []).append(back)
            self._app.notify(SAY(self._app.language, "comes_later"), markup=False)
        self.look_at_once()

    def end(self) -> None:
        """The chat ends: asks nothing more, keeps the last of it, and lets go of all. A disk that takes nothing must
        not keep a chat from ending; `lost` tells of it."""
        self._app.workers.cancel_group(self._app, "turns")
        self._app.workers.cancel_group(self._app, "keeping")
        self._save(self._left(), self._taken)
        for each in self._kept.values():
            each.close()

    def lost(self) -> str:
        """What could not be kept and why, to be printed when the screen is gone; empty if nothing is lost."""
        each = [unsent for left in self._seen.values() for unsent in left]
        if not (self._why and each):
            return ""
        words = [one.text for one in each if one.text]
        names = [file.path or file.name for one in each for file in one.files]
        return safe("\n\n".join([SAY(self._app.language, "not_kept", why=self._why), *words, *names])) + "\n"

    def _left(self) -> Mapping[str, Sequence[Unsent]]:
        """What is not asked, by conversation."""
        app, left = self._app, {conversation: [*each] for conversation, each in self._later.items()}
        for wanted in app.dialogue.unasked:
            left.setdefault(wanted.talk.id, []).append(Unsent.of(wanted))
        with suppress(NoMatches, ScreenStackError):  # before there is a line, and after
            text, files = app.query_one(Composer).text, app.query_one(Chips).files
            if text.strip() or files:
                here = left.setdefault(app.dialogue.conversation, [])
                here.append(Unsent(text, tuple(files), instead=app.writing.editing))
        return left

    def _save(self, left: Mapping[str, Sequence[Unsent]], taken: Sequence[Taken]) -> None:
        """Writes what differs; first what there is, then what there is no more."""
        with self._writing:
            if left == self._seen and not taken and not self._why:
                return
            self._seen = left
            try:
                for conversation in sorted({*left, *self._kept}, key=lambda name: name not in left):
                    if conversation not in self._kept:
                        self._kept[conversation] = Kept(conversation)
                    self._kept[conversation].write(left.get(conversation, ()))
                for each in taken:
                    each.remove()
                self._why = ""
            except OSError as error:
                if not self._why:
                    _LOG.exception("What was not asked could not be kept")
                self._why = error.strerror or str(error)
                self._taken += taken
