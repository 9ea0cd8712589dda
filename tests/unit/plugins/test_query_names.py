"""A query as it stands in an answer, in both languages."""

from __future__ import annotations

import datetime

import pytest

from assistant.api import Picture, Query
from assistant_retrieval.limits import limits_in
from assistant_retrieval.naming import behind_pictures


@pytest.mark.parametrize(
    ("query", "english", "chinese"),
    [
        (Query(("at night",), exclude=("cat",)), 'for "at night" without "cat"', "“at night” 不含“cat”"),
        (Query(pictures=(Picture("d", "/p/a.png", 1),)), "like #1", "像 #1 的"),
        (Query(since="2018-01-01", until="2018-12-31"), "from 2018", "2018"),
        (Query(since="2020-02-01", until="2020-02-29"), "from 2020-02", "2020-02"),
        (
            Query(since="2021-02-01", until="2021-02-27"),
            "from 2021-02-01 to 2021-02-27",
            "2021-02-01 至 2021-02-27 期间",
        ),
        (Query(since="2018-04-01"), "from 2018-04-01", "2018-04-01 起"),
        (
            Query(stretches=(("", "2017-12-31"), ("2019-05-01", "2019-05-01"))),
            "up to 2017-12-31 or from 2019-05-01",
            "2017-12-31 止 或 2019-05-01",
        ),
        (
            Query(stretches=tuple((f"{year}-05-01", f"{year}-05-01") for year in range(2010, 2020))),
            "from 2019-05-01 or from 2018-05-01 or from 2017-05-01 or from 7 earlier stretches of days",
            "2019-05-01 或 2018-05-01 或 2017-05-01 或 更早的 7 段日期",
        ),
        (Query(until="2018-04-01"), "up to 2018-04-01", "2018-04-01 止"),
        (Query(since="2018-04-01", until="2018-04-01"), "from 2018-04-01", "2018-04-01"),
        (Query(exclude=("blue",)), 'without "blue"', "不含“blue”"),
        (Query(folder="/p/a", media_type="image/gif"), "as GIF in /p/a", "GIF 格式 /p/a 中"),
        (Query(smallest=500), "of at least 500 pixels", "长边不少于 500 像素"),
        (Query(smallest=500, largest=900), "of 500 to 900 pixels", "长边 500 到 900 像素"),
        (Query(lightest=2_000_000), "of at least 2 MB", "文件不小于 2 MB"),
        (Query(lightest=900, heaviest=1_500_000), "of 900 B to 1.5 MB", "文件 900 B 到 1.5 MB"),
        (Query(name="a.png"), 'with the file name "a.png"', "文件名为“a.png”"),
        (Query(orientation="portrait or square"), "in portrait or square format", "竖版 或 方形版式"),
        (Query(orientation="portrait", largest=9), "of at most 9 pixels in portrait format", "长边不超过 9 像素 竖版"),
    ],
)
def test_a_query_stands_in_words_behind_its_pictures(query: Query, english: str, chinese: str) -> None:
    assert behind_pictures(query, "en") == english
    assert behind_pictures(query, "zh") == chinese


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("sundays in 2019", "on Sundays from 2019", "2019 的周日"),
        ("2018年的周末", "on weekends from 2018", "2018 的周末"),
        ("weekdays in may and june 2019", "on weekdays from 2019-05-01 to 2019-06-30",
         "2019-05-01 至 2019-06-30 期间 的工作日"),
        ("saturdays in 2018 and 2020", "from 2020-12-26 or from 2020-12-19 or from 2020-12-12 or from 101 earlier"
         " stretches of days", "2020-12-26 或 2020-12-19 或 2020-12-12 或 更早的 101 段日期"),
    ],
)  # fmt: skip
def test_days_that_come_every_week_stand_by_their_names(text: str, english: str, chinese: str) -> None:
    query = Query(stretches=limits_in(text, datetime.date(2024, 3, 6)).days.written)
    assert behind_pictures(query, "en") == english
    assert behind_pictures(query, "zh") == chinese
