"""Over SSH, in a terminal that knows kitty's protocols: its clipboard, what is dropped on it, keys that are let go."""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterator, Mapping

import pytest

from benchmarks.driving.home import CHAT
from benchmarks.driving.session import Session
from tests.system.environment import SAMPLES, private_home
from tests.terminal.test_pty import unknown

pytestmark = pytest.mark.timeout(400)
PNG, STARS = [(SAMPLES / f"{name}.png").read_bytes() for name in ("red-circle", "two-stars")]
SSH = {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "TERM": "xterm-kitty"}
OWN = re.compile(rb"\x1b\](?:72|5522);[^\x1b]*\x1b\\|\x1b\[\?u|\x1b\[\?5522\$p|\x1b\]11;\?\x1b\\|\x1b_G[^\x1b]*\x1b\\")
"""What the program says to such a terminal beside what it says to every one."""


def encoded(data: bytes) -> bytes:
    return base64.b64encode(data)


class Kitty(Session):
    """A terminal that hands over its clipboard and drops, and tells the events of keys."""

    clipboard: Mapping[str, bytes] = {"text/plain": b"words", "image/png": PNG}
    drop: Mapping[str, bytes] = {
        "text/plain": b"/Users/me/beach.png",
        "text/uri-list": b"file:///Users/me/beach.png\r\n",
    }
    id = b""
    _said = b""

    def answers(self, data: bytes) -> bytes:
        self._said += data
        answer, place = b"", 0
        for match in re.finditer(
            rb"\x1b\[c|\x1b\[\?u|\x1b\[\?5522\$p|\x1b\](72|5522);([^;\x1b]*);?([^\x1b]*)\x1b\\", self._said
        ):
            answer += self._answer(match)
            place = match.end()
        self._said = self._said[place:][-9000:]
        return answer

    def _answer(self, match: re.Match[bytes]) -> bytes:
        if match[1] == b"72":
            return self._dropping(dict(part.split(b"=", 1) for part in match[2].split(b":")))
        if match[1] == b"5522":
            told = dict(part.split(b"=", 1) for part in match[2].split(b":"))
            return self._handed_over(told[b"id"], base64.b64decode(match[3]).decode())
        return {b"\x1b[c": b"\x1b[?62;22c", b"\x1b[?u": b"\x1b[?0u"}.get(match[0], b"\x1b[?5522;2$y")

    def _handed_over(self, name: bytes, kind: str) -> bytes:
        data = " ".join(self.clipboard).encode() if kind == "." else self.clipboard[kind]

        def packet(status: bytes, payload: bytes = b"") -> bytes:
            return b"\x1b]5522;type=read:id=%s:status=%s;%s\x1b\\" % (name, status, payload)

        mark = b"DATA:mime=" + encoded(kind.encode())
        chunks = [packet(mark, encoded(data[at : at + 4096])) for at in range(0, len(data), 4096)]
        return packet(b"OK") + b"".join(chunks) + packet(b"DONE")

    def _dropping(self, told: Mapping[bytes, bytes]) -> bytes:
        self.id = told.get(b"i", self.id)
        if told[b"t"] == b"q":
            return b"\x1b]72;t=q;\x1b\\"
        if told[b"t"] != b"r" or b"x" not in told:
            return b""
        far = b"y" in told
        data = STARS if far else list(self.drop.values())[int(told[b"x"]) - 1]
        place = b"t=r:i=%s:x=%s" % (self.id, told[b"x"]) + (b":y=" + told[b"y"] if far else b":X=1")
        text = encoded(data)
        chunks = [text[at : at + 4096] for at in range(0, len(text), 4096)]
        return b"".join(b"\x1b]72;%s:m=0;%s\x1b\\" % (place, chunk) for chunk in [*chunks, b""])

    def let_go(self) -> float:
        """Something is dragged over the window and dropped."""
        kinds = " ".join(self.drop).encode()
        self.write(b"\x1b]72;t=m:i=%s:x=3:y=4:o=1;%s\x1b\\" % (self.id, kinds))
        return self.write(b"\x1b]72;t=M:i=%s:x=3:y=4:o=1;%s\x1b\\" % (self.id, kinds))


def struck(text: str) -> bytes:
    """Keys as such a terminal sends them: pressed, then let go."""
    return b"".join(b"\x1b[%d;;%du\x1b[%d;1:3u" % (ord(char), ord(char), ord(char)) for char in text)


@pytest.fixture
def home() -> Iterator[dict[str, str]]:
    with private_home() as (_, variables):
        yield variables


def test_clipboard_and_drops_come_from_the_users_own_computer(home: dict[str, str]) -> None:
    with Kitty(CHAT, {**home, **SSH}) as session:
        session.wait_for(b"pocket")
        session.wait_for(b"\x1b]72;t=a")
        pressed = session.write(b"\x1b[118;5u\x1b[118;5:3u")
        session.wait_for(b"clipboard.png", since=pressed)
        session.wait_for(b"beach.png", since=session.let_go())
        asked = session.write(struck("what color is the circle in #1?") + b"\x1b[13u\x1b[13;1:3u")
        session.wait_for(b"is red", since=asked, within_s=120)
        session.write(2 * b"\x1b[113;5u")  # the answer may still be running
        assert session.process.wait(60) == 0
        output = session.output()
        assert output.index(b"\x1b]72;t=a") < output.index(b"\x1b]72;t=A")
        assert unknown(OWN.sub(b"", output)) == set()


def test_every_key_counts_once_however_it_is_told(home: dict[str, str]) -> None:
    with Kitty(CHAT, {**home, "TERM": "xterm-kitty"}) as session:
        session.wait_for(b"pocket")
        assert b"\x1b[=2;2u" in session.output()
        # Nobody asks a terminal of this machine for what the machine itself can tell.
        assert b"5522" not in session.output()
        assert b"\x1b]72" not in session.output()
        typed = session.write(struck("hexllo") + b"\x1b[D\x1b[1;1:3D" * 3 + b"\x1b[127u\x1b[127;1:3u")
        session.wait_until(lambda data: b"hello" in re.sub(rb"\x1b\[[^a-zA-Z]*[a-zA-Z]", b"", data), "hello", typed)
        # A key that is held down goes on.
        typed = session.write(b"\x1b[F" + b"\x1b[127u" + b"\x1b[127;1:2u" * 3 + b"\x1b[127;1:3u" + struck("y"))
        session.wait_for(b"y", since=typed)
        sent = session.write(b"\x1b[13u\x1b[13;1:3u")
        session.wait_until(lambda data: re.search(rb"\xe2\x80\xba[^\n]*hy", data) is not None, "› hy", sent)
        os.kill(session.process.pid, 15)
        assert session.process.wait(60) == 0
        assert session.output().rindex(b"\x1b[<u") > session.output().index(b"\x1b[=2;2u")
