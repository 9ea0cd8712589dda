"""The plugins of this user, loaded so that none of them can stop the program or speak in its place."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TextIO, cast

from assistant.api.safe_text import safe
from assistant.dialogue.discovery import PluginName
from assistant.dialogue.registry import Registry
from assistant.host.rehearsal import Rehearsals
from assistant.paths import Paths
from assistant.settings import Settings, settings


class _Harmless:
    """A stream of text through which no escape sequence comes: for logs that people read in a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(safe(text))
        return len(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def load_plugins(
    place: Paths,
    chosen: Settings,
    tell: Callable[[str], None] = lambda _: None,
    also: Sequence[PluginName] = (),
) -> Registry:
    """Every enabled plugin, and those that need not be installed. What one prints meanwhile goes to the log; `tell`
    hears which one is waited for."""
    rehearsals = Rehearsals(place.cache / "plugins.json", offline=chosen.offline)
    registry = Registry(
        place.plugins,
        chosen.disabled_plugins,
        chosen.plugins,
        refusal=lambda found: rehearsals.refusal(found, tell),
        disabled_now=lambda: settings().disabled_plugins,
        also=also,
    )
    # Left open: a plugin may keep the stream that it found, for its own logging.
    printed = _harmless(_opened(place.log))
    with redirect_stdout(printed), redirect_stderr(printed):
        registry.load()
    return registry


def harmless_output() -> None:
    """Whatever this process prints from here on is harmless, and goes where its errors go."""
    sys.stdout = sys.stderr = _harmless(sys.stderr)


def _harmless(stream: TextIO) -> TextIO:
    return cast("TextIO", _Harmless(stream))


def _opened(log: Path) -> TextIO:
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
    except OSError:
        descriptor = os.open(os.devnull, os.O_WRONLY | os.O_CLOEXEC)
    return os.fdopen(descriptor, "w", buffering=1, encoding="utf-8", errors="backslashreplace")
