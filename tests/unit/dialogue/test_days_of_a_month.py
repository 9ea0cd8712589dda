"""Days of a month in a search are no numbers of pictures; such numbers stay what they are elsewhere."""

from __future__ import annotations

import pytest

from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

_SEEN = tuple(Seen(number, "found", 1) for number in range(1, 7))


@pytest.mark.parametrize("pictures", [(), _SEEN])
@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("find photos from the 15th to the 20th", "from the 15th to the 20th"),
        ("find photos from the 5th", "from the 5th"),
        ("find pictures taken on the 5th", "on the 5th"),
        ("找15到20号的照片", "15到20号"),
        ("找5号拍的照片", "5号拍"),
    ],
)
def test_they_are_looked_for(router: Router, text: str, query: str, pictures: tuple[Seen, ...]) -> None:
    focus = tuple(seen.number for seen in pictures)
    decided = router.route(Utterance(text, pictures=pictures, focus=focus, last_action="search" if pictures else ""))
    assert (decided.action, decided.pictures, decided.problem) == ("search", (), "")
    assert decided.arguments == {"query": query}


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("describe the 2nd to the 4th", (2, 3, 4)),
        ("describe the pictures from the 2nd to the 4th", (2, 3, 4)),
        ("list the pictures from the 2nd to the 4th", (2, 3, 4)),
        ("show me the photos from the 2nd to the 4th", (2, 3, 4)),
        ("compare the 5th and the 6th", (5, 6)),
        ("描述2号", (2,)),
        ("描述2到4号", (2, 3, 4)),
    ],
)
def test_pictures_are_named_by_their_numbers_elsewhere(router: Router, text: str, pictures: tuple[int, ...]) -> None:
    assert router.route(Utterance(text, pictures=_SEEN, focus=(1,), last_action="search")).pictures == pictures
