"""Text files in the chat: a chip with a name and a size, kept with the question, in the screen and in lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.host.client import HostClient
from assistant.paths import paths
from assistant.terminal.widgets.chip import Chip
from tests.terminal.person import sitting
from tests.terminal.test_plain import said

pytestmark = pytest.mark.timeout(300)


def documents() -> list[str]:
    with HostClient(paths().socket) as client:
        summary, *_ = client.get("/conversations")
        turns = client.get(f"/conversations/{summary['id']}")["turns"]
    return [document["path"] for turn in turns for document in turn["documents"]]


async def test_in_the_chat(home: Path, tmp_path: Path) -> None:
    note = tmp_path / "note \u202e[red].txt"
    note.write_text("the total is 42\n")
    async with sitting() as person:
        await person.ready()
        await person.paste(str(note))
        await person.sees("16 B")
        [chip] = person.app.query(Chip)
        assert not chip.is_picture
        await person.ask("what is the total?")
        await person.sees("A text came with it", "no model for text generation")
        await person.finished()
    assert documents() == [str(note)]


def test_in_lines(home: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("the total is 42\n")
    answer = said(home, f"what is the total in {tmp_path}/note.txt?")
    assert "Traceback" not in answer
    assert documents() == [str(tmp_path / "note.txt")]
