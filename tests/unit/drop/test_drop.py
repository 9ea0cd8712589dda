"""Dropped and pasted text: every terminal's spelling, and the texts that must stay text."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.terminal.drop import Dropped, parse, sent

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
CASES = json.loads(Path(__file__).with_name("terminals.json").read_text(encoding="utf-8"))["cases"]


def make(folder: Path, *names: str) -> list[str]:
    paths = [os.path.join(folder, name) for name in names]
    for path in paths:
        Path(path).write_bytes(PNG)
    return paths


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["terminal"])
def test_what_each_terminal_sends_becomes_its_files(case: dict[str, Any], tmp_path: Path) -> None:
    paths = make(tmp_path, *case["names"])
    dropped = parse(case["text"].replace("{dir}", str(tmp_path)))
    assert (dropped.paths, dropped.text, dropped.problem) == (tuple(paths), "", "")


names = st.lists(
    st.integers(1, 255).filter(lambda byte: byte not in (0x2F,)), min_size=1, max_size=30
).map(bytes).filter(lambda name: name not in (b".", b"..") and name.strip() == name)  # fmt: skip


def spellings(path: str) -> dict[str, str]:
    escaped = "".join(c if c.isalnum() or c in "/_-." or ord(c) > 127 else "\\" + c for c in path)
    uri = "file://" + quote_from_bytes(os.fsencode(path))
    return {
        "raw": path,
        "trailing space": path + " ",
        "quoted": shlex.quote(path) + " ",
        "escaped": escaped,
        "uri": uri,
    }


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=names)
def test_any_file_name_survives_every_spelling(name: bytes, tmp_path: Path) -> None:
    path = os.path.join(tmp_path, os.fsdecode(b"x" + name + b"x"))
    Path(path).write_bytes(PNG)
    try:
        for style, text in spellings(path).items():
            assert parse(text).paths == (path,), style
    finally:
        Path(path).unlink()


@settings(max_examples=200)
@given(text=st.text(max_size=200))
def test_prose_is_never_eaten(text: str) -> None:
    dropped = parse(text, cwd="/nonexistent")
    if not dropped.paths and not dropped.folders:
        assert dropped.text == text


def test_a_leading_path_may_be_followed_by_a_question(tmp_path: Path) -> None:
    spaced, plain = make(tmp_path, "my photo.png", "b.png")
    for text in (f"'{spaced}' what is this?", f"{spaced} what is this?", f"{shlex.quote(spaced)}  what is this? "):
        assert (parse(text).paths, parse(text).text) == ((spaced,), "what is this?")
    two = parse(f"'{spaced}' {plain} which is larger?")
    assert (two.paths, two.text) == ((spaced, plain), "which is larger?")


def test_a_drop_with_one_missing_file_stays_whole(tmp_path: Path) -> None:
    (there,) = make(tmp_path, "a.png")
    text = f"{there} {tmp_path}/missing.png"
    dropped = parse(text)
    assert (dropped.paths, dropped.text) == ((), text)
    assert "missing.png" in dropped.problem


def test_what_is_no_picture_sound_or_text_stays_words_and_says_why(tmp_path: Path) -> None:
    Path(tmp_path / "fake.jpg").write_bytes(b"%PDF-1.7")
    Path(tmp_path / "empty.png").touch()
    os.mkfifo(tmp_path / "pipe.png")
    for name in ("fake.jpg", "empty.png", "pipe.png"):
        dropped = parse(f"{tmp_path}/{name}")
        assert dropped.paths == ()
        assert name in dropped.problem


def test_a_folder_is_offered_for_indexing_but_a_word_is_a_word(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    assert parse(f"{tmp_path}/photos/ ").folders == (f"{tmp_path}/photos/",)
    assert parse("photos", cwd=str(tmp_path)).text == "photos"


def test_a_relative_name_is_found_below_the_working_folder(tmp_path: Path) -> None:
    (path,) = make(tmp_path, "a.png")
    assert parse("a.png", cwd=str(tmp_path)).paths == (path,)
    assert parse("./a.png", cwd=str(tmp_path)).paths[0].endswith("a.png")


def test_home_and_decomposed_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    composed, decomposed = unicodedata.normalize("NFC", "café.png"), unicodedata.normalize("NFD", "café.png")
    (path,) = make(tmp_path, decomposed)
    assert parse(f"~/{composed}").paths == (path,)
    (spaced,) = make(tmp_path, "a\u00a0b.png".replace("\u00a0", " "))
    assert parse("~/a\\\u00a0b.png").paths == (spaced,)


@pytest.mark.parametrize(
    "text", ["/help", "/caption #2", "hello", "", " \n", "what is 3/4 of 8?", "http://x/a.png", "a\0b"]
)
def test_commands_and_words_are_left_alone_without_complaint(text: str) -> None:
    assert parse(text) == parse(text).__class__(text=text)


def test_a_missing_file_over_ssh_names_ssh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    assert "SSH" in parse("'/home/me/beach.png' ").problem
    assert "SSH" in parse("'/home/me/beach.png' ", language="zh").problem
    assert "\x1b" not in parse("/tmp/\x1b]0;x\x07.png").problem


@pytest.fixture
def stranger() -> Iterator[None]:
    """The test runs as somebody who may not enter what root keeps to itself."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)


@pytest.mark.parametrize("words", ["{}", "'{}' ", "describe {}", "look at {}, please"])
def test_a_name_in_a_folder_that_nobody_may_enter_is_told(words: str, tmp_path: Path, request: Any) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    request.getfixturevalue("stranger")
    for name in ("a.png", "deeper/a.png"):
        dropped = sent(words.format(closed / name))
        assert (dropped.paths, dropped.text) == ((), words.format(closed / name))
        assert "may not look into the folder" in dropped.problem
        assert "无权" in sent(words.format(closed / name), language="zh").problem


@pytest.mark.parametrize("path", ["/{0}/x.png", "/tmp/{0}.png", "/{0}/{0}/x.png", "~/{0}/x.png"])
@pytest.mark.parametrize("words", ["{}", "describe {}"])
def test_a_name_that_is_too_long_is_missed_as_any_other(words: str, path: str) -> None:
    text = words.format(path.format("n" * 300))
    dropped = sent(text)
    assert (dropped.paths, dropped.text) == ((), text)
    assert "There is no file" in dropped.problem


@pytest.mark.parametrize("text", ["how are you?", "a.png", "describe a.png", "don't look", "index photos", "/help"])
def test_where_the_working_folder_is_gone_relative_names_are_words(text: str, gone: Path) -> None:
    assert sent(text) == Dropped(text=text)
    assert parse(text) == Dropped(text=text)


@pytest.mark.parametrize("name", ["./a.png", "../a.png", "./"])
def test_where_the_working_folder_is_gone_paths_from_it_are_missed(name: str, gone: Path, tmp_path: Path) -> None:
    assert name in parse(name).problem
    (path,) = make(tmp_path, "a.png")
    assert sent(f"describe {path}").paths == (path,)


@pytest.fixture
def gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which was removed."""
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    return folder


@pytest.mark.parametrize(
    "text", ["how is the café?", "猫在哪里？", "/tmp/猫.png", "file:///tmp/é.png", "describe ~/é.png"]
)
def test_what_the_file_system_cannot_say_names_no_file(text: str) -> None:
    script = f"from assistant.terminal.drop import parse, sent; print(ascii((parse({text!a}), sent({text!a}))))"
    script += f"; from assistant.terminal.drop.complete import complete; print(complete({text!a} + '/'))"
    ascii_only = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", f"import sys; assert sys.getfilesystemencoding() == 'ascii'; {script}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **ascii_only})
    assert (done.returncode, done.stderr) == (0, "")
    assert "paths=()" in done.stdout


def test_a_long_paste_of_prose_touches_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    monkeypatch.setattr(os, "stat", lambda *args, **kwargs: calls.append(args))
    assert parse("word " * 13000).paths == ()
    assert calls == []


def test_the_module_reads_bytes_and_writes_json(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"\xff x.png")
    Path(os.fsdecode(path)).write_bytes(PNG)
    command = [sys.executable, "-m", "assistant.terminal.drop"]
    answer = subprocess.run(command, input=b"'" + path + b"' ", capture_output=True, check=True, cwd=Path.cwd())
    assert [os.fsencode(p) for p in json.loads(answer.stdout)["paths"]] == [path]


@pytest.mark.parametrize(
    "words",
    [
        "describe {0}",
        "what is in {0}, please?",
        'how many stars are in "{0}"?',
        "看看{0}里有几颗星",
        "is {0} the same as {1}?",
        "look at {0} and {0} again",
        "/caption {0}",
    ],
)
def test_files_that_a_question_names_come_with_it_and_its_words_stay_whole(words: str, tmp_path: Path) -> None:
    paths = make(tmp_path, "stars.png", "more stars.png".replace(" ", "-"))
    text = words.format(*paths)
    dropped = sent(text)
    assert dropped.paths == tuple(path for path in paths if path in text)
    assert (dropped.text, dropped.folders, dropped.problem) == (text, (), "")


def test_a_name_is_looked_up_where_the_user_is(tmp_path: Path) -> None:
    (path,) = make(tmp_path, "stars.png")
    assert sent("describe stars.png", str(tmp_path)).paths == (path,)
    assert sent("describe ./stars.png", str(tmp_path)).paths == (path,)


@pytest.mark.parametrize("text", ["index {}", "please add the folder {}.", "/index {}", "索引 {}", "请导入{}文件夹"])
def test_an_order_to_index_may_name_a_folder_by_one_word(text: str, tmp_path: Path) -> None:
    (tmp_path / "samples").mkdir()
    text = text.format("samples")
    dropped = sent(text, str(tmp_path))
    assert (dropped.folders, dropped.text) == ((str(tmp_path / "samples"),), text)
    assert sent("describe samples", str(tmp_path)).folders == ()
    assert sent("index nowhere", str(tmp_path)).folders == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("index My Pics", 'index "./My Pics"'),
        ("/index My Pics", '/index "./My Pics"'),
        ('index "My Pics"', 'index "./My Pics"'),
        ("index 'My Pics' please", 'index "./My Pics" please'),
        ("add the folder My Pics to the library", 'add the folder "./My Pics" to the library'),
        ("index the My Pics folder", 'index the "./My Pics" folder'),
        ("索引 My Pics", '索引 "./My Pics"'),
        ("把“My Pics”加入图库", '把"./My Pics"加入图库'),
        ("请把My Pics文件夹里的照片加到我的图库", '请把"./My Pics"文件夹里的照片加到我的图库'),
        ("index 照片 Photos", 'index "./照片 Photos"'),
        ("把照片 Photos加入图库", '把"./照片 Photos"加入图库'),
        ("index 'neu'", 'index "./neu"'),
        ("索引“neu”", '索引"./neu"'),
        ("index neu", "index neu"),
    ],
)
def test_an_order_to_index_may_name_a_folder_of_several_words(text: str, said: str, tmp_path: Path) -> None:
    for name in ("My Pics", "照片 Photos", "neu"):
        (tmp_path / name).mkdir()
    name = next(each for each in ("My Pics", "照片 Photos", "neu") if each in text)
    dropped = sent(text, str(tmp_path))
    (folder,) = dropped.folders
    assert (Path(folder).resolve(), dropped.text) == (tmp_path / name, said)


@pytest.mark.parametrize(
    "text",
    ["index nosuch", "/index nosuch thing", 'index "nosuch thing"', "索引“nosuch thing”", "把“nosuch thing”加入图库"],
)
def test_a_folder_that_is_surely_meant_and_not_there_is_missed(text: str, tmp_path: Path) -> None:
    assert "There is no folder nosuch" in sent(text, str(tmp_path)).problem
    assert "没有文件夹 nosuch" in sent(text, str(tmp_path), "zh").problem


@pytest.mark.parametrize(
    "text",
    [
        "index", "index again", "index my library again", "index everything", "index all my pictures", "/index",
        "/index --watch", "/index my photos", "索引图库", "重新索引一下", "把所有照片加入图库", "把它们加入图库",
        "index the photos from last year", "add two numbers", 'add "milk" to the list', "import pandas",
        "scan this for errors", "索引结构是什么",
    ],
)  # fmt: skip
def test_an_order_of_the_library_names_no_folder(text: str, tmp_path: Path) -> None:
    assert sent(text, str(tmp_path)) == Dropped(text=text)


@pytest.mark.parametrize(
    "text",
    [
        "index ./{}",
        "please scan the folder ./{}/",
        "/index {}/",
        "add ./{} to my library",
        "索引 ./{}",
        "请导入./{}文件夹",
    ],
)
@pytest.mark.parametrize("name", ["photos", "photos/summer"])
def test_an_order_to_index_may_name_a_folder_from_here(text: str, name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir(parents=True)
    text = text.format(name)
    dropped = sent(text, str(tmp_path))
    assert (dropped.folders, dropped.text) == ((str(tmp_path / name),), text)
    assert sent(f"describe ./{name}", str(tmp_path)).folders == ()


def test_relative_folders_that_are_several_quoted_above_or_missing(tmp_path: Path) -> None:
    for name in ("a", "two words", "here"):
        (tmp_path / name).mkdir()
    below = str(tmp_path / "here")
    assert sent("index ../a and './../two words'", below).folders == (f"{below}/../a", f"{below}/../two words")
    assert sent("index .", below).folders == (below,)
    assert sent("index ..", below).folders == (f"{below}/..",)
    assert "./gone" in sent("index ./gone", below).problem
    assert sent("index ./gone", below).folders == ()


@pytest.mark.parametrize("order", ["index {}", "import {}", "add {}!", "scan {} please", "索引{}", "导入 {}。"])
@pytest.mark.parametrize("word", [".net", ".NET", ".5", ".gitignore", ".config/x", "...", "....."])
def test_a_word_that_begins_with_a_dot_is_a_word_unless_a_folder_has_that_name(
    order: str, word: str, tmp_path: Path
) -> None:
    below = str(tmp_path / "below")
    os.mkdir(below)
    text = order.format(word)
    assert sent(text, below) == Dropped(text=text)
    if set(word) != {"."}:
        os.makedirs(f"{below}/{word}")
        assert sent(text, below).folders == (f"{below}/{word}",)
    assert sent(order.format(".."), below).folders == (f"{below}/..",)
    assert "../gone" in sent(order.format("../gone"), below).problem


@pytest.mark.parametrize("home", ["~/gone.png", "/nowhere/gone.png", "./gone.png", "~/gone.wav"])
def test_a_file_that_a_question_names_and_that_is_not_there_is_missed(home: str, tmp_path: Path) -> None:
    dropped = sent(f"what is in {home}?", str(tmp_path))
    assert (dropped.paths, dropped.text) == ((), f"what is in {home}?")
    assert home in dropped.problem
    assert home in sent(f"what is in {home}?", str(tmp_path), "zh").problem


@pytest.mark.parametrize(
    "text",
    [
        "what is in gone.png?",
        "draw a fox and save it as {0}",
        "画一只狐狸，保存到 {0}",
        "write it to ~/gone.png",
        "find pictures of a car",
        "add {dir} to my library",
        "what does .png mean?",
        "/export ~/gone.png",
    ],
)
def test_words_that_name_nothing_to_look_at_stay_words(text: str, tmp_path: Path) -> None:
    text = text.replace("{0}", make(tmp_path, "there.png")[0]).replace("{dir}", str(tmp_path))
    dropped = sent(text, str(tmp_path))
    assert (dropped.paths, dropped.folders, dropped.text, dropped.problem) == ((), (), text, "")


def test_a_named_pipe_or_a_document_that_calls_itself_a_picture_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "prose.png").write_bytes(b"%PDF-1.7")
    for name in ("pipe.png", "prose.png"):
        assert sent(f"describe {tmp_path / name}").paths == ()
