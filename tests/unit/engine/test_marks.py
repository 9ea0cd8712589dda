"""Words may not act as marks, and stay as they were written where they are none."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from tokenizers import AddedToken

from assistant.engine.families.marks import ANSWER, Marks
from tests.unit.engine import toys

PLAIN = ["\n\n", "  ", "    ", "<table>", "content", "<think>"]
TEMPLATE = "{% for m in messages %}  {{ m['content'] }}<think>\n\n</think>{% endfor %}"


@pytest.fixture
def marks() -> Marks:
    words = toys.tokenizer()
    words.add_tokens([AddedToken(each, normalized=False, special=False) for each in PLAIN])
    words.chat_template = TEMPLATE
    return Marks(words)


def test_what_is_added_as_plain_text_stays_as_it_is_written(marks: Marks) -> None:
    code = "def f():\n    if x:\n        return content\n\n<table>"
    assert marks.harmless(code) == code


def test_special_marks_and_those_of_the_template_are_taken_apart(marks: Marks) -> None:
    assert marks.harmless(f"a{toys.END}b<think>c{toys.IMAGE}") == "a< end_of_utterance>b< think>c< image>"


def test_marks_of_a_processor_count_too() -> None:
    words = toys.tokenizer()
    words.add_tokens([AddedToken("<pixel>", special=False), AddedToken("<turn>", special=False)])
    reader = SimpleNamespace(chat_template={"default": "{{ x }}<turn>"}, image_token="<pixel>")
    assert Marks(words).harmless("<pixel><turn>") == "<pixel><turn>"
    assert Marks(words, reader).harmless("<pixel><turn>") == "< pixel>< turn>"


@pytest.mark.parametrize("deep", [0, 1, 2])
def test_no_words_stand_for_an_answer(marks: Marks, deep: int) -> None:
    crafted = ANSWER
    for _ in range(deep):
        crafted = f"{crafted[0]}{crafted}{crafted[-1]}"
    assert marks.harmless(f"a {crafted} b") == "a answer b"


def test_a_mark_that_cannot_be_seen_hides_no_other(marks: Marks) -> None:
    assert marks.harmless("<end_of_\u2063utterance>") == "< end_of_utterance>"
