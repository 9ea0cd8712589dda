"""Whatever bytes a terminal sends: names that are no UTF-8, pastes that hold escapes, sequences without sense."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from benchmarks.driving.home import CHAT
from benchmarks.driving.session import Session
from tests.system.environment import SAMPLES, private_home

pytestmark = pytest.mark.timeout(400)
SENSELESS = (
    b"\xff\xfe\xc3",
    b"\x1b[1114112u",
    b"\x1b[99999999999999999999;5u",
    b"\x1b[97;1:3u",
    b"\x1b[<9999999999;1;1M",
    b"\x1b[48;0;0;0;0t\x1b[999999999;1R",
    b"\x1b[M\xff\xff\xff",
    b"\x1bO\x1b[[\x1b]11;rgb:\x1bPq\x1b\\",
)
KEYS = bytes(code for code in range(32) if code != 27)
"""Single bytes that are keys of commands, such as Ctrl+O, which opens a screen of its own."""


@pytest.fixture
def session() -> Iterator[Session]:
    with private_home() as (home, variables):
        (home / "data").mkdir(exist_ok=True)
        with Session(CHAT, {**variables, "PICTURES": str(home)}) as running:
            running.wait_for(b"pocket", within_s=180)
            running.home = home  # type: ignore[attr-defined]
            yield running


def test_a_file_whose_name_is_no_utf_8_is_dropped_and_asked_about(session: Session) -> None:
    path = os.path.join(os.fsencode(session.home), b"caf\xe9 \x1b[31m.png")  # type: ignore[attr-defined]
    with open(path, "wb") as file:
        file.write((SAMPLES / "red-circle.png").read_bytes())
    dropped = session.write(b"\x1b[200~'" + path + b"' \x1b[201~")
    session.wait_for(rb"caf\xe9 \x1b[31m.png", since=dropped)
    asked = session.write(b"what color is the circle?")
    session.wait_for(b"circle?", since=asked)
    session.wait_for(b"is red", since=session.write(b"\r"), within_s=120)


def test_a_paste_with_escapes_presses_no_keys(session: Session) -> None:
    keys = b"\x1b" + b"\r" * 3 + b"\x11" * 40 + b"\x1b[113;5u\r"
    pasted = session.write(b"\x1b[200~words" + keys + b"end\x1b[201~")
    session.wait_for(b"end", since=pasted)
    session.wait_for(rb"\x11", since=pasted)
    session.wait_for(b"still", since=session.write(b"still"))
    assert session.process.poll() is None
    assert "›".encode() not in session.output(), "nothing was sent"


def test_sequences_without_sense_do_not_end_the_chat(session: Session) -> None:
    noise = random.Random(7)
    for senseless in (*SENSELESS, *(noise.randbytes(60).translate(None, KEYS) for _ in range(20))):
        session.write(senseless)
    session.write(b"\x1b\\\x1b")
    session.write(b"\x1b[201~\x15")
    session.wait_until(lambda data: b"alive" in data or b"e" in data, "a key", session.write(b"alive"))
    # An answer stays on the screen, unlike a notice, which a busy machine may never come to draw.
    sent = session.write(b"\x15hello\r")
    session.wait_for(b"Here I can", since=sent, within_s=120)
    assert session.process.poll() is None
