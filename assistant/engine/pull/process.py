"""The host's end of a pull: starts the child, turns what it says into progress, stops it when nobody wants it."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import threading
from collections.abc import Generator, Iterator
from dataclasses import asdict
from typing import Any

from assistant import children
from assistant.api import AssistantError, Cancelled, Progress
from assistant.api.language import Bilingual
from assistant.engine.locks import Lock, LockedFile
from assistant.engine.pull.request import Request

_LOOK_S = 0.1
_QUIET = 20
"""Looks that bring nothing, after which somebody who waits wants to know for what."""
_MB = 1e6


def pulled(request: Request, cancelled: threading.Event) -> Generator[Progress | Lock]:
    """Progress in MB while the child works, then the lock. Raises AssistantError, or Cancelled within a moment."""
    task = Bilingual(f"Getting {request.id}", f"正在下载 {request.id}")
    quiet = 0
    with _child(request) as lines:
        while True:
            if cancelled.is_set():
                raise Cancelled
            try:
                line = lines.get(timeout=_LOOK_S)
            except queue.Empty:
                quiet += 1
                if quiet == _QUIET:
                    yield Progress(Bilingual(f"Waiting for {request.id}", f"正在等待 {request.id}"), 0, 0, "MB")
                continue
            if line is None:
                raise AssistantError(
                    Bilingual(f"{request.id} could not be pulled.", f"{request.id} 无法下载。"),
                    Bilingual("Details are in the host's log.", "详情见后台程序的日志。"),
                )
            if "progress" in line:
                yield _progress(task, line["progress"])
            elif "problem" in line:
                english, chinese, hint, hint_zh = line["problem"]
                raise AssistantError(Bilingual(english, chinese), Bilingual(hint, hint_zh))
            elif "done" in line:
                done = line["done"]
                yield Lock(**{**done, "files": {name: LockedFile(**file) for name, file in done["files"].items()}})
                return


def _progress(task: str, said: dict[str, float]) -> Progress:
    done, total, rate = said["done"] / _MB, said["total"] / _MB, said["rate"] / _MB
    return Progress.at(rate, total - done, task, round(done, 1), round(total, 1), "MB")


@contextlib.contextmanager
def _child(request: Request) -> Iterator[queue.Queue[dict[str, Any] | None]]:
    """The lines that the child says, None once it has ended. It is gone when the block is left."""
    process = subprocess.Popen(
        children.command("assistant.engine.pull.child"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_environment(),
        text=True,
    )
    assert process.stdin
    assert process.stdout
    lines: queue.Queue[dict[str, Any] | None] = queue.Queue()
    reader = threading.Thread(target=_read, args=(process.stdout, lines), name="pull", daemon=True)
    reader.start()
    try:
        process.stdin.write(json.dumps(asdict(request)) + "\n")
        process.stdin.flush()
        yield lines
    finally:
        process.kill()
        process.wait()
        reader.join()
        process.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()


def _read(said: Any, lines: queue.Queue[dict[str, Any] | None]) -> None:
    for line in said:
        with contextlib.suppress(ValueError):
            lines.put(json.loads(line))
    lines.put(None)


def _environment() -> dict[str, str]:
    """This process's, with the hub's library allowed to work: the host forbids it to itself (`quiet.py`)."""
    forbidden = {"HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"}
    kept = {name: value for name, value in children.environment().items() if name not in forbidden}
    return {**kept, "HF_HUB_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_PROGRESS_BARS": "1"}
