"""What the index action says of a run: what is counted, and what is away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.api import (
    BadInput,
    Bilingual,
    IndexReport,
    LibraryStatus,
    Notice,
    Progress,
    Request,
    Result,
    StoreProblem,
    TextDelta,
)
from assistant.api.language import Language, language_of
from assistant.kit.trial import EmptyLibrary, Talk, Trial
from assistant_retrieval import indexing
from assistant_retrieval.plugin import INDEX, RetrievalPlugin


@dataclass
class Shelf(EmptyLibrary):
    """Every run ends with the same report."""

    report: IndexReport
    changes: Sequence[bool] = ()
    held: bool = True

    def status(self) -> LibraryStatus:
        return LibraryStatus(1, (("/p", 1),) if self.held else (), "", "exact")

    def index(self, folders: Sequence[str]) -> Iterator[Progress | Notice | IndexReport]:
        yield self.report

    def watch(self, folders: Sequence[str]) -> Iterator[bool]:
        yield from (False, *self.changes)


def said(report: IndexReport, folder: Path, language: Language) -> tuple[str, object]:
    request = Request("index", "", INDEX.checked({"folders": ["/p"]}), language=language)
    text, result = list(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), folder, library=Shelf(report))))
    assert isinstance(text, TextDelta)
    assert isinstance(result, Result)
    return text.text, result.values["away"]


def test_pictures_are_counted_as_such(tmp_path: Path) -> None:
    one = IndexReport(1, 0, 2, 3, (), 1.0)
    english = "Your library is up to date: 1 picture added, 0 updated, 2 removed, 3 unchanged (1.0 s)."
    assert said(one, tmp_path, "en") == (english, [])
    assert said(one, tmp_path, "zh")[0] == "图库已更新：新增 1 张图片，更新 0 张，移除 2 张，未变 3 张（1.0 秒）。"


def test_a_folder_that_is_away_is_told_with_the_way_out(tmp_path: Path) -> None:
    report = IndexReport(0, 0, 0, 3, (), 1.0, (("/mnt/my drive", 1), ("/mnt/b", 5)))
    text, away = said(report, tmp_path, "en")
    assert "up to date" not in text.replace("What is there is up to date", "")
    assert "/mnt/my drive is empty or not there, as when a drive is unplugged: its 1 picture stays" in text
    assert "its 5 pictures stay in your library." in text
    assert "assistant library remove '/mnt/my drive'" in text
    assert away == [{"path": "/mnt/my drive", "pictures": 1}, {"path": "/mnt/b", "pictures": 5}]
    text, _ = said(report, tmp_path, "zh")
    assert text.startswith("现有的部分已更新：")
    assert "/mnt/b 是空的或不存在（例如驱动器已拔出）：其中的 5 张图片仍留在图库里。" in text
    assert "请移出图库：assistant library remove '/mnt/my drive'" in text


def test_a_run_that_found_everything_away_failed(tmp_path: Path) -> None:
    report = IndexReport(0, 0, 0, 0, (), 1.0, (("/mnt/b", 5),))
    with pytest.raises(BadInput, match="its 5 pictures stay") as refused:
        said(report, tmp_path, "en")
    assert refused.value.hint.endswith("assistant library remove /mnt/b")


def test_watching_outlives_a_drive_that_is_pulled(tmp_path: Path) -> None:
    shelf = Shelf(IndexReport(1, 0, 0, 0, (), 1.0), (True, False, True))
    request = Request("index", "", INDEX.checked({"folders": ["/p"], "watch": True}))
    steps = RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, library=shelf))
    assert isinstance(next(steps), TextDelta)
    shelf.report = IndexReport(0, 0, 0, 0, (), 1.0, (("/p", 1),))
    (told,) = (step for step in steps if isinstance(step, Notice))
    assert "/p is empty or not there" in told.message


def test_a_folder_that_cannot_be_looked_through_is_not_told_as_up_to_date(tmp_path: Path) -> None:
    why = Bilingual("It cannot be read: Permission denied.", "无法读取：没有权限。")
    shut = ("/p", why)
    with pytest.raises(BadInput, match=r"^/p: It cannot be read") as refused:
        said(IndexReport(0, 0, 0, 0, (shut,), 1.0), tmp_path, "en")
    assert refused.value.hint == "What your library has of it stays."
    with pytest.raises(BadInput, match=r"^/p：无法读取：没有权限"):
        said(IndexReport(0, 0, 0, 0, (shut,), 1.0), tmp_path, "zh")
    text, _ = said(IndexReport(0, 0, 0, 3, (shut,), 1.0), tmp_path, "en")
    assert text.startswith("What is there is up to date")
    text, _ = said(IndexReport(0, 0, 0, 0, (shut, ("/p/a.png", why)), 1.0), tmp_path, "zh")
    assert text.startswith("现有的部分已更新")
    assert "\n- /p/a.png：无法读取：没有权限。" in text
    text, _ = said(IndexReport(0, 0, 0, 3, (("/p/a.png", why),), 1.0), tmp_path, "en")
    assert text.startswith("Your library is up to date")


def test_a_named_file_that_cannot_be_read_is_not_told_as_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "cut.png"
    file.touch()
    shelf = Shelf(IndexReport(0, 0, 0, 0, ((str(file), "cut.png is empty."),), 1.0))
    request = Request("index", "", INDEX.checked({"folders": [str(file)]}))
    with pytest.raises(BadInput, match=r"cut\.png is empty") as refused:
        list(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, library=shelf)))
    assert refused.value.hint == ""


def test_what_cannot_be_read_is_told_once_while_it_is_watched(tmp_path: Path) -> None:
    bad, worse = ("/p/bad.png", "It is empty."), ("/p/worse.png", "It is damaged.")
    reports = [
        IndexReport(1, 0, 0, 0, (bad,), 1.0),
        IndexReport(1, 0, 0, 1, (bad,), 1.0),
        IndexReport(0, 0, 0, 2, (bad, worse), 1.0),
        IndexReport(0, 0, 0, 2, (bad, worse), 1.0),
        IndexReport(0, 0, 0, 2, (worse,), 1.0),
        IndexReport(0, 0, 0, 2, (bad, worse), 1.0),
    ]

    class Watched(Shelf):
        def index(self, folders: Sequence[str]) -> Iterator[Progress | Notice | IndexReport]:
            yield reports.pop(0)

    for conversation, end in ((Talk(), "Ctrl+C ends that."), (Talk("a conversation"), "Esc or /stop ends that.")):
        left = list(reports)
        shelf = Watched(IndexReport(0, 0, 0, 0, (), 0.0), (True,) * (len(reports) - 1))
        request = Request("index", "", INDEX.checked({"folders": ["/p"], "watch": True}))
        steps = RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, conversation, library=shelf))
        texts = [step.text for step in steps if isinstance(step, TextDelta)]
        assert texts[1].endswith(end)
        first, second, third, fourth = texts[0], *texts[2:]
        assert ["bad.png" in text for text in (first, second, third, fourth)] == [True, False, False, True]
        assert ["worse.png" in text for text in (first, second, third, fourth)] == [False, False, True, False]
        reports[:] = left


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("keep an eye on /p", True),
        ("index /p and watch it for changes", True),
        ("monitor the folder /p", True),
        ("index /p and keep it up to date", True),
        ("automatically add new photos from /p", True),
        ("监视 /p 文件夹", True),
        ("索引 /p，以后自动更新", True),
        ("盯着 /p，有新照片就加进来", True),
        ("index /p", False),
        ("add my watches in /p", False),
        ("check the watched folders for new images", False),
        ("keep these for later: everything in /p", False),
        ("索引 /p", False),
    ],
)
def test_a_wish_to_watch_is_answered_with_how(tmp_path: Path, text: str, wanted: bool) -> None:
    request = Request("index", text, INDEX.checked({"folders": ["/p"]}), language=language_of(text))
    shelf = Shelf(IndexReport(1, 0, 0, 0, (), 1.0))
    steps = RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, Talk("a conversation"), shelf))
    said = "".join(step.text for step in steps if isinstance(step, TextDelta))
    assert ("`assistant index --watch /p`" in said) is wanted
    assert ("`/index --watch /p`" in said) is wanted
    assert ("Esc" in said) is wanted


def test_the_name_of_a_folder_wishes_nothing(tmp_path: Path) -> None:
    shelf = Shelf(IndexReport(1, 0, 0, 0, (), 1.0))
    for folder, text, said_how in (
        ("/my watch", 'index "/my watch"', ""),
        ("/my watch", 'watch "/my watch"', "assistant index --watch '/my watch'"),
    ):
        request = Request("index", text, INDEX.checked({"folders": [folder]}))
        steps = RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, library=shelf))
        said = "".join(step.text for step in steps if isinstance(step, TextDelta))
        assert said_how in said
        assert bool(said_how) is ("--watch" in said)


def test_what_is_taken_out_while_it_is_watched_does_not_come_back(tmp_path: Path) -> None:
    shelf = Shelf(IndexReport(1, 0, 0, 0, (), 1.0), (False, True, True))
    request = Request("index", "", INDEX.checked({"folders": ["/p"], "watch": True}))
    steps = RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, library=shelf))
    assert isinstance(next(steps), TextDelta)
    shelf.held = False
    *_, last = steps
    assert isinstance(last, TextDelta)
    assert last.text.strip() == "What was watched has left the library, so the watching has ended."


def test_a_watch_that_waits_for_another_run_says_that_it_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "SIGN_OF_LIFE_S", 0.0)

    class Busy(Shelf):
        runs = 0

        def index(self, folders: Sequence[str]) -> Iterator[Progress | Notice | IndexReport]:
            self.runs += 1
            if self.runs > 1:
                raise StoreProblem("Another index run is going on.")
            yield self.report

    shelf = Busy(IndexReport(1, 0, 0, 0, (), 1.0), (True, False, False))
    request = Request("index", "", INDEX.checked({"folders": ["/p"], "watch": True}))
    steps = list(RetrievalPlugin().run(request, Trial(RetrievalPlugin(), tmp_path, library=shelf)))
    assert shelf.runs == 4
    assert [step for step in steps if isinstance(step, Notice)] == [
        Notice("Another index run is going on.", "", "warning")
    ]
    assert len([step for step in steps if isinstance(step, Progress)]) == 3
