"""Text files in what is typed: attached where a sentence names them, and else words."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.terminal.drop import Dropped, sent


def test_texts_that_a_sentence_names_are_attached(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("the total is 42")
    (tmp_path / "my table.csv").write_text("a,b")
    (tmp_path / "Makefile").write_text("all:")
    here = str(tmp_path)
    assert sent(f"{here}/note.txt what is the total?", here) == Dropped((f"{here}/note.txt",), (), "what is the total?")
    for said in (
        f"what is in {here}/note.txt?",
        "what is in note.txt?",
        "note.txt里有什么？",
        "what is in ./note.txt ?",
    ):
        dropped = sent(said, here)
        assert (dropped.paths, dropped.text, dropped.problem) == ((f"{here}/note.txt",), said, ""), said
    assert sent(f"compare '{here}/my table.csv' and note.txt", here).paths == (
        f"{here}/my table.csv",
        f"{here}/note.txt",
    )
    assert sent(f"{here}/Makefile", here).paths == (f"{here}/Makefile",)


@pytest.mark.parametrize(
    "said",
    ["Makefile", "what does the Makefile do?", "save it to note.txt", "is example.com down?", "mail a@note.txt",
     "what is in other.txt?", "/search note.txt", "see https://a.org/note.txt"],
)  # fmt: skip
def test_words_that_name_no_text_stay_words(tmp_path: Path, said: str) -> None:
    (tmp_path / "note.txt").write_text("words")
    (tmp_path / "Makefile").write_text("all:")
    dropped = sent(said, str(tmp_path))
    assert (dropped.paths, dropped.text) == ((), said)
