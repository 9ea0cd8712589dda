"""A plugin's whole world, small enough for a test: a context without models, with a conversation that you write.

The host gives a plugin the same protocol with real models and stores behind it; pass those in `capabilities`,
`conversation` or `library` to try a plugin on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.api import (
    Action,
    Audio,
    Cancelled,
    CapabilityName,
    Conversation,
    Document,
    Duplicates,
    FileFacts,
    Found,
    IndexReport,
    Language,
    Library,
    LibraryStatus,
    MissingCapability,
    Notice,
    PastTurn,
    Picture,
    Plugin,
    Progress,
    Query,
    Request,
)
from assistant.api.language import Bilingual
from assistant.dialogue.models import Models
from assistant.dialogue.prompts import Prompts
from assistant.library.facts import facts_of
from assistant.media.decoder import Decoder
from assistant.media.texts import text_of


@dataclass
class Talk:
    """A conversation that was held: give it the turns and pictures that your plugin should see."""

    id: str = ""
    past: Sequence[PastTurn] = ()
    known: Sequence[Picture] = ()

    def turns(self) -> Sequence[PastTurn]:
        return self.past

    def pictures(self) -> Sequence[Picture]:
        return self.known


class EmptyLibrary:
    """A library of nothing. It can be searched, and refuses to grow."""

    def search(self, query: Query) -> Found:  # noqa: ARG002 - the protocol's signature; nothing can be found
        return Found((), confident=False, index="empty", total=0)

    def catch_up(self) -> Iterator[Progress]:
        yield from ()

    def index(self, folders: Sequence[str]) -> Iterator[Progress | Notice | IndexReport]:
        yield IndexReport(0, 0, 0, 0, tuple((folder, "this library takes nothing in") for folder in folders), 0.0)

    def watch(self, folders: Sequence[str]) -> Iterator[bool]:  # noqa: ARG002 - nothing ever changes
        yield False

    def described(self) -> Sequence[Picture]:
        return ()

    def copies(self, picture: Picture) -> Sequence[str]:  # noqa: ARG002 - it has none
        return ()

    def folders(self) -> Sequence[str]:
        return ()

    def names(self, ending: str) -> Sequence[str]:  # noqa: ARG002 - it has none
        return ()

    def duplicates(self) -> Sequence[Duplicates]:
        return ()

    def status(self) -> LibraryStatus:
        return LibraryStatus(0, (), "", "empty")


@dataclass
class Trial(Models):
    """A context for one plugin. Without `capabilities` it has no model, as on a machine where none is installed."""

    plugin: Plugin
    folder: Path
    conversation: Conversation = field(default_factory=Talk)
    library: Library = field(default_factory=EmptyLibrary)
    capabilities: Mapping[CapabilityName, Any] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    prompts: Prompts = field(default_factory=Prompts)
    cancelled: bool = False

    def __post_init__(self) -> None:
        given = self.options
        declared = {option.name: option for option in self.plugin.options}
        self.options = {name: option.default for name, option in declared.items()}
        self.options |= {name: declared[name].check(value) for name, value in given.items()}

    def has(self, capability: CapabilityName) -> bool:
        return capability in self.capabilities

    def png(self, picture: Picture, at_most: int = 512) -> bytes:
        self.check_cancelled()
        with closing(Decoder(1)) as decoder:
            return decoder.png(picture.stored, at_most, at_most)

    def facts(self, picture: Picture) -> FileFacts:
        self.check_cancelled()
        with closing(Decoder(1)) as decoder:
            return facts_of(picture, decoder)

    def text_of(self, document: Document) -> str:
        self.check_cancelled()
        return text_of(document)

    def prompt(self, name: str, language: Language, **values: Any) -> str:
        return self.prompts.fill(self.plugin, name, language, values)

    def check_cancelled(self) -> None:
        if self.cancelled:
            raise Cancelled

    def _get(self, capability: CapabilityName) -> Any:
        if capability not in self.capabilities:
            raise MissingCapability(
                Bilingual(f"There is no model for {capability} here.", f"这里没有用于 {capability} 的模型。"),
                Bilingual("See: assistant models.", "见：assistant models。"),
            )
        return self.capabilities[capability]


def request_for(
    action: Action,
    text: str = "",
    pictures: Sequence[Picture] = (),
    audio: Sequence[Audio] = (),
    language: Language = "en",
    documents: Sequence[Document] = (),
    **arguments: Any,
) -> Request:
    """A request as the dialogue would make it: arguments checked, defaults filled in. Raises BadArgument."""
    checked = action.checked(arguments)
    return Request(action.name, text, checked, tuple(pictures), tuple(audio), language, documents=tuple(documents))
