"""What the search action makes of words: days and formats that limit it, and what was once said of pictures."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from assistant.api import (
    BadArgument,
    Bilingual,
    Found,
    Hit,
    Hits,
    Label,
    Picture,
    Query,
    Request,
    Result,
    TextDelta,
    in_language,
    language_of,
)
from assistant.kit.trial import EmptyLibrary, Talk, Trial
from assistant_retrieval.limits import Limits, limits_in
from assistant_retrieval.plugin import SEARCH, RetrievalPlugin

TODAY = datetime.date(2024, 3, 6)


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("dogs from 2023", Limits("dogs", "2023-01-01", "2023-12-31")),
        ("dogs taken in May 2023", Limits("dogs", "2023-05-01", "2023-05-31")),
        ("from Feb. 2024 with snow", Limits("with snow", "2024-02-01", "2024-02-29")),
        ("a beach since 2020", Limits("a beach", "2020-01-01")),
        ("a beach after 2020", Limits("a beach", "2021-01-01")),
        ("a beach before June 2020", Limits("a beach", "", "2020-05-31")),
        ("a beach until 2020", Limits("a beach", "", "2020-12-31")),
        ("cats from yesterday", Limits("cats", "2024-03-05", "2024-03-05")),
        ("cats from last month", Limits("cats", "2024-02-01", "2024-02-29")),
        ("cats from this week", Limits("cats", "2024-03-04", "2024-03-10")),
        ("cats, last year", Limits("cats", "2023-01-01", "2023-12-31")),
        ("on 2023-07-08", Limits("", "2023-07-08", "2023-07-08")),
        ("trees in portrait format", Limits("trees", orientation="portrait")),
        ("landscape-format trees from 2021", Limits("trees", "2021-01-01", "2021-12-31", "landscape")),
        ("2023年5月的狗", Limits("狗", "2023-05-01", "2023-05-31")),
        ("去年的狗", Limits("狗", "2023-01-01", "2023-12-31")),
        ("上个月拍的海滩", Limits("海滩", "2024-02-01", "2024-02-29")),
        ("2020年之前的海滩", Limits("海滩", "", "2019-12-31")),
        ("2020年以来的海滩", Limits("海滩", "2020-01-01")),
        ("昨天的猫", Limits("猫", "2024-03-05", "2024-03-05")),
        ("竖版的树", Limits("树", orientation="portrait")),
        # Nothing of a day or a format is meant here.
        ("a landscape with a portrait of 3 people", Limits("a landscape with a portrait of 3 people")),
        ("a red square", Limits("a red square")),
        ("the book 1984", Limits("the book 1984")),
        ("room 2023b", Limits("room 2023b")),
        ("三个正方形", Limits("三个正方形")),
        ("fireworks in the night", Limits("fireworks in the night")),
        ("", Limits("")),
    ],
)
def test_limits_in_plain_words(text: str, limits: Limits) -> None:
    assert limits_in(text, TODAY) == limits


@pytest.mark.parametrize("text", ["from 2023-02-31", "in 1999 " * 500, "2023年99月的狗", "\ud800 from 2020"])
def test_odd_words_limit_nothing_wrongly(text: str) -> None:
    found = limits_in(text, TODAY)
    assert not found.since or datetime.date.fromisoformat(found.since)


@dataclass
class Shelf(EmptyLibrary):
    """Answers every query with the same hits; remembers what it was asked."""

    found: Found
    words: Sequence[Picture] = ()
    asked: list[Query] = field(default_factory=list)

    def search(self, query: Query) -> Found:
        self.asked.append(query)
        return self.found

    def described(self) -> Sequence[Picture]:
        return self.words


def picture(name: str, words: str = "") -> Picture:
    return Picture(name, f"/p/{name}", 0, "found", f"/p/{name}", description=words)


def search(shelf: Shelf, folder: Path, text: str, **arguments: object) -> tuple[str, list[str]]:
    """What is said, and the names of the hits."""
    request = Request("search", text, SEARCH.checked({"query": text, **arguments}))
    events = list(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), folder, library=shelf)))
    said = "".join(event.text for event in events if isinstance(event, TextDelta))
    return said, [hit.picture.digest for event in events if isinstance(event, Hits) for hit in event.hits]


def test_what_was_said_of_a_picture_finds_it(tmp_path: Path) -> None:
    guess = Found((Hit(picture("a"), 0.4, 1), Hit(picture("b"), 0.3, 2)), confident=False, index="exact", total=9)
    shelf = Shelf(guess, [picture("b", "The receipt total is 12 francs."), picture("c", "No receipt here.")])
    said, names = search(shelf, tmp_path, "the picture with the receipt total")
    assert names == ["b"]
    assert said.startswith("1 picture for")
    said, names = search(shelf, tmp_path, "a train")
    assert said.startswith("Nothing in your library looks like")
    sure = Found(guess.hits, confident=True, index="merged", total=9)
    assert search(Shelf(sure, shelf.words), tmp_path, "receipt")[1] == ["b", "a"]
    # A limit or an exclusion is not for words to answer.
    assert search(Shelf(sure, shelf.words), tmp_path, "receipt", exclude=["cat"])[1] == ["a", "b"]


def test_what_fits_nothing_is_said_and_the_nearest_three_are_offered(tmp_path: Path) -> None:
    labels = (Label("circle", 0.6), Label("red", 0.3))
    hits = tuple(
        Hit(picture(name), 0.4, rank, Bilingual("similarity 0.10", "相似度 0.10"), 0, 0.0, labels)
        for rank, name in enumerate("abcde", 1)
    )
    library = Shelf(Found(hits, confident=False, index="exact", total=9))
    for text, said in (
        ("a train", 'Nothing in your library looks like "a train". The nearest, of 9:'),
        ("火车", "图库里没有看起来像“火车”的图片。9 张中最接近的是："),
    ):
        request = Request("search", text, SEARCH.checked({"query": text}), language=language_of(text))
        trial = Trial(RetrievalPlugin(), tmp_path, Talk("a conversation"), library)
        events = list(RetrievalPlugin().run(request, trial))
        assert [event.text for event in events if isinstance(event, TextDelta)] == [said]
        (shown,) = (event for event in events if isinstance(event, Hits))
        assert [hit.picture.digest for hit in shown.hits] == ["a", "b", "c"]
        assert shown.hits[0].reason == "similarity 0.10; circle, red"
        assert in_language(shown.hits[0].reason, "zh") == "相似度 0.10；circle、red"
        assert events[-1] == Result({"confident": False, "index": "exact", "searched": 9})


def test_limits_reach_the_library_and_are_said(tmp_path: Path) -> None:
    shelf = Shelf(Found((), confident=False, index="exact", total=9))
    said, _ = search(shelf, tmp_path, "dogs from 2023", smallest=2000)
    query = shelf.asked[0]
    assert (query.texts, query.since, query.until, query.smallest) == (("dogs",), "2023-01-01", "2023-12-31", 2000)
    assert said == 'No picture in your library fits "dogs" from 2023-01-01 to 2023-12-31.'
    assert "circle" in query.labels
    search(shelf, tmp_path, "dogs from 2023", since="2022-01-01", orientation="portrait")
    assert (shelf.asked[1].since, shelf.asked[1].orientation) == ("2022-01-01", "portrait")
    with pytest.raises(BadArgument, match="orientation"):
        search(shelf, tmp_path, "dogs", orientation="sideways")


def test_what_comes_after_the_first_hits_is_counted_on(tmp_path: Path) -> None:
    hits = tuple(
        Hit(picture(name), score, rank)
        for rank, (name, score) in enumerate(zip("abcd", (0.7, 0.6, 0.6, 0.4), strict=True), 1)
    )
    shelf = Shelf(Found(hits, confident=True, index="exact", total=9), [picture("a", "A cat.")])
    assert search(shelf, tmp_path, "cat", limit=3, skip=1) == ('"cat", from 2 to 4:', ["b", "c", "d"])
    assert shelf.asked[-1].limit == 4
    said, names = search(shelf, tmp_path, "cats", limit=2, skip=3)
    assert (said, names) == ('What comes next after "cats", from 4 to 4, only comes near:', ["d"])
    assert search(shelf, tmp_path, "cats", skip=4) == ('That was all for "cats": 4 in all.', [])
    none = Shelf(Found((), confident=False, index="exact", total=9))
    assert search(none, tmp_path, "cats", skip=9) == ('No picture in your library fits "cats".', [])
