"""Ending a host that does not answer: what is waited for is said at once, and the process is gone afterwards."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import suppress

import psutil
import pytest

from assistant.api.errors import HostProblem
from assistant.api.events import Notice, TextDelta
from assistant.api.language import in_language
from assistant.host.client import HostClient
from assistant.host.lock import holder
from assistant.host.protocol import TurnRequest
from assistant.host.start import ensure_host, running
from assistant.host.stop import stop_host
from assistant.paths import Paths
from tests.system.environment import assistant
from tests.unit.host.hosts import new_home, until


def gone(number: int) -> bool:
    return not psutil.pid_exists(number) or psutil.Process(number).status() == psutil.STATUS_ZOMBIE


def hold_interpreter(place: Paths) -> int:
    """A regular expression of a plugin keeps every other thread of the host from running; its process."""
    with HostClient(ensure_host()) as client:
        number = int(client.get("/health")["pid"])

    def turn() -> None:
        with suppress(HostProblem), HostClient(place.socket) as client:
            list(client.turn(TurnRequest("go", action="hold")))

    threading.Thread(target=turn, daemon=True).start()
    until(lambda: running(place) is None, "the host to fall silent")
    return number


def test_a_host_that_does_not_answer_is_named_and_ended() -> None:
    with new_home() as place:
        number = hold_interpreter(place)
        shown = assistant(["host", "status"], {})
        assert "No host is running" not in shown.stdout
        assert f"does not answer (process {number})" in shown.stderr
        told: list[str] = []
        assert stop_host(place, told.append)
        assert gone(number)
        assert str(number) in told[0]
        assert not holder(place.lock)


def test_a_stopped_process_is_ended_too() -> None:
    with new_home() as place, HostClient(ensure_host()) as client:
        number = int(client.get("/health")["pid"])
        os.kill(number, signal.SIGSTOP)
        assert stop_host(place)
        assert gone(number)


def test_a_front_end_says_that_it_waits_for_a_stopped_host(monkeypatch: pytest.MonkeyPatch) -> None:
    with new_home(), HostClient(ensure_host()) as client:
        number = int(client.get("/health")["pid"])
        monkeypatch.setattr("assistant.host.start._PATIENCE_S", 0.0)
        os.kill(number, signal.SIGSTOP)
        told: list[str] = []
        with pytest.raises(HostProblem, match="does not answer"):
            ensure_host(tell=told.append)
        (said,) = told
        assert f"does not answer (process {number})" in said
        assert "assistant host stop" in said
        assert "后台程序" in in_language(said, "zh")
        os.kill(number, signal.SIGCONT)


def test_a_plugin_that_does_not_stop_is_named_and_ends_with_the_host() -> None:
    with new_home() as place, HostClient(ensure_host()) as client:
        number = int(client.get("/health")["pid"])
        events = []
        for event in client.turn(TurnRequest("go", action="spin", request="r")):
            events.append(event)
            if isinstance(event, TextDelta):
                assert client.cancel(request="r")
        notices = [event for event in events if isinstance(event, Notice)]
        assert notices[-1].message.startswith("The plugin mischief does not stop")
        assert "assistant host stop" in notices[-1].hint
        assert [each["plugin"] for each in client.get("/health")["left_behind"]] == ["mischief"]
        assert stop_host(place)
        assert gone(number)
