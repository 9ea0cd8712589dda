"""A command that is proposed means exactly what it was made of, once somebody types it."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.api import Action, Argument
from assistant.dialogue.agent.guard import NotOrdered, check
from assistant.dialogue.arguments import arguments_for, command_of, options_in
from assistant.slash_line import command_in

KEEP = Action(
    "keep",
    "keeps",
    {"en": ("keep it",)},
    (
        Argument("folders", "paths", "which"),
        Argument("title", "text", "what it is called", default="none"),
        Argument("tags", "texts", "its tags", default=()),
        Argument("copies", "integer", "how many", default=1, minimum=0, maximum=9),
        Argument("weight", "number", "how much", minimum=-5),
        Argument("watch", "boolean", "whether", default=False),
        Argument("bright", "boolean", "whether", default=True),
        Argument("mood", "choice", "which", default="calm", choices=("calm", "wild")),
    ),
    lasting=True,
)


def read(command: str) -> tuple[str, dict[str, Any]]:
    """Name and arguments as the router and the task take them from what is typed."""
    name, rest = command_in(command)
    options = options_in(KEEP, rest)
    said = arguments_for(KEEP, options.words)
    # What is no path and stands in no option would be words of the user's.
    return name, {**{key: value for key, value in said.items() if key == "folders"}, **options.arguments}


@pytest.mark.parametrize(
    "arguments",
    [
        {"folders": ["/home/me/My Pictures"]},
        {"folders": ["/home/me/Pictures", "~/two words", "/home/me/图片和照片"]},
        {"folders": ["/home/me/it's", '/home/me/"so" $called\\', "/home/me/plain"]},
        {"folders": ["samples"]},
        {"folders": ["samples and more", "/home/me"], "watch": True},
        {"title": "two words", "tags": ["red", "dark blue", "绿"], "copies": 3, "weight": -2.5},
        {"title": 'a "quoted" word', "bright": False, "mood": "wild", "copies": 0},
        {"title": "--watch", "folders": ["/a"]},
        {},
    ],
)
def test_a_command_is_read_back_as_it_was_meant(arguments: dict[str, Any]) -> None:
    assert read(command_of(KEEP, arguments)) == ("keep", arguments)


def test_what_is_as_declared_is_left_out_and_pictures_stand_by_their_numbers() -> None:
    whole = KEEP.checked({"folders": ["/home/me/Pictures"], "copies": 2})
    assert command_of(KEEP, whole, (2, 5)) == "/keep #2 #5 /home/me/Pictures --copies 2"


def test_what_was_refused_is_what_the_named_command_does() -> None:
    arguments = {"folders": ["/home/me/My Pictures"], "watch": True}
    with pytest.raises(NotOrdered) as refused:
        check(KEEP, arguments, "what is this", (), "en")
    assert read(refused.value.hint.removeprefix("To confirm it, type: ")) == ("keep", arguments)
