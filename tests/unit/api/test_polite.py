"""The politeness at the end of a request, and what only sounds like it."""

from __future__ import annotations

import pytest

from assistant.api import Language, without_polite_end


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("a city, please", "en", "a city"),
        ("a pretty kitty ty", "en", "a pretty kitty"),
        ("a fox thx", "en", "a fox"),
        ("a cake for me please, thank you so much!", "en", "a cake"),
        ("a fox, thanks in advance", "en", "a fox"),
        ("Thanks", "en", ""),
        ("一只猫吧", "zh", "一只猫"),
        ("一只猫好吗？", "zh", "一只猫"),
        ("一只猫可以吗", "zh", "一只猫"),
        ("一只猫，谢谢您。", "zh", "一只猫"),
        ("一只猫谢谢", "zh", "一只猫"),
        ("猫的照片辛苦了", "zh", "猫的照片"),
        ("一只猫，拜托你了", "zh", "一只猫"),
        ("一间酒吧吧", "zh", "一间酒吧"),
        ("一杯红酒吧", "zh", "一杯红酒"),
        ("一本书吧", "zh", "一本书"),
        ("一张蜘蛛网吧", "zh", "一张蜘蛛网"),
        ("画吧", "zh", "画"),
        ("一只下棋的猫，画给我看", "zh", "一只下棋的猫"),
        ("一只猫，谢谢啊", "zh", "一只猫"),
    ],
)
def test_politeness_at_the_end_goes(text: str, language: Language, left: str) -> None:
    assert without_polite_end(text, language) == left


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("a city", "en"),
        ("a party", "en"),
        ("a pretty kitty", "en"),
        ("a duty-free shop", "en"),
        ("a thank you card", "en"),
        ("a card that says thank you", "en"),
        ("a sign saying thanks", "en"),
        ("the word called please", "en"),
        ("一间酒吧", "zh"),
        ("一个网吧", "zh"),
        ("街角的咖啡吧", "zh"),
        ("一个人在书吧", "zh"),
        ("花谢了", "zh"),
        ("一张卡片，写着谢谢", "zh"),
        ("一个人在说谢谢", "zh"),
        ("一张卡片，写着你好吗", "zh"),
        ("找感谢", "zh"),
        ("人们工作很辛苦", "zh"),
    ],
)
def test_what_only_sounds_polite_stays(text: str, language: Language) -> None:
    assert without_polite_end(text, language) == text


def test_of_thanks_behind_words_that_are_to_be_written_only_the_last_go() -> None:
    assert without_polite_end("a card that says thank you, please!", "en") == "a card that says thank you"
    assert without_polite_end("一张卡片，写着谢谢，谢谢", "zh") == "一张卡片，写着谢谢"
