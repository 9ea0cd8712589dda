"""Drawings that go on from earlier pictures of a conversation, with everything real around them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from assistant.api import Failed, Result
from assistant.dialogue.given import Attachment
from tests.contract.plugins.drawing import Bench


def drawn(bench: Bench, text: str) -> list[dict[str, Any]]:
    """How the pictures of one turn were drawn."""
    events = bench.say(text, language="en" if text.isascii() else "zh", arguments={"steps": 1})
    found: list[dict[str, Any]] = next(event for event in events if isinstance(event, Result)).values["drawn"]
    return found


@pytest.mark.parametrize("text", ["draw #1 and #2 again", "再画一次#1和#2", "draw the last two again"])
def test_each_picture_that_is_named_is_drawn_again(bench: Bench, text: str) -> None:
    drawn(bench, "draw a red circle")
    drawn(bench, "draw a green star")
    assert [values["prompt"] for values in drawn(bench, text)] == ["a red circle", "a green star"]


def test_what_is_taken_away_is_left_out_of_the_words_and_stays_out(bench: Bench) -> None:
    drawn(bench, "draw a cat with a hat")
    (values,) = drawn(bench, "remove the hat")
    assert (values["prompt"], values["negative"]) == ("a cat", "hat")
    (values,) = drawn(bench, "make it blue")
    assert (values["prompt"], values["negative"]) == ("a blue cat", "hat")
    (values,) = drawn(bench, "without the hat")
    assert values["negative"] == "hat"
    (values,) = drawn(bench, "add a hat")
    assert (values["prompt"], values["negative"]) == ("a blue cat with a hat", "")
    (values,) = drawn(bench, "remove the hat and add a scarf")
    assert (values["prompt"], values["negative"]) == ("a blue cat with a scarf", "hat")


@pytest.mark.parametrize(
    ("first", "prompt", "then"),
    [("draw a cat, seed 7", "a cat", "make it 96x64"), ("画一只猫，种子7", "一只猫", "大小换成96x64")],
)
def test_numbers_that_are_named_are_no_words_of_the_picture(bench: Bench, first: str, prompt: str, then: str) -> None:
    (values,) = drawn(bench, first)
    assert (values["prompt"], values["seed"]) == (prompt, 7)
    (values,) = drawn(bench, then)
    assert (values["prompt"], values["seed"]) == (prompt, 7)
    picture = bench.store.pictures.all(bench.conversation)[-1]
    assert (picture.width, picture.height) == (96, 64)


def test_a_change_without_a_drawing_is_made_of_the_only_picture_or_asks_which(bench: Bench) -> None:
    def drop(colour: str) -> None:
        buffer = io.BytesIO()
        Image.new("RGB", (32, 32), colour).save(buffer, "PNG")
        bench.say("hello", attachments=(Attachment(data=buffer.getvalue(), name=f"{colour}.png"),))

    drop("red")
    (dropped,) = bench.store.pictures.all(bench.conversation)
    drop("green")
    events = bench.say("make the background a beach")
    assert "Which picture" in next(event for event in events if isinstance(event, Failed)).message
    other = bench.store.create()
    bench.conversation = other
    drop("red")
    (values,) = drawn(bench, "make the background a beach")
    assert (values["prompt"], values["parent"]) == ("a beach background", dropped.digest)
