"""A user's plugin is imported in a process of its own first, when it is new or has changed: what kills or outlasts that
process is never imported by the program. `python -m assistant.host.rehearsal` is that process.

What was found is remembered, so that a start with known plugins costs one look at each: of a file by its time and size,
of an installed package by its version and what is installed beside it. A package that failed is tried
again, since what it needs may have been mended elsewhere; one that is not installed is tried each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, Final

from assistant.api import ENTRY_POINT_GROUP
from assistant.api.language import Bilingual
from assistant.children import command, environment
from assistant.dialogue.discovery import PluginName, find_class
from assistant.host.start import told_waiting

PATIENCE_S: Final = 10.0
"""Seconds for interpreter and import: a plugin that brings torch took 5 with nothing read before."""
_SILENT_S: Final = 1.0
"""Seconds after which somebody who waits wants to know for what."""
_FINE = "fine"
_UNBEGUN = "unbegun"
_BEGUN: Final = b"b"
_DONE: Final = b"d"


class Rehearsals:
    """What became of the first imports, kept in a file that may be deleted at any time."""

    def __init__(self, memory: Path, *, offline: bool, patience_s: float = PATIENCE_S) -> None:
        self._memory = memory
        self._offline = offline
        self._patience_s = patience_s
        self._known = _read(memory)

    def refusal(self, found: PluginName, tell: Callable[[str], None]) -> str:
        """Why the plugin must not be imported; empty if nothing speaks against it. `tell` hears what is waited for."""
        if found.kind == "built-in":
            return ""
        try:
            seen = _look_of(found)
        except OSError:
            return ""  # the import itself says what is wrong with the file
        key = found.origin if found.kind == "file" else f"{found.origin}:{found.name}"
        known = self._known.get(key)
        if known is not None and seen and known[0] == seen:
            return _sentence(str(known[1]))
        ending = self._tried(found, tell)
        lasting = not ending.startswith(_UNBEGUN) if found.kind == "file" else ending == _FINE
        if lasting and seen:
            self._known[key] = [seen, ending]
            self._write()
        return _sentence(ending)

    def _tried(self, found: PluginName, tell: Callable[[str], None]) -> str:
        """How the child ended: `fine`, or the number of seconds that it was given, or its exit status.

        `unbegun` if it came to its end before it began with the plugin.
        """
        read, write = os.pipe()
        try:
            process = _begun(found, write, offline=self._offline)
        finally:
            os.close(write)
        try:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(min(_SILENT_S, self._patience_s))
            if process.poll() is None:
                tell(told_waiting(found.name))
                process.wait(max(0.0, self._patience_s - _SILENT_S))
            said = _heard(read)
            if said.endswith(_DONE):
                return _FINE
            return f"{'ended' if said else _UNBEGUN} {process.returncode}"
        except subprocess.TimeoutExpired:
            return f"slow {self._patience_s:g}"
        finally:
            os.close(read)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # also what it has started
            process.wait()

    def _write(self) -> None:
        beside = self._memory.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self._memory.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            there = {key: each for key, each in self._known.items() if not key.startswith("/") or Path(key).exists()}
            beside.write_text(json.dumps(there))
            beside.replace(self._memory)


def _begun(found: PluginName, write: int, *, offline: bool) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(
            __name__,
            found.name,
            found.origin,
            found.entry.value if found.entry else "",
            str(write),
            "offline" if offline else "",
        ),
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(write,),
        start_new_session=True,
    )


def _heard(read: int) -> bytes:
    """What the child has said; it may have left the pipe to others."""
    os.set_blocking(read, False)
    with contextlib.suppress(BlockingIOError):
        return os.read(read, len(_BEGUN + _DONE))
    return b""


def _look_of(found: PluginName) -> list[Any]:
    """What tells one state of a plugin from another, for this interpreter; nothing if that cannot be told."""
    if found.kind == "file":
        stat = Path(found.origin).stat()
        return [stat.st_mtime_ns, stat.st_size, sys.version]
    if not found.stamp or found.entry is None or found.entry.dist is None:
        return []
    # What a package imports lies beside it, and an installer that changes it leaves there what it writes of itself.
    # Python itself writes __pycache__, which also moves the time of the folder.
    with os.scandir(str(found.entry.dist.locate_file(""))) as entries:
        beside = sorted(
            (each.name, each.stat().st_mtime_ns if each.name.endswith("-info") else 0)
            for each in entries
            if each.name != "__pycache__"
        )
    return [found.stamp, hashlib.sha256(repr(beside).encode()).hexdigest(), sys.version]


def _read(memory: Path) -> dict[str, list[Any]]:
    try:
        known = json.loads(memory.read_text())
    except (OSError, ValueError):
        return {}
    if not isinstance(known, dict):
        return {}
    return {path: each for path, each in known.items() if isinstance(each, list) and len(each) == 2}


def _sentence(ending: str) -> str:
    kind, _, value = ending.partition(" ")
    if kind == "slow":
        return Bilingual(f"it did not finish loading within {value} seconds.", f"它在 {value} 秒内没有加载完。")
    if kind == "ended":
        return Bilingual(
            f"importing it ends the process (exit status {value}).", f"导入它会使进程结束（退出状态 {value}）。"
        )
    if kind == _UNBEGUN:
        return Bilingual(
            f"the process to try it in did not begin (exit status {value}).",
            f"试用它的进程未能启动（退出状态 {value}）。",
        )
    return ""


def main(name: str, origin: str, entry: str, write: str, offline: str) -> None:
    """Imports and constructs the plugin, says that it lived through it, and ends without looking back."""
    os.write(int(write), _BEGUN)
    if offline:
        from assistant.host.offline import refuse_network

        refuse_network()
    with contextlib.suppress(BaseException):  # the registry finds the same error and has the words for it
        named = EntryPoint(name, entry, ENTRY_POINT_GROUP) if entry else None
        find_class(PluginName(name, "file", origin, entry=named))()
    os.write(int(write), _DONE)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
