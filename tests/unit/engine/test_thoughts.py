"""What a reasoning model thinks is no answer, however its pieces are cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.engine.thoughts import without_thoughts


def pieces(text: str, sizes: list[int]) -> Iterator[str]:
    for size in sizes:
        yield text[:size]
        text = text[size:]
    yield text


@pytest.mark.parametrize(
    ("text", "begun", "expected"),
    [
        ("<think>hm, red</think>\n\nIt is red.", False, "It is red."),
        ("\n<think>\n\n</think>\n\nIt is red.", False, "It is red."),
        ("hm, red</think>It is red.", True, "It is red."),
        ("It is red.", False, "It is red."),
        ("  It is red.", False, "  It is red."),
        ("<thin ice", False, "<thin ice"),
        ("Write <think>so</think> to think.", False, "Write <think>so</think> to think."),
        ("<think>a</think>b <think>c</think>", False, "b <think>c</think>"),
        ("<think>cut in the middle", False, "cut in the middle"),
        ("no end was ever said", True, "no end was ever said"),
        ("<think>only this</think>\n", False, "only this"),
        ("", False, ""),
        ("<thi", False, "<thi"),
        ("Let me see.\n<think>hm\n\nred</think>\nIt is red.", False, "Let me see.\n\nIt is red."),
        ("<think>a</think>\n<think>b</think>c", False, "c"),
        ("Red.\n <think>a</think><think>b</think> And blue.", False, "Red.\n And blue."),
        ("a</think>Red.\n<think>b</think>Blue.", True, "Red.\nBlue."),
        ("As in\n```\n<think>a</think>\n```\n<think>b</think>so.", False, "As in\n```\n<think>a</think>\n```\nso."),
        ("Red.\n<think>cut in the middle", False, "Red.\n<think>cut in the middle"),
        ("Red.\n<", False, "Red.\n<"),
    ],
)
def test_what_is_left(text: str, begun: bool, expected: str) -> None:
    for sizes in ([], [1] * len(text), [3] * (len(text) // 3)):
        assert "".join(without_thoughts(pieces(text, sizes), begun)) == expected


@pytest.mark.parametrize(
    ("text", "begun", "expected"),
    [
        ("<think>cut in the middle", False, ""),
        ("cut in the middle", True, ""),
        ("<think>cut behind it</think>", False, ""),
        ("Red.\n<think>cut in the middle", False, "Red.\n"),
        ("<think>hm</think>It is r", False, "It is r"),
        ("It is <", False, "It is <"),
    ],
)
def test_a_thought_that_a_limit_cut_is_no_answer(text: str, begun: bool, expected: str) -> None:
    for sizes in ([], [1] * len(text)):
        assert "".join(without_thoughts(pieces(text, sizes), begun, lambda: True)) == expected


@given(
    st.lists(st.sampled_from(["<think>", "</think>", "```", "<th", "\n", " ", "a"]), max_size=12).map("".join),
    st.lists(st.integers(0, 5), max_size=40),
    st.booleans(),
)
def test_how_it_is_cut_changes_nothing(text: str, sizes: list[int], begun: bool) -> None:
    assert "".join(without_thoughts(pieces(text, sizes), begun)) == "".join(without_thoughts([text], begun))


class Word(str):
    """A piece of a thought that counts how much of a text it was read in."""

    read = 0

    def __radd__(self, before: str) -> str:
        Word.read += len(before) + len(self)
        return str(before) + str(self)


@pytest.mark.parametrize("start", ["<think>", "Red.\n<think>"])
def test_each_piece_of_a_long_thought_is_read_with_little_before_it(start: str) -> None:
    Word.read = 0
    words = [Word("word ")] * 2000
    assert "".join(without_thoughts([start, *words, "</think>", "It is red."])).endswith("It is red.")
    assert Word.read < 100 * len(words)


def test_the_answer_comes_as_it_is_said() -> None:
    said = without_thoughts(iter(["<think>", "a", "</think>", "It", " is", " red"]))
    assert list(said) == ["", "", "", "It", " is", " red", ""]
