"""What the commands say for each case, by real processes: the right sentence, the right code, in the right language."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.system.commands import CIRCLE, Shell, refused, shell
from tests.system.environment import ROOT, SAMPLES

QUESTION = str(SAMPLES / "question.wav")
README = str(ROOT / "README.md")


@pytest.fixture(scope="module")
def run() -> Iterator[Shell]:
    with shell() as made:
        assert made.run("index", str(SAMPLES)).code == 0
        yield made


def closed(run: Shell, streams: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command whose standard streams the shell has closed, such as `>&-`."""
    command = [sys.executable, "-m", "assistant", *arguments]
    script = f'exec "$@" {streams}'
    return subprocess.run(
        ["sh", "-c", script, "sh", *command],
        env={**os.environ, **run.variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=170,
    )


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        (["search", "star", "--folder", "/nope"], "There is no folder /nope.", "没有文件夹 /nope。"),
        (["search", "star", "--folder", "/etc"], "assistant index /etc", "assistant index /etc"),
        (["search", "星", "--since", "2024-05-05", "--until", "2023-01-01"], "没有一天", "没有一天"),
        (["search", "--image", CIRCLE, "--smallest", "9", "--largest", "5"], "Exchange the two sizes.", "大小对调"),
        (["search", "--image", CIRCLE, "--since", "x"], "'x' is no day.", "'x' 不是日期。"),
        (["transcribe", QUESTION, "--language", "xx"], "'xx' is no language", "语音模型不认识语言 'xx'。"),
        (["draw", "x", "--copies", "0"], "it must be at least 1. See:", "不能小于 1。见："),
        (["draw", "x", "--copies", "9"], "it must be at most 4. See:", "不能大于 4。见："),
        (["draw", "x", "--seed", "-1"], "at most 2147483647, not -1.", "不大于 2147483647 的整数，而不是 -1。"),
        (["draw", "x", "-o", "x.txt"], "cannot be written as .txt", "图片不能写成 .txt。"),
        (["classify", CIRCLE, "--labels", ",,,"], "names no label", "没有给出标签"),
        (
            ["caption", CIRCLE, "--style", "loud"],
            "'short', 'detailed', 'alt'. See:",
            "'short'、'detailed'、'alt'。见：",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_is_wrong_usage_in_the_users_language(
    run: Shell, arguments: list[str], english: str, chinese: str
) -> None:
    if arguments[:2] == ["search", "star"]:
        chinese = english  # the words of the query are in English
    for language, said in (("en", english), ("zh", chinese)):
        result = run.run(*arguments, ASSISTANT_LANGUAGE=language)
        assert (result.code, result.out) == (2, ""), result
        assert said in result.err
        assert "Traceback" not in result.err


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        (["transcribe", README], "README.md is a text file, not a sound.", "README.md 是文本文件，不是音频。"),
        (
            ["caption", "nope.png"],
            f"There is no file {Path.cwd() / 'nope.png'}.",
            f"没有文件 {Path.cwd() / 'nope.png'}。",
        ),
        (["caption", QUESTION], "question.wav is a WAV sound, not a picture.", "question.wav 是 WAV 音频，不是图片。"),
        (["draw", "x", "--from", QUESTION, "-o", "y.png"], "not a picture.", "不是图片。"),
        (["index", "/nope"], "There is no folder", "没有文件夹"),
        (["models", "add", "/nope"], "There is nothing at /nope.", "/nope 处什么都没有。"),
        (["models", "remove", "pocket/language"], "belongs to the program", "随程序附带"),
        (["models", "cancel", "nope"], "nope is not being pulled.", "没有在下载 nope。"),
        (["plugins", "check", "nope"], "There is no plugin 'nope'.", "没有插件 'nope'。"),
        (["library", "remove", "/nope"], "/nope is not in your library.", "/nope 不在图库中。"),
        (["conversations", "delete", "nope"], "no conversation 'nope'", "没有对话 'nope'"),
        (["conversations", "delete", ""], "no conversation ''", "没有对话 ''"),
        (["conversations", "show", "a/b"], "no conversation 'a/b'", "没有对话 'a/b'"),
        (["conversations", "export", ".."], "no conversation '..'", "没有对话 '..'"),
        (["conversations", "show", "a?b#%2e"], "no conversation 'a?b#%2e'", "没有对话 'a?b#%2e'"),
        (["chat", "nope.png"], "There is no file ", "没有文件 "),
        (["chat", "--conversation", "../x"], "no conversation '../x'", "没有对话 '../x'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_fails_is_told_for_what_it_is(run: Shell, arguments: list[str], english: str, chinese: str) -> None:
    for language, said in (("en", english), ("zh", chinese)):
        result = run.run(*arguments, ASSISTANT_LANGUAGE=language)
        assert result.code == 1, result
        assert said in result.err + result.out
        assert "Traceback" not in result.err


def test_a_caption_is_in_the_language_of_the_program_unless_another_is_named(run: Shell) -> None:
    assert "圆" in run.run("caption", CIRCLE, ASSISTANT_LANGUAGE="zh").out
    assert "circle" in run.run("caption", CIRCLE, "--language", "en", ASSISTANT_LANGUAGE="zh").out


def test_a_drawn_picture_is_named_and_found_as_drawn(run: Shell) -> None:
    said = run.run("ask", "draw a red circle")
    place = said.out.splitlines()[0].split("  ")[1]
    assert Path(place).read_bytes().startswith(b"\x89PNG")
    answer = run.run("ask", "draw a red circle", "--json").json()
    assert Path(answer["pictures"][0]["path"]).read_bytes().startswith(b"\x89PNG")
    assert f"drawn: “a red circle”  {place}" in run.run("search", "a red circle").out
    lines = run.run("ask", "draw a red circle, then find a red circle").out.splitlines()
    assert lines[1].startswith("“a red circle”")
    assert lines[2] == ""
    assert lines[3].startswith("4 pictures for")
    assert lines[3].endswith(":")
    assert lines[4].startswith("#1  ")
    assert "drawn: “a red circle”" in lines[4]
    assert lines[-1].startswith("#")
    assert run.run("library", "status").out.splitlines()[-2] == "       3  drawn in conversations"
    assert "       3  在对话中画的" in run.run("library", "status", ASSISTANT_LANGUAGE="zh").out.splitlines()


def test_a_drawing_has_the_format_of_its_name(run: Shell, tmp_path: Path) -> None:
    for name, form in (("a.jpg", "JPEG"), ("b.webp", "WEBP"), ("c.png", "PNG"), ("d", "PNG")):
        assert run.run("draw", "a red circle", "-o", str(tmp_path / name), "--steps", "2").code == 0
        with Image.open(tmp_path / name) as image:
            assert image.format == form


def test_closed_streams_are_empty_or_read_by_nobody(run: Shell) -> None:
    for streams, arguments, code in (
        (">&-", ["search", "star"], 0),
        (">&-", ["models", "list"], 0),
        (">&- 2>&-", ["models", "show", "nope"], 1),
        ("<&-", ["ask", "-"], 1),
        ("<&-", ["route", "--jsonl"], 0),
        ("<&- >&-", ["ask", "hello"], 0),
    ):
        said = closed(run, streams, *arguments)
        assert said.returncode == code, said
        assert "Traceback" not in said.stderr
    made = run.run("ask", "hello", "--json").json()["conversation"]
    said = closed(run, "<&-", "conversations", "delete", made)
    assert (said.returncode, "Traceback" in said.stderr) == (1, False)
    assert run.run("conversations", "show", made).code == 0


def test_a_question_without_words_leaves_no_conversation(run: Shell) -> None:
    before = run.run("conversations", "list", "--json").json()
    for words, stdin in (("", b""), ("   ", b""), ("-", b""), ("-", b" \n")):
        refused(run.run("ask", words, stdin=stdin), "nothing to answer", "Ask something")
    refused(run.run("ask", "-", stdin=b"a" * 1_000_001), "longer than 1,000,000 characters")
    assert run.run("conversations", "list", "--json").json() == before


def test_a_conversation_is_exported_as_a_page(run: Shell) -> None:
    made = run.run("ask", "hello", CIRCLE, "--json").json()["conversation"]
    page = run.run("conversations", "export", made, "--format", "html").out
    assert page.startswith("<!doctype html>")
    assert "data:image/png;base64," in page


def test_models_are_shown_in_columns_and_on_a_page(run: Shell) -> None:
    lines = run.run("models", "list", ASSISTANT_LANGUAGE="zh").out.splitlines()
    entries = run.run("models", "list", "--json").json()
    for entry in entries:
        assert any(f"  {entry['id']}  " in line and f"  {entry['licence']}" in line for line in lines)
    page = run.run("models", "show", "pocket/vision_language", ASSISTANT_LANGUAGE="zh").out
    assert "状态：" in page
    assert "需要" in page
    assert "None" not in page
    assert "True" not in page
    page = run.run("models", "show", "openai/whisper-large-v3", ASSISTANT_LANGUAGE="en").out
    assert "Licence:" in page
    assert "assistant models pull openai/whisper-large-v3" in page


def test_a_profile_that_is_not_here_is_told_with_its_cure() -> None:
    with shell() as fresh:
        said = fresh.run("--profile", "small", "ask", "hello", ASSISTANT_LANGUAGE="en")
        assert said.code == 0
        assert "of the profile small" in said.err
        assert "assistant models pull small" in said.err
        refused(
            fresh.run("--profile", "small", "search", "star", "--image", CIRCLE, ASSISTANT_LANGUAGE="en"),
            "assistant models pull small",
        )


def test_plugins_are_in_the_help_and_each_broken_one_has_its_cure() -> None:
    with shell() as fresh:
        assert fresh.run("plugins", "new", "foo").code == 0
        for name in ("one", "two"):
            (fresh.home / "config" / "plugins" / f"{name}.py").write_text(f"import nothing_{name}")
        assert "Commands of your plugins:\n  foo  " in fresh.run("--help", ASSISTANT_LANGUAGE="en").out
        assert "插件的命令：\n  foo  " in fresh.run("--help", ASSISTANT_LANGUAGE="zh").out
        listed = fresh.run("plugins", "list", ASSISTANT_LANGUAGE="en").out
        assert "\none (not loaded)\n" in listed
        checked = fresh.run("doctor", ASSISTANT_LANGUAGE="zh").out
        assert "缺少  插件" in checked
        for name in ("one", "two"):
            assert f"或把 '{name}' 写进设置的 disabled_plugins。" in checked
        checks = {each["name"]: each for each in json.loads(fresh.run("doctor", "--json").out)["checks"]}
        assert checks["plugins"]["cure"].count("disabled_plugins") == 2
