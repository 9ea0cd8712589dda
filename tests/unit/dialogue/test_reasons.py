"""What is said of why an action answers: which pictures it is about, by their numbers."""

from __future__ import annotations

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

SEEN = tuple(Seen(number, "dropped", 1 + (number > 1)) for number in range(1, 4))
MANY = tuple(Seen(number, "dropped", 1) for number in range(1, 9))


@pytest.mark.parametrize(
    ("text", "pictures", "about"),
    [
        ("what color is it?", SEEN[:1], "It is about #1 (“it”)."),
        ("describe these", SEEN, "It is about #2, #3 (“these”)."),
        ("describe #3", SEEN, "It is about #3."),
        ("describe all pictures", MANY, "It is about 8 pictures (“all pictures”)."),
        ("how many stars are there?", SEEN, "It is about #2, #3, last talked about."),
        ("describe #9", SEEN, "It sounds like “describe the image”."),
        ("描述这些图", SEEN, "它说的是#2、#3（“这些图”）。"),
        ("有几颗星星？", SEEN, "它说的是刚才谈到的#2、#3。"),
    ],
)
def test_a_reason_names_the_pictures(router: Router, text: str, pictures: tuple[Seen, ...], about: str) -> None:
    assert router.route(Utterance(text, pictures=pictures)).reason.endswith(about)
