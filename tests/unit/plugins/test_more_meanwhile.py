"""More of a search while pictures are being brought in: nothing is shown twice."""

from __future__ import annotations

from pathlib import Path

from assistant.api import Hits, PastTurn, Picture, PicturesShown
from assistant.kit.trial import Talk
from tests.unit.plugins.conftest import Asked


def shown(asked: Asked, text: str, skip: int = 0) -> list[Picture]:
    events = asked.events(text, limit=2, skip=skip)
    hits = [hit.picture for event in events if isinstance(event, Hits) for hit in event.hits]
    return hits or [picture for event in events if isinstance(event, PicturesShown) for picture in event.pictures]


def remember(asked: Asked, *pages: list[Picture]) -> None:
    """The conversation after searches that showed these pages."""
    pictures = [picture for page in pages for picture in page]
    known = [Picture(each.digest, each.stored, number, each.origin) for number, each in enumerate(pictures, 1)]
    numbers = {each.digest: each.number for each in known}
    asked.talk = Talk(
        "a conversation",
        [PastTurn(turn, "", "search", "", shown=tuple(numbers[each.digest] for each in page))
         for turn, page in enumerate(pages, 1)],
        known,
    )  # fmt: skip


def test_what_was_shown_already_is_left_out_though_others_come_before_it_now(asked: Asked) -> None:
    for seed in range(4):
        asked.put(f"old {seed}.png", "white", "red", seed)
    asked.index()
    for text in ("red", "show all my photos"):
        first = shown(asked, text)
        remember(asked, first)
        second = shown(asked, text, skip=2)
        assert not {each.digest for each in first} & {each.digest for each in second}
        asked.put(f"new {text[0]}.png", "red", "white", 7 + len(text))
        asked.put(f"newer {text[0]}.png", "red", "black", 9 + len(text))
        asked.index()
        again = shown(asked, text, skip=2)
        assert len(again) == 2
        assert not {each.digest for each in first} & {each.digest for each in again}
        assert any(Path(each.path).name.startswith("new") for each in again)
        asked.talk = Talk()


def test_another_number_to_pass_by_is_of_the_best(asked: Asked) -> None:
    for seed in range(5):
        asked.put(f"{seed}.png", "white", "red", seed)
    asked.index()
    whole = [each.digest for each in shown(asked, "red")]
    remember(asked, shown(asked, "red"), shown(asked, "red", skip=2))
    assert [each.digest for each in shown(asked, "red", skip=0)] == whole
    third = shown(asked, "red", skip=3)
    asked.talk = Talk()
    assert third == shown(asked, "red", skip=3)
