"""What the search action makes of words: limits in them, and what was once said of pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from assistant.api import (
    BadArgument,
    Bilingual,
    Found,
    Hit,
    Hits,
    Label,
    Language,
    Picture,
    PicturesShown,
    Progress,
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
    """Answers every query with the same hits; remembers what it was asked. No file has a name of words."""

    found: Found
    words: Sequence[Picture] = ()
    below: Sequence[str] = ()
    asked: list[Query] = field(default_factory=list)
    missing: Sequence[Progress] = ()

    def catch_up(self) -> Iterator[Progress]:
        yield from self.missing

    def search(self, query: Query) -> Found:
        if query.name_has:
            return Found((), confident=False, index="exact", total=0)
        self.asked.append(query)
        return self.found

    def folders(self) -> Sequence[str]:
        return self.below

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


def test_what_only_comes_near_is_not_counted(tmp_path: Path) -> None:
    hits = tuple(Hit(picture(name), 0.6, rank, fits=name == "a") for rank, name in enumerate("abc", 1))
    shelf = Shelf(Found(hits, confident=True, index="exact", total=9))
    said, names = search(shelf, tmp_path, "a heart", exclude=["pink"])
    assert (said, names) == ('1 picture for "a heart" without "pink"; the others only come near:', ["a", "b", "c"])
    none = Shelf(Found(hits[1:], confident=False, index="exact", total=9))
    said, names = search(none, tmp_path, "a heart", exclude=["pink"])
    assert said == 'Your library has no picture for "a heart" without "pink". The nearest, of 9:'


@pytest.mark.parametrize(
    ("text", "none", "near"),
    [
        (
            "cats",
            'It cannot be said yet whether your library has a picture for "cats": 5 pictures have not been compared.',
            " The nearest so far:",
        ),
        ("猫", "还不能说图库里有没有这样的图片：“猫”。还有 5 张图片没有比较。", " 目前最接近的是："),
    ],
)
def test_before_all_is_compared_nothing_is_said_to_be_missing(tmp_path: Path, text: str, none: str, near: str) -> None:
    hit = Hit(picture("a"), 0.4, 1)
    slow = Progress("embed", 1, 6, "pictures", 0.01, 500.0)
    quick = Progress("embed", 1, 6, "pictures", 10, 0.5)
    request = Request("search", text, SEARCH.checked({"query": text}), language=language_of(text))
    for hits, steps, said, waited in (((), (slow,), none, []), ((hit,), (quick, quick), none + near, [quick, quick])):
        shelf = Shelf(Found(hits, confident=False, index="exact", total=9, missing=5), missing=steps)
        events = list(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, library=shelf)))
        assert [event for event in events if isinstance(event, Progress)] == waited
        assert [event.text for event in events if isinstance(event, TextDelta)] == [said]
        assert events[-1] == Result({"confident": False, "index": "exact", "searched": 9, "missing": 5})
        assert len(shelf.asked) == 2


def test_limits_reach_the_library_and_are_said(tmp_path: Path) -> None:
    shelf = Shelf(Found((), confident=False, index="exact", total=9))
    said, _ = search(shelf, tmp_path, "dogs from 2023", smallest=2000)
    query = shelf.asked[0]
    assert (query.texts, query.since, query.until, query.smallest) == (("dogs",), "2023-01-01", "2023-12-31", 2000)
    assert said == ('Your library has no picture for "dogs" of at least 2000 pixels from 2023.')
    assert "circle" in query.labels
    search(shelf, tmp_path, "dogs from 2023", since="2022-01-01", orientation="portrait")
    assert (shelf.asked[1].since, shelf.asked[1].orientation) == ("2022-01-01", "portrait")
    for words, message in (("dogs from 2023-02-31", "'2023-02-31' is no day"), ("dogs from 04/05/2023", "two days")):
        with pytest.raises(BadArgument, match=message) as refused:
            search(shelf, tmp_path, words)
        assert "2024-05-31" in refused.value.hint
    for words, message, hint in (
        ("dogs since 2020 and before 2018", "No day is all of", "one of them out"),
        ("2020年之后2018年之前的狗", "没有一天", "去掉其中一个"),
        ("dogs from the fire to last week", "Only a part", "from 2024-05-31 to"),
        ("从春节到昨天的狗", "只能看懂一部分", "2024-05-31到"),
        ("dogs in jpg or png", "one format or in all", "only JPG"),
        ("jpg或png的狗", "一种格式", "只要JPG"),
    ):
        request = Request("search", words, SEARCH.checked({"query": words}), language=language_of(words))
        with pytest.raises(BadArgument, match=message) as refused:
            list(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, library=shelf)))
        assert hint in refused.value.hint
    with pytest.raises(BadArgument, match="No day is"):
        search(shelf, tmp_path, "dogs until 2022", since="2023-01-01")
    with pytest.raises(BadArgument, match="orientation"):
        search(shelf, tmp_path, "dogs", orientation="sideways")


@pytest.mark.parametrize(
    ("words", "exclude", "limits"),
    [
        ("people from 2018", ("people",), {"since": "2018-01-01", "until": "2018-12-31"}),
        ("text larger than 2 MB", ("text",), {"lightest": 2_000_000}),
        ("dogs larger than 500 pixels", ("dogs",), {"smallest": 501}),
        ("text in png", ("text",), {"media_type": "image/png"}),
        ("人的2018年", ("人",), {"since": "2018-01-01", "until": "2018-12-31"}),
        ("大于2MB的狗", ("狗",), {"lightest": 2_000_000}),
        ("from before 2018", (), {"since": "2018-01-01"}),
        ("2018年之后", (), {"until": "2018-12-31"}),
        ("larger than 500 pixels", (), {"largest": 500}),
        ("不超过500像素", (), {"smallest": 501}),
        ("larger than 2 MB", (), {"heaviest": 2_000_000}),
        ("files under 2 MB", (), {"lightest": 2_000_000}),
        ("a landscape", ("a landscape",), {}),
        ("landscape", ("landscape",), {}),
        ("红色", ("红色",), {}),
    ],
)
def test_limits_within_what_is_excluded_are_limits(
    tmp_path: Path, words: str, exclude: tuple[str, ...], limits: dict[str, object]
) -> None:
    shelf = Shelf(Found((), confident=False, index="exact", total=9))
    search(shelf, tmp_path, "cats", exclude=[words])
    expected = Query(("cats",), (), exclude, labels=shelf.asked[0].labels)
    assert shelf.asked == [replace(expected, **limits)]  # type: ignore[arg-type]


@pytest.mark.parametrize("pause", [" ", "the ", "在 "])
def test_of_a_long_exclusion_the_beginning_and_the_end_are_read(tmp_path: Path, pause: str) -> None:
    shelf = Shelf(Found((), confident=False, index="exact", total=9))
    search(shelf, tmp_path, "cats", exclude=[f"snow {pause * 50_000} and people from 2018"])
    ((words,), since) = shelf.asked[0].exclude, shelf.asked[0].since
    assert words.startswith("snow")
    assert len(words) <= 600
    assert since == "2018-01-01"


def test_an_exclusion_alone_may_be_a_limit(tmp_path: Path) -> None:
    shelf = Shelf(Found((), confident=False, index="exact", total=9))
    request = Request("search", "not before 2018", SEARCH.checked({"exclude": ["before 2018"]}))
    list(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, library=shelf)))
    assert shelf.asked == [Query(since="2018-01-01", labels=shelf.asked[0].labels)]


@pytest.mark.parametrize(
    ("text", "words", "stretches"),
    [
        ("cats", "from 2018", (("", "2017-12-31"), ("2019-01-01", ""))),
        ("猫", "2018年", (("", "2017-12-31"), ("2019-01-01", ""))),
        ("cats from 2018", "from May 2018", (("2018-01-01", "2018-04-30"), ("2018-06-01", "2018-12-31"))),
    ],
)
def test_days_that_are_left_out_leave_those_on_both_sides(
    tmp_path: Path, text: str, words: str, stretches: tuple[tuple[str, str], ...]
) -> None:
    shelf = Shelf(Found((), confident=False, index="exact", total=9))
    request = Request("search", text, SEARCH.checked({"query": text, "exclude": [words]}), language=language_of(text))
    list(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, library=shelf)))
    (asked,) = shelf.asked
    assert (asked.since, asked.until, asked.exclude, asked.stretches) == ("", "", (), stretches)


@pytest.mark.parametrize(
    ("text", "words", "said", "hint"),
    [
        ("cats from 2018", "before 2020", "No day is all of", "one of them out"),
        ("cats", "png", "'png' cannot be left out", "only JPG"),
        ("猫", "png图片", "无法排除", "只要JPG"),
    ],
)
def test_limits_that_cannot_be_turned_round_are_refused(
    tmp_path: Path, text: str, words: str, said: str, hint: str
) -> None:
    request = Request("search", text, SEARCH.checked({"query": text, "exclude": [words]}), language=language_of(text))
    with pytest.raises(BadArgument, match=said) as refused:
        list(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path)))
    assert hint in refused.value.hint


@pytest.mark.parametrize(
    ("text", "arguments", "limit", "said"),
    [
        ("show the latest 5 photos", {"limit": 5}, 5, "The latest 1 of 9 pictures of your library:"),
        ("latest 5 photos", {"query": "latest 5 photos"}, 5, "The latest 1 of 9 pictures of your library:"),
        ("最新的5张照片", {"limit": 5}, 5, "图库：共 9 张图片，最新的 1 张："),
        ("my newest photos", {}, 9, "The latest 1 of 9 pictures of your library:"),
        ("show me my last 200 photos", {}, 50, "The latest 1 of 9 pictures of your library:"),
        ("two more", {"limit": 2, "skip": 5}, 7, "There are no more pictures of your library: 1 in all."),
    ],
)
def test_the_newest_pictures_are_listed(
    tmp_path: Path, text: str, arguments: dict[str, object], limit: int, said: str
) -> None:
    shelf = Shelf(Found((Hit(picture("a"), 0.4, 1),), confident=True, index="exact", total=9))
    request = Request("search", text, SEARCH.checked(arguments), language=language_of(text))
    events = list(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, library=shelf)))
    assert shelf.asked == [Query(limit=limit, labels=shelf.asked[0].labels)]
    assert [event.text for event in events if isinstance(event, TextDelta)] == [said]


def test_a_folder_is_known_by_its_name(tmp_path: Path) -> None:
    folders = [str(tmp_path), *(str(tmp_path / name) for name in ("beach", "2019", "2019/trip", "2020/trip"))]
    for folder in folders:
        Path(folder).mkdir(parents=True, exist_ok=True)
    shelf = Shelf(Found((), confident=False, index="exact", total=9), below=folders)
    said, _ = search(shelf, tmp_path, "red stars in the folder Beach larger than 2 MB")
    assert (shelf.asked[-1].texts, shelf.asked[-1].folder) == (("red stars",), folders[1])
    assert said == f'Your library has no picture for "red stars" of at least 2 MB in {folders[1]}.'
    with pytest.raises(BadArgument, match="no folder named 'snow'") as refused:
        search(shelf, tmp_path, "red stars in the folder snow")
    assert "2019, 2020, " not in refused.value.hint  # no picture lies in 2020 itself
    assert "beach" in refused.value.hint
    with pytest.raises(BadArgument, match="2 folders named 'trip'") as refused:
        search(shelf, tmp_path, "red stars in the trip folder")
    assert folders[4] in refused.value.hint
    with pytest.raises(BadArgument, match="at least 2 MB and at most 1 MB"):
        search(shelf, tmp_path, "stars", lightest=2_000_000, heaviest=1_000_000)


def test_a_place_is_said_not_to_be_looked_up(tmp_path: Path) -> None:
    shelf = Shelf(Found((Hit(picture("a"), 0.6, 1),), confident=True, index="exact", total=9))
    said, names = search(shelf, tmp_path, "stars taken in Paris")
    assert said.startswith("Where pictures were taken cannot be looked up, only what they show. 1 picture for")
    assert names == ["a"]
    with pytest.raises(BadArgument, match="by the place where they were taken"):
        search(shelf, tmp_path, "pictures with GPS")


def test_what_comes_after_the_first_hits_is_counted_on(tmp_path: Path) -> None:
    hits = tuple(
        Hit(picture(name), score, rank, fits=score > 0.5)
        for rank, (name, score) in enumerate(zip("abcd", (0.7, 0.6, 0.6, 0.4), strict=True), 1)
    )
    shelf = Shelf(Found(hits, confident=True, index="exact", total=9), [picture("a", "A cat.")])
    assert search(shelf, tmp_path, "cat", limit=3, skip=1) == ('Pictures for "cat", 2 to 4:', ["b", "c", "d"])
    assert shelf.asked[-1].limit == 4
    said, names = search(shelf, tmp_path, "cats", limit=2, skip=3)
    assert (said, names) == ('The next picture for "cats", 4, only comes near:', ["d"])
    assert search(shelf, tmp_path, "cats", skip=4) == ('There are no more pictures for "cats": 4 in all.', [])
    none = Shelf(Found((), confident=False, index="exact", total=9))
    assert search(none, tmp_path, "cats", skip=9) == ('Your library has no picture for "cats".', [])


def test_limits_alone_list_pictures_without_scores(tmp_path: Path) -> None:
    hits = tuple(Hit(picture(name), 1.0, rank, "", rank - 1) for rank, name in enumerate("ab", 1))
    shelf = Shelf(Found(hits, confident=True, index="exact", total=7))
    for text, arguments, said in (
        ("", {"since": "2018-04-01"}, "The latest 2 of 7 pictures from 2018-04-01 (1 more is a copy):"),
        ("", {"folder": str(tmp_path)}, f"The latest 2 of 7 pictures in {tmp_path} (1 more is a copy):"),
        ("pictures from 2018", {}, "The latest 2 of 7 pictures from 2018 (1 more is a copy):"),
        ("find gif pictures", {"query": "gif"}, "The latest 2 of 7 pictures as GIF (1 more is a copy):"),
        (
            "misnamed.jpg",
            {"query": "", "file": "misnamed.jpg"},
            'The latest 2 of 7 pictures with the file name "misnam',
        ),
        ("", {"exclude": ["blue"]}, '2 pictures without "blue" (1 more is a copy):'),
        ("2018年的照片", {}, "2018：共 7 张图片，最新的 2 张（另有 1 张是副本）："),
    ):
        request = Request("search", text, SEARCH.checked({"query": text, **arguments}), language=language_of(text))
        told, shown, result = RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, library=shelf))
        assert isinstance(told, TextDelta)
        assert told.text.startswith(said)
        assert isinstance(shown, PicturesShown)
        assert [one.digest for one in shown.pictures] == ["a", "b"]
        assert isinstance(result, Result)
        assert result.values["duplicates"] == [0, 1]
        assert shelf.asked[-1].texts == ()
    assert search(shelf, tmp_path, "", since="2018-04-01", skip=1)[0] == "Picture from 2018-04-01, 2:"
    with pytest.raises(BadArgument, match="nothing to look for"):
        search(shelf, tmp_path, "")


def test_what_fits_nothing_within_limits_names_both(tmp_path: Path) -> None:
    shelf = Shelf(Found((Hit(picture("a"), 0.4, 1),), confident=False, index="exact", total=2))
    said, _ = search(shelf, tmp_path, "a train from 2018")
    assert said == 'Nothing in your library looks like "a train" from 2018. The nearest, of 2:'
    request = Request("search", "2018年的火车", SEARCH.checked({"query": "2018年的火车"}), language="zh")
    told = next(iter(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, library=shelf))))
    assert isinstance(told, TextDelta)
    assert told.text == "图库里没有看起来像“火车”的图片（2018）。2 张中最接近的是："


def test_pictures_that_are_named_by_their_numbers_are_left_out(tmp_path: Path) -> None:
    hits = tuple(Hit(picture(name), 0.6, rank) for rank, name in enumerate("abcd", 1))
    shelf = Shelf(Found(hits, confident=True, index="exact", total=9))
    talk = Talk("a conversation", known=[replace(picture("b"), number=2), replace(picture("d"), number=4)])
    arguments = {"query": "stars", "exclude": ["#2", "snow", "#9"], "limit": 2}
    request = Request("search", "stars", SEARCH.checked(arguments))
    events = list(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, talk, shelf)))
    (shown,) = (event for event in events if isinstance(event, Hits))
    assert [(hit.picture.digest, hit.rank) for hit in shown.hits] == [("a", 1), ("c", 2)]
    assert [(query.exclude, query.limit) for query in shelf.asked] == [(("snow",), 3)]


def test_what_was_said_here_is_no_answer_to_a_limit(tmp_path: Path) -> None:
    shelf = Shelf(Found((), confident=False, index="exact", total=9))
    talk = Talk("a conversation", known=[replace(picture("a"), number=1, description="a red circle")])
    request = Request("search", "red circle", SEARCH.checked({"query": "red circle", "since": "2025-01-01"}))
    events = list(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, talk, shelf)))
    assert not any(isinstance(event, Hits) for event in events)


@pytest.mark.parametrize(
    ("copies", "language", "said"),
    [
        ((1, 0), "en", "The latest 2 of 7 pictures of your library (1 more is a copy):"),
        ((1, 2), "en", "The latest 2 of 7 pictures of your library (3 more are copies):"),
        ((1, 2), "zh", "共 7 张图片，最新的 2 张（另有 3 张是副本）："),
        ((0, 0), "en", "The latest 2 of 7 pictures of your library:"),
    ],
)
def test_copies_that_the_newest_do_not_count_are_told(
    tmp_path: Path, copies: tuple[int, int], language: Language, said: str
) -> None:
    hits = tuple(Hit(picture(name), 1.0, 1, "", more) for name, more in zip("ab", copies, strict=True))
    shelf, plugin = Shelf(Found(hits, confident=True, index="exact", total=7), []), RetrievalPlugin()
    request = Request("search", "my last 5 photos", SEARCH.checked({"query": "my last 5 photos"}), language=language)
    events = plugin.run(request, Trial(plugin, tmp_path, library=shelf))
    assert "".join(event.text for event in events if isinstance(event, TextDelta)).endswith(said)
