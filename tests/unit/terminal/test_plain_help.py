"""The help of the plain chat: what stands for the user's own words is in the user's language."""

from __future__ import annotations

import re

from assistant.terminal.plain.commands import COMMANDS


def test_no_english_place_is_left_in_the_chinese_help() -> None:
    english, chinese = ([command.told(language) for command in COMMANDS] for language in ("en", "zh"))
    assert any("[WORDS]" in line for line in english)
    assert any("[内容]" in line for line in chinese)
    assert not any(re.search(r"[A-Z]{3,}", line.partition("：")[0]) for line in chinese)
