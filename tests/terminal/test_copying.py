"""Copying from an answer: the whole, one block of code, or one of several; only what was shown, only when asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.environment import SAMPLES, private_home
from tests.terminal.person import sitting

pytestmark = pytest.mark.timeout(300)
_CODER = """
from assistant.api import Action, Plugin, TextDelta

ONE = "Run it:\\n\\n```sh\\nls \\u202e-l\\n```\\n"
TWO = "Here:\\n\\n```python\\ndef area(r):\\n    return r * r\\n```\\n\\nand\\n\\n```sh\\nls\\n```\\n\\nDone."


def action(name, text):
    examples = {"en": tuple(f"{name} {n}" for n in range(30)), "zh": tuple(f"代码 {name} {n}" for n in range(30))}
    return Action(name, name, examples)


class Coder(Plugin):
    name, title, summary = "coder", "Coder", "Writes code."
    actions = (action("onecode", ONE), action("twocode", TWO), action("nocode", ""))

    def run(self, request, context):
        yield TextDelta({"onecode": ONE, "twocode": TWO, "nocode": "Only words."}[request.action])
"""


@pytest.fixture
def coder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with private_home() as (home, _):
        folder = home / "config" / "plugins"
        folder.mkdir(parents=True)
        (folder / "coder.py").write_text(_CODER, encoding="utf-8")
        monkeypatch.setenv("ASSISTANT_HOME", str(home))
        yield home


async def test_one_key_copies_the_code_of_the_last_answer_that_has_any(coder: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.press("f8")
        await person.sees("Nothing was asked")
        await person.ask("/nocode")
        await person.finished()
        await person.press("f8")
        await person.sees("No answer of this conversation holds code")
        await person.ask("/onecode")
        await person.finished()
        await person.ask("/nocode")
        await person.finished()
        assert person.app.clipboard == ""
        await person.press("f8")
        await person.sees("Copied: 1 line of code.")
        # What was hidden is copied as it was shown.
        assert person.app.clipboard == "ls \\u202e-l"


async def test_of_several_blocks_one_is_chosen(coder: Path) -> None:
    async with sitting() as person:
        await person.ready()
        await person.ask("/twocode")
        await person.finished()
        await person.press("f8")
        await person.sees("Which code", "python  2 lines", "def area(r):", "sh  1 line")
        await person.look("code")
        await person.press("escape")
        await person.misses("Which code")
        assert person.app.clipboard == ""
        await person.press("f8")
        await person.sees("Which code")
        await person.press("enter")
        await person.sees("Copied: 2 lines of code.")
        assert person.app.clipboard == "def area(r):\n    return r * r"
        await person.press("ctrl+y")
        await person.until(lambda _: person.app.clipboard.startswith("Here:"), "the whole answer")
        assert person.app.clipboard.endswith("Done.")


async def test_what_was_found_is_copied_with_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    with private_home() as (home, _):
        monkeypatch.setenv("ASSISTANT_HOME", str(home))
        async with sitting() as person:
            await person.ready()
            await person.ask(f"/index {SAMPLES}")
            await person.finished()
            await person.ask("/search two stars")
            await person.finished()
            await person.press("ctrl+y")
            await person.sees("Copied")
            heading, *found = [line for line in person.app.clipboard.splitlines() if line]
            assert "picture" in heading
            assert any(line.startswith("1. Picture #1: ") and str(SAMPLES) in line for line in found)
