"""Holidays as days, with and without a year, and as what a picture shows."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant_retrieval.limits import limits_in
from assistant_retrieval.limits.holidays import easter
from tests.unit.plugins.dated import limited

TODAY = datetime.date(2024, 3, 6)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("dogs from Christmas 2019", "2019-12-24", "2019-12-26"),
        ("dogs from last christmas", "2023-12-24", "2023-12-26"),
        ("dogs at last christmas", "2023-12-24", "2023-12-26"),
        ("dogs at Christmas two years ago", "2022-12-24", "2022-12-26"),
        ("dogs at christmas", "2023-12-24", "2023-12-26"),
        ("dogs from christmas", "2023-12-24", "2023-12-26"),
        ("dogs on Christmas morning", "2023-12-24", "2023-12-26"),
        ("dogs on Christmas Eve 2019", "2019-12-24", "2019-12-24"),
        ("dogs before christmas", "", "2023-12-23"),
        ("dogs from christmas to last week", "2023-12-24", "2024-03-03"),
        ("dogs between Christmas and New Year", "2023-12-24", "2024-01-01"),
        ("dogs on New Year's Eve 2019", "2019-12-31", "2019-12-31"),
        ("dogs from New Year’s Day", "2024-01-01", "2024-01-01"),
        ("dogs from New Year 2019", "2018-12-31", "2019-01-01"),
        ("dogs on Halloween", "2023-10-31", "2023-10-31"),
        ("dogs on Valentine's Day", "2024-02-14", "2024-02-14"),
        ("dogs over Easter 2018", "2018-03-30", "2018-04-02"),
        ("dogs on Easter Monday last year", "2023-04-10", "2023-04-10"),
        ("dogs on Good Friday 2019", "2019-04-19", "2019-04-19"),
        ("dogs from Thanksgiving 2023", "2023-11-23", "2023-11-23"),
        ("dogs from thanksgiving 2018", "2018-11-22", "2018-11-22"),
    ],
)
def test_english(text: str, since: str, until: str) -> None:
    assert limits_in(text, TODAY) == limited("dogs", since, until)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2019年圣诞节的狗", "2019-12-24", "2019-12-26"),
        ("2019圣诞的狗", "2019-12-24", "2019-12-26"),
        ("去年的平安夜拍的狗", "2023-12-24", "2023-12-24"),
        ("圣诞节拍的狗", "2023-12-24", "2023-12-26"),
        ("国庆节期间拍的狗", "2023-10-01", "2023-10-07"),
        ("去年国庆的狗", "2023-10-01", "2023-10-07"),
        ("圣诞节到元旦的狗", "2023-12-24", "2024-01-01"),
        ("元旦以来的狗", "2024-01-01", ""),
        ("2020年元旦的狗", "2020-01-01", "2020-01-01"),
        ("劳动节拍的狗", "2023-05-01", "2023-05-01"),
        ("去年儿童节的狗", "2023-06-01", "2023-06-01"),
        ("上个情人节的狗", "2024-02-14", "2024-02-14"),
        ("2018年感恩节的狗", "2018-11-22", "2018-11-22"),
        ("2018年复活节的狗", "2018-03-30", "2018-04-02"),
        ("去年万圣节的狗", "2023-10-31", "2023-10-31"),
        ("圣诞节前三天的狗", "2023-12-21", "2023-12-23"),
        ("2019年圣诞节前三天拍的狗", "2019-12-21", "2019-12-23"),
        ("元旦前一周的狗", "2023-12-25", "2023-12-31"),
        ("国庆节后两天的狗", "2023-10-08", "2023-10-09"),
        ("去年国庆后几天拍的狗", "2023-10-08", "2023-10-12"),
        ("五月前三天的狗", "2023-05-01", "2023-05-03"),
        ("国庆假期的狗", "2023-10-01", "2023-10-07"),
        ("去年国庆假期拍的狗", "2023-10-01", "2023-10-07"),
        ("国庆黄金周拍的狗", "2023-10-01", "2023-10-07"),
        ("五一假期的狗", "2023-05-01", "2023-05-05"),
        ("去年五一小长假拍的狗", "2023-05-01", "2023-05-05"),
        ("去年五一的狗", "2023-05-01", "2023-05-01"),
        ("六一儿童节拍的狗", "2023-06-01", "2023-06-01"),
    ],
)
def test_chinese(text: str, since: str, until: str) -> None:
    assert limits_in(text, TODAY) == limited("狗", since, until)


@pytest.mark.parametrize(
    ("text", "rest", "last", "count"),
    [
        ("dogs every Halloween", "dogs", ("2023-10-31", "2023-10-31"), 60),
        ("each christmas", "", ("2023-12-24", "2023-12-26"), 60),
        ("每年元旦的狗", "狗", ("2024-01-01", "2024-01-01"), 61),
        ("dogs from christmas 2018 and 2019", "dogs", ("2019-12-24", "2019-12-26"), 2),
        ("2018和2019年的圣诞节", "", ("2019-12-24", "2019-12-26"), 2),
    ],
)
def test_those_of_several_years(text: str, rest: str, last: tuple[str, str], count: int) -> None:
    found = limits_in(text, TODAY)
    assert (found.rest, found.days.written[-1], len(found.days.spans)) == (rest, last, count)


@pytest.mark.parametrize(
    "text",
    [
        "a christmas tree", "christmas", "pictures of christmas", "Valentine's Day", "dogs in halloween costumes",
        "dogs on easter island", "a boxing day sale", "easter eggs", "pumpkins for halloween", "new year",
        "the nightmare before christmas", "圣诞树", "五一广场的照片", "二零五一的狗", "六一儿童节",
        "圣诞节的照片", "万圣节", "圣诞老人", "国庆阅兵", "元旦",
    ],
)  # fmt: skip
def test_what_a_picture_shows_stays_words(text: str) -> None:
    assert limits_in(text, TODAY) == limited(text)


def test_a_month_beside_a_day_that_has_been_is_no_later_one() -> None:
    found = limits_in("dogs from weekends in June and yesterday", TODAY)
    assert found.days.written[-2:] == (("2023-06-24", "2023-06-25"), ("2024-03-05", "2024-03-05"))
    assert limits_in("dogs from June and yesterday", TODAY).days.written[0] == ("2023-06-01", "2023-06-30")


@given(st.integers(1700, 2299))
def test_easter_is_a_sunday_behind_the_first_full_moon_of_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert datetime.date(year, 3, 22) <= easter(year) <= datetime.date(year, 4, 25)


@pytest.mark.parametrize(
    "day",
    ["1818-03-22", "1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2038-04-25"],
)  # fmt: skip
def test_easter_is_where_tables_have_it(day: str) -> None:
    assert str(easter(int(day[:4]))) == day
