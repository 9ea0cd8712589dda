"""The parent's end of the decoder children: start, ask with a time limit, end, start again.

A message is a length (4 bytes, big-endian), so many bytes of JSON, and after an answer as many raw bytes as its
`bytes` says. The first one from a child, unasked, is empty and says that it has started. A child that decodes hostile
files may itself have become hostile: what it says is checked.
"""

from __future__ import annotations

import json
import struct
import subprocess
import threading
import time
from typing import Any

from assistant.api.errors import BadInput
from assistant.api.language import Bilingual
from assistant.children import command
from assistant.media import limits
from assistant.media.processes import environment, read_exactly
from assistant.media.refusals import Verdict, no_start, refused

LENGTH = struct.Struct(">I")
LONGEST_FACTS = 1 << 16
_LONGEST_PAYLOAD = 4 * limits.PIXELS


class Child:
    """One decoder process. Not thread-safe: the pool hands it to one thread at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Of the running process, None while there is none."""
        return self._process.pid if self._process else None

    def ask(self, do: str, path: str, **details: Any) -> tuple[dict[str, Any], bytes]:
        """Facts and payload. Raises BadInput, and DecoderProblem where no child can start; one that died or hung is
        replaced at the next call."""
        process = self._running()
        assert process.stdin
        assert process.stdout
        request = json.dumps({"do": do, "path": path, **details}).encode()
        try:
            process.stdin.write(LENGTH.pack(len(request)) + request)
            facts, payload = _answer(process.stdout.fileno())
            error = [str(text) for text in facts.get("error", ())]
        except TimeoutError:
            self.close()
            raise refused(path, "slow", "hostile") from None
        except (OSError, EOFError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self.close()
            raise refused(path, "fatal", "hostile") from None
        if len(error) == 4:
            kind = BadInput if facts.get("passing") else Verdict
            raise kind(Bilingual(error[0], error[1]), Bilingual(error[2], error[3]))
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
            self._process = _started()
            try:
                assert self._process.stdout
                _answer(self._process.stdout.fileno())
            except (OSError, EOFError, ValueError, TypeError, KeyError):  # TimeoutError is an OSError
                self.close()
                raise no_start() from None
        return self._process


def _started() -> subprocess.Popen[bytes]:
    """A new child, which will say that it has started."""
    try:
        return subprocess.Popen(
            command("assistant.media.worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=environment(),
            # Ctrl+C in a terminal is for the program, not for its decoder.
            start_new_session=True,
        )
    except OSError:
        raise no_start() from None


def _answer(descriptor: int) -> tuple[dict[str, Any], bytes]:
    deadline = time.monotonic() + limits.WAIT_SECONDS
    (length,) = LENGTH.unpack(_whole(descriptor, LENGTH.size, deadline))
    if length > LONGEST_FACTS:
        raise ValueError(length)
    facts = json.loads(_whole(descriptor, length, deadline))
    if not 0 <= facts["bytes"] <= _LONGEST_PAYLOAD:
        raise ValueError(facts["bytes"])
    return facts, _whole(descriptor, facts["bytes"], deadline)


def _whole(descriptor: int, count: int, deadline: float) -> bytes:
    data = read_exactly(descriptor, count, deadline)
    if len(data) < count:
        raise EOFError
    return data


class Children:
    """A few children for many threads, each started when first needed."""

    def __init__(self, count: int) -> None:
        self._free = [Child() for _ in range(count)]
        self._all = tuple(self._free)
        self._changed = threading.Condition()
        self._closed = False

    @property
    def pids(self) -> tuple[int, ...]:
        """Of the running processes."""
        return tuple(child.pid for child in self._all if child.pid is not None)

    def ask(self, do: str, path: str, **details: Any) -> tuple[dict[str, Any], bytes]:
        """Like Child.ask, on whichever child is free; waits for one. Raises BadInput once the pool is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._free or self._closed)
            if self._closed:
                raise refused(path, "ending")
            # The last one given back: the others need not be started before there is work for them.
            child = self._free.pop()
        try:
            return child.ask(do, path, **details)
        finally:
            with self._changed:
                self._free.append(child)
                if self._closed:
                    child.close()
                self._changed.notify_all()

    def close(self) -> None:
        """Ends all children once they are free; the one that decodes at this moment ends at its limit at the latest."""
        with self._changed:
            self._closed = True
            for child in self._free:
                child.close()
            self._changed.notify_all()
