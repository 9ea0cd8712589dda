"""The commands that are done at once, without the host and without waiting. Those that open a screen are `doors.py`."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from assistant.terminal import workers
from assistant.terminal.language import SAY
from assistant.terminal.widgets.composer import Composer
from assistant.terminal.widgets.menu import Menu
from assistant.terminal.widgets.transcript import Transcript

if TYPE_CHECKING:
    from assistant.terminal.app import AssistantApp


def stop(app: AssistantApp) -> None:
    """Esc: first the recording, then the answer and its voice, then what is edited, then back to the composer."""
    speaking = app.aloud.speaking
    app.aloud.silence()
    if app.spoken.hearing:
        app.spoken.stop(drop=True)
    elif app.dialogue.busy:
        workers.start(app, app.dialogue.cancel(), "cancel")
    elif app.writing.editing is not None and not speaking:
        app.writing.leave_editing()
        app.query_one(Composer).put("")
    app.query_one(Menu).offer(())
    app.query_one(Composer).focus()


def interrupt(app: AssistantApp) -> None:
    """Stops an answer as in a shell; else says how to leave."""
    if app.dialogue.busy or app.spoken.hearing or app.aloud.speaking:
        stop(app)
    else:
        app.notify(SAY(app.language, "leave_with", key=app.written("quit")), markup=False)


def suspend(app: AssistantApp) -> None:
    """Stops the program, with what started it in the same job, such as make, until the shell goes on with it (`fg`).
    The host answers meanwhile. Where no shell keeps jobs, nobody could bring the chat back: nothing happens."""
    driver = app._driver
    if driver is not None and driver.can_suspend and os.getpgrp() != os.getsid(0):
        workers.start(app, _suspend(app), "suspend", exclusive=True)


async def _suspend(app: AssistantApp) -> None:
    """Neither a microphone that nobody reads nor a voice that no key can stop stays behind."""
    await app.aloud.hush()
    await app.spoken.rest()
    try:
        os.killpg(0, signal.SIGTSTP)
        # The signal is taken between two steps of the loop at the latest: nothing is opened before it.
        await asyncio.sleep(0)
    finally:
        app.spoken.go_on()


def speak(app: AssistantApp) -> None:
    app.spoken.press()


def show_help(app: AssistantApp) -> None:
    from assistant.terminal.screens.help import Help

    if len(app.screen_stack) == 1:
        app.push_screen(Help(app.language, app.table, app.actions))


def gallery(app: AssistantApp) -> None:
    """The focus goes to the newest picture."""
    pictures = app.query_one(Transcript).galleries()
    if pictures:
        pictures[-1].focus()


def leave(app: AssistantApp) -> None:
    """Asks for a second press while an answer runs, which then goes on in the host, or while a question waits."""
    if app.dialogue.busy and not app.leaving:
        app.leaving = True
        waiting = len(app.dialogue.unasked)
        name = "quit_again_waiting" if waiting else "quit_again"
        app.notify(SAY(app.language, name, key=app.written("quit"), count=waiting), markup=False)
    else:
        app.exit()


INSTANT: Mapping[str, Callable[[AssistantApp], None]] = {
    "stop": stop,
    "speak": speak,
    "help": show_help,
    "gallery": gallery,
    "quit": leave,
}
"""By the name of the command."""
