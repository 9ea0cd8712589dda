"""Brings folders into the library: the new is decoded and embedded, the known is skipped, the gone is swept.

Work is committed batch by batch, so an interruption repeats one batch at most. Other threads read and decode the next
batch while the model works on this one.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter, deque
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from assistant.api import BadInput, ImageTextEmbedding, IndexReport, Notice, Progress
from assistant.api.language import Bilingual
from assistant.library.away import away, holds_nothing
from assistant.library.embedding import BATCH, embedded, model_of, must_fit
from assistant.library.failures import Problem
from assistant.library.filters import absolute, real
from assistant.library.ignore import Rules
from assistant.library.one_name import known_as
from assistant.library.pseudo import is_pseudo
from assistant.library.scan import Scan, Seen, missed, unread
from assistant.library.stamp import stamp
from assistant.library.store import File, LibraryStore
from assistant.media import limits, sniff
from assistant.media.decoder import Decoder, abilities
from assistant.media.files import opened
from assistant.media.names import shown_place
from assistant.media.refusals import Verdict

TASK = Bilingual("index", "索引")
_UNIT = Bilingual("files", "个文件")
_FOUND = Bilingual("files found", "个文件（正在查找）")
_TELL_S = 1.0
_AHEAD = 2
"""Batches that are read while the model works on one: a slow picture or a busy machine holds up neither."""
_FIRST = 2
"""Files of the first batch. Each next one is twice as large, so that the model soon has something to do."""


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
        self._make = embedder
        self._made: ImageTextEmbedding | None = None
        self._named = {real(folder): os.fsdecode(absolute(folder)) for folder in folders}
        """The folders by their real paths: whatever links lead to one, it is one folder."""
        self._all = not folders
        self._counts = _Counts()
        self._started = self._working_since = time.monotonic()
        self._done = self._total = self._first = self._side = 0
        self._failed: set[bytes] = set()
        self._vanished: set[bytes] = set()
        self._away: dict[bytes, int] = {}
        self._can = abilities()
        self._passed: list[bytes] = []
        """What is no picture; added to by several threads."""

    def run(self) -> Generator[Progress | Notice | IndexReport]:
        """Progress per batch, then the report. Raises BadInput if there is nothing to look through in any folder."""
        self._name_once()
        refused = {root: why for root, name in self._named.items() if (why := self._refusal(root, name)) is not None}
        if refused and len(refused) == len(self._named) and not self._all:
            raise next(iter(refused.values()))
        # Told, but not kept with the files that could not be read: no later run would come there.
        told = [(os.fsdecode(root), Bilingual(why.said("en"), why.said("zh"))) for root, why in refused.items()]
        self._counts.failed += told
        roots = [root for root in self._named if root not in refused]
        for root in roots:
            if os.path.isdir(root):  # noqa: PTH112 - bytes
                self._join(root)
        inside = [each for root in roots for each in (root, *self._store.folders_in(root))]
        for root in dict.fromkeys(inside + (self._singles() if self._all else [])):
            yield from self._folder(root)
        # After the last one: what moved from one folder to another keeps its vector.
        self._store.sweep()
        counts = self._counts
        seconds = round(time.monotonic() - self._started, 3)
        gone, failed = tuple((os.fsdecode(place), n) for place, n in self._away.items()), tuple(counts.failed)
        left = Counter(filter(None, map(missed, self._passed))).most_common()
        done = counts.added, counts.updated, counts.removed, counts.unchanged
        yield IndexReport(*done, failed, seconds, gone, tuple(left))

    def _name_once(self) -> None:
        """Every folder gets its one name: its real path, and of several real ones the one that is known first."""
        names: list[bytes] = []
        for folder in self._store.known_folders():
            place = known_as(real(os.fsdecode(folder)), names)
            names.append(place)
            if place != folder:
                self._join(place)
                self._store.move_folder(folder, place)
        held = self._store.known_folders()
        if self._all:
            self._named = {folder: os.fsdecode(folder) for folder in held}
        else:
            self._named = {known_as(root, held): name for root, name in self._named.items()}

    def _singles(self) -> list[bytes]:
        """The files that were brought in by their own names and lie in no folder of the library. Those that are gone
        leave, unless nothing is left where they were."""
        paths = [] if self._store.holds(b"/") else [file.path for file in self._store.files_in(b"/")]
        gone = set(filter(_is_gone, paths))
        left: list[bytes] = []
        for path in gone:
            parent = os.path.dirname(path)  # noqa: PTH120 - bytes
            if holds_nothing(parent):
                self._away[parent] = self._away.get(parent, 0) + 1
            else:
                left.append(path)
        self._store.remove(left)
        self._counts.removed += len(left)
        return [path for path in paths if path not in gone]

    def _join(self, root: bytes) -> None:
        """A folder stands on its own in the library unless another one comes to it by itself."""
        if self._rules_above(root) is None:
            self._store.add_folder(root)

    def _rules_above(self, root: bytes) -> tuple[Rules, ...] | None:
        """What is ignored in a folder that another one of the library comes to by itself; None for any other one."""
        holder = self._store.holder(root)
        return Scan(holder).way_to(root) if holder is not None else None

    def _refusal(self, root: bytes, name: str) -> BadInput | None:
        """Why a folder that was named cannot be looked through; one that is known may be away."""
        if is_pseudo(os.fsdecode(root)):
            return BadInput(
                Bilingual(f"{name} belongs to the system: there are no pictures.", f"{name} 属于系统：里面没有图片。"),
                Bilingual("Name a folder of your own.", "请指定你自己的文件夹。"),
            )
        if self._store.count_in(root):
            return None
        if os.path.exists(root):  # noqa: PTH110 - bytes
            return self._no_picture(os.fsdecode(root))
        return BadInput(
            Bilingual(f"There is no folder {shown_place(name)}.", f"没有文件夹 {shown_place(name)}。"),
            Bilingual("Check the path; quote names with spaces.", "请检查路径；含空格的名称要加引号。"),
        )

    def _no_picture(self, path: str) -> BadInput | None:
        """Why a file that was named is no picture; None for a folder, and for what says of itself that it is one."""
        if os.path.isfile(path) and sniff.kind_of_file(path) is not sniff.Kind.PICTURE:  # noqa: PTH113
            try:
                self._decoder.inspect(path)
            except BadInput as problem:
                return problem
        return None

    def _folder(self, root: bytes) -> Generator[Progress]:
        if not os.path.exists(root):  # noqa: PTH110 - bytes
            self._away[root] = self._store.count_in(root)
            return
        embedder = self._embedder()
        model, self._side = model_of(embedder), embedder.side
        yield Progress(TASK, self._done, unit=_UNIT)
        known = self._store.stamps(root, model)
        rules = None if self._store.holds(root) else self._rules_above(root)
        scan = Scan(root, self._store.elsewhere(root), rules or ())
        seen = yield from self._walked(scan)
        self._fail([Problem(path, why) for path, why in scan.unreadable])
        self._passed += scan.passed
        work = [file for file in seen if known.get(file.path) != (file.size, file.modified, True)]
        self._counts.unchanged += len(seen) - len(work)
        work = self._fresh(root, work, known)
        self._total, self._first = self._done + len(work), 0
        for count, batch in self._read_ahead(work):
            self._bring_in(batch, model, known)
            self._done += count
            yield self._progress(len(work))
        self._sweep(known, {file.path for file in seen} - self._vanished, scan)
        if self._vanished and _is_gone(root) and (held := self._store.count_in(root)):
            self._away[root] = held
        self._store.failures.keep(root, self._failed)

    def _fresh(self, root: bytes, work: list[Seen], known: Collection[bytes]) -> list[Seen]:
        """Without what the decoder refused before and would refuse again: that is told as it was then."""
        refused = self._store.failures.refused(root, self._can)
        again: list[Problem] = []
        fresh: list[Seen] = []
        for seen in work:
            problem = None if seen.path in known else refused.get(seen.path)
            if problem is not None and (problem.size, problem.modified) == (seen.size, seen.modified):
                again.append(problem)
            else:
                fresh.append(seen)
        self._fail(again)
        return fresh

    def _walked(self, scan: Scan) -> Generator[Progress, None, list[Seen]]:
        """The files of a folder. A run is stopped at what it tells, so a long walk tells how far it is."""
        seen: list[Seen] = []
        told = time.monotonic()
        for step in scan.walk():
            if step is not None:
                seen.append(step)
            if time.monotonic() - told >= _TELL_S:
                yield Progress(TASK, len(seen), unit=_FOUND)
                told = time.monotonic()
        return seen

    def _embedder(self) -> ImageTextEmbedding:
        if self._made is None:
            self._made = self._make()
            must_fit(self._made, self._store)
            self._store.uses(model_of(self._made))
        return self._made

    def _read_ahead(self, work: Sequence[Seen]) -> Iterator[tuple[int, list[File | Problem]]]:
        """How many files a batch has, and the facts of them; what neither is nor claims to be a picture has none."""
        readers = ThreadPoolExecutor(self._decoder.children, "index")
        reading: deque[list[Future[File | Problem | None]]] = deque()
        try:
            for batch in _batches(work):
                reading.append([readers.submit(self._read, seen) for seen in batch])
                if len(reading) > _AHEAD:
                    yield _finished(reading.popleft())
            while reading:
                yield _finished(reading.popleft())
        finally:
            readers.shutdown(cancel_futures=True)

    def _read(self, seen: Seen) -> File | Problem | None:
        path = os.fsdecode(seen.path)
        if not seen.claims and sniff.kind_of_file(path) is not sniff.Kind.PICTURE:
            self._passed.append(seen.path)
            return None
        try:
            with opened(path, limits.PICTURE_BYTES, "picture") as source:
                size, modified = stamp(os.fstat(source.fileno()))
                digest = hashlib.file_digest(source, "sha256").hexdigest()  # type: ignore[arg-type]
            # A copy of a known content need not be decoded again.
            for known in self._store.with_digests([digest]).get(digest, ())[:1]:
                return replace(known, path=seen.path, size=size, modified=modified)
            info = self._decoder.inspect(path, self._side)
        except Verdict as error:
            return Problem(seen.path, Bilingual(error.said("en"), error.said("zh")), size, modified, self._can)
        except BadInput as error:
            return Problem(seen.path, Bilingual(error.said("en"), error.said("zh")))
        except OSError as error:
            return Problem(seen.path, unread(error))
        sides = info.width, info.height
        return File(seen.path, size, modified, digest, *sides, info.media_type, info.taken, info.look)

    def _bring_in(self, batch: Sequence[File | Problem], model: str, known: dict[bytes, tuple[int, int, bool]]) -> None:
        """Embeds what is new and commits the batch. A file that fails is forgotten: what was known of it is wrong. One
        that vanished meanwhile is left to the sweep."""
        files = [file for file in batch if isinstance(file, File)]
        problems = [file for file in batch if isinstance(file, Problem)]
        have = self._store.embedded([file.digest for file in files], model)
        vectors, refused = self._embedded([file for file in files if file.digest not in have])
        good = [file for file in files if file.path not in refused]
        problems += [Problem(path, why) for path, why in refused.items()]
        self._vanished |= {problem.path for problem in problems if _is_gone(problem.path)}
        problems = [problem for problem in problems if problem.path not in self._vanished]
        self._store.save(good, [(digest, model, vector) for digest, vector in vectors.items()])
        self._store.remove([problem.path for problem in problems if problem.path in known])
        for file in good:
            if file.path in known:
                self._counts.updated += 1
            else:
                self._counts.added += 1
        self._fail(problems)

    def _embedded(self, files: Sequence[File]) -> tuple[dict[str, bytes], dict[bytes, str]]:
        """Vectors by content, and by path why there is none. One file of each content is read; where that one is lost
        meanwhile or refused, the next one of the same content."""
        vectors: dict[str, bytes] = {}
        refused: dict[bytes, str] = {}
        while left := {file.digest: file for file in files if file.digest not in vectors and file.path not in refused}:
            made, why = embedded(self._embedder(), list(left.values()))
            vectors |= made
            refused |= {left[digest].path: reason for digest, reason in why.items()}
        return vectors, refused

    def _sweep(self, known: dict[bytes, tuple[int, int, bool]], seen: set[bytes], scan: Scan) -> None:
        """Forgets what is gone. What lay in a place that is away stays, as does the device that it lay on."""
        blind = {path for path, _ in scan.unreadable}
        below = tuple(path.rstrip(b"/") + b"/" for path in blind)
        gone = {path for path in known if path not in seen and path not in blind and not path.startswith(below)}
        devices = self._store.devices.of(scan.root) or scan.devices
        for place, kept in away(devices, scan.devices, known, seen, gone).items():
            self._away[place] = len(kept)
            gone.difference_update(kept)
            scan.devices[place] = devices[place]
        if self._store.holds(scan.root):
            self._store.devices.keep(scan.root, scan.devices)
        self._store.remove(gone)
        self._counts.removed += len(gone)

    def _fail(self, problems: Sequence[Problem]) -> None:
        self._store.failures.add(problems)
        self._failed |= {problem.path for problem in problems}
        self._counts.failed += [(os.fsdecode(problem.path), problem.why) for problem in problems]

    def _progress(self, work: int) -> Progress:
        """Measured from the end of the first batch on: that one waits for the model and for the decoders to start."""
        done, now = self._done - (self._total - work), time.monotonic()
        if not self._first:
            self._first, self._working_since = done, now
        rate = (done - self._first) / max(now - self._working_since, 1e-6)
        failed = len(self._counts.failed)
        unit = Bilingual(f"files, {failed} unreadable", f"个文件，{failed} 个无法读取") if failed else _UNIT
        return Progress.at(rate, work - done, TASK, self._done, self._total, unit)


def _is_gone(path: bytes) -> bool:
    """Whether there is no such file; not whether it may be looked at."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _batches(work: Sequence[Seen]) -> Iterator[Sequence[Seen]]:
    start, size = 0, _FIRST
    while start < len(work):
        yield work[start : start + size]
        start, size = start + size, min(2 * size, BATCH)


def _finished(batch: Sequence[Future[File | Problem | None]]) -> tuple[int, list[File | Problem]]:
    return len(batch), [result for reading in batch if (result := reading.result()) is not None]
