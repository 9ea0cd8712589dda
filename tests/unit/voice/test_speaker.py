"""What is told where a program that reads aloud cannot be heard: in the language of the interface."""

from __future__ import annotations

import asyncio

import pytest

from assistant.api.errors import AssistantError
from assistant.api.language import Language
from assistant.terminal.voice.speaker import Speaker


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Nothing is heard: “sh” found no sound output on this machine (No such file or directory)."),
        ("zh", "听不到声音：“sh”在这台机器上找不到声音输出（路径不存在）。"),
    ],
)
def test_the_reason_of_the_system_is_told_in_the_language_of_the_interface(language: Language, said: str) -> None:
    # As espeak-ng ends where there is no sound card.
    program = ("sh", "-c", "cat > /dev/null; echo 'error: No such file or directory' >&2")
    with pytest.raises(AssistantError) as told:
        asyncio.run(Speaker(program, language).say("hello"))
    assert told.value.message == said
