"""Real host processes for tests, each in a home of its own: started through the product, always ended."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from assistant.api.events import TextDelta, TurnStarted
from assistant.host.client import HostClient
from assistant.host.lock import holder
from assistant.host.protocol import TurnRequest
from assistant.paths import HOME_VARIABLE, Paths, paths
from tests.unit.host.conftest import MISCHIEF

DEADLINE_S = 90.0


@contextmanager
def new_home(parent: str = "/tmp", **variables: str) -> Iterator[Paths]:
    """A home with the plugin that misbehaves; whatever host runs there at the end is killed."""
    folder = Path(tempfile.mkdtemp(prefix="p", dir=parent))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder))
        patch.setenv("OMP_NUM_THREADS", "1")
        for name, value in variables.items():
            patch.setenv(name, value)
        place = paths()
        place.plugins.mkdir(parents=True)
        shutil.copy(MISCHIEF, place.plugins)
        try:
            yield place
        finally:
            kill_host(place)
    shutil.rmtree(folder, ignore_errors=True)


def kill_host(place: Paths) -> None:
    """SIGKILL to the host of that home, if one runs; returns once it is gone."""
    process = holder(place.lock)
    if process:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        until(lambda: holder(place.lock) != process, "the host to be gone")


def until(condition: Callable[[], Any], what: str) -> Any:
    """Polls until the condition holds and returns its value; fails after a generous time."""
    deadline = time.monotonic() + DEADLINE_S
    while not (value := condition()):
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.02)
    return value


def turn_of(client: HostClient, conversation: str) -> dict[str, Any]:
    """The last turn of a conversation as it is saved at this moment."""
    turn: dict[str, Any] = client.get(f"/conversations/{conversation}")["turns"][-1]
    return turn


def begun(client: HostClient, action: str, request: str = "") -> tuple[str, Iterator[Any]]:
    """A turn that has said something; its conversation and the rest of its events."""
    events = client.turn(TurnRequest("go", action=action, request=request))
    started = next(events)
    assert isinstance(started, TurnStarted)
    while not isinstance(next(events), TextDelta):
        pass
    return started.conversation, events
