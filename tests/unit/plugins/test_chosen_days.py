"""What is chosen of days: parts and weeks of a month, days of the week, in both languages."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant_retrieval.limits import Days, NoDay, limits_in
from assistant_retrieval.limits.chosen import always_on
from tests.unit.plugins.dated import limited

TODAY = datetime.date(2024, 3, 6)
"""A Wednesday."""
DAY = datetime.timedelta(days=1)
ORDINALS = ("first", "second", "third", "fourth", "fifth")


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("dogs from the first week of May 2018", "2018-05-01", "2018-05-07"),
        ("dogs from the first week of May", "2023-05-01", "2023-05-07"),
        ("dogs from the last week of February 2024", "2024-02-23", "2024-02-29"),
        ("dogs from the first two weeks of August", "2023-08-01", "2023-08-14"),
        ("dogs from the last 3 days of 2018", "2018-12-29", "2018-12-31"),
        ("dogs from the first three months of 2018", "2018-01-01", "2018-03-31"),
        ("dogs from the second half of June", "2023-06-16", "2023-06-30"),
        ("dogs from early July 2019", "2019-07-01", "2019-07-10"),
        ("dogs in mid-July", "2023-07-11", "2023-07-20"),
        ("dogs from late July", "2023-07-21", "2023-07-31"),
        ("dogs from late March", "2023-03-21", "2023-03-31"),
        ("dogs from the end of June", "2023-06-21", "2023-06-30"),
        ("dogs from the early 90s", "1990-01-01", "1993-12-31"),
        ("dogs from the late 1990s", "1997-01-01", "1999-12-31"),
        ("dogs from early May to late June 2018", "2018-05-01", "2018-06-30"),
        ("dogs from the first week of May to the last week of June", "2023-05-01", "2023-06-30"),
        ("dogs from the first weekend of June 2019", "2019-06-01", "2019-06-02"),
        ("dogs from the last Friday of May 2019", "2019-05-31", "2019-05-31"),
        ("dogs on the Friday of last week", "2024-03-01", "2024-03-01"),
        ("dogs at the weekend", "2024-03-02", "2024-03-03"),
        ("dogs before the second week of May 2018", "", "2018-05-07"),
        ("dogs from the 15th to the 20th", "2024-02-15", "2024-02-20"),
        ("dogs on the 5th", "2024-03-05", "2024-03-05"),
        ("dogs on the 31st", "2024-01-31", "2024-01-31"),
        ("dogs from the 15th to the 20th of May", "2023-05-15", "2023-05-20"),
        ("dogs from the 28th to the 3rd", "2024-02-28", "2024-03-03"),
        ("dogs from the 3rd of May to the 5th", "2023-05-03", "2023-05-05"),
        ("dogs from May 28 2019 to the 30th", "2019-05-28", "2019-05-30"),
        ("dogs from May 28 2019 to the 3rd", "2019-05-28", "2019-06-03"),
        ("dogs from the springs of 2018", "2018-03-01", "2018-05-31"),
    ],
)
def test_english_stretches(text: str, since: str, until: str) -> None:
    assert limits_in(text, TODAY) == limited("dogs", since, until)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("五月上旬的狗", "2023-05-01", "2023-05-10"),
        ("五月中旬的狗", "2023-05-11", "2023-05-20"),
        ("五月下旬的狗", "2023-05-21", "2023-05-31"),
        ("五月初的狗", "2023-05-01", "2023-05-10"),
        ("五月底的狗", "2023-05-21", "2023-05-31"),
        ("三月底的狗", "2023-03-21", "2023-03-31"),
        ("五月第一个星期的狗", "2023-05-01", "2023-05-07"),
        ("2018年5月第一周的狗", "2018-05-01", "2018-05-07"),
        ("五月的最后一周的狗", "2023-05-25", "2023-05-31"),
        ("五月头两天的狗", "2023-05-01", "2023-05-02"),
        ("2018年前三个月的狗", "2018-01-01", "2018-03-31"),
        ("2018年最后三天的狗", "2018-12-29", "2018-12-31"),
        ("2019年第一周的狗", "2019-01-01", "2019-01-07"),
        ("2019年5月第二个星期天的狗", "2019-05-12", "2019-05-12"),
        ("2019年6月第一个周末拍的狗", "2019-06-01", "2019-06-02"),
        ("15到20号拍的狗", "2024-02-15", "2024-02-20"),
        ("5号拍的狗", "2024-03-05", "2024-03-05"),
        ("5月15号拍的狗", "2023-05-15", "2023-05-15"),
        ("2018年五月第一周到2018年六月最后一周的狗", "2018-05-01", "2018-06-30"),
    ],
)
def test_chinese_stretches(text: str, since: str, until: str) -> None:
    assert limits_in(text, TODAY) == limited("狗", since, until)


MAY = ("2023-05-07", "2023-05-14", "2023-05-21", "2023-05-28")
JUNE = (
    ("2023-06-03", "2023-06-04"),
    ("2023-06-10", "2023-06-11"),
    ("2023-06-17", "2023-06-18"),
    ("2023-06-24", "2023-06-25"),
)
SUNDAYS = tuple((day, day) for day in ("2024-01-07", "2024-01-14", "2024-01-21", "2024-01-28", "2024-03-05"))
SUMMERS = ("2018-06-01", "2018-08-31"), ("2019-06-01", "2019-08-31")


@pytest.mark.parametrize(
    ("text", "rest", "stretches"),
    [
        ("dogs on a sunday in May", "dogs", tuple((day, day) for day in MAY)),
        ("dogs in May on sundays", "dogs", tuple((day, day) for day in MAY)),
        ("dogs on Sunday mornings in May", "dogs", tuple((day, day) for day in MAY)),
        ("dogs on weekends in June", "dogs", JUNE),
        ("weekends in June", "", JUNE),
        ("五月的周日的狗", "狗", tuple((day, day) for day in MAY)),
        ("五月的每个星期天拍的狗", "狗", tuple((day, day) for day in MAY)),
        ("六月的周末", "", JUNE),
        ("六月周末的狗", "狗", JUNE),
        ("summers of 2018 and 2019", "", SUMMERS),
        ("dogs from the summers of 2018 and 2019", "dogs", SUMMERS),
        ("dogs from summer 2018 or 2019", "dogs", SUMMERS),
        ("2018和2019年的夏天", "", SUMMERS),
        ("2018年和2019年夏天的狗", "狗", SUMMERS),
        ("dogs from May 2018 and 2020", "dogs", (("2018-05-01", "2018-05-31"), ("2020-05-01", "2020-05-31"))),
        ("去年和前年五月的狗", "狗", (("2022-05-01", "2022-05-31"), ("2023-05-01", "2023-05-31"))),
        ("dogs from the first week of May and June", "dogs", (("2023-05-01", "2023-05-07"), ("2023-06-01", "2023-06-07"))),  # noqa: E501
        ("五月和六月第一周的狗", "狗", (("2023-05-01", "2023-05-07"), ("2023-06-01", "2023-06-07"))),
        ("dogs of the 3rd of May and the 5th", "dogs", (("2023-05-03", "2023-05-03"), ("2023-05-05", "2023-05-05"))),
        ("dogs of Sundays in January and yesterday", "dogs", SUNDAYS),
        ("昨天和一月的周日的狗", "狗", SUNDAYS),
        ("Niagara Falls in 2019", "Niagara Falls", (("2019-01-01", "2019-12-31"),)),
        ("25号到5号拍的狗", "狗", (("2024-02-25", "2024-03-05"),)),
        ("dogs from early May and July", "dogs", (("2023-05-01", "2023-05-10"), ("2023-07-01", "2023-07-31"))),
    ],
)  # fmt: skip
def test_days_of_the_week_and_what_dates_share(text: str, rest: str, stretches: tuple[tuple[str, str], ...]) -> None:
    found = limits_in(text, TODAY)
    assert (found.rest, found.days.written) == (rest, stretches)


@pytest.mark.parametrize(
    ("text", "rest", "weekdays"),
    [
        ("dogs on a sunday", "dogs", {6}), ("dogs every Sunday", "dogs", {6}), ("dogs on weekends", "dogs", {5, 6}),
        ("dogs at weekends", "dogs", {5, 6}), ("dogs on weekdays", "dogs", {0, 1, 2, 3, 4}),
        ("每个周末的狗", "狗", {5, 6}), ("周末拍的狗", "狗", {5, 6}), ("每周日拍的狗", "狗", {6}),
        ("工作日拍的狗", "狗", {0, 1, 2, 3, 4}),
    ],
)  # fmt: skip
def test_days_of_the_week_without_a_date_are_those_of_all_years(text: str, rest: str, weekdays: set[int]) -> None:
    found = limits_in(text, TODAY)
    assert found.rest == rest
    within = {first + number * DAY for first, last in found.days.spans for number in range((last - first).days + 1)}
    assert {day.weekday() for day in within} == weekdays
    assert max(within) <= TODAY
    assert len(within) > 60 * 50 * len(weekdays)
    assert {day for day in (TODAY - number * DAY for number in range(7)) if day.weekday() in weekdays} <= within


@pytest.mark.parametrize(
    "text",
    [
        "dogs on a sunday walk", "a sunday dress", "lazy sundays", "weekend", "weekends", "周末",
        "五月第一名", "工作日",
        "late summer", "the 15th", "dogs from the 15th century", "dogs on the 5th floor", "5到7号楼", "15号的狗",
        "the first dogs", "the last day of school", "a weekend trip", "周末愉快", "最后一周",
    ],
)  # fmt: skip
def test_what_chooses_no_days(text: str) -> None:
    assert limits_in(text, TODAY) == limited(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dogs from the fifth week of February 2019", "the fifth week of February 2019"),
        ("2019年2月第五周的狗", "2019年2月第五周"),
    ],
)
def test_a_week_that_there_is_not_is_told(text: str, said: str) -> None:
    with pytest.raises(NoDay) as no:
        limits_in(text, TODAY)
    assert (str(no.value), no.value.why) == (said, "no day")


@given(st.dates(datetime.date(1970, 1, 1), datetime.date(2023, 12, 31)))
def test_the_weeks_the_thirds_and_the_days_of_the_week_are_those_of_the_month(day: datetime.date) -> None:
    month = f"{day:%B %Y}"
    (whole,) = limits_in(f"from {month}", TODAY).days.spans
    weeks, tenths, days = limits_in("from 2030", TODAY).days, None, None
    for ordinal in ORDINALS if whole[1].day > 28 else ORDINALS[:4]:
        week = limits_in(f"from the {ordinal} week of {month}", TODAY).days
        assert not (week & weeks)
        weeks |= week
    for part in ("early", "mid", "late"):
        tenth = limits_in(f"from {part} {month}", TODAY).days
        tenths = tenth if tenths is None else tenths | tenth
    for name in ("weekday", "weekend"):
        some = limits_in(f"{name}s in {month}", TODAY).days
        assert days is None or not (days & some)
        days = some if days is None else days | some
    assert tenths
    assert days
    assert tenths.spans == days.spans == (whole,)
    assert whole in weeks.spans


@pytest.mark.parametrize("text", ["dogs from the first week of every May", "每年五月第一周的狗"])
def test_what_is_chosen_of_every_year_is_chosen_in_each(text: str) -> None:
    written = limits_in(text, TODAY).days.written
    assert {(since[5:], until[5:]) for since, until in written} == {("05-01", "05-07")}
    assert len(written) > 50


def test_days_that_a_text_names_again_and_again_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[Sequence[int]] = []

    def counting(today: datetime.date, weekdays: Sequence[int]) -> Days:
        counted.append(weekdays)
        return always_on(today, weekdays)

    monkeypatch.setattr("assistant_retrieval.limits.chosen_en.always_on", counting)
    assert limits_in("dogs " + "sundays in " * 100, datetime.date(2024, 5, 7)).days
    assert len(counted) <= 2
