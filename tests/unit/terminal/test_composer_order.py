"""Keys act in the order in which they were pressed, also when several wait."""

from __future__ import annotations

from textual import events
from textual.app import App, ComposeResult

from assistant.terminal.widgets.composer import Composer
from assistant.terminal.widgets.menu import Menu


class Page(App[None]):
    def compose(self) -> ComposeResult:
        menu = Menu()
        yield menu
        yield Composer("en", "", menu)


async def test_a_letter_typed_after_backspace_stays() -> None:
    app = Page()
    async with app.run_test() as pilot:
        app.query_one(Composer).focus()
        for key, character in (("a", "a"), ("backspace", "\x7f"), ("b", "b"), ("left", None), ("c", "c")):
            app.post_message(events.Key(key, character))
        await pilot.pause(0.2)
        assert app.query_one(Composer).text == "cb"
