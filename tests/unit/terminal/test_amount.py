"""Amounts of bytes as people read them."""

from __future__ import annotations

import pytest

from assistant.terminal.amount import size


@pytest.mark.parametrize(
    ("count", "written", "exact"),
    [
        (23_400_000, "23 MB", "23.4 MB"),
        (999_400_000, "999 MB", "999.4 MB"),
        (999_999_999, "1.0 GB", "1.00 GB"),
        (1_000_000_000, "1.0 GB", "1.00 GB"),
        (2_540_000_000, "2.5 GB", "2.54 GB"),
    ],
)
def test_no_amount_reads_as_a_thousand_of_a_unit(count: int, written: str, exact: str) -> None:
    assert (size(count), size(count, 1)) == (written, exact)
