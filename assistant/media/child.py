"""The parent's end of one decoder child: start, ask with a time limit, end, start again."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from assistant.api.errors import BadInput
from assistant.media import limits
from assistant.media.names import shown

_ROOT = Path(__file__).parents[2]
_LONGEST_LINE = 65536


class Child:
    """One decoder process. Not thread-safe: the decoder hands it to one thread at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, do: str, path: str, **details: Any) -> tuple[dict[str, Any], bytes]:
        """The answer to one request. Raises BadInput; a child that dies or hangs is replaced at the next call."""
        process = self._running()
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(json.dumps({"do": do, "path": path, **details}).encode() + b"\n")
            process.stdin.flush()
            facts, payload = _Reader(process.stdout.fileno()).answer()
        except (OSError, EOFError, ValueError):
            self.close()
            raise BadInput(f"{shown(path)} made the decoder fail.", "The file is damaged or hostile.") from None
        except TimeoutError:
            self.close()
            raise BadInput(f"{shown(path)} takes too long to decode.", "The file is damaged or hostile.") from None
        if "error" in facts:
            raise BadInput(facts["error"], facts["hint"])
        return facts, payload

    def close(self) -> None:
        """Ends the process, whatever it does."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH", ""))))
            self._process = subprocess.Popen(
                [sys.executable, "-m", "assistant.media.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
                # One BLAS thread: its buffers alone would eat the child's address space on machines with many cores.
                env={**os.environ, "PYTHONPATH": path, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            )
        return self._process


class _Reader:
    """Reads one answer from a descriptor before a deadline."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._deadline = time.monotonic() + limits.CHILD_SECONDS
        self._held = bytearray()

    def answer(self) -> tuple[dict[str, Any], bytes]:
        while b"\n" not in self._held:
            self._more(_LONGEST_LINE)
        line, _, rest = bytes(self._held).partition(b"\n")
        facts = json.loads(line)
        payload = bytearray(rest)
        while len(payload) < facts["bytes"]:
            self._held = bytearray()
            self._more(1 << 20)
            payload += self._held
        return facts, bytes(payload)

    def _more(self, most: int) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._descriptor, selectors.EVENT_READ)
            if not selector.select(max(0.0, self._deadline - time.monotonic())):
                raise TimeoutError
        data = os.read(self._descriptor, most)
        if not data:
            raise EOFError
        self._held += data


class Children:
    """A few children for many threads, started when first needed."""

    def __init__(self, count: int) -> None:
        self._free = [Child() for _ in range(count)]
        self._all = tuple(self._free)
        self._changed = threading.Condition()
        self._closed = False

    def ask(self, do: str, path: str, **details: Any) -> tuple[dict[str, Any], bytes]:
        with self._changed:
            self._changed.wait_for(lambda: self._free or self._closed)
            if self._closed:
                raise BadInput("The decoder is closed.")
            child = self._free.pop()
        try:
            return child.ask(do, path, **details)
        finally:
            with self._changed:
                self._free.append(child)
                self._changed.notify()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        for child in self._all:
            child.close()
