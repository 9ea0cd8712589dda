"""What the plain chat says of an answer, and what it leaves out."""

from __future__ import annotations

from assistant.api import Label
from assistant.terminal.plain.words import likely


def test_own_labels_are_all_told_and_of_many_the_likely_ones() -> None:
    own = [Label("cat", 0.999), Label("dog", 0.001), Label("fox", 0.0)]
    assert likely(own) == own
    many = [Label("heart", 0.8), Label("star", 0.15), *(Label(f"shape {n}", 0.05 / 78) for n in range(78))]
    assert [label.label for label in likely(many)] == ["heart", "star"]
    even = [Label(f"shape {n}", 0.0125) for n in range(80)]
    assert len(likely(even)) == 8
