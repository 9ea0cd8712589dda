"""Which names a speech model is told, and in which order."""

from __future__ import annotations

from assistant.api import Label, PastTurn, Picture
from assistant_speech.names import prompt


class Said:
    """A conversation with these pictures and labels."""

    id = "here"

    def __init__(self, paths: list[str], *labels: list[str]) -> None:
        """`labels` of each turn, the most likely first."""
        self._paths, self._labels = paths, labels

    def pictures(self) -> list[Picture]:
        return [Picture("", "", number, path=path) for number, path in enumerate(self._paths, 1)]

    def turns(self) -> list[PastTurn]:
        return [
            PastTurn(turn, "", "classify", "", labels=tuple(Label(each, 0.5) for each in labels))
            for turn, labels in enumerate(self._labels, 1)
        ]


def test_names_are_as_they_are_spoken_and_what_is_most_likely_said_comes_last() -> None:
    said = Said(
        ["/home/me/Zürich_am-See.2024.jpg", "/tmp/20240101_123456.png", ""], ["Zürich am See 2024", "Ärmelkanal"]
    )
    assert prompt(said, " Öland ") == "Ärmelkanal, Zürich am See 2024, Öland"
    assert prompt(Said([], []), "") == ""


def test_a_long_conversation_gives_its_newest_names() -> None:
    names = prompt(Said([f"/p/street {number}.png" for number in range(100)], ["x" * 300]), "").split(", ")
    assert names == [f"street {number}" for number in range(60, 100)]


def test_what_is_likely_is_told_of_every_turn_beside_the_files() -> None:
    often = [f"likely {number}" for number in range(100)]
    names = prompt(Said(["/p/beach.jpg"], ["cat", "dog", "fox", "hen"], often), "").split(", ")
    assert names == ["beach", "fox", "dog", "cat", "likely 2", "likely 1", "likely 0"]
