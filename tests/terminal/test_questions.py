"""The lists of questions that are to be edited or deleted show what is asked while they are open."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.person import sitting

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize("command", ["forget", "edit"])
async def test_what_is_asked_while_the_list_is_open_comes_into_it(home: Path, command: str) -> None:
    async with sitting() as person:
        await person.ready()
        for words in ("hello", "good evening", f"/gated {command}"):
            await person.ask(words)
            await person.sees(f"› {words}")
        await person.sees("first half")
        await person.ask("which color is a circle?")
        await person.ask(f"/{command}")
        await person.until(lambda _: person.app.screen.query("#listed"), "the list")
        await person.until(lambda _: "good evening" in person.inside(".card"), "the questions")
        await person.press("down")
        marked = person.app.screen.chosen  # type: ignore[attr-defined]
        (home / f"gate-{command}").touch()
        await person.until(lambda _: "which color is a circle?" in person.inside(".card"), "the later one")
        assert person.app.screen.chosen == marked  # type: ignore[attr-defined]
        await person.press("escape")
        await person.finished()
