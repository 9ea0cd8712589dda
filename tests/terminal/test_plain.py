"""The linear chat: through a pipe, and in a real pseudo-terminal where Ctrl+C stops an answer."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.terminal.keys import COMMANDS as CHAT
from assistant.terminal.plain.commands import COMMANDS as PLAIN
from benchmarks.driving.session import Session
from tests.system.environment import SAMPLES, assistant

pytestmark = pytest.mark.timeout(300)


def said(home: Path, *lines: str, speak: bool = False, **variables: str) -> str:
    """What is printed for these lines."""
    environment = {"ASSISTANT_HOME": str(home), "OMP_NUM_THREADS": "1", "LANG": "C.UTF-8", **variables}
    options = ["--speak"] if speak else []
    done = assistant(["chat", "--plain", *options], environment, stdin="\n".join(lines) + "\n")
    assert done.stderr == ""
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", done.stdout), "nothing is redrawn, nothing acts"
    return done.stdout


def test_the_story_in_lines(home: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shutil.copytree(SAMPLES, shelf)
    output = said(
        home,
        f"'{SAMPLES}/red-circle.png' ",
        "what color is the circle?",
        str(shelf),
        "/search two stars",
        "describe the second one",
        "/pictures",
        "/why",
        "/again caption",
        "/edit what shape is it?",
        "/undo",
        "/redo",
        "/rename Shapes",
        "/conversations Shapes",
        "1",
    )
    assert "Picture #1: red-circle.png, " in output
    assert "A large red circle." in output
    assert "The circle is red." in output
    assert "5 pictures added" in output
    assert re.search(r"1\. Picture #\d: .*\.png, score 0\.\d\d\.", output)
    assert re.search(r"Picture #1: red-circle.png, \d+ × \d+\. A large red circle", output), "described with its words"
    assert "caption" in output
    for words in (
        "Taken back",
        "Brought back",
        "The title is now: Shapes",
        "Type a number to choose",
        "Opened: Shapes",
    ):
        assert words in output


def test_choices_deletion_and_problems_are_said(home: Path, tmp_path: Path) -> None:
    output = said(
        home, "/why", "/nowhere/beach.png", "hello", "/rename", "/delete", "2", "/delete", "9", "1", "/export", "/help",
        "/models", "/library", "/new",
    )  # fmt: skip
    assert "Nothing was asked in this conversation yet." in output
    assert "There is no file" in output
    assert "Write the title behind it" in output
    assert "Nothing was deleted." in output
    assert "There is no number 9 in the last list." in output
    assert "Deleted. The next question begins a new conversation." in output
    assert "/caption: " in output
    assert "pocket/vision_language, vision_language, " in output
    assert output.rstrip().endswith("A new conversation.")


def test_every_command_of_the_chat_is_there() -> None:
    assert {command.name for command in CHAT} <= {command.name for command in PLAIN}


@pytest.mark.parametrize(("word", "language"), [("y", "C.UTF-8"), ("Yes.", "C.UTF-8"), ("是", "zh_CN.UTF-8")])
def test_a_word_deletes(home: Path, word: str, language: str) -> None:
    output = said(home, "hello", "/delete", word, "/why", LANG=language)
    assert output.count("Deleted." if language == "C.UTF-8" else "已删除。") == 1
    assert "Nothing was asked" in output or "还没有提问" in output


def test_a_question_is_deleted_for_ever(home: Path) -> None:
    output = said(home, "hello", "good evening", "/forget", "2", "no", "/forget", "2", "yes", "/edit", "/undo", "/undo")
    assert output.count("Delete “hello”, its answer and the pictures") == 2
    assert "Nothing was deleted." in output
    assert output.count("Deleted for ever.") == 1
    assert "There is nothing to undo." in output


@pytest.mark.parametrize("word", ["no", "否"])
def test_a_word_keeps_what_was_to_be_deleted(home: Path, word: str) -> None:
    output = said(home, "hello", "/delete", word, "yes")
    assert output.count("Nothing was deleted.") == 1
    assert "Deleted." not in output


@pytest.mark.parametrize("language", ["C.UTF-8", "zh_CN.UTF-8"])
def test_another_word_is_no_and_no_message(home: Path, language: str) -> None:
    kept, told, nothing = {
        "C.UTF-8": ("Nothing was deleted.", "“maybe” is neither yes nor no; it was not sent.", "Nothing is running."),
        "zh_CN.UTF-8": ("没有删除。", "“maybe”既不是“是”也不是“否”，没有发送。", "没有正在进行的任务。"),
    }[language]
    output = said(home, "hello", "/delete", "maybe", "/delete", "/stop", "/copy", LANG=language)
    assert output.count(kept) == 2
    assert output.index(kept) < output.index(told) < output.index(nothing), "a command counts itself"
    assert output.count("Here I can") == 2, "as it was answered, and as it was copied: nothing was asked after it"
    assert output.rindex("Here I can") > output.index(nothing)


def test_commands_of_a_screen_are_done_in_words(home: Path) -> None:
    output = said(
        home, "/stop", f"/attach {SAMPLES}/red-circle.png", "/attach", "/attach nosuch.png", "/classify #1", "/copy",
        "/gallery", "/theme", "/models sing", "/capton", "/帮助", "/edit", "/transcribe", "/continue",
        "assistant models list", "exit", "hello",
    )  # fmt: skip
    for words in (
        "A large red circle.", "Write the path of a file behind it", "There is no file nosuch.png.", "theme is auto.",
        "After /models you can write", "There is no command /capton. Did you mean /caption? /help", "command /帮助",
        "Nothing is running.", "1. Picture #1: red-circle.png, ", "command for a shell. Here it is: /models",
    ):  # fmt: skip
        assert words in output
    assert output.count("red circle (") == 3, "once as it came, once for /copy, once when it was opened again"
    assert "**" not in output
    assert "red circle: " not in output, "what the sentence names is not told again"
    opened = output[output.index("Opened: ") :]
    assert "You asked: /transcribe\nThere is no sound to work on." in opened
    assert "Here I can" not in output, "exit leaves"


def test_what_cannot_be_heard_can_be_read(home: Path) -> None:
    silent = json.dumps(["sh", "-c", "cat >/dev/null; echo 'ALSA lib' >&2; echo 'error: No such file' >&2"])
    lines = f"{SAMPLES}/red-circle.png", "/say", "/say"
    output = said(home, *lines, ASSISTANT_SPEAK_WITH=silent)
    assert output.count("A large red circle.") == 3
    assert output.count("Nothing is heard: ") == 2
    missing = said(home, *lines, ASSISTANT_SPEAK_WITH='["no-such-voice"]')
    assert missing.count("A large red circle.") == 3


def test_lines_that_come_while_something_runs(home: Path) -> None:
    environment = {"ASSISTANT_HOME": str(home), "TERM": "dumb", "OMP_NUM_THREADS": "1"}
    with Session([sys.executable, "-m", "assistant", "chat", "--plain"], environment) as session:
        session.wait_for(b"lists commands", within_s=150)
        began = session.write(b"/patiently\r")
        session.wait_for(b"counting: 150 of 600", since=began, within_s=150)
        for line, answer in ((b"hello", b"That waits"), (b"/library stop", b"No index run"), (b"/stop", b"Stopped.")):
            session.wait_for(answer, since=session.write(line + b"\r"))
        session.wait_for(b"what was found", since=began)
        began = session.write(b"/patiently\r")
        session.wait_for(b"counting: 150 of 600", since=began)
        session.wait_for(b"That waits", since=session.write(b"quit\r"))
        session.write("停止\r".encode())
        assert session.process.wait(30) == 0
        assert b"\x1b" not in session.output()


def test_an_earlier_question_is_edited_and_another_version_gone_over_to(home: Path) -> None:
    output = said(
        home, f"{SAMPLES}/red-circle.png", "what color is the circle?", "/branches", "/edit", "1", "", "/edit", "1",
        "what shape is it?", "/branches", "1", "/again", "/pictures",
    )  # fmt: skip
    assert "Nothing in this conversation was asked or answered in two ways yet." in output
    assert re.search(r"^1\. what color is the circle\?\n2\. Picture #1: red-circle.png", output, re.MULTILINE)
    assert output.count("an empty line leaves it as it was: what color is the circle?") == 2
    assert output.count("The question stays as it was.") == 1
    when = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    line = rf"1\. what color is the circle\? \(ask, {when}\): The circle is red\. In the place of: what shape is it\?"
    assert re.search(line, output)
    gone = output.index("It ends like this:\nYou asked: what color is the circle?\nThe circle is red.\n")
    assert output[gone:].count("The circle is red.") == 2, "the version that was gone over to is answered again"


def test_versions_of_the_same_words_are_told_apart_and_steps_back_are_named(home: Path) -> None:
    output = said(
        home, f"{SAMPLES}/red-circle.png", "/again classify", "/again caption", "/branches", "hello", "/undo", "/undo",
        "/undo", "/redo", "/redo",
    )  # fmt: skip
    caption, classified = re.findall(r"^\d\. – \((\w+), .*?\): (.+) In the place of: –$", output, re.MULTILINE)
    assert (caption[0], classified[0]) == ("caption", "classify")
    assert "red circle" in caption[1]
    assert caption[1] != classified[1]
    picture = r"“Picture #1: red-circle.png, [^”]*”"
    assert re.search(rf"Taken back: “hello”. /redo brings it back.\nThe last question is now: {picture}", output)
    assert re.search(rf"Taken back: {picture}. /redo brings it back.\nNo question is left before it.", output)
    assert "There is nothing to undo." in output
    assert re.search(rf"Brought back: {picture}\nBrought back: “hello”\n$", output)


@pytest.mark.parametrize("language", ["C.UTF-8", "zh_CN.UTF-8"])
def test_conversations_are_listed_with_their_day_and_size(home: Path, language: str) -> None:
    when = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    untitled, hello, opened = {
        "C.UTF-8": (
            f"untitled, {when}, 1 turn, 1 picture.",
            f"hello, {when}, 2 turns, 0 pictures.",
            "Opened: untitled",
        ),
        "zh_CN.UTF-8": (f"未命名，{when}，1 轮，1 张图片。", f"hello，{when}，2 轮，0 张图片。", "已打开：未命名"),
    }[language]
    lines = "hello", "hello", "/new", f"{SAMPLES}/red-circle.png", "/conversations", "1", "/conversations hello"
    output = said(home, *lines, LANG=language)
    assert re.search(rf"^1\. {untitled}\n2\. {hello}\n", output, re.MULTILINE)
    assert opened in output
    assert re.search(rf"^1\. {hello} .*hello", output, re.MULTILINE), "with what was found"
    listed = assistant(["conversations", "list"], {"ASSISTANT_HOME": str(home), "LANG": language}).stdout
    assert re.match(rf"\w+  {when}  {untitled.split(when)[0].strip(' ,，')}", listed)


def test_a_drawn_picture_keeps_its_words(home: Path) -> None:
    output = said(home, "/draw a red circle", "what color is it?", "/pictures")
    assert re.search(r"^Picture #1: drawn: “a red circle”, \d+ × \d+\.$", output, re.MULTILINE)
    assert re.search(r"^1\. Picture #1: drawn: “a red circle”, \d+ × \d+\. .*red", output, re.MULTILINE)


@pytest.mark.parametrize("language", ["C.UTF-8", "zh_CN.UTF-8"])
def test_another_action_answers_instead(home: Path, language: str) -> None:
    told = said(home, f"{SAMPLES}/red-circle.png", "/why", LANG=language)
    offered = dict(re.findall(r"^(\d+)\. /(\w+)[:：]", told, re.MULTILINE))
    assert "caption" not in offered.values(), "it answered"
    place = next(number for number, name in offered.items() if name == "classify")
    output = said(home, f"{SAMPLES}/red-circle.png", "/why", place, "/branches", LANG=language)
    assert "Answer it by another action:" in output or "换一种方式回答：" in output
    assert re.search(r"^1\. – ?[(（]caption", output, re.MULTILINE), "the first answer stands beside the new one"


def test_a_few_questions_are_offered_at_a_time_the_newest_first(home: Path) -> None:
    asked = [f"hello number {n}" for n in range(12)]
    english = said(home, *asked, "/edit", "11", "2")
    assert re.search(r"^1\. hello number 11\n2\. hello number 10\n", english, re.MULTILINE)
    assert "10. hello number 2\n11. 2 earlier questions\nType a number to choose.\n" in english
    assert "1. hello number 1\n2. hello number 0\nType a number to choose.\n" in english
    assert english.rstrip().endswith("an empty line leaves it as it was: hello number 0")
    chinese = said(home, "/continue", "/edit", LANG="zh_CN.UTF-8")
    assert "11. 更早的 2 个提问\n" in chinese


def test_settings_and_models_by_numbers(empty_home: Path) -> None:
    output = said(
        empty_home, "/settings", "1", "1", "/settings theme light", "/settings memory_gb lots", "/settings nothing",
        "/settings theme", f"{SAMPLES}/red-circle.png", "/models", "1", "/settings models", "/settings",
    )  # fmt: skip
    assert re.search(r"\d+\. theme: auto", output)
    assert output.rindex("theme: light") > output.index("theme: auto")
    assert "memory_gb cannot be 'lots': a number is needed." in output
    assert "There is no setting nothing." in output
    assert f"The setting models is a table: change it in {empty_home / 'config' / 'settings.toml'}." in output
    assert "theme is light. Write the new value behind it" in output
    assert "1. let go of " in output or "1. download " in output or "1. keep it in memory" in output


def test_the_library_by_numbers(home: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shutil.copytree(SAMPLES, shelf)
    (shelf / "broken.png").write_text("no picture")
    listed = said(home, f'/index "{shelf}"', "/library", "/library stop")
    place = next(line.partition(".")[0] for line in listed.splitlines() if line.endswith(f"{shelf}: 5"))
    broken = str(shelf / "broken.png")
    assert f"{broken} could not be read: " in listed
    assert "No index run goes on." in listed
    output = said(home, "/library", place, "1", "/library", place, "2", "/library")
    assert "0 pictures added, 0 updated, 0 removed, 5 unchanged" in output
    assert "5 pictures left the library." in output
    assert f"{shelf}: 5" not in output[output.index("left the library") :]
    assert broken not in output[output.index("left the library") :]
    assert re.search(r"[1-9]\d* drawn in conversations", said(home, "draw a red circle", "/library"))


def test_a_picture_is_opened_by_its_number(home: Path, tmp_path: Path) -> None:
    told, opener = tmp_path / "opened", tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nsleep 0.05\nprintf %s "$1" > {told}.part && mv {told}.part {told}\n')
    opener.chmod(0o755)
    shutil.copy(opener, opener.with_name("open"))
    # Nothing may be said about the viewer, which is still at work when the chat goes on or ends.
    said(
        home,
        f"{SAMPLES}/red-circle.png",
        "/pictures",
        "1",
        *["hello"] * 5,
        PATH=f"{opener.parent}:{os.environ['PATH']}",
    )
    while not told.exists():
        time.sleep(0.01)
    assert told.read_text() == f"{SAMPLES}/red-circle.png"


def test_it_speaks_chinese(home: Path) -> None:
    output = said(home, "/nonsense", "/help", "你好", f"{SAMPLES}/red-circle.png", LANG="zh_CN.UTF-8")
    assert output.startswith("没有命令 /nonsense。")
    assert "/rename 标题：" in output
    assert "开始" in output or "新对话" in output
    assert "图片 #1：red-circle.png" in output


def test_names_behind_a_command_are_in_no_language(empty_home: Path) -> None:
    lines = "/index nosuch", "index nosuch", "/index ~/nosuch", f"{SAMPLES}/red-circle.png", "/caption #9"
    output = said(empty_home, *lines, "index my holiday pictures", LANG="zh_CN.UTF-8")
    *chinese, english = output.splitlines()
    assert not any(re.match("[A-Za-z]", line) for line in chinese), chinese
    assert "没有“#9”对应的图片" in output
    assert english.startswith("Which folder")


def test_ctrl_c_stops_the_answer_and_not_the_chat(home: Path) -> None:
    leader, follower = pty.openpty()
    environment = {
        **os.environ,
        "ASSISTANT_HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "dumb",
        "PYTHONPATH": ".:plugins",
    }
    command = [sys.executable, "-m", "assistant", "chat", "--plain"]
    process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    screen = b""

    def until(*words: bytes, press: bool = False) -> None:
        nonlocal screen
        deadline = time.monotonic() + 150
        while not all(word in screen.replace(b"\r", b"") for word in words):
            assert time.monotonic() < deadline, repr(screen)
            if press:  # again, for between the prompt and the wait for a key the library overhears it
                process.send_signal(signal.SIGINT)
            if select.select([leader], [], [], 2 if press else 0.2)[0]:
                screen += os.read(leader, 4096)
                press = False

    try:
        until(b"Ctrl+C stops an answer")
        os.write(leader, b"/patiently\n")
        until(b"counting: 150 of 600")
        process.send_signal(signal.SIGINT)
        until(b"Stopped.")
        os.write(leader, b"hello\n")
        until(b"what was found\n> ")
        until(b"Ctrl+D or /quit leaves.", press=True)
        os.write(leader, b"/quit\n")
        assert process.wait(30) == 0
        assert b"\x1b" not in screen
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        os.close(leader)
