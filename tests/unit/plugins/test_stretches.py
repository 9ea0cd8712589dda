"""Stretches of days in plain words: where they end, Chinese years, weekdays, parts of seasons."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant_retrieval.limits import Days, NoDay, NoKind, limits_in
from tests.unit.plugins.dated import limited

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
        ("dogs from 2018 or 2019", "2018-01-01", "2019-12-31"),
        ("dogs in 2018, 2019 and 2020", "2018-01-01", "2020-12-31"),
        ("dogs from June or July", "2023-06-01", "2023-07-31"),
        ("dogs from June, July or August 2019", "2019-06-01", "2019-08-31"),
        ("dogs from December or January 2019", "2018-12-01", "2019-01-31"),
        ("dogs between June and August", "2023-06-01", "2023-08-31"),
        ("dogs between April 15 and 20, 2018", "2018-04-15", "2018-04-20"),
        ("dogs on the 15th and 16th of April", "2023-04-15", "2023-04-16"),
        ("dogs from Monday or Tuesday", "2024-03-04", "2024-03-05"),
        ("dogs from spring to autumn 2019", "2019-03-01", "2019-11-30"),
        ("dogs from spring or summer 2019", "2019-03-01", "2019-08-31"),
        ("dogs from the 5th of last month", "2024-02-05", "2024-02-05"),
        ("dogs last month on the 5th", "2024-02-05", "2024-02-05"),
        ("dogs from the 5th to the 10th of last month", "2024-02-05", "2024-02-10"),
        ("dogs in May last year", "2023-05-01", "2023-05-31"),
        ("dogs last year in May", "2023-05-01", "2023-05-31"),
        ("dogs from summer two years ago", "2022-06-01", "2022-08-31"),
        ("dogs from two summers ago", "2022-06-01", "2022-08-31"),
        ("dogs from the weekend before last", "2024-02-24", "2024-02-25"),
        ("dogs from the week before last", "2024-02-19", "2024-02-25"),
        ("dogs from 2018 before May", "2018-01-01", "2018-04-30"),
        ("dogs since 2018 but before 2020", "2018-01-01", "2019-12-31"),
        ("dogs not before 2018 or after 2020", "2018-01-01", "2020-12-31"),
        ("dogs from mid-2018", "2018-05-01", "2018-08-31"),
        ("dogs from the end of last week", "2024-03-01", "2024-03-03"),
        ("dogs from Q1 2020", "2020-01-01", "2020-03-31"),
        ("dogs from the third quarter of last year", "2023-07-01", "2023-09-30"),
        ("dogs from the 1990s", "1990-01-01", "1999-12-31"),
        ("dogs from over two years ago", "", "2021-12-31"),
        ("dogs from the month of May 2019", "2019-05-01", "2019-05-31"),
        ("dogs in the 90s", "1990-01-01", "1999-12-31"),
        ("dogs from winter 2018-2019", "2018-12-01", "2019-02-28"),
        ("dogs from winter 2018/19", "2018-12-01", "2019-02-28"),
        ("dogs from this time last year", "2023-02-20", "2023-03-20"),
        ("dogs from this day last year", "2023-03-06", "2023-03-06"),
        ("dogs from two years ago today", "2022-03-06", "2022-03-06"),
        ("dogs from 5/6 May 2018", "2018-05-05", "2018-05-06"),
        ("dogs from yesterday morning", "2024-03-05", "2024-03-05"),
        ("dogs from the morning of 5 May 2018", "2018-05-05", "2018-05-05"),
    ],
)
def test_english(text: str, since: str, until: str) -> None:
    assert limits_in(text, TODAY) == limited("dogs", since, until)


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
        ("2018年或2019年的狗", "2018-01-01", "2019-12-31"),
        ("2018、2019和2020年的狗", "2018-01-01", "2020-12-31"),
        ("6月或7月的狗", "2023-06-01", "2023-07-31"),
        ("六七月的狗", "2023-06-01", "2023-07-31"),
        ("去年6、7月的狗", "2023-06-01", "2023-07-31"),
        ("6到8月的狗", "2023-06-01", "2023-08-31"),
        ("2018年6月或7月的狗", "2018-06-01", "2018-07-31"),
        ("2018年12月和1月的狗", "2018-12-01", "2019-01-31"),
        ("6月和8月之间的狗", "2023-06-01", "2023-08-31"),
        ("5月3日和4日的狗", "2023-05-03", "2023-05-04"),
        ("5月3日和6日之间的狗", "2023-05-03", "2023-05-06"),
        ("2019年夏天和秋天的狗", "2019-06-01", "2019-11-30"),
        ("去年春天到秋天的狗", "2023-03-01", "2023-11-30"),
        ("上个月5号的狗", "2024-02-05", "2024-02-05"),
        ("上个月5号到10号的狗", "2024-02-05", "2024-02-10"),
        ("上上周末的狗", "2024-02-24", "2024-02-25"),
        ("上上个月的狗", "2024-01-01", "2024-01-31"),
        ("大前年的狗", "2021-01-01", "2021-12-31"),
        ("18年5月的狗", "2018-05-01", "2018-05-31"),
        ("18年5月3日的狗", "2018-05-03", "2018-05-03"),
        ("一月到三月间拍的狗", "2024-01-01", "2024-03-31"),
        ("2018-2019年冬天的狗", "2018-12-01", "2019-02-28"),
        ("去年这个时候的狗", "2023-02-20", "2023-03-20"),
        ("去年今天的狗", "2023-03-06", "2023-03-06"),
        ("三月里的狗", "2024-03-01", "2024-03-31"),
        ("零几年拍的狗", "2000-01-01", "2009-12-31"),
        ("90年代拍的狗", "1990-01-01", "1999-12-31"),
        ("去年三季度的狗", "2023-07-01", "2023-09-30"),
        ("昨天早上的狗", "2024-03-05", "2024-03-05"),
    ],
)
def test_chinese(text: str, since: str, until: str) -> None:
    assert limits_in(text, TODAY) == limited("狗", since, until)


@pytest.mark.parametrize(
    "text",
    [
        "Monday morning traffic",
        "dogs on Sunday walks",
        "black Friday",
        "黑色星期一",
        "二〇二〇年代",
        "周末",
        "周一围",
        "April and May playing cards",
        "the book 1984 or 1985",
        "summer and winter",
        "from spring to autumn",
        "1984 the book",
        "march of the penguins",
        "may flowers",
        "5 o'clock",
        "route 66",
        "every winter coat",
        "三月兔",
        "五月天",
        "八月桂花",
        "夏天和冬天的雪",
        "春天到秋天",
        "5号楼",
        "80年代的汽车",
        "十几年前的猫",
    ],
)
def test_what_only_looks_like_a_day(text: str) -> None:
    assert limits_in(text, TODAY) == limited(text)


YEARS = ("2018-01-01", "2018-12-31"), ("2020-01-01", "2020-12-31")


@pytest.mark.parametrize(
    ("text", "rest", "stretches"),
    [
        ("dogs from 2018 or 2020", "dogs", YEARS),
        ("dogs in 2018 and 2020", "dogs", YEARS),
        ("dogs from 2018 or from 2020", "dogs", YEARS),
        ("dogs from 2018, cats of 2020", "dogs, cats", YEARS),
        ("dogs in 2018, 2019 and 2022", "dogs", (("2018-01-01", "2019-12-31"), ("2022-01-01", "2022-12-31"))),
        ("dogs from June and August", "dogs", (("2023-06-01", "2023-06-30"), ("2023-08-01", "2023-08-31"))),
        ("dogs from before 2018 or after 2020", "dogs", (("", "2017-12-31"), ("2021-01-01", ""))),
        ("dogs on the 15th and 20th of April", "dogs", (("2023-04-15", "2023-04-15"), ("2023-04-20", "2023-04-20"))),
        ("dogs from summer 2018 and summer 2019", "dogs", (("2018-06-01", "2018-08-31"), ("2019-06-01", "2019-08-31"))),
        ("dogs not from 2018 or 2020", "dogs", (("", "2017-12-31"), ("2019-01-01", "2019-12-31"), ("2021-01-01", ""))),
        ("dogs since 2018 but not from 2020", "dogs", (("2018-01-01", "2019-12-31"), ("2021-01-01", ""))),
        ("2018年或2020年的狗", "狗", YEARS),
        ("2018年和2020年的狗", "狗", YEARS),
        ("6月和8月的狗", "狗", (("2023-06-01", "2023-06-30"), ("2023-08-01", "2023-08-31"))),
        ("去年6月和8月的狗", "狗", (("2023-06-01", "2023-06-30"), ("2023-08-01", "2023-08-31"))),
        ("5月3日和6日的狗", "狗", (("2023-05-03", "2023-05-03"), ("2023-05-06", "2023-05-06"))),
        ("上个月5号和8号的狗", "狗", (("2024-02-05", "2024-02-05"), ("2024-02-08", "2024-02-08"))),
        ("2018年之前或2020年之后的狗", "狗", (("", "2017-12-31"), ("2021-01-01", ""))),
    ],
)
def test_several_stretches_are_searched_together(text: str, rest: str, stretches: tuple[tuple[str, str], ...]) -> None:
    found = limits_in(text, TODAY)
    assert (found.rest, found.days.written) == (rest, stretches)


@pytest.mark.parametrize(
    ("text", "rest", "first", "last", "count"),
    [
        ("dogs from every May", "dogs", ("1964-05-01", "1964-05-31"), ("2023-05-01", "2023-05-31"), 60),
        ("dogs each winter", "dogs", ("1964-12-01", "1965-02-28"), ("2023-12-01", "2024-02-29"), 60),
        ("photos from this day in past years", "", ("1964-03-06", "1964-03-06"), ("2024-03-06", "2024-03-06"), 61),
        ("每年2月的狗", "狗", ("1964-02-01", "1964-02-29"), ("2024-02-01", "2024-02-29"), 61),
        ("去年今天拍了什么", "", ("2023-03-06", "2023-03-06"), ("2023-03-06", "2023-03-06"), 1),
        (
            "what did I photograph on this day last year",
            "",
            ("2023-03-06", "2023-03-06"),
            ("2023-03-06", "2023-03-06"),
            1,
        ),
        ("历年今天的照片", "", ("1964-03-06", "1964-03-06"), ("2024-03-06", "2024-03-06"), 61),
    ],
)
def test_this_day_and_what_comes_every_year(
    text: str, rest: str, first: tuple[str, str], last: tuple[str, str], count: int
) -> None:
    found = limits_in(text, TODAY)
    assert found.rest == rest
    assert (found.days.written[0], found.days.written[-1], len(found.days.spans)) == (first, last, count)


@pytest.mark.parametrize("text", ["dogs since 2020 and before 2018", "2020年之后，2018年之前的狗"])
def test_where_no_day_is_left_that_is_told(text: str) -> None:
    with pytest.raises(NoDay) as no:
        limits_in(text, TODAY)
    assert no.value.why == "none"


DAYS = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), max_size=4)
ALL = frozenset(range(1, 61))


def _days(pairs: list[tuple[int, int]]) -> Days:
    """Days of which each stretch lies in the first 60 days of time, and all later ones."""
    day = datetime.date.fromordinal
    return Days.of((day(min(pair)), day(max(pair))) for pair in [*pairs, (61, datetime.date.max.toordinal())])


def _numbers(days: Days) -> frozenset[int]:
    return frozenset(n for n in ALL if any(first.toordinal() <= n <= last.toordinal() for first, last in days.spans))


@given(DAYS, DAYS)
def test_sets_of_days_are_sets(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> None:
    a, b = _days(one), _days(other)
    assert _numbers(a | b) == _numbers(a) | _numbers(b)
    assert _numbers(a & b) == _numbers(a) & _numbers(b)
    assert _numbers(a.but(datetime.date.max)) == ALL - _numbers(a)
    assert (a | b).spans == (b | a).spans == tuple(sorted((a | b).spans))


@pytest.mark.parametrize(
    "text",
    [
        "dogs from the fire to last week", "dogs between carnival and last week", "dogs the week of 15 May 2018",
        "dogs from last year until the fire", "dogs from last year or the year of the fire",
        "dogs a few days before yesterday", "去年春节到今年春节的狗", "从春节到昨天的狗",
        "dogs from the rest of 2018", "去年或春节的狗",
    ],
)  # fmt: skip
def test_no_days_are_read_by_half(text: str) -> None:
    with pytest.raises(NoDay) as no:
        limits_in(text, TODAY)
    assert no.value.why == "partly"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("dogs from 2018 or so", "dogs"),
        ("dogs from 2018 or cats", "dogs or cats"),
        ("the beach in 2018 or the mountains", "the beach or the mountains"),
        ("2018年或猫", "或猫"),
    ],
)
def test_what_says_nothing_of_time_behind_days_is_no_half_of_them(text: str, left: str) -> None:
    found = limits_in(text, TODAY)
    assert found == limited(left, "2018-01-01", "2018-12-31")


@pytest.mark.parametrize(
    "text", ["jpg or png", "cats in jpg and png", "只要jpg或png", "cats that are not png", "非png"]
)
def test_no_kinds_of_files_are_read_by_half(text: str) -> None:
    with pytest.raises(NoKind):
        limits_in(text, TODAY)
    assert limits_in("jpg or jpeg", TODAY) == limited("", media_type="image/jpeg")
