"""What commands print: answers on standard output, everything beside them on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from assistant.api.errors import AssistantError, BadArgument
from assistant.api.events import Event, Failed, Labels, Notice, Progress, TurnEnded
from assistant.api.language import Bilingual, in_language
from assistant.api.parts import Picture
from assistant.api.safe_text import safe, safe_line
from assistant.cli.bars import Bars
from assistant.cli.border import complain
from assistant.cli.state import language

if TYPE_CHECKING:
    from assistant.host.client import HostClient


AGAIN = Bilingual("Run the command again.", "请重新运行命令。")


class _Line:
    """The last line on standard output."""

    open = False
    """Whether it is not at its end."""


_LINE = _Line()


def say(text: str = "") -> None:
    """A line for people, in their language if it knows both; nothing in it can drive the terminal."""
    say_part(f"{in_language(text, language())}\n")


def say_part(text: str) -> None:
    """A piece of a line, at once."""
    print(_printable(safe(text)), end="", flush=True)
    _LINE.open = not text.endswith("\n") if text else _LINE.open


def end_line() -> None:
    """What is said next stands below what was said so far."""
    if _LINE.open:
        say_part("\n")


def waiting(words: str) -> None:
    """What the user waits for, for whoever looks on; a program that reads the answer need not know."""
    if sys.stderr.isatty():
        complain(words)


def say_json(value: object) -> None:
    """One JSON value on a line; readable where the encoding allows it and nothing hides or turns text, else escaped."""
    readable = "".join(
        each if safe_line(each) == each else json.dumps(each)[1:-1] for each in json.dumps(value, ensure_ascii=False)
    )
    try:
        readable.encode(sys.stdout.encoding or "utf-8")
    except UnicodeError:
        readable = json.dumps(value, ensure_ascii=True)
    print(readable, flush=True)


def labels(event: Labels) -> list[dict[str, Any]]:
    """What `--json` tells of a picture's labels."""
    return [{"picture": event.picture, "label": each.label, "score": each.score} for each in event.labels]


def shown_path(path: str) -> str:
    """A path for people, on one line."""
    return safe_line(path)


def write_paths(paths: Iterable[str], end: str) -> None:
    """Paths for other programs, each with `end` behind it, as the bytes that they are on the disk. A terminal, which
    would obey what stands in a name, gets them as people do."""
    if sys.stdout.isatty():
        for path in paths:
            say(shown_path(path))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(b"".join(os.fsencode(path + end) for path in paths))
    sys.stdout.buffer.flush()


def shown_picture(picture: Picture) -> str:
    """Where a picture lies; before one that was drawn its words, since its file has no name that says anything."""
    place = shown_path(picture.path or picture.stored)
    *_, words = picture.description.splitlines() or [""]
    if picture.path or not words:
        return place
    words = safe_line(words)
    return in_language(Bilingual(f"drawn: “{words}”  {place}", f"画的：“{words}”  {place}"), language())


def _printable(text: str) -> str:
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)


class Stopped(AssistantError):
    """What runs in the host was stopped, not by the command that waits for it."""


@contextmanager
def beside(events: Iterable[Event]) -> Iterator[Iterator[Event]]:
    """The events without notices and progress, which go to standard error: as a bar on a terminal, else not at all.

    Raises AssistantError for a Failed, BadArgument where that is wrong usage, and Stopped where it was stopped."""
    bars = Bars()
    try:
        yield _told(events, bars)
    finally:
        bars.hide()


def _told(events: Iterable[Event], bars: Bars) -> Iterator[Event]:
    try:
        yield from _beside(events, bars)
    except AssistantError:
        end_line()
        raise
    finally:
        bars.hide()


def _beside(events: Iterable[Event], bars: Bars) -> Iterator[Event]:
    for event in events:
        if isinstance(event, Progress):
            # A bar would stand in the line that an answer has begun on the same screen.
            if sys.stderr.isatty() and not (_LINE.open and sys.stdout.isatty()):
                bars.show(event)
            continue
        bars.hide()
        match event:
            case Notice():
                if sys.stdout.isatty():
                    end_line()
                complain(event.message, event.hint)
            case Failed():
                raise (BadArgument if event.wrong_use else AssistantError)(event.message, event.hint)
            case TurnEnded(status="cancelled"):
                yield event
                raise Stopped(Bilingual("This was stopped before its end.", "未到结束就被停止了。"), AGAIN)
            case _:
                yield event


@contextmanager
def stoppable(client: HostClient) -> Iterator[None]:
    """Says after Ctrl+C which plugin did not stop."""
    try:
        yield
    except KeyboardInterrupt:
        tell_left_behind(client)
        raise


def tell_left_behind(client: HostClient) -> None:
    """A line for every plugin that goes on though it was stopped."""
    end_line()
    for sentence in client.left_behind():
        complain(sentence)
