"""Broken and hostile files through the commands: each gets its sentence, no name acts, and the good ones are used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.commands import CIRCLE, Shell, refused, shell
from tests.system.hostile import ACCEPTED, REFUSED, write_all


@pytest.fixture(scope="module")
def run() -> Iterator[Shell]:
    with shell() as made:
        yield made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    write_all(folder)
    return folder


def inside(folder: Path, name: bytes) -> bytes:
    return os.path.join(os.fsencode(folder), name)


def test_every_bad_file_has_its_sentence_and_every_strange_name_its_caption(run: Shell, folder: Path) -> None:
    said = run.run("caption", "--json", "--", *(inside(folder, name) for name in (*REFUSED, *ACCEPTED)))
    lines = {os.fsencode(line["path"]).rpartition(b"/")[2]: line for line in said.lines()}
    for name, words in REFUSED.items():
        assert words in lines[name]["error"], name
        assert len(lines[name]["error"]) < 300
    for name in ACCEPTED:
        assert "circle" in lines[name]["caption"].lower(), name
    refused(said, f"{len(REFUSED)} of {len(REFUSED) + len(ACCEPTED)} pictures")


def test_no_name_acts_on_the_terminal(run: Shell, folder: Path) -> None:
    said = run.run("caption", *(inside(folder, name) for name in ACCEPTED))
    assert said.code == 0
    assert all(char.isprintable() or char == "\n" for char in said.out)
    assert len(said.out.splitlines()) == len(ACCEPTED)
    assert "\\x1b[31m" in said.out
    assert "undecodable\\xff\\xfe.png" in said.out


@pytest.mark.parametrize(
    "name", [name for name in REFUSED if name not in (b"folder.png", b"text.jpg")], ids=lambda name: name[:20].decode()
)
def test_a_question_about_a_bad_file_is_refused(run: Shell, folder: Path, name: bytes) -> None:
    missing = name == b"missing.png" or len(name) > 255
    words = "There is no file" if missing else REFUSED[name]
    refused(run.run("ask", "what color is the circle?", inside(folder, name), "--json"), words)


def test_the_words_of_a_refused_question_are_kept(run: Shell, folder: Path) -> None:
    refused(run.run("ask", "what walrus is this?", inside(folder, b"page.pdf")), "is a PDF document")
    [found] = run.run("conversations", "search", "walrus", "--json").json()
    [turn] = run.run("conversations", "show", found["id"], "--json").json()["turns"]
    assert (turn["text"], turn["status"]) == ("what walrus is this?", "failed")


def test_a_bad_file_beside_a_good_one_is_told_and_the_good_one_answers(run: Shell, folder: Path) -> None:
    said = run.run("ask", "what color is the circle?", inside(folder, b"page.pdf"), CIRCLE, "--json")
    assert "red" in said.json()["text"].lower()
    assert "page.pdf is a PDF document" in said.err


def test_indexing_takes_what_is_sound_and_names_the_rest(run: Shell, folder: Path) -> None:
    report = run.run("index", os.fsencode(folder), "--json").json()
    # The same picture under six names; the names are kept apart.
    assert report["added"] == len(ACCEPTED)
    failed = {os.fsencode(each["path"]).rpartition(b"/")[2]: each["error"] for each in report["failed"]}
    for name in (b"truncated.jpg", b"huge.png"):
        assert REFUSED[name] in failed[name]
    [hit] = run.run("search", "a red circle", "--json").json()
    assert os.fsencode(hit["path"]).rpartition(b"/")[2] in ACCEPTED
    refused(run.run("index", inside(folder, b"missing.png")), "There is no folder /", "missing.png.")


def test_broken_sounds_are_refused(run: Shell, folder: Path) -> None:
    (folder / "cut.wav").write_bytes(b"RIFF\xff\xff\xff\x7fWAVEfmt ")
    (folder / "playlist.wav").write_text("#EXTM3U\nhttp://192.0.2.1/a.ts\n")
    said = run.run("transcribe", "--json", *(str(folder / name) for name in ("cut.wav", "playlist.wav", "empty.png")))
    cut, playlist, empty = (line["error"] for line in said.lines())
    assert "cut.wav is damaged" in cut
    assert "is a text file" in playlist
    assert "is empty" in empty
    refused(said, "3 of 3 files")


def test_dropped_lines_of_the_plain_chat(run: Shell, folder: Path) -> None:
    lines = [inside(folder, name) for name in (b"page.pdf", b"missing.png", b"undecodable\xff\xfe.png")]
    said = run.run("chat", "--plain", stdin=b"\n".join([*lines, b"what color is it?", b""]))
    assert said.code == 0
    assert "Traceback" not in said.err
    assert "neither a picture, a sound nor a text" in said.out
    assert "no file" in said.out
    assert "#1" in said.out
    assert "red" in said.out.lower()


def test_words_that_are_no_utf_8_and_very_long_words(run: Shell) -> None:
    assert run.run("ask", "-", "--json", stdin=b"hello \xff\xfe").json()["route"]["action"] == "chat"
    assert run.run("ask", "-", "--json", stdin=b"hello " * 50_000).json()["turn"] == 1
    assert run.run("route", "--jsonl", stdin=b'{"text": "hello \xff"}\nnonsense\n').lines()[1]["error"]
