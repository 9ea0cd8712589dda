"""Words that point at what a recording says, and what stands in their place once it is heard."""

from __future__ import annotations

import pytest

from assistant.api import language_of
from assistant.dialogue.decision import Utterance
from assistant.dialogue.heard import names_heard, with_heard
from assistant.dialogue.router import Router
from assistant.dialogue.steps import plan_of


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("find what it mentions", "find a red star"),
        ("find pictures of what he talks about", "find pictures of a red star"),
        ("search for the things that were mentioned in it", "search for a red star"),
        ("look for everything the speaker describes", "look for a red star"),
        ("find what was said", "find a red star"),
        ("找出里面提到的东西", "找出红色的星星"),
        ("搜索录音里说的内容", "搜索红色的星星"),
        ("找它提到的那些东西", "找红色的星星"),
        ("搜索里面提到的", "搜索红色的星星的"),
    ],
)
def test_what_was_heard_takes_the_place_of_the_words_for_it(text: str, filled: str) -> None:
    language = language_of(text)
    assert names_heard(text, language)
    assert with_heard(text, "A red star.".lower() if language == "en" else "红色的星星。", language).rstrip("的") == (
        filled.rstrip("的")
    )


@pytest.mark.parametrize(
    "text", ["find red stars", "describe what it shows", "what it is", "找红色的星星", "描述里面的东西"]
)
def test_other_words_stay(text: str) -> None:
    language = language_of(text)
    assert not names_heard(text, language)
    assert with_heard(text, "never", language) == text


def test_long_speech_is_cut_between_words() -> None:
    found = with_heard("what it mentions", "red star " * 100, "en")
    assert len(found) <= 200
    assert found.endswith(("red", "star"))


@pytest.mark.parametrize(
    "text",
    [
        "transcribe a.wav and find what it mentions",
        "transcribe this and search for what was said",
        "transcribe the recording, then find what he talks about",
        "转写 a.wav 并找出里面提到的东西",
        "转写这段录音，然后搜索里面提到的",
    ],
)
def test_a_recording_and_what_it_says_are_two_steps(router: Router, text: str) -> None:
    pieces = plan_of(router, Utterance(text, audio=1)).pieces
    assert len(pieces) == 2
    assert names_heard(pieces[1], language_of(text))
