"""Talk after a question about a picture is talk; what goes on with the question is still asked of the picture."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.api import Language, language_of
from assistant.dialogue.decision import Utterance
from assistant.dialogue.following.fragments import is_fragment
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

DATA = Path(__file__).parent / "data"
QUESTIONS: dict[Language, str] = {"en": "what is in the picture?", "zh": "图里有什么？"}


def after_a_question(router: Router, text: str, language: Language, pictures: int = 1) -> str:
    seen = tuple(Seen(number, "dropped", 1) for number in range(1, pictures + 1))
    asked = {"question": QUESTIONS[language]}
    focus = tuple(picture.number for picture in seen)
    return router.route(Utterance(text, pictures=seen, focus=focus, last_action="ask", last_arguments=asked)).action


def sentences(language: Language, action: str) -> dict[str, int]:
    """The sentences of all sets that ask for `action`, with how many pictures these come with."""
    found: dict[str, int] = {}
    for file in sorted(DATA.glob(f"*.{language}.jsonl")):
        if "followups" not in file.name:
            for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
                if row.get("action") == action and row["text"]:
                    found.setdefault(row["text"], row.get("attached", 0) + len(row.get("history", [])))
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_talk_after_a_question_about_a_picture_is_talk(router: Router, language: Language) -> None:
    """None of these sentences was learned from."""
    talk = [text for text, pictures in sentences(language, "chat").items() if not pictures]
    wrong = [text for text in talk if after_a_question(router, text, language) != "chat"]
    assert len(talk) >= 500
    assert len(wrong) <= 0.12 * len(talk), "\n".join(wrong)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_another_question_about_a_picture_is_asked_of_it(router: Router, language: Language) -> None:
    asked = sentences(language, "ask")
    wrong = [text for text, count in asked.items() if after_a_question(router, text, language, count or 1) != "ask"]
    assert len(asked) >= 350
    assert len(wrong) <= 0.045 * len(asked), "\n".join(wrong)


@pytest.mark.parametrize("text", ["who wrote Hamlet", "book a table for four", "非洲最长的河是哪条", "给妈妈打电话"])
@pytest.mark.parametrize("last", ["ask", "caption"])
def test_what_leans_on_nothing_is_not_about_the_picture(router: Router, text: str, last: str) -> None:
    seen = (Seen(1, "dropped", 1),)
    assert router.route(Utterance(text, pictures=seen, focus=(1,), last_action=last)).action == "chat"


@pytest.mark.parametrize("text", ["load the dishwasher", "feed the cat", "call my mother", "给花浇水", "把麦克风关掉"])
def test_what_is_to_be_done_with_a_thing_is_no_thing(text: str) -> None:
    assert not is_fragment(text, language_of(text))


@pytest.mark.parametrize("text", ["wearing a hat", "near the sea", "all the dogs", "half an apple", "给狗洗澡的"])
def test_a_thing_with_what_belongs_to_it_is_one(text: str) -> None:
    assert is_fragment(text, language_of(text))
