"""Questions about what was said of a picture, which no look at the picture answers."""

from __future__ import annotations

import pytest

from assistant.dialogue.router import Router
from assistant.dialogue.routing import utterance_of

_TWO = [{"origin": "dropped", "turn": 1}, {"origin": "dropped", "turn": 2}]


@pytest.mark.parametrize("last", ["ask", "caption", "search"])
@pytest.mark.parametrize(
    "text",
    ["what did I ask about the first picture?", "what did i say about #1", "So what did you say about the second one?",
     "what was my question about the picture?", "我问过第一张图什么？", "关于第二张图我刚才问了什么",
     "你刚才说的是什么颜色？", "what did you say about the text on the sign?", "what did I write about the first one",
     "what did I ask you to do in #2?", "what did I say in my last message?", "what did you say in the beginning?",
     "what did you tell me in this chat", "你说过第二张图里有什么", "我刚才问的是什么"],
)  # fmt: skip
def test_what_was_said_is_asked_of_the_conversation(router: Router, text: str, last: str) -> None:
    row = {"text": text, "history": _TWO, "last_action": last}
    assert router.route(utterance_of(row)).action == "chat"


@pytest.mark.parametrize(
    "text",
    ["what did the man ask for in the first picture?", "what does the sign say in #1?", "what was my cat doing in #1?",
     "你说第一张图里有什么？", "第一张图里写了什么？", "What did I write on the blackboard in #1?",
     "what did I write on this note?", "what did you write on the cake in #2?", "what did we say in the second picture",
     "what did I tell the waiter in this picture", "what did I say in the video call in #1", "我问的是图2里有什么",
     "我说的是第一张里的猫是什么颜色", "我在黑板上写了什么"],
)  # fmt: skip
def test_what_a_picture_shows_is_asked_of_the_picture(router: Router, text: str) -> None:
    assert router.route(utterance_of({"text": text, "history": _TWO})).action in ("ask", "caption")
