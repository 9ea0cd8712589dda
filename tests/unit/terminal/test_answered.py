"""The last answer as it is read aloud or copied: a search with the list behind its heading."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.api import Event, Failed, Hit, Hits, Language, Notice, Picture, Routed, TextDelta, to_json
from assistant.terminal.answered import answered
from assistant.terminal.described import described, hit_line
from assistant.terminal.unmarked import unmarked

STAR = Picture("a", "/kept/a", 2, "found", "/photos/a *red* star.png", 64, 64, description="a red star")
DRAWN = Picture("b", "/kept/b", 3, "found", "", 64, 64, description="a red circle")
PASTED = Picture("c", "/kept/c", 1, "dropped", "", 64, 64, description="A large heart.")


def turn(*events: Event) -> dict[str, Any]:
    return {"events": [to_json(event) for event in events]}


FOUND = turn(
    Routed("retrieval", "search", 1, 1, ""),
    TextDelta("2 pictures for **red star**; "),
    TextDelta("the others only come near:"),
    Hits((Hit(STAR, 0.83, 1), Hit(DRAWN, 0.47, 2, duplicates=1)), "red star"),
)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "1. Picture #2: a *red* star.png, score 0.83. a red star",
                "2. Picture #3: drawn: “a red circle”",
            ],
        ),
        (
            "zh",
            ["1. 图片 #2：a *red* star.png，得分 0.83。a red star", "2. 图片 #3：画的：“a red circle”"],
        ),
    ],
)
def test_the_list_follows_its_heading(language: Language, lines: list[str]) -> None:
    said = answered(FOUND, language).splitlines()
    assert said[0].startswith("2 pictures for **red star**")
    for line in lines:
        assert any(each.startswith(line) for each in said), said


def test_it_is_copied_with_paths_and_without_marks() -> None:
    said = answered(FOUND, "en", paths=True, text=unmarked)
    assert "pictures for red star" in said
    assert "1. Picture #2: /photos/a *red* star.png, score 0.83." in said
    assert "2. Picture #3: /kept/b" in said


def test_of_no_answer_it_is_told_why() -> None:
    assert answered(turn(Failed("There is no picture.", "Drop one.")), "en") == "There is no picture. Drop one."
    assert answered(turn(TextDelta("Hello."), Notice("aside")), "en") == "Hello."
    assert answered(turn(), "en") == ""


def test_what_is_found_without_a_file_was_drawn_and_what_is_pasted_was_not() -> None:
    assert "drawn: “a red circle”" in hit_line(Hit(DRAWN, 0.5, 1), "en")
    assert "未命名" not in hit_line(Hit(DRAWN, 0.5, 1), "zh")
    assert described(PASTED, "en") == "Picture #1: without a name, 64 × 64. A large heart."
    assert described(PASTED, "zh") == "图片 #1：未命名，64 × 64。A large heart."
