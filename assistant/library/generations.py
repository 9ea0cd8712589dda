"""Chroma as a disposable index: a generation is built aside, verified, and switched in by one rename.

Chroma's persistent client rewrites its files in place and was measured not to survive `kill -9` or a full disk, and to
crash its process on some damaged files. So it never holds the truth: building and verifying run in child processes, a
serving generation is only read, its files are checked against their sums before Chroma opens them, and a damaged one
is set aside while exact search answers.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import subprocess
import tempfile
import threading
import time
import uuid
from pathlib import Path
from typing import IO, Any

from assistant.api.safe_text import safe_line
from assistant.children import command
from assistant.library import sealed
from assistant.library.sealed import Manifest
from assistant.library.store import Matrix
from assistant.media.processes import environment

_LOG = logging.getLogger(__name__)
COLLECTION = "pictures"
BUILD_FROM = 15_000
"""Vectors from which a generation is built. Below, comparing all of them is faster than asking Chroma
(`benchmarks/search_latency.py`: 0.4 against 1.1 ms at 10,000 of 512), and takes 30 MB at most."""
GROWTH = 0.2
"""A generation is built anew when so large a share of its vectors came or went since."""
_POLL_S = 0.1
_TAIL = 2000
"""Bytes of what a child said that are looked at."""
Neighbours = list[tuple[int, float]]
"""Ids of vectors and their cosine similarity with a query, best first. Digests instead of ids would cost a tenth more
memory."""


class Generations:
    """The generations of one model below one folder; the newest finished one serves. Thread-safe."""

    def __init__(self, folder: Path, model: str) -> None:
        self.problem = ""
        self._folder = folder / hashlib.sha256(model.encode()).hexdigest()[:16]
        self._model = model
        self._lock = threading.Lock()
        self._serving: tuple[Path, Manifest, Any, Any] | None = None
        self._known: tuple[Path | None, Manifest | None] | None = None
        self._damaged: set[Path] = set()

    def manifest(self) -> Manifest | None:
        """What the newest generation claims to hold; None if there is none. Opens nothing."""
        with self._lock:
            return self._newest()[1]

    def nearest(self, target: Matrix, count: int) -> tuple[Neighbours, Manifest] | None:
        """About the `count` nearest vectors, best first, and what was searched; None if no generation can answer."""
        with self._lock:
            newest, _ = self._newest()
            if newest is None or not self._open(newest):
                return None
            assert self._serving
            _, manifest, _, collection = self._serving
            try:
                return neighbours(collection, target, min(count, manifest.count)), manifest
            except chroma_errors():
                self._set_aside(newest)
                return None

    def build(self, database: Path, cancelled: threading.Event) -> bool:
        """Builds, verifies and switches in a new generation; False if that failed or was cancelled.

        The old one serves meanwhile.
        """
        fresh = self._folder / f"building-{uuid.uuid4().hex}"
        try:
            fresh.mkdir(parents=True, mode=0o700)
            for step in ("build", "verify"):
                arguments = [step, str(database), str(fresh), self._model]
                if not _completes(command("assistant.library.build", *arguments), cancelled):
                    return False
            # Names grow with time, so the rename is the switch.
            fresh.rename(self._folder / f"generation-{time.time_ns():020d}")
        except OSError:
            _LOG.exception("The search index could not be built; exact search answers")
            return False
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        with self._lock:
            self._known = None
            self._clean()
        return True

    def close(self) -> None:
        """Lets go of the files."""
        with self._lock:
            self._release()

    def _newest(self) -> tuple[Path | None, Manifest | None]:
        """The newest generation and its manifest. Looked up once: every search asks."""
        if self._known is None:
            newest = max(set(self._folder.glob("generation-*")) - self._damaged, default=None)
            manifest = sealed.read(newest) if newest else None
            self._known = newest, manifest if manifest and manifest.model == self._model else None
        return self._known

    def _open(self, folder: Path) -> bool:
        """Whether this generation serves; a damaged one is set aside before Chroma sees it."""
        if self._serving is not None and self._serving[0] == folder:
            return True
        self._release()
        manifest = sealed.unseal(folder)
        if manifest is None or manifest.model != self._model:
            self._set_aside(folder)
            return False
        try:
            chroma = client(folder / sealed.CHROMA)
            collection = chroma.get_collection(COLLECTION, embedding_function=None)
        except chroma_errors():
            self._set_aside(folder)
            return False
        self._serving = (folder, manifest, chroma, collection)
        return True

    def _set_aside(self, folder: Path) -> None:
        """Takes a generation out of service, also where the disk does not let it be renamed; its files stay until the
        next one is built."""
        _LOG.error("The search index %s is damaged and is set aside; exact search answers", folder)
        self._release()
        self._known = None
        self._damaged.add(folder)
        try:
            folder.rename(folder.with_name(f"damaged-{folder.name}"))
        except OSError as error:
            _LOG.warning("It keeps its name: %s", error)

    def _release(self) -> None:
        if self._serving is not None:
            self._serving[2].close()
            self._serving = None

    def _clean(self) -> None:
        """Removes everything but the newest generation, also what an earlier process left half built."""
        newest, _ = self._newest()
        if self._serving is not None and self._serving[0] != newest:
            self._release()
        for other in self._folder.iterdir():
            if other != newest:
                shutil.rmtree(other, ignore_errors=True)


def client(folder: Path) -> Any:
    """Chroma over one folder, without telemetry."""
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))


def _completes(command: list[str], cancelled: threading.Event) -> bool:
    """Whether a child ran to a good end; it is ended on cancellation."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said, env=environment()
        )
        try:
            while process.poll() is None and not cancelled.wait(_POLL_S):
                pass
            code = process.poll()
        finally:
            process.kill()
            process.wait()
            if process.stdin:
                process.stdin.close()
        if code:
            _LOG.warning("The search index could not be built (%d): %s; exact search answers", code, _last_line(said))
        return code == 0


def _last_line(said: IO[bytes]) -> str:
    """The last thing that a child wrote: why it ended."""
    said.seek(max(0, said.seek(0, os.SEEK_END) - _TAIL))
    lines = said.read().decode(errors="replace").strip().splitlines()
    return safe_line(lines[-1]) if lines else "it said nothing"


def neighbours(collection: Any, target: Matrix, count: int) -> Neighbours:
    """What a collection of Chroma's holds next to a vector of length 1, with the cosine similarity, best first."""
    answer = collection.query(query_embeddings=[target], n_results=count, include=["distances"])
    # Chroma's distance in the space "ip" is 1 minus the product.
    return [(int(name), 1.0 - float(far)) for name, far in zip(answer["ids"][0], answer["distances"][0], strict=True)]


def chroma_errors() -> tuple[type[Exception], ...]:
    from chromadb.errors import ChromaError

    return (ChromaError, OSError, ValueError, RuntimeError, TypeError, LookupError)
