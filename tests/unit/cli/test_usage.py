"""Wrong usage is told in the user's language and ends with 2; help keeps to the width of the terminal."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from rich.cells import cell_len

from assistant.cli.app import app
from assistant.cli.helping import wrapped
from assistant.cli.usage import run

CASES = [
    (["caption"], "Something is missing: files.", "缺少：文件。"),
    (["draw"], "Something is missing: prompt.", "缺少：画面。"),
    (["ask"], "Something is missing: text.", "缺少：文字。"),
    (["models", "pull"], "Something is missing: name.", "缺少：名称。"),
    (["ask", "x", "--jso"], "There is no option --jso. Did you mean --json?", "没有选项 --jso。您是想用 --json 吗？"),
    (["models", "nope"], "There is no command 'nope'.", "没有命令 'nope'。"),
    (["search"], "Say what to look for", "请写明要找什么"),
    (
        ["caption", "x", "--style", "funny"],
        "--style <short|detailed|alt> is wrong",
        "--style <short|detailed|alt> 的值不对",
    ),
    (
        ["search", "x", "-k", "9999"],
        "-k <1 to 1000> is wrong: it must be at most 1000",
        "-k <1 到 1000> 的值不对：不能大于 1000",
    ),
    (
        ["search", "x", "--smallest", "-1"],
        "--smallest <0 or more> is wrong: it must be at least 0",
        "--smallest <不小于 0> 的值不对：不能小于 0",
    ),
    (["search", "x", "-k", "many"], "is wrong: a whole number is needed", "的值不对：需要整数"),
    (
        ["search", "x", "--orientation", "round"],
        "'round' is none of 'landscape', ",
        "'round' 不在可选值之中：'landscape'",
    ),
    (["index", "--watch=1"], "the option '--watch' takes no value", "选项 '--watch' 不带值"),
    (["search", "x", "--image"], "the option '--image' needs a value", "选项 '--image' 需要一个值"),
    (["--profile", "xx", "ask", "hello"], "'xx' is none of 'auto', 'pocket'", "'xx' 不在可选值之中：'auto'、'pocket'"),
    (["doctor", "now"], "there is too much: now", "多余的内容：now"),
    (["index", ".", ""], "DIRS <list[Path]> is wrong: an empty path", "的值不对：路径为空"),
    (["library", "remove", ""], "an empty path", "路径为空"),
    (["caption", ""], "an empty path", "路径为空"),
    (["classify", ""], "an empty path", "路径为空"),
    (["search", "--image="], "an empty path", "路径为空"),
    (["ask", "", ".", ""], "an empty path", "路径为空"),
    (["transcribe", "a", "b", "--srt"], "one file at a time", "一次一个文件"),
    (["route"], "Say what to route", "请给出一句话"),
    (["route", "--jsonl", "hello"], "--jsonl reads standard input", "--jsonl 从标准输入读取"),
    (["models"], "Usage: assistant models", "用法：assistant models"),
]


@pytest.mark.parametrize("arguments", CASES, ids=lambda case: " ".join(case[0]))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_wrong_usage_is_told_in_both_languages(
    arguments: tuple[list[str], str, str],
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ASSISTANT_LANGUAGE", language)
    given, english, chinese = arguments
    with pytest.raises(SystemExit) as ended:
        run(app, given)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert (chinese if language == "zh" else english) in said.err
    assert "Traceback" not in said.err


def test_it_ends_silently_where_nobody_reads_on() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with subprocess.Popen(
        [sys.executable, "-m", "assistant", "models", "list", "--json"], stdout=writer, stderr=subprocess.PIPE
    ) as process:
        os.close(writer)
        _, said = process.communicate(timeout=100)
    assert (process.returncode, said) == (128 + signal.SIGPIPE, b"")


@pytest.mark.parametrize("module", ["assistant.api.actions", "assistant.cli.opening", "assistant.cli.app"])
def test_ctrl_c_while_it_is_still_imported_ends_it_as_ever(module: str) -> None:
    stopped = f"""
import os, signal, sys
def stop(event, arguments):
    if event == "import" and arguments[0] == {module!r}:
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(stop)
sys.argv = ["assistant", "models", "list", "--json"]
from assistant.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", stopped], capture_output=True, timeout=100, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_help_says_ranges_in_words(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for language, said in (("en", "--skip <0 to 10000>"), ("zh", "--skip <0 到 10000>")):
        monkeypatch.setenv("ASSISTANT_LANGUAGE", language)
        with pytest.raises(SystemExit):
            run(app, ["search", "--help"])
        shown = capsys.readouterr().out
        assert said in shown
        assert "range" not in shown
        assert "<=" not in shown


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("columns", [60, 80, 200])
def test_help_fits_the_terminal(
    language: str, columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_LANGUAGE", language)
    monkeypatch.setenv("COLUMNS", str(columns))
    for given in (["--help"], ["models", "--help"], ["conversations", "list", "--help"]):
        with pytest.raises(SystemExit) as ended:
            run(app, given)
        assert ended.value.code == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) > 5
        assert max(map(cell_len, lines)) <= columns


def test_lines_are_broken_at_spaces_and_between_chinese_characters() -> None:
    text = "把文件夹加入图库；以后再运行 assistant index，可更新变化。"
    lines = list(wrapped(text, 20))
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert max(map(cell_len, lines)) <= 20
    assert not any(line[0] in "，。；" for line in lines)
    assert list(wrapped("one two three", 7)) == ["one two", "three"]


def test_a_command_that_ends_well_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(app, ["--version"])
    assert ended.value.code == 0
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", capsys.readouterr().out)
    with pytest.raises(SystemExit) as ended:
        run(_failing(), [])
    assert ended.value.code == 3


def _failing() -> typer.Typer:
    made = typer.Typer()

    @made.command()
    def fail() -> None:
        raise typer.Exit(3)

    return made


def test_help_names_places_in_the_language_of_the_user(tmp_path: Path) -> None:
    def help_of(name: str, language: str) -> str:
        variables = {**os.environ, "ASSISTANT_HOME": str(tmp_path), "ASSISTANT_LANGUAGE": language}
        call = [sys.executable, "-m", "assistant", name, "--help"]
        return subprocess.run(call, env=variables, capture_output=True, text=True, check=True).stdout

    assert "assistant index [OPTIONS] [DIRS]...\n" in help_of("index", "en")
    assert "{文字} [文件]...\n" in help_of("ask", "zh")


def _every(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, inner in getattr(command, "commands", {}).items():
        yield (*path, name)
        yield from _every(inner, (*path, name))


def test_help_names_no_place_by_a_name_of_the_source(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_LANGUAGE", "zh")
    for path in _every(typer.main.get_command(app)):
        with pytest.raises(SystemExit):
            run(app, [*path, "--help"])
        shown = capsys.readouterr().out
        usage, *_ = shown.splitlines()
        assert usage.startswith(f"用法：assistant {' '.join(path)} [选项]"), usage
        assert not re.search(r"[a-zA-Z_]", usage.partition("[选项]")[2]), usage
        assert not re.search(r"\b[A-Z]{3,}\b", re.sub("JSON|SRT|NUL|HTML|PNG|ID|YYYY-MM-DD|WebVTT|FILE", "", shown)), (
            shown
        )
