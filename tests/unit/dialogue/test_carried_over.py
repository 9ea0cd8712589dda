"""What goes on with a question: the same of another picture, one more to choose from, and another place or number."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router


@pytest.mark.parametrize(
    ("last", "before", "then", "pictures", "arguments"),
    [
        ("ask", "how many dogs are there?", "what about #2?", (2,), {"question": "how many dogs are there?"}),
        ("ask", "how many dogs are there?", "and the second one?", (2,), {"question": "how many dogs are there?"}),
        ("ask", "how old is he?", "same question for the third", (3,), {"question": "how old is he?"}),
        ("ask", "how many dogs are in #1?", "and #2?", (2,), {"question": "how many dogs are in #2?"}),
        ("ask", "有几只狗？", "第二张呢", (2,), {"question": "有几只狗？"}),
        ("ask", "第一张里有几只狗？", "那第三张呢", (3,), {"question": "第三张里有几只狗？"}),
        ("classify", "is it a cat or a dog?", "and the second one?", (2,), {"labels": ["cat", "dog"]}),
        ("classify", "is it a cat or a dog?", "same labels for #2", (2,), {"labels": ["cat", "dog"]}),
        ("classify", "is it a cat or a dog?", "same for #2", (2,), {"labels": ["cat", "dog"]}),
        ("classify", "is it a cat or a dog?", "or a bird?", (1, 2, 3), {"labels": ["cat", "dog", "bird"]}),
        ("classify", "是猫还是狗？", "第二张呢", (2,), {"labels": ["猫", "狗"]}),
        ("classify", "是猫还是狗？", "或者是鸟呢", (1, 2, 3), {"labels": ["猫", "狗", "鸟"]}),
        ("ask", "is there a dog?", "or a cat?", (1, 2, 3), {"question": "is there a cat?"}),
        ("caption", "describe #1 in detail", "what about #2?", (2,), {"style": "detailed"}),
        ("caption", "describe #1 in detail", "#2 briefly", (2,), {"style": "short"}),
    ],
)
def test_what_was_asked_of_a_picture_is_asked_of_another(
    router: Router, last: str, before: str, then: str, pictures: tuple[int, ...], arguments: dict[str, Any]
) -> None:
    seen = tuple(Seen(number, "dropped", 1) for number in (1, 2, 3))
    first = router.route(Utterance(before, pictures=seen, action=last))
    focus = (1, 2, 3)
    utterance = Utterance(then, pictures=seen, focus=focus, last_action=last, last_arguments=first.arguments)
    decided = router.route(utterance)
    assert (decided.action, decided.pictures, decided.arguments) == (last, pictures, arguments)


@pytest.mark.parametrize(
    ("before", "then", "question"),
    [
        ("how many dogs are there?", "and in the background?", "and in the background?"),
        ("how many dogs are there?", "on the left?", "on the left?"),
        ("how many dogs are there?", "really?", "really?"),
        ("how many dogs are there?", "more than three?", "more than three?"),
        ("how many dogs are there?", "outside?", "outside?"),
        ("what color is the circle?", "and on the left?", "and on the left?"),
        ("有几只狗？", "左边呢", "左边呢"),
        ("有几只狗？", "再数数", "再数数"),
        ("有几只狗？", "屋顶上呢", "屋顶上呢"),
        ("有几只狗？", "只有一只吗", "只有一只吗"),
        ("有几只狗？", "红色的呢", "有几只红色的？"),
    ],
)
def test_where_how_many_and_how_surely_are_no_things_to_ask_of(
    router: Router, before: str, then: str, question: str
) -> None:
    seen = (Seen(1, "dropped", 1),)
    utterance = Utterance(then, pictures=seen, focus=(1,), last_action="ask", last_arguments={"question": before})
    decided = router.route(utterance)
    assert (decided.action, decided.arguments, decided.pictures) == ("ask", {"question": question}, (1,))
