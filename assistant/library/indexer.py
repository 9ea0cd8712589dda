"""Brings folders into the library: the new is decoded and embedded, the known is skipped, the gone is swept.

Work is committed batch by batch, so an interruption repeats one batch at most.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.api import AssistantError, BadInput, ImageTextEmbedding, IndexReport, Notice, Picture, Progress
from assistant.library.scan import Scan, Seen
from assistant.library.store import File, LibraryStore, as_bytes
from assistant.media import sniff
from assistant.media.decoder import Decoder
from assistant.media.names import shown

BATCH = 16
"""Pictures per commit and per call of the model: also the longest that an interactive request waits."""
TASK = "index"


@dataclass(slots=True)
class _Counts:
    added: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)


class Indexer:
    """One index run. Its generator may be closed at any time; the next run goes on from there."""

    def __init__(
        self, store: LibraryStore, decoder: Decoder, embedder: Callable[[], ImageTextEmbedding], folders: Sequence[str]
    ) -> None:
        self._store = store
        self._decoder = decoder
        self._embedder = embedder
        self._folders = list(folders)
        self._counts = _Counts()
        self._started = time.monotonic()
        self._done = 0
        self._total = 0

    def run(self) -> Generator[Progress | Notice | IndexReport]:
        """Progress per batch, then the report. Raises BadInput if none of the folders can be read."""
        roots = [as_bytes(folder) for folder in self._folders]
        missing = [root for root in roots if not os.path.exists(root)]  # noqa: PTH110
        if roots and len(missing) == len(roots):
            raise BadInput(f"There is no folder {shown(os.fsdecode(missing[0]))}.", "Check the path; quote spaces.")
        for root in roots or [path for path, _ in self._store.folders()]:
            yield from self._folder(root)
        counts = self._counts
        seconds = round(time.monotonic() - self._started, 3)
        yield IndexReport(counts.added, counts.updated, counts.removed, counts.unchanged, tuple(counts.failed), seconds)

    def _folder(self, root: bytes) -> Iterator[Progress | Notice]:
        scan = Scan(root)
        known = self._store.below(root)
        yield Progress(TASK, self._done, 0, "pictures")
        seen = list(scan.files())
        for path, why in scan.unreadable:
            self._counts.failed.append((os.fsdecode(path), why))
        work = list(self._to_do(seen, known))
        self._total = self._done + len(work)
        for start in range(0, len(work), BATCH):
            yield from self._batch(work[start : start + BATCH], known)
        self._sweep(known, {file.path for file in seen}, scan)
        if os.path.isdir(root):  # noqa: PTH112
            self._store.scanned(root)

    def _to_do(self, seen: list[Seen], known: dict[bytes, File]) -> Iterator[Seen]:
        """Files that are new, changed, or without a vector of the current model."""
        same = [file for file in seen if _same(file, known.get(file.path))]
        digests = [known[file.path].digest for file in same if not known[file.path].problem]
        embedded = self._store.have(digests, self._model()) if digests else set()
        unchanged = {file.path for file in same if known[file.path].problem or known[file.path].digest in embedded}
        for file in seen:
            if file.path not in unchanged:
                yield file
            elif known[file.path].problem:
                self._fail(file, known[file.path].problem)
            else:
                self._counts.unchanged += 1

    def _model(self) -> str:
        info = self._embedder().info
        return f"{info.id}@{info.revision}"

    def _batch(self, batch: list[Seen], known: dict[bytes, File]) -> Iterator[Progress | Notice]:
        files = [file for file in (self._read(each) for each in batch) if file]
        good = [file for file in files if not file.problem]
        model = self._model()
        have = self._store.have([file.digest for file in good], model)
        fresh = list({file.digest: file for file in good if file.digest not in have}.values())
        vectors: list[tuple[str, str, bytes]] = []
        if fresh:
            pictures = [Picture(file.digest, os.fsdecode(file.path), path=os.fsdecode(file.path)) for file in fresh]
            embedded = self._embedder().embed_pictures(pictures)
            size = len(embedded.data) // max(embedded.count, 1)
            rows = [embedded.data[place * size : (place + 1) * size] for place in range(embedded.count)]
            vectors = [(file.digest, model, row) for file, row in zip(fresh, rows, strict=True)]
        self._store.save(files, vectors)
        for file in files:
            if file.problem:
                self._fail(Seen(file.path, file.size, file.modified), file.problem)
            elif file.path in known:
                self._counts.updated += 1
            else:
                self._counts.added += 1
        self._done += len(batch)
        yield self._progress()

    def _read(self, seen: Seen) -> File | None:
        """The facts of one file; None if it neither is nor claims to be a picture."""
        path = os.fsdecode(seen.path)
        if not seen.claims and sniff.kind_of_file(path) is not sniff.Kind.PICTURE:
            return None
        try:
            info = self._decoder.inspect(path)
            with open(seen.path, "rb") as file:  # noqa: PTH123 - a path of bytes
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except AssistantError as error:
            return File(seen.path, seen.size, seen.modified, problem=str(error))
        except OSError as error:
            return File(seen.path, seen.size, seen.modified, problem=f"It cannot be read: {error.strerror}.")
        return File(seen.path, seen.size, seen.modified, digest, info.width, info.height, info.media_type, info.taken)

    def _sweep(self, known: dict[bytes, File], seen: set[bytes], scan: Scan) -> None:
        blind = tuple(path.rstrip(b"/") + b"/" for path, _ in scan.unreadable)
        gone = [path for path in known if path not in seen and not (blind and path.startswith(blind))]
        if gone:
            self._store.remove(gone)
            self._counts.removed += sum(not known[path].problem for path in gone)

    def _fail(self, file: Seen, why: str) -> None:
        self._counts.failed.append((os.fsdecode(file.path), why))

    def _progress(self) -> Progress:
        rate = self._done / max(time.monotonic() - self._started, 1e-6)
        return Progress(TASK, self._done, self._total, "pictures", round(rate, 1), (self._total - self._done) / rate)


def _same(seen: Seen, known: File | None) -> bool:
    return known is not None and (seen.size, seen.modified) == (known.size, known.modified)
