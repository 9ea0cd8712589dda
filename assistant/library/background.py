"""Work of the library that no turn waits for: pictures that lack the current model's vector, words that explain hits.

One thread, started when there is work and gone when it is done. The model is asked with background priority.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence

from assistant.api import AssistantError, Cancelled, ImageTextEmbedding, Progress
from assistant.api.language import Bilingual
from assistant.library.embedding import BATCH, embedded, model_of, must_fit
from assistant.library.filters import Filter
from assistant.library.search import rows_of
from assistant.library.store import LibraryStore

_EVERY = Filter()
_LOG = logging.getLogger(__name__)
_TASK = Bilingual("embed with the new model", "用新模型计算向量")
_UNIT = Bilingual("pictures", "张图片")
_LOOK_S = 0.1
Make = Callable[[threading.Event], ImageTextEmbedding]
"""The embedding model for work outside any turn; the event stops it."""


class Background:
    """Thread-safe. `make` is None where there is nobody to do such work: then nothing is done."""

    def __init__(self, store: LibraryStore, make: Make | None, finished: Callable[[str], None]) -> None:
        """`finished` is called with a model's name when all its missing vectors were made."""
        self._store = store
        self._make = make
        self._finished = finished
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()
        self._words: dict[str, None] = {}
        self._pictures = False
        self._hopeless: set[tuple[str, str]] = set()

    def embed_pictures(self, model: str) -> bool:
        """Whether the pictures without a vector of this model are being embedded; starts it if it can help."""
        if self._make is None or not self.lacking(model):
            return False
        with self._lock:
            self._pictures = True
            self._start()
        return True

    def lacking(self, model: str, only: Filter = _EVERY) -> int:
        """How many contents have no vector of this model yet; those that it refused are not waited for."""
        refused = {digest for known, digest in self._hopeless if known == model}
        return len(self._store.lacking(model, only) - refused)

    def followed(self, model: str, helped: Callable[[], bool]) -> Iterator[Progress]:
        """Progress until no content lacks a vector of this model, or neither this work goes on nor what helps it."""
        total, began = self.lacking(model), time.monotonic()
        while (left := self.lacking(model)) and (helped() or self._goes_on()):
            done = max(0, total - left)
            rate = done / max(time.monotonic() - began, 1e-6)
            yield Progress.at(rate, left, _TASK, done, done + left, _UNIT)
            if self._closing.wait(_LOOK_S):
                return

    def embed_words(self, words: Sequence[str]) -> None:
        """Has the vectors of words made and kept."""
        if self._make is not None and words:
            with self._lock:
                self._words |= dict.fromkeys(words)
                self._start()

    def wait(self) -> None:
        """Waits until there is nothing left to do."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def close(self) -> None:
        """Stops after the current batch; what is left is done another time."""
        self._closing.set()
        self.wait()

    def _goes_on(self) -> bool:
        thread = self._thread
        return thread is not None and thread.is_alive()

    def _start(self) -> None:
        if self._closing.is_set() or self._goes_on():
            return
        self._thread = threading.Thread(target=self._work, name="library", daemon=True)
        self._thread.start()

    def _work(self) -> None:
        assert self._make
        try:
            embedder = self._make(self._closing)
            must_fit(embedder, self._store)
            while not self._closing.is_set():
                with self._lock:
                    words, pictures = list(self._words), self._pictures
                    self._words, self._pictures = {}, False
                    if not words and not pictures:
                        # Under the lock: whoever brings new work afterwards finds no thread and starts one.
                        self._thread = None
                        return
                if words:
                    self._embed_words(embedder, words)
                if pictures:
                    self._embed_pictures(embedder)
        except (AssistantError, Cancelled) as error:
            _LOG.warning("Work of the library in the background ended early: %s", error)

    def _embed_words(self, embedder: ImageTextEmbedding, words: Sequence[str]) -> None:
        model = model_of(embedder)
        for start in range(0, len(words), BATCH):
            if self._closing.is_set():
                return
            some = words[start : start + BATCH]
            self._store.keep_text_vectors(model, some, rows_of(embedder.embed_texts(some)))

    def _embed_pictures(self, embedder: ImageTextEmbedding) -> None:
        model = model_of(embedder)
        after = ""
        while not self._closing.is_set() and (files := self._store.waiting(model, after, BATCH)):
            after = files[-1].digest
            self._store.uses(model)
            vectors, refused = embedded(embedder, files)
            self._store.save([], [(digest, model, vector) for digest, vector in vectors.items()])
            # Gone or unreadable since: the next index run says so.
            # A new set: other threads go through the one that is there.
            self._hopeless = self._hopeless | {(model, digest) for digest in refused}
        if not self._closing.is_set():
            self._finished(model)
