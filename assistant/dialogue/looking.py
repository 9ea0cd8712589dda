"""Looks at the pictures of a conversation for what words say of one: "describe the one with the star".

The cosine of words and picture, as search does it; one that is under the model's threshold shows something else.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.api import AssistantError, BadInput, Event, ImageTextEmbedding, Picture
from assistant.dialogue.characters import simplified
from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Sought, sought
from assistant.dialogue.runner import LOOKING, Limits, Run, Tick
from assistant.dialogue.services import Capabilities

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LOG = logging.getLogger(__name__)


class Looking:
    """Thread-safe; each look lives in its generator."""

    def __init__(self, capabilities: Capabilities, limits: Limits) -> None:
        self._capabilities = capabilities
        self._limits = limits

    def looked(
        self, asked: Utterance, known: Callable[[], Mapping[int, Picture]], cancelled: threading.Event
    ) -> Generator[Event | Tick, None, Utterance]:
        """The utterance with what a look at the pictures told; as it was where nothing needs one or no model can look.
        `known` reads the pictures of the conversation, by number.

        Raises Cancelled.
        """
        said = simplified(asked.text)
        wanted = sought(said, asked.pictures, asked.attached, asked.focus, asked.language or "en")
        if not wanted or not self._capabilities.has("image_text_embedding"):
            return asked
        shown: dict[str, tuple[int, ...]] = {}
        run = Run(LOOKING, cancelled, self._limits, accept=lambda event, _: event)
        try:
            yield from run.events(partial(self._look, wanted, known(), run, shown))
        except AssistantError as error:
            # The words are read without it, as they are where there is no such model.
            _LOG.warning("The pictures could not be looked at: %s", error)
            return asked
        return replace(asked, shown=shown)

    def _look(
        self, wanted: Sequence[Sought], known: Mapping[int, Picture], run: Run, shown: dict[str, tuple[int, ...]]
    ) -> Iterator[Event]:
        embedder: ImageTextEmbedding = self._capabilities.get("image_text_embedding", run.job)
        words = _rows(embedder.embed_texts([one.words for one in wanted]))
        vectors: dict[int, Any] = {}
        for one, row in zip(wanted, words, strict=True):
            showing: list[int] = []
            for group in one.groups:
                self._embed(embedder, [known[number] for number in group if number in known], vectors)
                there = [number for number in group if number in vectors]
                near = {number: float(vectors[number] @ row) for number in there}
                showing = [number for number in near if near[number] >= embedder.threshold]
                if showing:
                    break
            shown[one.words] = tuple(sorted(showing, key=lambda number: -near[number]))
        yield from ()

    def _embed(self, embedder: ImageTextEmbedding, pictures: Sequence[Picture], vectors: dict[int, Any]) -> None:
        """Adds the vectors of those that have none yet; what cannot be read shows nothing."""
        new = [picture for picture in pictures if picture.number not in vectors]
        try:
            rows = _rows(embedder.embed_pictures(new)) if new else ()
            vectors.update(zip((picture.number for picture in new), rows, strict=True))
        except BadInput:
            for picture in new if len(new) > 1 else ():
                with suppress(BadInput):
                    self._embed(embedder, [picture], vectors)


def _rows(vectors: Any) -> NDArray[Any]:
    import numpy as np

    return np.frombuffer(vectors.data, dtype=np.float32).reshape(vectors.count, vectors.dimension)
