"""From the settings to the running app and back to the shell, whatever ends it."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from assistant.api.language import Language
from assistant.api.safe_text import safe
from assistant.host.start import HostOptions
from assistant.paths import paths
from assistant.terminal import images
from assistant.terminal.app import make_app
from assistant.terminal.connection import Connection
from assistant.terminal.ending import end_with_terminal
from assistant.terminal.language import SAY
from assistant.terminal.preferences import preferences
from assistant.terminal.probe import probe

_LARGEST_LOG = 1_000_000
_LOG = logging.getLogger(__name__)


def run(files: Sequence[str], conversation: str | None, options: HostOptions, *, speak: bool = False) -> None:
    """Opens the chat and returns when it is left; `speak` reads answers aloud, whatever the setting says. Raises
    AssistantError if the settings are wrong."""
    chosen = preferences()
    log = _keep_log()
    able = probe(os.environ)
    _ask_the_terminal_its_size()
    images.prepare(chosen.pictures, able)
    chosen = replace(chosen, speak=speak or chosen.speak)
    with _own_screen():
        app = make_app(chosen, Connection(options), files, conversation or "", able)
        end_with_terminal(app)
        app.run()
    if lost := app.keeping.lost():
        sys.stdout.write(lost)
    if app.crash is not None:
        _tell(app.crash, log, app.language)
    if app.return_code:
        sys.exit(app.return_code)


def _ask_the_terminal_its_size() -> None:
    """COLUMNS and LINES hold the size at one moment. Who exports them (a shell with readline in a child of it,
    `docker exec -e COLUMNS -e LINES`) would have a chat that keeps that size, for the library asks them first."""
    with suppress(OSError, ValueError, AttributeError):
        if all(os.get_terminal_size(sys.__stdout__.fileno())):  # type: ignore[union-attr]
            os.environ.pop("COLUMNS", None)
            os.environ.pop("LINES", None)


@contextmanager
def _own_screen() -> Iterator[None]:
    """Textual draws through standard error, which may be sent elsewhere (`2>log`), and sounddevice points its
    descriptor at /dev/null for as long as PortAudio looks for devices: what is drawn meanwhile would never be seen. So
    the chat draws through a copy of standard output, which is a terminal."""
    errors, screen = sys.__stderr__, sys.__stdout__
    if screen is None:
        yield
        return
    with os.fdopen(os.dup(screen.fileno()), "w", encoding=screen.encoding, errors=screen.errors) as own:
        sys.__stderr__ = own  # type: ignore[misc]
        try:
            yield
        finally:
            sys.__stderr__ = errors  # type: ignore[misc]


def _keep_log() -> Path:
    """Only the app writes to the screen: what this process notes goes to a file, which the first note makes."""
    log = paths().terminal_log
    handler = logging.FileHandler(_made(log), delay=True, encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    return log


def _made(log: Path) -> Path:
    """The file's place. One that has grown large is begun anew."""
    log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > _LARGEST_LOG:
        log.unlink()
    return log


def _tell(crash: Exception, log: Path, language: Language) -> None:
    """The terminal is as before by now. The log gets where it happened, without what the variables held."""
    where = "".join(traceback.format_tb(crash.__traceback__))
    _LOG.error("The terminal ended by %s\n%s", type(crash).__name__, where)
    sys.stderr.write(safe(SAY(language, "crashed", log=log)) + "\n")
