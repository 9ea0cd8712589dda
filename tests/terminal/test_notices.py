"""Where notices stand: on the composer, wherever that is, on any size of terminal; and what Ctrl+C says there."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widget import Widget

from assistant.terminal.widgets.card import Card
from tests.system.environment import SAMPLES
from tests.terminal.person import Person, sitting
from tests.terminal.test_long import long_conversation

pytestmark = pytest.mark.timeout(300)


async def stands_on_the_composer(person: Person, words: str) -> None:
    """The newest notice with these words ends where the lower end of the chat begins, and lies within the screen."""

    def near(screen: str) -> bool:
        notices = list(person.app.screen.query("Toast").results(Widget))
        if words not in screen or not notices:
            return False
        place, bottom = notices[-1].region, person.app.query_one("#bottom").region
        return place.bottom == bottom.y and person.app.screen.region.contains_region(place)

    await person.until(near, f"{words!r} on the composer")


async def test_an_answer_is_seen_on_the_smallest_terminal(home: Path) -> None:
    async with sitting(size=(20, 6)) as person:
        await person.ready()
        await person.ask("hello")
        await person.finished()
        await person.until(lambda screen: sum(map(bool, screen.splitlines()[:4])) == 4, "four lines of the answer")
        await person.ask("/patiently")
        await person.sees("Esc stops", "counting")
        await person.paste("/nowhere/beach.png ")
        await person.until(lambda _: person.app.screen.query("Toast"), "a notice")
        await person.press("escape")
        await person.finished()


@pytest.mark.parametrize("size", [(40, 12), (100, 30), (160, 60)], ids=str)
async def test_notices_stand_on_the_composer(home: Path, size: tuple[int, int]) -> None:
    async with sitting(size=size) as person:
        await person.paste("/nowhere/beach.png ")
        await stands_on_the_composer(person, "There is no file")
        await person.press("ctrl+u")
        # A taller lower end lifts what stands on it.
        await person.paste(f"{SAMPLES}/two-stars.png ")
        await person.sees("two-stars.png")
        await person.paste("/nowhere/lake.png ")
        await stands_on_the_composer(person, "There is no file")


async def test_ctrl_c_stops_and_then_says_how_to_leave(home: Path) -> None:
    async with sitting() as person:
        await person.ask("/patiently")
        await person.sees("counting")
        await person.press("ctrl+c")
        await person.sees("(stopped)")
        await person.finished()
        await person.press("ctrl+c")
        await stands_on_the_composer(person, "Ctrl+Q leaves.")


def last_words(person: Person) -> str:
    """The lowest words of the conversation that are seen: what is above the notices and the lower end."""
    transcript = person.app.query_one("#transcript").region
    notices = [toast.region.y for toast in person.app.screen.query("Toast").results(Widget)]
    end = min([transcript.bottom, *notices])
    return next((line for line in reversed(person.screen().splitlines()[transcript.y : end]) if line.strip()), "")


@pytest.mark.parametrize("size", [(60, 16), (100, 30)], ids=str)
async def test_notices_cover_nothing_that_is_read(home: Path, size: tuple[int, int]) -> None:
    async with sitting(size=size) as person:
        await person.ready()
        for _ in range(6):
            await person.ask("hello")
            await person.finished()
        await person.pilot.pause()
        end = last_words(person)
        assert end.strip()
        await person.paste("/nowhere/beach.png ")
        await stands_on_the_composer(person, "There is no file")
        await person.until(lambda _: last_words(person) == end, f"{end!r} above the notice")
        await person.look(f"notice-{size[0]}")
        person.app.clear_notifications()
        await person.misses("There is no file")
        await person.until(lambda _: not person.app.query_one("#transcript").styles.margin.bottom, "the room again")
        assert last_words(person) == end
        # Who reads further up sees the same line at the top of the screen.
        await person.press("ctrl+u", "pageup")
        await person.pilot.pause()
        top = person.screen().splitlines()[0]
        await person.paste("/nowhere/lake.png ")
        await stands_on_the_composer(person, "There is no file")
        await person.pilot.pause()
        assert person.screen().splitlines()[0] == top


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)], ids=str)
@pytest.mark.parametrize("key", ["f1", "f2", "f7", "ctrl+l", "ctrl+o", "ctrl+p"])
async def test_notices_cover_no_line_of_a_card(home: Path, size: tuple[int, int], key: str) -> None:
    async with sitting(size=size) as person:
        await person.ready()
        await person.press(key)
        await person.until(lambda _: len(person.app.screen_stack) > 1, key)
        screen, card = person.app.screen, person.app.screen.query_one(Card)
        await person.until(lambda _: card.region.height > 4, "the card")
        before = card.region
        for number in range(2):
            person.app.notify(f"Something to know, and it has the number {number}. " * 2, markup=False)

        def apart(_: str) -> bool:
            notices = [toast.region for toast in screen.query("Toast").results(Widget)]
            return len(notices) == 2 and all(
                place.height and screen.region.contains_region(place) and not place.overlaps(card.region)
                for place in notices
            )

        await person.until(apart, "the card above the notices")
        assert all(card.region.contains_region(child.region) for child in card.children)
        await person.look(f"notice-card-{size[0]}-{key.replace('+', '-')}")
        person.app.clear_notifications()
        await person.until(lambda _: card.region == before, "the room again")


@pytest.mark.parametrize("key", ["ctrl+l", "ctrl+p", "ctrl+b"])
async def test_in_a_tiny_window_a_list_keeps_its_room_beside_the_newest_notice(empty_home: Path, key: str) -> None:
    async with sitting(size=(40, 12), conversation=long_conversation()) as person:
        await person.ready()
        for number in range(3):
            person.app.notify(f"Something to know, and it has the number {number}. " * 2, timeout=600, markup=False)
        await person.sees("the number 2")
        await person.press(key)
        await person.until(lambda _: len(person.app.screen_stack) > 1, key)
        screen = person.app.screen
        listed = screen.query_one("#listed")

        def apart(words: str) -> bool:
            notices = [toast.region for toast in screen.query("Toast").results(Widget) if toast.region]
            return (
                len(notices) == 1
                and "the number 2" in " ".join(words.split())
                and listed.region.height >= 4
                and not notices[0].overlaps(screen.query_one(Card).region)
            )

        await person.until(apart, "a list beside one notice")
        await person.look(f"notice-tiny-{key.replace('+', '-')}")
        person.app.clear_notifications()
        await person.sees("Esc back")
        await person.press("escape")
