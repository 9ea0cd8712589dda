"""A real library over real files, which the search action is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Conversation, Hits, Language, PicturesShown, PluginEvent, TextDelta
from assistant.dialogue.arguments.fill import arguments_for
from assistant.kit.trial import Talk, Trial, request_for
from assistant.library.turn import TurnLibrary
from assistant.media.decoder import Decoder
from assistant_retrieval.plugin import SEARCH, RetrievalPlugin
from tests.unit.library.colours import ColourEmbedder
from tests.unit.library.conftest import Shelf


class Asked(Shelf):
    """A library that is asked in words, as the command line asks it."""

    talk: Conversation = Talk()

    def events(self, text: str, language: Language = "en", **arguments: Any) -> list[PluginEvent]:
        library = TurnLibrary(self.library, lambda: self.embedder, lambda: self.embedder)
        request = request_for(SEARCH, text, language=language, **{**arguments_for(SEARCH, text), **arguments})
        trial = Trial(RetrievalPlugin(), self.photos.parent, self.talk, library)
        return list(RetrievalPlugin().run(request, trial))

    def said(self, text: str, language: Language = "en", **arguments: Any) -> tuple[str, list[str]]:
        """What is said, and the names of the files that are found."""
        events = self.events(text, language, **arguments)
        hits = [hit.picture for event in events if isinstance(event, Hits) for hit in event.hits]
        shown = [picture for event in events if isinstance(event, PicturesShown) for picture in event.pictures]
        said = "".join(event.text for event in events if isinstance(event, TextDelta))
        return said, [Path(picture.path).name for picture in hits or shown]


@pytest.fixture(scope="session")
def decoder() -> Iterator[Decoder]:
    with closing(Decoder(2)) as decoder:
        yield decoder


@pytest.fixture
def asked(tmp_path: Path, decoder: Decoder) -> Iterator[Asked]:
    asked = Asked(tmp_path, decoder, ColourEmbedder(decoder), 10**9)
    with closing(asked.library):
        yield asked
