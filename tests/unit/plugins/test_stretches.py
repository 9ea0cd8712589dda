"""Stretches of days in plain words: where they end, Chinese years, weekdays, parts of seasons."""

from __future__ import annotations

import datetime

import pytest

from assistant_retrieval.limits import Limits, limits_in

TODAY = datetime.date(2024, 3, 6)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("dogs from May 2019 to August", "2019-05-01", "2019-08-31"),
        ("dogs from May 2019 to March", "2019-05-01", "2020-03-31"),
        ("dogs from 15 April 2018 to 3 May", "2018-04-15", "2018-05-03"),
        ("dogs from 15 to 20 April 2018", "2018-04-15", "2018-04-20"),
        ("dogs between the 15th and 20th of April 2018", "2018-04-15", "2018-04-20"),
        ("dogs from April 15 to 20, 2018", "2018-04-15", "2018-04-20"),
        ("dogs from 15 to 20 April", "2023-04-15", "2023-04-20"),
        ("dogs from summer 2018 to May", "2018-06-01", "2019-05-31"),
        ("dogs from May 2019 to August 2020", "2019-05-01", "2020-08-31"),
        ("dogs from April to May 2018", "2018-04-01", "2018-05-31"),
        ("dogs from May to August", "2023-05-01", "2023-08-31"),
        ("dogs from 2018 to last year", "2018-01-01", "2023-12-31"),
        ("dogs from yesterday to today", "2024-03-05", "2024-03-06"),
        ("dogs from November 2018 to today", "2018-11-01", "2024-03-06"),
        ("dogs from Monday", "2024-03-04", "2024-03-04"),
        ("dogs on Wednesday", "2024-03-06", "2024-03-06"),
        ("dogs from last Wednesday", "2024-02-28", "2024-02-28"),
        ("dogs from Monday to Wednesday", "2024-03-04", "2024-03-06"),
        ("dogs from late summer 2018", "2018-08-01", "2018-08-31"),
        ("dogs from early last summer", "2023-06-01", "2023-06-30"),
        ("dogs from early 2018", "2018-01-01", "2018-03-31"),
    ],
)
def test_english(text: str, since: str, until: str) -> None:
    assert limits_in(text, TODAY) == Limits("dogs", since, until)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2019年5月到8月的狗", "2019-05-01", "2019-08-31"),
        ("去年5月到8月的狗", "2023-05-01", "2023-08-31"),
        ("2018年11月到2月的狗", "2018-11-01", "2019-02-28"),
        ("2018年4月15日到20日的狗", "2018-04-15", "2018-04-20"),
        ("4月15到20号的狗", "2023-04-15", "2023-04-20"),
        ("2018年4月15日到5月3日的狗", "2018-04-15", "2018-05-03"),
        ("2019年5月到2020年8月的狗", "2019-05-01", "2020-08-31"),
        ("2019年到去年的狗", "2019-01-01", "2023-12-31"),
        ("昨天到今天的狗", "2024-03-05", "2024-03-06"),
        ("二〇二〇年五月的狗", "2020-05-01", "2020-05-31"),
        ("二零一九年的狗", "2019-01-01", "2019-12-31"),
        ("一九九八年到二〇〇〇年的狗", "1998-01-01", "2000-12-31"),
        ("星期一的狗", "2024-03-04", "2024-03-04"),
        ("周三拍的狗", "2024-03-06", "2024-03-06"),
        ("上周三的狗", "2024-02-28", "2024-02-28"),
        ("2018年夏末的狗", "2018-08-01", "2018-08-31"),
        ("去年初夏的狗", "2023-06-01", "2023-06-30"),
        ("2018年初的狗", "2018-01-01", "2018-03-31"),
    ],
)
def test_chinese(text: str, since: str, until: str) -> None:
    assert limits_in(text, TODAY) == Limits("狗", since, until)


@pytest.mark.parametrize(
    "text",
    ["Monday morning traffic", "dogs on Sunday walks", "black Friday", "黑色星期一", "二〇二〇年代", "周末", "周一围"],
)
def test_what_only_looks_like_a_day(text: str) -> None:
    assert limits_in(text, TODAY) == Limits(text)
