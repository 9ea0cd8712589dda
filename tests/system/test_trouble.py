"""What goes wrong around a command: the host dies, a plugin misbehaves, others are at work, a store is too new."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.commands import MISCHIEF, Shell, refused, shell
from tests.system.environment import ROOT

BROKEN = "raise RuntimeError('kaputt \\x1b[31m')"


@pytest.fixture(scope="module")
def run() -> Iterator[Shell]:
    with shell() as made:
        made.add_plugin(MISCHIEF)
        (made.home / "config" / "plugins" / "broken.py").write_text(BROKEN)
        yield made


def talking(run: Shell, *command: str) -> subprocess.Popen[bytes]:
    """A command whose answer goes on for ever and has begun."""
    process = run.begin(*(command or ("ask", "/tick about walruses")))
    assert process.stdout
    said = b""
    while b"tick" not in said:
        said += os.read(process.stdout.fileno(), 1000)
    return process


def last_turn(run: Shell, words: str) -> dict[str, object]:
    found = run.run("conversations", "search", words, "--json").json()
    turn: dict[str, object] = run.run("conversations", "show", found[0]["id"], "--json").json()["turns"][-1]
    return turn


def test_a_host_killed_in_mid_answer_is_told_replaced_and_nothing_is_lost(run: Shell) -> None:
    process = talking(run)
    before = run.host()["pid"]
    os.kill(before, signal.SIGKILL)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 1
    told = "The host ended in the middle of the answer. What was answered before is kept; ask again. "
    assert err.decode().startswith(f"{told}Meanwhile ran: mischief.")
    turn = last_turn(run, "walruses")
    assert turn["status"] == "interrupted"
    assert str(turn["answer"]).startswith("before tick")
    assert run.host()["pid"] != before


def test_ctrl_c_stops_the_answer_in_the_host_too(run: Shell) -> None:
    process = talking(run)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode not in (0, 2)
    assert b"Traceback" not in err
    turn = last_turn(run, "walruses")
    while turn["status"] == "running":
        turn = last_turn(run, "walruses")
    assert turn["status"] == "cancelled"
    assert not run.host()["busy"]


def test_a_plugin_that_hangs_does_not_keep_the_host_from_ending(run: Shell) -> None:
    process = run.begin("ask", "/hang")
    assert process.stdout
    assert os.read(process.stdout.fileno(), 100).startswith(b"before")
    assert run.run("host", "stop").out == "The host has ended.\n"
    process.communicate(timeout=120)
    assert process.returncode == 1
    assert run.run("ask", "hello").code == 0


def test_a_command_in_a_folder_that_is_gone(run: Shell, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    script = 'mkdir "$0" && cd "$0" && rmdir "$0" && exec "$1" -P -m assistant ask hello'
    said = subprocess.run(
        ["sh", "-c", script, str(gone), sys.executable],
        env={**os.environ, **run.variables, "PYTHONPATH": f"{ROOT}:{ROOT / 'plugins'}"},
        capture_output=True,
        check=False,
        timeout=170,
    )
    assert said.returncode == 1
    assert said.stderr == b"The folder that you are in no longer exists. Change into another one: cd ~\n"


@pytest.mark.parametrize("command", [("ask", "/tick about walruses"), ("tick",)])
def test_a_stopped_host_ends_the_answers_that_run(run: Shell, command: tuple[str, ...]) -> None:
    process = talking(run, *command)
    assert run.run("host", "stop").code == 0
    _, err = process.communicate(timeout=120)
    assert process.returncode == 1
    assert b"stopped before its end" in err


def test_a_plugin_that_raises_is_named_with_its_cure(run: Shell) -> None:
    said = run.run("ask", "/fail")
    refused(said, "The plugin mischief failed: RuntimeError: kaputt \\x1b[31m", "disabled_plugins")
    assert said.out == "before \n"
    log = run.home / "cache" / "host.log"
    refused(said, f"Its author finds where it failed in {log}.")
    assert "RuntimeError: kaputt" in log.read_text()
    refused(run.run("fail", "--json"), "The plugin mischief failed", "disabled_plugins")
    assert run.run("ask", "hello").code == 0


def test_a_plugin_that_cannot_be_imported_costs_a_notice_and_no_more(run: Shell) -> None:
    said = run.run("plugins", "list")
    assert said.code == 0
    assert "broken (not loaded)" in said.out
    assert "it cannot be loaded: RuntimeError: kaputt \\x1b[31m" in said.err
    known = run.run("plugins", "list", "--json").json()
    assert "broken.py" in known["problems"][0]["package"]
    checks = {check["name"]: check for check in run.run("doctor", "--json").json()["checks"]}
    assert checks["plugins"]["state"] == "missing"
    assert "disabled_plugins" in checks["plugins"]["cure"]
    (run.home / "config" / "settings.toml").write_text('disabled_plugins = ["broken"]\n')
    assert run.run("plugins", "list").err == ""


def test_a_plugins_action_is_a_command(run: Shell) -> None:
    assert run.run("mutter").out == "before muttered\n"
    assert run.run("mutter", "--json").json() == {
        "text": "before muttered", "labels": [], "pictures": [], "result": {}
    }  # fmt: skip
    wrong = run.run("mutter", "--loud")
    assert wrong.code == 2
    assert "There is no option --loud" in wrong.err
    shown = run.run("plugins", "show", "mischief", "--json").json()
    assert {"tick", "hang", "fail", "mutter", "call"} <= {action["name"] for action in shown["actions"]}
    refused(run.run("plugins", "show", "nope"), "There is no plugin 'nope'", "mischief")


def test_a_new_plugin_works_once_the_host_has_been_started_again(run: Shell) -> None:
    assert run.run("host", "start").code == 0
    written = run.run("plugins", "new", "ruler").out.splitlines()
    assert all(Path(file).is_file() for file in written)
    assert run.run("plugins", "check", "ruler").code == 0
    refused(run.run("ruler"), "ruler.py", "not yet there", "assistant host stop")
    assert run.run("host", "stop").code == 0
    refused(run.run("ruler"), "picture")
    refused(run.run("plugins", "check", "nope"), "There is no plugin 'nope'", "ruler")


def test_front_ends_that_begin_together_share_one_host() -> None:
    with shell() as fresh:
        processes = [fresh.begin("ask", f"hello number {number}", "--json") for number in range(3)]
        said = [process.communicate(timeout=170) for process in processes]
        assert [process.returncode for process in processes] == [0, 0, 0], said
        listed = fresh.run("conversations", "list", "--json").json()
        assert sorted(each["title"] for each in listed) == [f"hello number {number}" for number in range(3)]


def test_a_newer_database_and_a_wrong_setting_are_refused_by_every_way_in() -> None:
    with shell() as fresh:
        settings = fresh.home / "config" / "settings.toml"
        settings.parent.mkdir()
        settings.write_text("colour = 1\n")
        for command in (["ask", "hello", "--json"], ["plugins", "list"], ["chat", "--plain"], ["route", "--jsonl"]):
            refused(fresh.run(*command, stdin=b"{}\n"), "'colour' is wrong: there is no such setting", str(settings))
        settings.unlink()
        database = fresh.home / "data" / "conversations.sqlite3"
        database.parent.mkdir()
        with sqlite3.connect(database) as connection:
            connection.execute("PRAGMA user_version=99")
        connection.close()
        for command in (["ask", "hello", "--json"], ["conversations", "list"], ["chat", "--plain"]):
            refused(fresh.run(*command, stdin=b"hello\n"), "written by a newer version", "Update the program")


def test_what_cannot_be_printed_is_told(run: Shell) -> None:
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(
            [sys.executable, "-m", "assistant", "conversations", "list"],
            env={**os.environ, **run.variables},
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=170,
        )
    assert process.returncode == 1
    assert b"the disk is full" in process.stderr
    assert b"Traceback" not in process.stderr
