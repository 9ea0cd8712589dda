"""Turns of a conversation cost only what is new in them and give the very tokens of reading everything again."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.engine.families.few_rows import quicken
from tests.unit.engine.architectures import ARCHITECTURES, model_of
from tests.unit.engine.chat import Chat, pictures_seen, tail, ten_mixed_turns


def quick(name: str) -> Any:
    """As it is loaded on a processor."""
    model = model_of(name)
    quicken(model)
    return model


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_ten_mixed_turns_give_the_tokens_of_reading_everything_again(name: str) -> None:
    model = quick(name)
    chat = Chat(name, model)
    seen = pictures_seen(model)
    ten_mixed_turns(chat)
    del seen[:]
    chat.conversation.read(tail(name, 9, 0), 0)
    assert not seen, "old pictures are not looked at again"


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_two_conversations_in_turns_do_not_disturb_each_other(name: str) -> None:
    model = quick(name)
    chats = [Chat(name, model), Chat(name, model)]
    for turn in range(3):
        for number, chat in enumerate(chats):
            chat.ask(2 * turn + number + 1, pictures=(turn + number) % 2)


def test_recurrent_states_are_bounded_and_old_places_given_up() -> None:
    chat = Chat("qwen3_5", quick("qwen3_5"))
    sizes = []
    for turn in range(12):
        chat.ask(turn + 1, pictures=0)
        sizes.append(chat.conversation.bytes())
    assert not chat.conversation.can_go_back_to(chat.answers[0])
    assert chat.conversation.can_go_back_to(chat.answers[-2])
    assert sizes[-1] - sizes[-2] == sizes[-2] - sizes[-3], "only attention grows"
