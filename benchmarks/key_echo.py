"""How long a key takes to appear: in an empty Textual app, in the idle chat, and in the chat while its host works.

The load is what a busy day has at once: models are let go and loaded again, a folder is indexed, and other front ends
get answers about pictures. Every key is a character that nothing else writes, so that its echo cannot be mistaken.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageDraw

from assistant.api.errors import AssistantError
from assistant.host.client import HostClient
from assistant.host.protocol import TurnRequest, files_of
from benchmarks.driving.home import CHAT, ROOT, private_home
from benchmarks.driving.keys import echoes
from benchmarks.driving.session import Session
from benchmarks.report import report
from benchmarks.timing import spread

_EMPTY = (sys.executable, "-m", "benchmarks.driving.empty_app")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=200)
    keys = parser.parse_args().keys
    measured: dict[str, list[float]] = {}
    with private_home() as (home, variables):
        with Session(_EMPTY, variables) as session:
            session.wait_for(b"Ask")
            measured["empty app, idle"] = echoes(session, keys)
        with Session(CHAT, variables) as session:
            session.wait_for(b"pocket")
            measured["chat, idle"] = echoes(session, keys)
            with busy(home):
                measured["chat, host works"] = echoes(session, keys)
        with Session(_EMPTY, variables) as session:
            session.wait_for(b"Ask")
            measured["empty app, idle again"] = echoes(session, keys)
    rows = [{"": name, **spread(values)} for name, values in measured.items()]
    idle = spread(measured["chat, idle"])["p99"]
    empty = spread(measured["empty app, idle"] + measured["empty app, idle again"])["p99"]
    loaded = spread(measured["chat, host works"])["p99"]
    report(
        "key_echo",
        rows,
        {"p99 under load / chat idle": (loaded / idle, 2.0), "p99 under load / empty app idle": (loaded / empty, 2.0)},
    )


@contextlib.contextmanager
def busy(home: Path) -> Iterator[None]:
    """The host of that home works at everything at once until the block is left."""
    pictures(home / "many", 300)
    ended = threading.Event()
    threads = [threading.Thread(target=work, args=(home, ended)) for work in (_answer, _index, _load)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    try:
        yield
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def pictures(folder: Path, count: int) -> None:
    """Different drawn pictures of a size that costs something to decode."""
    folder.mkdir()
    for number in range(count):
        image = Image.new("RGB", (640, 480), (number % 256, number * 7 % 256, 240))
        ImageDraw.Draw(image).ellipse((number % 300, 50, 200 + number % 300, 250), fill=(200, number % 256, 30))
        image.save(folder / f"{number}.jpg")


def _answer(home: Path, ended: threading.Event) -> None:
    with _client(home) as client:
        while not ended.is_set():
            for _ in client.turn(TurnRequest("describe this", files=files_of([str(ROOT / "samples/two-stars.png")]))):
                pass


def _index(home: Path, ended: threading.Event) -> None:
    with _client(home) as client:
        while not ended.is_set():
            for _ in client.act("index", "", (), {"folders": [str(home / "many")]}, "en"):
                if ended.is_set():
                    break
            with contextlib.suppress(AssistantError):
                client.delete("/library", folder=str(home / "many"))


def _load(home: Path, ended: threading.Event) -> None:
    with _client(home) as client:
        while not ended.wait(2):
            client.post("/models/unload", {})


def _client(home: Path) -> HostClient:
    return HostClient(home / "run" / "host.sock")


if __name__ == "__main__":
    main()
