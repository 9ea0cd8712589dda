"""A process that indexes and builds until it is killed: `python -m tests.unit.library.doomed`, a request a line.

It imports everything once and forks for each request, so that a hundred deaths cost seconds. Each child tells the
stages that it reaches and how many pictures are committed, on standard output.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import chromadb  # noqa: F401 - imported before the forks
from PIL import Image

from assistant.api import Picture, Vectors
from assistant.library import build, generations
from assistant.library.library import PictureLibrary
from assistant.library.scan import Scan
from assistant.library.store import LibraryStore
from assistant.media import pictures
from assistant.media.decoder import PictureInfo
from tests.unit.library.colours import ColourEmbedder

STAGES = ("scan", "decode", "embed", "commit", "build", "verify", "switch")
BUILD_FROM = 4


class InProcess:
    """The decoder's own code without its child: the process dies as one."""

    children = 1

    def inspect(self, path: str, fit: int = 0) -> PictureInfo:
        say("decode")
        facts, payload = pictures.inspect(path, fit)
        return PictureInfo(facts["media_type"], facts["width"], facts["height"], facts["taken"], payload[:768])

    def rgb(self, path: str, fit: int) -> Image.Image:
        return pictures.rgb(path, fit)

    def close(self) -> None:
        """Nothing to close."""


class Embedder(ColourEmbedder):
    def embed_pictures(self, pictures: Sequence[Picture]) -> Vectors:
        say("embed")
        return super().embed_pictures(pictures)


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def telling(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, which first tells that its stage begins."""

    def told(*arguments: Any, **keywords: Any) -> Any:
        say(stage)
        return function(*arguments, **keywords)

    return told


def completes(command: list[str], cancelled: threading.Event) -> bool:
    """A step of a build in this process: what kills the host kills Chroma in the middle of its writing."""
    step, database, folder, model = command[-4:]
    try:
        if step == "build":
            say("build")
            build.build(database, Path(folder), model)
        else:
            say("verify")
            build.verify(Path(folder))
            say("switch")
    except SystemExit:
        return False
    return True


def work(root: Path) -> None:
    decoder: Any = InProcess()
    library = PictureLibrary(root / "library.sqlite3", root / "index", decoder, BUILD_FROM)
    embedder = Embedder(decoder)
    for _ in library.for_turn(lambda: embedder).index([str(root / "photos")]):
        say(f"kept {library.status().pictures}")
    library.wait()
    say("done")
    library.close()


def main() -> None:
    Scan.walk = telling("scan", Scan.walk)  # type: ignore[method-assign]
    LibraryStore.save = telling("commit", LibraryStore.save)  # type: ignore[method-assign]
    generations._completes = completes
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                work(Path(line.strip()))
            except Exception:  # noqa: BLE001 - the border of a doomed child: whatever it is fails the test
                traceback.print_exc()
                say("failed")
            finally:
                os._exit(0)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main()
