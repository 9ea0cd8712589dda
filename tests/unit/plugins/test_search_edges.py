"""The options since and until of a search: days as they are written, and as they are said."""

from __future__ import annotations

import datetime

import pytest

from assistant_retrieval.edges import with_days

TODAY = datetime.date(2026, 11, 29)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2024-05-31", "2024-05-31", "2024-05-31"),
        ("yesterday", "2026-11-28", "2026-11-28"),
        (" 昨天 ", "2026-11-28", "2026-11-28"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("上周", "2026-11-16", "2026-11-22"),
        ("2018年5月", "2018-05-01", "2018-05-31"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("Christmas", "2025-12-24", "2025-12-26"),
    ],
)
def test_days_are_read_as_they_are_said(said: str, first: str, last: str) -> None:
    assert with_days({"since": said, "until": said, "limit": 9}, TODAY) == {
        "since": first, "until": last, "limit": 9
    }  # fmt: skip


@pytest.mark.parametrize(
    "said", ["", "2018-02-31", "never", "a cat yesterday", "2018 or 2020", "over 2 MB", "5/4/2020"]
)
def test_what_names_no_days_stays_for_whoever_refuses_it(said: str) -> None:
    assert with_days({"since": said, "until": said}, TODAY) == {"since": said, "until": said}


def test_an_open_end_is_no_day() -> None:
    assert with_days({"since": "since May", "until": "since May"}, TODAY) == {
        "since": "2026-05-01", "until": "since May"
    }  # fmt: skip
