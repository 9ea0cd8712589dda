"""How the chat ends when it is not its user who ends it: signals, and a terminal that goes away.

Belongs here: noticing it, and leaving no process behind. Does not belong here: what is said after a crash (`run.py`).
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import termios
import threading
import time
from contextlib import suppress
from typing import Any

from textual.app import App

_LOOK_S = 2.0
_GRACE_S = 5.0
"""For leaving in good order. Nothing is lost without it: conversations are the host's."""


def end_on_signals(app: App[Any]) -> None:
    """To be called in the app's loop. Python alone would end at once and leave the terminal in raw mode on the
    alternate screen."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, app.exit)


def end_with_terminal(app: App[Any]) -> None:
    """Ends the process when the terminal that it was started in is gone. Not every one sends a signal, and then the
    library fails in two ways: its thread that reads keys reads the end of a file for ever, and once its thread that
    writes has died of an error, the app waits for it for ever."""
    if os.isatty(0):
        threading.Thread(target=_wait_for_end, args=(app,), name="terminal", daemon=True).start()


def _wait_for_end(app: App[Any]) -> None:
    while not _gone():
        time.sleep(_LOOK_S)
    if loop := getattr(app, "_loop", None):
        with suppress(RuntimeError):  # closed already
            loop.call_soon_threadsafe(app.exit)
    time.sleep(_GRACE_S)
    os._exit(1)


def _gone() -> bool:
    try:
        termios.tcgetattr(sys.__stdin__ or 0)
    except (termios.error, OSError, ValueError):
        return True
    return False
