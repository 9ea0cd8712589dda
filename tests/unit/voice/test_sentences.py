"""Which sentences of an answer are read aloud, and what of its Markdown is not."""

from __future__ import annotations

import pytest

from assistant.terminal.voice.sentences import LONGEST, Sentences, plain


def cut(text: str, size: int) -> list[str]:
    """The sentences of a text that comes in pieces of so many characters."""
    sentences = Sentences()
    found = [each for at in range(0, len(text), size) for each in sentences.feed(text[at : at + size])]
    return [*found, *sentences.end()]


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_sentences_come_whole_however_the_text_comes(size: int) -> None:
    text = 'The star is 3.5 cm wide. It is red, e.g. like "blood." Is it? Yes!\n第一张是红色的圆。第二张呢？是星星！'
    assert cut(text, size) == [
        "The star is 3.5 cm wide.",
        'It is red, e.g. like "blood."',
        "Is it?",
        "Yes!",
        "第一张是红色的圆。",
        "第二张呢？",
        "是星星！",
    ]


def test_a_sentence_is_given_as_soon_as_it_is_finished() -> None:
    sentences = Sentences()
    assert sentences.feed("A large red circle. A small") == ["A large red circle."]
    assert sentences.feed(" star") == []
    assert sentences.end() == ["A small star"]
    assert sentences.end() == []


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_marks_code_and_addresses_are_not_read(size: int) -> None:
    text = (
        "# Two *shapes*\n\n- a **red** `circle`\n1. a [star](https://example.org/a_b)\n\n"
        "```python\nprint('never read. Never.')\n```\n| a | b |\n|---|---|\nSee https://example.org/x?y=1 there.\n***\n"
    )
    assert cut(text, size) == ["Two shapes", "a red circle", "1. a star", "a b", "See there."]


@pytest.mark.parametrize("size", [1, 1000])
@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("```x = 1``` sets it.\nNext sentence.\n", ["x = 1 sets it.", "Next sentence."]),
        ("~~~\n```\nnot this\n~~~\nAfter it.\n", ["After it."]),
        ("```markdown\n~~~\nnot this\n```\nAfter it.\n", ["After it."]),
        ("````\n```\nnot this. Nor this.\n```\n````\nAfter it.\n", ["After it."]),
        ("```python\n```sh\nnot this\n`````\nAfter it.\n", ["After it."]),
        ("> ```\n> not this\n> ```\n> After it.\n", ["After it."]),
    ],
)
def test_code_ends_with_the_fence_that_it_began_with(text: str, read: list[str], size: int) -> None:
    assert cut(text, size) == read


def test_a_text_without_a_full_stop_is_still_cut() -> None:
    words = "red circle, blue star, " * 100
    pieces = cut(words, 1000)
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert " ".join(pieces).split() == words.split()
    assert [len(piece) for piece in cut("x" * (2 * LONGEST + 5), 50)] == [LONGEST, LONGEST, 5]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("请看 https://example.org/a，然后运行它。", "请看 ，然后运行它。"),
        ("请看https://example.org/a?b=1#c。", "请看 。"),
        ("见www.example.org/a，再说。", "见 ，再说。"),
        ("打开“https://example.org/a”这一页。", "打开“ ”这一页。"),
        ("It is at <https://example.org/a_b> now.", "It is at now."),
        ("Use x<y when a>b holds.", "Use x y when a b holds."),
        ("if i<n and j>m then", "if i n and j m then"),
        ('A <b>loud</b> <span class="x" id=y>word</span><br/> here<br />.', "A loud word here ."),
    ],
)
def test_addresses_and_tags_take_no_words_with_them(text: str, read: str) -> None:
    assert plain(text) == read


@pytest.mark.parametrize("piece", ["<a", "<a ", "<a b=", "<a  ", "< ", "https://", "看https://a", "www.", "x<y b=c "])
def test_marks_without_end_are_read_in_the_time_of_their_length(piece: str) -> None:
    """What is read anew for every character would take minutes, and the test its limit."""
    assert "<" not in plain(piece * 100_000)


def test_nothing_reaches_the_program_that_could_act_on_it() -> None:
    assert plain("a\x1b[31mred\x01\x00 \u202estar\u200b [[_^_en]] <speak>loud</speak>") == "a 31mred star en loud"
