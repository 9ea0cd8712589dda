"""The library as the host owns it and as plugins see it. Composition of store, indexer, indexes and search."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from assistant.api import (
    BadInput,
    Duplicates,
    Found,
    Hit,
    ImageTextEmbedding,
    IndexReport,
    Library,
    LibraryStatus,
    Notice,
    Picture,
    Progress,
    Query,
    StoreProblem,
)
from assistant.api.language import Bilingual, plural
from assistant.library import search, watch
from assistant.library.away import holds_nothing
from assistant.library.background import Background, Make
from assistant.library.duplicates import duplicates_in
from assistant.library.embedding import model_of, must_fit
from assistant.library.filters import absolute, but, concerns, filter_of, lies_in, real
from assistant.library.fitting import alike_in
from assistant.library.folding import first_present
from assistant.library.generations import BUILD_FROM, Generations
from assistant.library.indexer import Indexer
from assistant.library.indexes import Approximate, Indexes
from assistant.library.links import by_links
from assistant.library.one_name import known_as
from assistant.library.run import Run
from assistant.library.scan import Scan
from assistant.library.stamp import stamp
from assistant.library.store import File, LibraryStore
from assistant.library.turn import Embedder, TurnLibrary
from assistant.media.decoder import Decoder
from assistant.media.names import shown_place
from assistant.sqlite import Damaged, set_aside

_LOG = logging.getLogger(__name__)
_STOP_IT = Bilingual(
    "Wait until it is done, or stop it: assistant library stop", "请等它完成，或停止它：assistant library stop"
)
LONGEST_WORDS = 4000
"""Characters of what was said of one picture that a search reads."""
FAILURES_TOLD = 200
"""How many unreadable files are named at once."""
Described = Callable[[], Sequence[tuple[str, str]]]


class PictureLibrary:
    """One library of one user. Thread-safe; one index run at a time. Raises StoreProblem."""

    def __init__(
        self,
        database: Path,
        generations: Path,
        decoder: Decoder,
        build_from: int = BUILD_FROM,
        *,
        background: Make | None = None,
        described: Described = tuple,
        server: str = "",
        kept: Path | None = None,
    ) -> None:
        """`build_from` is the number of vectors from which Chroma serves; opening builds and loads nothing.

        `background` gives the model for work that no turn waits for; `described` tells what was said of pictures, as
        (digest, words), latest first; `server` is the address of a Chroma server to use instead of files;
        `kept` is where the program keeps pictures of its own, which belong to no folder.
        A damaged database is renamed, never deleted: the pictures themselves are elsewhere and can be indexed again.
        """
        self._note = ""
        own = real(str(kept)) if kept else b""
        try:
            self._store = LibraryStore(database, own)
        except Damaged:
            kept = set_aside(database)
            _LOG.exception("The library was damaged; it is kept as %s", kept)
            self._note = Bilingual(
                f"The library's file was damaged and is kept as {kept}. Index your folders again.",
                f"图库文件已损坏，保留为 {kept}。请重新索引您的文件夹。",
            )
            self._store = LibraryStore(database, own)
        self._decoder = decoder
        self._database = database
        self._generations = generations
        self._build_from = build_from
        self._described = described
        self._server = server
        self._background = Background(self._store, background, lambda model: self._indexes_of(model).grow())
        self._indexing = threading.Lock()
        self._run: Run | None = None
        self._guard = threading.Lock()
        self._indexes: dict[str, Indexes] = {}

    def for_turn(self, embedder: Embedder, patient: Embedder | None = None) -> Library:
        """The library with the embedding model of one turn, which is asked for when it is first needed.

        `patient` is the same model for work that gives way to others; indexing uses it.
        """
        return TurnLibrary(self, embedder, patient or embedder)

    def search(self, query: Query, embedder: Embedder) -> Found:
        """See `assistant.api.Library.search`. Where nothing is to be compared, no model is asked for."""
        known = self._store.known_folders()
        only = filter_of(query, known)
        if not self._store.count():
            return Found((), False, "empty", 0, self._note)
        away = self._away(filter(partial(concerns, query), known))
        only = but(only, [os.fsencode(folder) for folder, _ in away])
        if sum(count for _, count in away) >= self._store.count():
            return Found((), False, "exact", 0, self._note, away=away)
        if not search.compares(query):
            found = search.listed(query, self._store, only)
            return replace(found, hits=self._with_words(found.hits), note=self._note, away=away)
        given = embedder()
        must_fit(given, self._store)
        model = model_of(given)
        indexes = self._indexes_of(model)
        among = self._store.passing(only, model) if only else None
        goal = search.wanted(query, given, lambda digest: self._store.vectors_of([digest], model).get(digest))
        found = search.find(
            query,
            goal,
            lambda target, count: indexes.nearest(target, count, among),
            self._store,
            only,
            given.threshold,
            given.alike or alike_in(self._store, model),
            model,
            self._store.vector_count(model) if among is None else len(among),
            indexes.held,
        )
        hits = self._explained(self._with_words(found.hits), query.labels, given, model)
        note = self._missing_note(model) or found.note or indexes.note or self._note
        return replace(found, hits=hits, note=note, missing=self._background.lacking(model, only), away=away)

    def _away(self, folders: Iterable[bytes]) -> tuple[tuple[str, int], ...]:
        """Those of these folders that hold nothing though pictures of them are known, and how many."""
        counts = {folder: self._store.count_in(folder) for folder in folders if holds_nothing(folder)}
        return tuple((os.fsdecode(folder), count) for folder, count in counts.items() if count)

    def catch_up(self, embedder: Embedder) -> Iterator[Progress]:
        """See `assistant.api.Library.catch_up`."""
        return self._background.followed(model_of(embedder()), self._indexing.locked)

    def _with_words(self, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The hits, those that were drawn here with their words: their names say nothing."""
        if all(hit.picture.path for hit in hits):
            return hits
        words = dict(self._described())  # of the same picture the oldest words, which it was drawn from, come last
        return tuple(
            hit
            if hit.picture.path
            else replace(hit, picture=replace(hit.picture, description=words.get(hit.picture.digest, "")))
            for hit in hits
        )

    def index(self, folders: Sequence[str], embedder: Embedder) -> Iterator[Progress | Notice | IndexReport]:
        """See `assistant.api.Library.index`."""
        if not self._indexing.acquire(blocking=False):
            raise StoreProblem(Bilingual("Another index run is going on.", "另一次索引正在进行。"), _STOP_IT)
        self._run = run = Run(folders)
        try:
            with closing(Indexer(self._store, self._decoder, embedder, folders).run()) as steps:
                yield from run.followed(steps)
            self._note = ""
            self._indexes_of(model_of(embedder())).grow()
        finally:
            self._run = None
            self._indexing.release()

    def stop(self) -> bool:
        """Stops the index run that goes on, if there is one: it ends with Cancelled after the current batch."""
        run = self._run
        if run is not None:
            run.stop()
        return run is not None

    def join(self, picture: Picture) -> None:
        """Takes in one picture that lies in no folder of the user, such as a drawn one; its vector is made in the
        background. Raises BadInput, StoreProblem."""
        look = self._decoder.inspect(picture.stored).look
        path = real(picture.stored)  # as `kept` is known: a link may lead there
        facts = os.stat(path)  # noqa: PTH116 - bytes
        size = picture.width, picture.height
        file = File(path, *stamp(facts), picture.digest, *size, picture.media_type, "", look)
        self._store.save([file], [])
        self._background.embed_pictures(self._store.latest_model())

    def leave(self, paths: Sequence[str]) -> None:
        """Forgets pictures that joined, for ever."""
        if paths:
            self._store.remove_for_ever([place for path in paths for place in {os.fsencode(path), real(path)}])

    def watch(self, folders: Sequence[str]) -> Iterator[bool]:
        """See `assistant.api.Library.watch`. Without folders, those of the library."""
        return watch.changes([real(folder) for folder in folders] or [path for path, _ in self._store.folders()])

    def described(self) -> Sequence[Picture]:
        """See `assistant.api.Library.described`."""
        said: dict[str, dict[str, None]] = {}
        for digest, text in self._described():
            # A hit takes what was said of it into the next conversation: each line counts once.
            said.setdefault(digest, {}).update(dict.fromkeys(text.splitlines()))
        words = {digest: "\n".join(lines)[:LONGEST_WORDS] for digest, lines in said.items()}
        files = self._store.with_digests(list(words))
        present = ((digest, first_present(files.get(digest, ()))) for digest in words)
        return [search.picture_of(file, words[digest]) for digest, file in present if file is not None]

    def folders(self) -> Sequence[str]:
        """See `assistant.api.Library.folders`."""
        return [os.fsdecode(path) for path in self._store.folders_with_files()]

    def names(self, ending: str) -> Sequence[str]:
        """See `assistant.api.Library.names`."""
        return self._store.names(os.fsencode(ending))

    def duplicates(self) -> Sequence[Duplicates]:
        """See `assistant.api.Library.duplicates`."""
        return duplicates_in(self._store)

    def file_of(self, digest: str) -> str:
        """Where the library found these bytes, as long as that file is as it was; else empty."""
        return next(iter(self.files_of(digest)), "")

    def files_of(self, digest: str) -> list[str]:
        """All places where the library found these bytes, as far as those files are as they were."""
        files = self._store.with_digests([digest]).get(digest, [])
        return [os.fsdecode(file.path) for file in files if file.unchanged()]

    def status(self) -> LibraryStatus:
        """What the library holds. Loads no model."""
        model = self._store.latest_model()
        pictures = self._store.count()
        folders = tuple((os.fsdecode(path), count) for path, count in self._store.folders())
        if not pictures:
            return LibraryStatus(0, folders, model, "empty")
        outdated = self._store.without_vector(model)
        serving = self._indexes_of(model).serving
        return LibraryStatus(pictures, folders, model, "generation" if serving else "exact", outdated)

    def state(self) -> dict[str, Any]:
        """The status as JSON holds it, with how many pictures were drawn and lie in no folder, the folders that are
        away though pictures of them are known, the index run that goes on (or None) and what could not be read."""
        run, failed = self._run, self._store.failures
        told = [{"path": path, "error": why} for path, why in failed.first(FAILURES_TOLD)]
        running = run.as_json() if run is not None else None
        status = self.status()
        away = [folder for folder, _ in self._away(self._store.known_folders())]
        drawn = self._store.count_kept()
        return {
            **asdict(status),
            "drawn": drawn,
            "away": away,
            "run": running,
            "failures": failed.count(),
            "failed": told,
        }

    def remove(self, folder: str) -> tuple[int, list[str]]:
        """The same as `removing`, without its steps."""
        steps = self.removing(folder)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                removed: tuple[int, list[str]] = end.value
                return removed

    def removing(self, folder: str) -> Generator[Progress, None, tuple[int, list[str]]]:
        """Takes a folder out of the library; its files are not touched. How many pictures that were, and the folders
        that stay: those in it that were brought in on their own, the one around it that holds its pictures too, and
        those whose links come to some of them, which stay by those paths. Left between two steps, it changed nothing.

        Raises BadInput if the library holds nothing of it, or it is only a part of another folder, which would bring
        it back; and StoreProblem while an index run reads it: that would bring the pictures back without their folder.
        """
        path = self._held_as(folder)
        run = self._run
        if run is not None and run.reads(path):
            raise StoreProblem(Bilingual(f"{folder} is being indexed.", f"{folder} 正在索引。"), _STOP_IT)
        holder = self._store.holder(path)
        if holder is not None and Scan(holder).way_to(path) is not None and self._is_there(path):
            if not self._store.holds(path):
                raise _part_of(folder, os.fsdecode(holder))
            self._store.forget_name(path)
            return 0, [os.fsdecode(holder)]
        linked = yield from by_links(self._store, path)
        self._store.save([file for files in linked.values() for file in files], [])
        held = self._store.forget_folder(path)
        if held is None:
            raise BadInput(
                Bilingual(f"{folder} is not in your library.", f"{folder} 不在图库中。"),
                Bilingual("See what it holds: assistant library status", "查看图库内容：assistant library status"),
            )
        if model := self._store.latest_model():
            self._indexes_of(model).grow()  # an index of much that is gone finds little of what is left
        kept = {place for files in linked.values() for place in files.values()}
        return held - len(kept), [os.fsdecode(each) for each in (*self._store.folders_in(path), *linked)]

    def _held_as(self, folder: str) -> bytes:
        """The path by which the library knows a folder. A link in a folder to what is around it names nothing."""
        spelled, place = absolute(folder), real(folder)
        return (
            spelled
            if self._store.count_in(spelled) or lies_in(spelled, place)
            else known_as(place, self._store.known_folders())
        )

    def _is_there(self, folder: bytes) -> bool:
        """Whether any picture of a folder is where it was."""
        return any(os.path.lexists(file.path) for file in self._store.files_in(folder))

    def wait(self) -> None:
        """Waits for what is being done in the background."""
        self._background.wait()
        for indexes in list(self._indexes.values()):
            indexes.wait()

    def close(self) -> None:
        """Closes everything. A generation that is being built is given up: the next index run starts it again."""
        self._background.close()
        for indexes in list(self._indexes.values()):
            indexes.close()
        self._store.close()

    def _missing_note(self, model: str) -> str:
        """A line if some pictures cannot be compared; they are embedded in the background, where that is possible."""
        missing = self._store.without_vector(model)
        if not missing:
            return ""
        if not self._indexing.locked() and self._background.embed_pictures(model):
            return Bilingual(
                f"{missing} {plural(missing, 'picture has', 'pictures have')} no vector of this model yet and "
                f"{plural(missing, 'is', 'are')} being embedded.",
                f"{missing} 张图片还没有这个模型的向量，正在计算。",
            )
        return Bilingual(
            f"{missing} {plural(missing, 'picture was', 'pictures were')} indexed with another model: "
            f"index again to find {plural(missing, 'it', 'them')} too.",
            f"{missing} 张图片是用另一个模型索引的：请重新索引，才能找到它们。",
        )

    def _explained(
        self, hits: tuple[Hit, ...], labels: Sequence[str], embedder: ImageTextEmbedding, model: str
    ) -> tuple[Hit, ...]:
        """The hits with their closest labels, as far as those are known; the others are embedded for another time."""
        if not labels or not hits:
            return hits
        words = self._store.text_vectors(model, labels)
        self._background.embed_words([label for label in labels if label not in words])
        vectors = self._store.vectors_of([hit.picture.digest for hit in hits], model)
        return tuple(search.labelled(hits, vectors, words, embedder.scale))

    def _indexes_of(self, model: str) -> Indexes:
        with self._guard:
            if model not in self._indexes:
                self._indexes[model] = Indexes(
                    self._store, self._database, self._index_of(model), model, self._build_from
                )
            return self._indexes[model]

    def _index_of(self, model: str) -> Approximate:
        if not self._server:
            return Generations(self._generations, model)
        from assistant.library.server import ServerIndex

        return ServerIndex(self._server, self._store.identity, self._database, model)


def _part_of(folder: str, holder: str) -> BadInput:
    part, whole = shown_place(folder), shown_place(holder)
    return BadInput(
        Bilingual(
            f"{part} is a part of {whole}, which your library holds: the next run would bring it back.",
            f"{part} 是图库中 {whole} 的一部分：下次索引会把它带回来。",
        ),
        Bilingual(
            f"To leave it out, name it in {whole}/.assistantignore and index again.",
            f"要把它排除，请写进 {whole}/.assistantignore，然后重新索引。",
        ),
    )
