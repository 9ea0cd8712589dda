"""What the search action makes of words: limits in them, and what was once said of pictures."""

from __future__ import annotations

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
from assistant_retrieval.plugin import SEARCH, RetrievalPlugin


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
    for words, message in (("dogs from 2023-02-31", "'2023-02-31' is no day"), ("dogs from 04/05/2023", "two days")):
        with pytest.raises(BadArgument, match=message) as refused:
            search(shelf, tmp_path, words)
        assert "2024-05-31" in refused.value.hint
    with pytest.raises(BadArgument, match="No day is"):
        search(shelf, tmp_path, "dogs until 2022", since="2023-01-01")
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
