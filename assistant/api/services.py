"""Services of the host that a plugin may use: the picture library, and the conversation so far (read only)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from assistant.api.events import Notice, Progress
from assistant.api.parts import Document, Hit, Label, Picture

Orientation = Literal[
    "any", "landscape", "portrait", "square", "landscape or portrait", "landscape or square", "portrait or square"
]


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: vectors of all parts are added, exclusions subtracted, the sum compared with each picture.
    Whether a picture fits, its parts decide each for itself; exclusions alone find only what fits.

    Without texts, pictures and exclusions nothing is compared: all that the limits let through is found, latest first.
    """

    texts: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    exclude: tuple[str, ...] = ()
    folder: str = ""
    """Only pictures below this folder; empty for all."""
    limit: int = 9
    since: str = ""
    """Only pictures taken on this day (YYYY-MM-DD) or later; those without an EXIF date count by their file's."""
    until: str = ""
    """Only pictures taken on this day (YYYY-MM-DD) or earlier."""
    smallest: int = 0
    """Only pictures whose longer side has at least so many pixels."""
    largest: int = 0
    """Only pictures whose longer side has at most so many pixels; 0 for any."""
    orientation: Orientation = "any"
    labels: tuple[str, ...] = ()
    """Words among which those closest to a hit explain it."""
    name: str = ""
    """Only pictures with this file name, whatever the case of its letters."""
    media_type: str = ""
    """Only pictures of this type, such as image/png; empty for any."""
    lightest: int = 0
    """Only pictures whose file has at least so many bytes."""
    heaviest: int = 0
    """Only pictures whose file has at most so many bytes; 0 for any."""
    name_has: tuple[str, ...] = ()
    """Only pictures whose file names have each of these in them, whatever the case of their letters."""
    stretches: tuple[tuple[str, str], ...] = ()
    """Only pictures taken from the first to the last day (YYYY-MM-DD) of one of these, an empty one being open; empty
    for any day."""


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, best first. `confident` is False if none of them fits; `index` names what answered. Where nothing was
    compared, every score is 1."""

    hits: tuple[Hit, ...]
    confident: bool
    index: Literal["generation", "exact", "merged", "empty"]
    total: int
    """How many pictures were searched: those that the limits of the query let through."""
    note: str = ""
    """One line if the answer is limited, such as an index being rebuilt."""
    missing: int = 0
    """How many pictures that the limits let through could not be compared: they have no vector of the model yet."""
    away: tuple[tuple[str, int], ...] = ()
    """Folders that are missing or empty, such as unmounted drives, and how many pictures of each were not searched."""


@dataclass(frozen=True, slots=True)
class IndexReport:
    """The outcome of an index run: counts of pictures. `failed` lists (path, why)."""

    added: int
    updated: int
    removed: int
    unchanged: int
    failed: tuple[tuple[str, str], ...]
    seconds: float
    away: tuple[tuple[str, int], ...] = ()
    """Folders that are missing or empty, such as unmounted drives, and how many pictures of each the library keeps."""
    left_out: tuple[tuple[str, int], ...] = ()
    """The endings ("NEF", "MP4") of raw pictures and films, which a library does not take in, and how many of each."""


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What the library holds: folders with their picture counts, and the embedding model of its vectors."""

    pictures: int
    folders: tuple[tuple[str, int], ...]
    model: str
    index: Literal["generation", "exact", "empty"]
    outdated: int = 0
    """Pictures without a vector of that model: they are not found before they are embedded again."""


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Files of the library that show nearly the same picture. `contents` lists the paths by content: files with the
    same bytes stand together; the largest picture first."""

    contents: tuple[tuple[str, ...], ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(path for same in self.contents for path in same)


class Library(Protocol):
    """The user's indexed pictures."""

    def search(self, query: Query) -> Found:
        """Never fails for an empty library: `Found.index` is then "empty"."""
        ...

    def catch_up(self) -> Iterator[Progress]:
        """What is missing is being made meanwhile: Progress several times a second, until nothing is missing or nothing
        more can be done. Closing it ends only the waiting."""
        ...

    def index(self, folders: Sequence[str]) -> Iterator[Progress | Notice | IndexReport]:
        """Brings folders into the library, incrementally; the last value is the report. Without folders all of the
        library is looked through again, also files that were brought in by their own names. Closing it stops it."""
        ...

    def watch(self, folders: Sequence[str]) -> Iterator[bool]:
        """True when something changed in the folders, False about twice a second otherwise. Closing it ends it."""
        ...

    def described(self) -> Sequence[Picture]:
        """Pictures of the library of which something was said in any conversation, with those words; latest first."""
        ...

    def copies(self, picture: Picture) -> Sequence[str]:
        """The paths of all files of the library with the bytes of a picture, as far as they are as they were."""
        ...

    def folders(self) -> Sequence[str]:
        """The paths of all folders in which pictures of the library lie, at any depth below those brought in."""
        ...

    def names(self, ending: str) -> Sequence[str]:
        """The names of the files of the library that end in these letters, whatever their case."""
        ...

    def duplicates(self) -> Sequence[Duplicates]:
        """What the library has more than once, as far as it is there: the most files first."""
        ...

    def status(self) -> LibraryStatus: ...


@dataclass(frozen=True, slots=True)
class PastTurn:
    """One earlier turn as a plugin may see it."""

    turn: int
    text: str
    """What the user said (or what was heard)."""
    action: str
    """How it was answered; of several steps the last."""
    answer: str
    attached: tuple[int, ...] = ()
    """Numbers of the pictures that the user gave with it."""
    shown: tuple[int, ...] = ()
    """Numbers of the pictures that the answer showed."""
    about: tuple[int, ...] = ()
    """Numbers of the pictures that the request was resolved to."""
    labels: tuple[Label, ...] = field(default=())
    actions: tuple[str, ...] = ()
    """The actions of all its steps, in their order."""
    documents: tuple[Document, ...] = ()
    """The text files that the user gave with it."""


class Conversation(Protocol):
    """What was said and shown so far."""

    id: str

    def turns(self) -> Sequence[PastTurn]:
        """Completed and interrupted turns on the current branch, oldest first; without the running one."""
        ...

    def pictures(self) -> Sequence[Picture]:
        """Every picture of the conversation in the order of its number."""
        ...
