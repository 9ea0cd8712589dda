"""Words that were fixed stay as they are, and become fixed once two recognitions agree."""

from __future__ import annotations

from assistant.terminal.voice.agreement import Agreement


def after(*texts: str) -> tuple[str, str]:
    agreement = Agreement()
    for text in texts:
        agreement.take(text)
    return agreement.fixed, agreement.open


def test_words_are_fixed_when_two_agree() -> None:
    assert after("what colour") == ("", "what colour")
    assert after("what colour", "what color is") == ("what", " color is")
    assert after("what colour", "what color is", "what color is the sir") == ("what color is", " the sir")
    assert after("what colour", "what color is", "what color is the sir", "what color is the circle") == (
        "what color is the",
        " circle",
    )


def test_what_was_fixed_never_changes() -> None:
    agreement = Agreement()
    shown = ""
    for text in (
        "a red",
        "a red star",
        "",
        "a bed star on",
        "red",
        "a red star on the left",
        "a red star on the left.",
    ):
        agreement.take(text)
        assert agreement.fixed.startswith(shown)
        shown = agreement.fixed
    assert agreement.fixed + agreement.open == "a red star on the left."


def test_case_and_punctuation_do_not_count() -> None:
    assert after("Hello", "hello, world") == ("hello,", " world")


def test_chinese_is_compared_by_characters() -> None:
    assert after("找红色", "找红色的星", "找红色的星星") == ("找红色的星", "星")
