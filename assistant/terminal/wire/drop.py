"""Files and pictures dropped from the user's own computer into a terminal on another one (kitty's OSC 72).

The terminal says what is dragged, then what was dropped; its bytes are asked for one thing after the other. Folders
and links are left alone. Source: kitty's documentation, "The Drag and Drop protocol".
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from assistant.api.language import Language, Phrases
from assistant.api.safe_text import safe_line
from assistant.host.protocol import File
from assistant.media.sniff import HEAD, Kind, kind, media_type
from assistant.terminal.clipboard import MOST_BYTES, TYPES
from assistant.terminal.wire.incoming import Packet

NUMBER = 72
_LIST, _TEXT = "text/uri-list", "text/plain"
_WANTED = (_LIST, *TYPES, _TEXT)
"""The best first."""
_MOST_FILES = 50
_MOST_LIST = 1_000_000
"""Bytes of a list of addresses, or of a text."""
_KEY = b"tty-dnd-protocol-machine-id"
_SAY = Phrases(
    failed=("“{name}” did not come over: {why}.", "“{name}”没有传过来：{why}。"),
    unknown=("“{name}” is neither a picture, a sound nor a text.", "“{name}”不是图片、声音或文本。"),
    large=("it is too large", "太大"),
    damaged=("it came damaged", "数据损坏"),
    folder=("it is a folder or a link", "它是文件夹或链接"),
    many=("Only the first {most} files were taken.", "只接收了前 {most} 个文件。"),
    dropped=("what was dropped", "拖入的内容"),
)


@dataclass(slots=True)
class _Asked:
    """One thing that is being sent."""

    item: int
    """Of the kinds of the drop, counted from 1."""
    kind: str
    name: str
    file: int = 0
    """Of the list of addresses, counted from 1; 0 for the item itself."""
    far: bool = False
    """Whether the addresses are of another machine; of a file: whether it is none."""
    chained: bool = False
    """Whether the packet before said that it goes on."""
    encoded: bytearray = field(default_factory=bytearray)

    @property
    def most(self) -> int:
        return _MOST_LIST if self.kind in (_LIST, _TEXT) and not self.file else MOST_BYTES

    def decoded(self) -> bytes | None:
        """None if it is damaged."""
        try:
            return base64.b64decode(bytes(self.encoded) + b"=" * (-len(self.encoded) % 4), validate=True)
        except binascii.Error:
            return None


class FarDrops:
    """Receives drops. `files` and `text` get what came, `tell` a sentence on what did not; `write` sends to the
    terminal."""

    def __init__(
        self,
        write: Callable[[str], None],
        files: Callable[[Sequence[File]], None],
        text: Callable[[str], None],
        tell: Callable[[str], None],
        language: Language,
    ) -> None:
        self._write, self._files, self._text, self._tell = write, files, text, tell
        self._language: Language = language
        self._id = str(secrets.randbelow(2**31 - 2) + 1)
        """What comes without it was not sent by the terminal."""
        self._asked: _Asked | None = None
        self._left: list[_Asked] = []

    def begin(self) -> None:
        """The terminal may send drops from now on."""
        self._send("t=a", " ".join(_WANTED))
        self._send("t=a:x=1", machine())

    def end(self) -> None:
        self._send("t=A")

    def take(self, packet: Packet) -> None:
        """A packet of this number. What was not asked for is ignored."""
        told, asked = packet.metadata, self._asked
        if told.get("i") != self._id:
            return
        going_on = asked is not None and asked.chained
        match told.get("t", "r" if going_on else ""):
            case "m":
                self._dragged(packet.payload.split())
            case "M":
                self._dropped(packet.payload.split())
            case "r" if asked is not None and (going_on or _place(told) == (asked.item, asked.file)):
                asked.far = asked.far or told.get("X", "0") != "0"
                self._piece(asked, packet)
            case "R" if asked is not None and _place(told) == (asked.item, asked.file):
                why = safe_line(packet.payload[:80])
                self._refused(asked, _SAY(self._language, "failed", name=asked.name, why=why))

    # ------------------------------------------------------------ what is dragged and dropped

    def _dragged(self, kinds: Sequence[str]) -> None:
        """Only the first event of a drag, and one that changes it, name kinds."""
        if kinds:
            fitting = [each for each in _WANTED if each in kinds]
            self._send(f"t=m:o={1 if fitting else 0}", " ".join(fitting))

    def _dropped(self, kinds: Sequence[str]) -> None:
        self._asked, self._left = None, []
        best = next((each for each in _WANTED if each in kinds), None)
        if best is not None:
            self._left.append(_Asked(kinds.index(best) + 1, best, _SAY(self._language, "dropped")))
        self._go_on(taken=best is not None)

    def _go_on(self, *, taken: bool = True) -> None:
        """Asks for what comes next, or says that this is all."""
        self._asked = self._left.pop(0) if self._left else None
        if self._asked is None:
            self._send(f"t=r:o={1 if taken else 0}")
        else:
            self._send(f"t=r:x={self._asked.item}" + (f":y={self._asked.file}" if self._asked.file else ""))

    # ------------------------------------------------------------ what comes

    def _piece(self, asked: _Asked, packet: Packet) -> None:
        """An empty piece with which its chain ends is the end of the whole."""
        asked.chained = packet.metadata.get("m") == "1"
        if not packet.payload and not asked.chained:
            self._whole(asked)
            return
        asked.encoded += packet.payload.encode("ascii", "replace")
        if len(asked.encoded) * 3 // 4 > asked.most:
            self._left.clear()
            self._refused(asked, self._failed(asked, "large"))

    def _refused(self, asked: _Asked, sentence: str) -> None:
        """One thing did not come. An error ends the drop, so that the others will not come either."""
        self._asked = None
        self._left.clear()
        self._tell(sentence)
        self._send("t=r:o=0" if not asked.file else "t=r:o=1")

    def _whole(self, asked: _Asked) -> None:
        data = asked.decoded()
        if data is None:
            self._tell(self._failed(asked, "damaged"))
        elif asked.file and asked.far:
            self._tell(self._failed(asked, "folder"))
        elif asked.file or asked.kind in TYPES:
            self._take_file(asked, data)
        elif asked.kind == _LIST and asked.far:
            self._left = self._listed(asked, data)
        else:
            self._text(data.decode("utf-8", "surrogateescape"))
        self._go_on()

    def _listed(self, asked: _Asked, data: bytes) -> list[_Asked]:
        """The files of the list, whose bytes are asked for next."""
        lines = data.decode("utf-8", "surrogateescape").splitlines()
        addresses = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        files = [
            _Asked(asked.item, _LIST, safe_line(Path(unquote(address.rstrip("/"))).name), place)
            for place, address in enumerate(addresses, 1)
            if address.startswith("file:")
        ]
        if len(files) > _MOST_FILES:
            self._tell(_SAY(self._language, "many", most=_MOST_FILES))
        return files[:_MOST_FILES]

    def _take_file(self, asked: _Asked, data: bytes) -> None:
        """What it is shows in its bytes."""
        what = media_type(data[:HEAD])
        if kind(what) is Kind.UNKNOWN:
            self._tell(_SAY(self._language, "unknown", name=asked.name))
        else:
            name = asked.name if asked.file else f"dropped.{what.rpartition('/')[2]}"
            self._files([File(data=data, name=name)])

    def _failed(self, asked: _Asked, why: str) -> str:
        return _SAY(self._language, "failed", name=asked.name, why=_SAY(self._language, why))

    def _send(self, metadata: str, payload: str = "") -> None:
        self._write(f"\x1b]{NUMBER};{metadata}:i={self._id}" + (f";{payload}" if payload else "") + "\x1b\\")


def machine() -> str:
    """This machine as the protocol names it, without telling who it is; by it the terminal knows that it is another."""
    try:
        own = Path("/etc/machine-id").read_bytes().strip()
    except OSError:
        own = b""
    # One that does not know itself is never the terminal's.
    return "1:" + hmac.new(_KEY, own or secrets.token_bytes(16), hashlib.sha256).hexdigest()


def _place(told: Mapping[str, str]) -> tuple[int, int]:
    """Which thing a packet speaks of."""
    numbers = [told.get(name, "0") for name in ("x", "y")]
    return (
        (int(numbers[0]), int(numbers[1])) if all(each.isascii() and each.isdigit() for each in numbers) else (-1, -1)
    )
