"""Drops from the user's own computer, with a terminal that follows kitty's protocol, and with hostile ones."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from assistant.host.protocol import File
from assistant.terminal.wire import drop
from assistant.terminal.wire.drop import FarDrops, machine
from assistant.terminal.wire.incoming import Packet
from tests.system.environment import SAMPLES

PNG, WAV = (SAMPLES / "red-circle.png").read_bytes(), (SAMPLES / "question.wav").read_bytes()


class Kitty:
    """The terminal's side: `items` by kind, `files` by address; `far` if they are on another machine."""

    def __init__(
        self, items: Mapping[str, bytes], files: Mapping[str, bytes | str] | None = None, *, far: bool = True
    ) -> None:
        self.items, self.far = dict(items), far
        self.addresses = dict(files or {})
        if files is not None:
            self.items["text/uri-list"] = ("# from a browser\r\n" + "\r\n".join(files) + "\r\n").encode()
        self.sent: list[str] = []
        self.files: list[File] = []
        self.words: list[str] = []
        self.told: list[str] = []
        self.id = ""
        self.finished = ""
        self.asked: list[dict[str, str]] = []
        self.drops = FarDrops(self.write, self.files.extend, self.words.append, self.told.append, "en")

    def write(self, text: str) -> None:
        match = re.fullmatch(r"\x1b\]72;([^;]*)(?:;(.*))?\x1b\\", text)
        assert match, text
        self.sent.append(text)
        told = dict(part.split("=", 1) for part in match[1].split(":"))
        self.id = told["i"]
        if told["t"] == "r" and "o" in told:
            self.finished = told["o"]
        elif told["t"] == "r":
            self.asked.append(told)

    def packet(self, metadata: str, payload: str = "", id_: str | None = None) -> None:
        told = dict(part.split("=", 1) for part in metadata.split(":") if part)
        self.drops.take(Packet(72, {"i": self.id if id_ is None else id_, **told}, payload))

    def dropped(self) -> None:
        """The user lets go, and every request is answered."""
        self.drops.begin()
        self.packet("t=m:x=4:y=5", " ".join(self.items))
        self.packet("t=M:x=4:y=5", " ".join(self.items))
        while self.asked and not self.finished:
            self.answer(self.asked.pop(0))

    def answer(self, told: Mapping[str, str]) -> None:
        place = f"x={told['x']}" + (f":y={told['y']}" if "y" in told else "")
        kind = list(self.items)[int(told["x"]) - 1]
        data: bytes | str = list(self.addresses.values())[int(told["y"]) - 1] if "y" in told else self.items[kind]
        if isinstance(data, str):
            self.packet(f"t=R:{place}", data)
            return
        mark = ":X=1" if self.far and kind == "text/uri-list" and "y" not in told else ""
        text = base64.b64encode(data).decode().rstrip("=")
        chunks = [text[at : at + 4096] for at in range(0, len(text), 4096)]
        for number, chunk in enumerate(chunks):
            # Only the first chunk of a chain surely has more metadata than `m`.
            more = int(number < len(chunks) - 1)
            self.packet(f"t=r:{place}{mark}:m={more}" if number == 0 else f"m={more}", chunk)
        self.packet(f"t=r:{place}{mark}:m=0")

    def taken(self) -> Sequence[tuple[str, bytes]]:
        return [(file.name, file.data) for file in self.files]


def test_files_of_another_machine_come_over_with_their_names() -> None:
    kitty = Kitty({"text/plain": b"x"}, {"file:///home/me/r%C3%A9d%20circle.png": PNG, "file:///tmp/q.wav": WAV})
    kitty.dropped()
    assert kitty.taken() == [("réd circle.png", PNG), ("q.wav", WAV)]
    assert (kitty.finished, kitty.told) == ("1", [])
    assert f"t=m:o=1:i={kitty.id};text/uri-list text/plain" in "".join(kitty.sent)


def test_files_of_this_machine_are_taken_by_their_addresses() -> None:
    kitty = Kitty({}, {"file:///tmp/a.png": PNG}, far=False)
    kitty.dropped()
    assert kitty.files == []
    assert "file:///tmp/a.png" in kitty.words[0]
    assert kitty.finished == "1"


def test_a_picture_out_of_a_browser_is_one_without_a_name() -> None:
    kitty = Kitty({"text/html": b"<img>", "image/png": PNG})
    kitty.dropped()
    assert kitty.taken() == [("dropped.png", PNG)]


def test_words_stay_words() -> None:
    kitty = Kitty({"text/plain": "wörds\x1b]52;c;AAAA\x07".encode()})
    kitty.dropped()
    assert kitty.words == ["wörds\x1b]52;c;AAAA\x07"]


def test_what_does_not_fit_is_not_accepted() -> None:
    kitty = Kitty({"application/x-secret": b"x"})
    kitty.dropped()
    assert (kitty.finished, kitty.files, kitty.words) == ("0", [], [])
    assert f"t=m:o=0:i={kitty.id}" in "".join(kitty.sent)


def test_other_files_are_refused_by_their_bytes() -> None:
    kitty = Kitty(
        {},
        {
            "http://example.org/a.png": b"",
            "file:///a.png": b"%PDF-1.7",
            "file:///b.txt": PNG,
            "file:///c.png": b"words",
        },
    )
    kitty.dropped()
    assert kitty.taken() == [("b.txt", PNG), ("c.png", b"words")]
    assert kitty.told == ["“a.png” is neither a picture, a sound nor a text."]


def test_an_error_ends_the_drop_and_is_told() -> None:
    kitty = Kitty({}, {"file:///a.png": PNG, "file:///b.png": "EPERM:not \x1b[31mallowed", "file:///c.png": PNG})
    kitty.dropped()
    assert [name for name, _ in kitty.taken()] == ["a.png"]
    assert kitty.told == ["“b.png” did not come over: EPERM:not \\x1b[31mallowed."]
    assert kitty.finished == "1"


def test_folders_and_links_are_left_alone() -> None:
    kitty = Kitty({}, {"file:///folder": b"one\0two", "file:///b.png": PNG})
    kitty.drops.begin()
    kitty.packet("t=M", "text/uri-list")
    kitty.answer(kitty.asked.pop(0))
    kitty.packet("t=r:x=1:y=1:X=7:m=0", base64.b64encode(b"one\0two").decode())
    kitty.packet("t=r:x=1:y=1:X=7:m=0")
    kitty.answer(kitty.asked.pop())
    assert kitty.told == ["“folder” did not come over: it is a folder or a link."]
    assert [name for name, _ in kitty.taken()] == ["b.png"]


def test_too_much_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drop, "MOST_BYTES", 50_000)
    kitty = Kitty({}, {"file:///big.wav": WAV, "file:///b.png": PNG})
    kitty.dropped()
    assert kitty.told == ["“big.wav” did not come over: it is too large."]
    assert (kitty.files, kitty.finished) == ([], "1")
    many = Kitty({}, {f"file:///{number}.png": PNG for number in range(60)})
    many.dropped()
    assert len(many.files) == 50
    assert many.told == ["Only the first 50 files were taken."]
    long_list = Kitty({}, {f"file:///{'a' * 3000}{number}": PNG for number in range(500)})
    long_list.dropped()
    assert long_list.told == ["“what was dropped” did not come over: it is too large."]


def test_damaged_data_are_told_and_the_next_file_comes() -> None:
    kitty = Kitty({}, {"file:///a.png": PNG, "file:///b.png": PNG})
    kitty.drops.begin()
    kitty.packet("t=M", "text/uri-list")
    kitty.answer(kitty.asked.pop(0))
    kitty.packet("t=r:x=1:y=1:m=0", "!!!?")
    kitty.packet("t=r:x=1:y=1:m=0")
    kitty.answer(kitty.asked.pop())
    assert kitty.told == ["“a.png” did not come over: it came damaged."]
    assert [name for name, _ in kitty.taken()] == ["b.png"]


def test_without_the_right_number_nothing_happens() -> None:
    kitty = Kitty({"image/png": PNG})
    kitty.drops.begin()
    before = list(kitty.sent)
    for id_ in ("", "0", "1"):
        kitty.packet("t=M", "image/png", id_)
    # What nobody asked for.
    for hostile in ("t=r:x=1", "t=R:x=1", "t=r:x=-1:y=x", "t=z", "", "x=99999999999999999999"):
        kitty.packet(hostile, "AAAA")
    assert (kitty.sent, kitty.files, kitty.words, kitty.told) == (before, [], [], [])


def test_a_new_drop_takes_the_place_of_one_that_hangs() -> None:
    kitty = Kitty({"image/png": PNG})
    kitty.drops.begin()
    kitty.packet("t=M", "image/png")
    kitty.asked.clear()
    # Where it is dragged is no answer to what was asked.
    kitty.packet("t=m:x=1:y=0", "image/png")
    assert kitty.sent[-1] == f"\x1b]72;t=m:o=1:i={kitty.id};image/png\x1b\\"
    kitty.dropped()
    assert kitty.taken() == [("dropped.png", PNG)]


def test_this_machine_is_named_without_telling_its_id() -> None:
    name = machine()
    assert re.fullmatch(r"1:[0-9a-f]{64}", name)
    own = Path("/etc/machine-id")
    if own.exists() and own.read_text().strip():
        assert own.read_text().strip() not in name
        assert machine() == name
