"""What is taken out of a drawn picture, and what is ordered in the same sentence."""

from __future__ import annotations

import pytest

from assistant.api import Language
from assistant_image_generation.changing import changed
from assistant_image_generation.removing import still_without, taken


@pytest.mark.parametrize(
    ("prompt", "change", "language", "expected", "out"),
    [
        ("a cat with a hat", "remove the hat and add a scarf", "en", "a cat with a scarf", ["hat"]),
        ("a cat with a hat", "remove the hat and make it blue", "en", "a blue cat", ["hat"]),
        ("a cat with a hat", "remove the hat, then make the cat black", "en", "a black cat", ["hat"]),
        ("a cat with a hat", "give it a scarf and remove the hat", "en", "a cat with a scarf", ["hat"]),
        ("a cat with a hat", "remove the hat but keep the scarf", "en", "a cat", ["hat"]),
        ("a cat with a hat", "remove the hat and add a blue hat", "en", "a cat with a blue hat", []),
        ("a cat with a red hat on its head", "remove the hat from the cat", "en", "a cat", ["hat"]),
        ("a cat with a hat on a sofa", "remove everything but the cat", "en", "a cat", []),
        ("a house with a tree and a car", "remove the tree and the car", "en", "a house", ["tree", "car"]),
        ("a cat with a hat", "without a hat", "en", "a cat", ["hat"]),
        ("a cat with a hat", "take the hat off", "en", "a cat", ["hat"]),
        ("a cat with a hat", "take the hat off the cat", "en", "a cat", ["hat"]),
        ("a cat with a hat", "take its hat off and add a scarf", "en", "a cat with a scarf", ["hat"]),
        ("a plane", "take the runway at dawn", "en", "a plane, take the runway at dawn", []),
        ("a park", "remove the black and white cat", "en", "a park without black and white cat",
         ["black and white cat"]),
        ("a house with a door handle", "remove the door", "en", "a house with a door handle without door", ["door"]),
        ("a girl with a red balloon and a girl with a blue balloon", "remove the balloon", "en",
         "a girl with a red balloon and a girl with a blue balloon without balloon", ["balloon"]),
        ("a cat with a hat and a dog with a ball", "remove the hat", "en", "a cat and a dog with a ball", ["hat"]),
        ("a cat on a table", "take the cat off the table", "en", "a table", ["cat"]),
        ("a black cat sleeping on the red sofa", "remove the cat", "en", "the red sofa", ["cat"]),
        ("a cat on a table with a vase", "take the vase off the table", "en", "a cat on a table", ["vase"]),
        ("a cat on fire", "remove the cat", "en", "a cat on fire without cat", ["cat"]),
        ("a cat without hat", "add a hat", "en", "a cat with a hat", []),
        ("一只戴红帽子的猫", "去掉帽子", "zh", "一只猫", ["帽子"]),
        ("一只戴着红色帽子的猫", "去掉帽子", "zh", "一只猫", ["帽子"]),
        ("一只戴着帽子的猫", "把帽子都擦掉", "zh", "一只猫", ["帽子"]),
        ("一只戴着帽子的猫", "去掉帽子换成围巾", "zh", "一只戴着围巾的猫", ["帽子"]),
        ("一只戴着帽子的猫", "去掉帽子再加一条围巾", "zh", "一只猫，加一条围巾", ["帽子"]),
        ("一只戴着帽子的猫", "去掉帽子，把猫换成狗", "zh", "一只狗", ["帽子"]),
        ("一只猫，没有帽子", "加一顶帽子", "zh", "一只猫，加一顶帽子", []),
        ("一只猫", "把帽子和围巾去掉", "zh", "一只猫，没有帽子，没有围巾", ["帽子", "围巾"]),
        ("一只猫和一只狗", "除了猫都去掉", "zh", "一只猫和一只狗，只有猫", []),
    ],
)  # fmt: skip
def test_an_order_takes_out_what_it_names_and_no_more(
    prompt: str, change: str, language: Language, expected: str, out: list[str]
) -> None:
    assert changed(prompt, change, language) == expected
    assert taken(change, language) == out


def test_what_is_added_later_is_left_out_no_longer() -> None:
    (out,) = taken("remove the hat and add a scarf", "en")
    assert still_without([out], "a cat with a scarf", "a cat with a scarf with a hat") == []
