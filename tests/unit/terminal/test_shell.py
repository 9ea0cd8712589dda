"""What a shell is told to do is told as the chat does it."""

from __future__ import annotations

import pytest

from assistant.api.errors import AssistantError
from assistant.terminal.shell import here, refuse


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("cpu would fit here (4.9 GB): assistant models pull cpu", "cpu would fit here (4.9 GB): /models pull cpu"),
        ("这里放得下 cpu：assistant models pull cpu", "这里放得下 cpu：/models pull cpu"),
        ("Get it with `assistant models pull Qwen/Qwen3.5-9B`, or", "Get it with `/models pull Qwen/Qwen3.5-9B`, or"),
        ("Get it: assistant models pull cpu.", "Get it: /models pull cpu."),
        ("How to get larger ones: assistant models list", "How to get larger ones: /models"),
        ("`assistant models` shows which", "`/models` shows which"),
        ("use: assistant models use auto", "use: assistant models use auto"),
        ("stop it: assistant library stop", "stop it: /library stop"),
        ("see: assistant library status", "see: /library"),
        ("take it out: assistant library remove DIR", "take it out: assistant library remove DIR"),
        ("my assistant modelled it", "my assistant modelled it"),
    ],
)
def test_the_chat_names_its_own_commands(said: str, own: str) -> None:
    assert here(said) == own


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("assistant models pull cpu", "Here it is: /models pull cpu"),
        (".venv/bin/assistant  models list", "Here it is: /models"),
        ("assistant library stop", "Here it is: /library stop"),
        ("assistant doctor", "Type it there"),
        ("assistant models use small", "Type it there"),
    ],
)
def test_a_command_for_a_shell_is_answered_with_that_of_the_chat(line: str, said: str) -> None:
    with pytest.raises(AssistantError) as refused:
        refuse(line, "en")
    assert said in refused.value.said("en")


@pytest.mark.parametrize("line", ["assistant, find a star", "assistant find models", "hello", "find assistant models"])
def test_a_question_is_none(line: str) -> None:
    refuse(line, "en")
