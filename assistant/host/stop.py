"""Ending a host: in order if it can, by force if it does not. The stores survive both."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import psutil

from assistant.api.errors import HostProblem
from assistant.api.language import Bilingual
from assistant.host.lock import holder, owned
from assistant.host.protocol import UNREACHED
from assistant.paths import Paths

_ANSWER_S: Final = 5.0
"""What a host that has just begun gets until it answers."""
_GRACE_S: Final = 20.0
"""What an orderly end may take: answers, models, stores."""
_FORCED_S: Final = 3.0
"""What each signal may take."""
_SILENT_S: Final = 0.5
"""Seconds after which somebody who waits wants to know for what."""
_POLL_S: Final = 0.03


def stop_host(place: Paths, tell: Callable[[str], None] = lambda _: None) -> bool:
    """Ends the host and waits until its process is gone; False if none was running. `tell` hears what is waited for.

    Raises HostProblem if the process stays, whatever it is sent.
    """
    number = holder(place.lock) if owned(place.runtime) else 0
    if not number:
        return False
    try:
        process = psutil.Process(number)
    except psutil.NoSuchProcess:
        return True
    if _asked(place, process, tell):
        if _gone(process, place, _SILENT_S):
            return True
        tell(Bilingual(f"Waiting for the host to end (process {number}).", f"正在等待后台程序结束（进程 {number}）。"))
        if _gone(process, place, _GRACE_S):
            return True
    return _forced(process, place, tell)


def _asked(place: Paths, process: psutil.Process, tell: Callable[[str], None]) -> bool:
    """Whether the host was reached and has been asked to end."""
    from assistant.host.client import HostClient

    began, told = time.monotonic(), False
    while time.monotonic() - began < _ANSWER_S and _alive(process, place):
        with suppress(*UNREACHED), HostClient(place.socket, timeout_s=1.0) as client:
            client.post("/stop")
            return True
        if not told and time.monotonic() - began > _SILENT_S:
            told = True
            tell(
                Bilingual(
                    f"The host does not answer (process {process.pid}); in {_ANSWER_S:g} seconds it is ended.",
                    f"后台程序没有响应（进程 {process.pid}）；{_ANSWER_S:g} 秒后将强制结束。",
                )
            )
        time.sleep(_POLL_S)
    return False


def _forced(process: psutil.Process, place: Paths, tell: Callable[[str], None]) -> bool:
    for end in (process.terminate, process.kill):
        if _gone(process, place, 0):
            return True
        tell(Bilingual(f"Ending process {process.pid}.", f"正在强制结束进程 {process.pid}。"))
        with suppress(psutil.Error):
            end()
        if _gone(process, place, _FORCED_S):
            return True
    raise HostProblem(
        Bilingual("The host does not end.", "后台程序没有结束。"),
        Bilingual(
            f"End process {process.pid}; its log is {place.log}.", f"请结束进程 {process.pid}；日志在 {place.log}。"
        ),
    )


def _gone(process: psutil.Process, place: Paths, patience_s: float) -> bool:
    """Whether the process ends within so long."""
    deadline = time.monotonic() + patience_s
    while _alive(process, place):
        if time.monotonic() >= deadline:
            return False
        time.sleep(_POLL_S)
    return True


def _alive(process: psutil.Process, place: Paths) -> bool:
    """False also for one that has ended and that its parent has not waited for; its last thread keeps the lock."""
    if holder(place.lock) == process.pid:
        return True
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
