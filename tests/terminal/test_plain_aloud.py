"""What the linear chat gives out alone and reads aloud: code, and answers to their end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.system.environment import SAMPLES
from tests.terminal.test_plain import said
from tests.terminal.test_snapshots import TELLER

pytestmark = pytest.mark.timeout(300)


def test_code_is_given_alone_and_answers_are_read_when_asked(empty_home: Path, tmp_path: Path) -> None:
    plugins = empty_home / "config" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "teller.py").write_text(TELLER, encoding="utf-8")
    heard = tmp_path / "heard"
    command = json.dumps(["sh", "-c", f"cat >>{heard}; echo >>{heard}"])
    output = said(empty_home, "/code", f"{SAMPLES}/red-circle.png", "/tell this", "/code", "1", "/say",
                  ASSISTANT_SPEAK_WITH=command)  # fmt: skip
    assert "Nothing was asked" in output
    assert output.rstrip().endswith("def area(radius):\n    return 3.14 * radius ** 2")
    assert "Two stars and a circle" in heard.read_text()


def test_answers_are_read_aloud_to_their_end(home: Path, tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    command = json.dumps(["sh", "-c", f"echo {{language}} >>{heard}; cat >>{heard}; echo >>{heard}"])
    lines = [f"{SAMPLES}/red-circle.png", "what color is the circle?", "hello"]
    output = said(home, *lines, speak=True, ASSISTANT_SPEAK_WITH=command)
    assert "The circle is red." in output
    sentences = heard.read_text().split("en\n")[1:]
    assert "The circle is red.\n" in sentences
    assert sentences[-1] != "The circle is red.\n", "the end of the last answer was waited for"
    silent = said(home, "hello", ASSISTANT_SPEAK="true", ASSISTANT_SPEAK_WITH=command)
    assert silent
    assert heard.read_text().split("en\n")[1:] == sentences, "a pipe is nobody to read to, unless it is asked for"


def test_a_program_that_cannot_speak_is_named_and_the_answer_stands(home: Path) -> None:
    output = said(home, "hello", speak=True, ASSISTANT_SPEAK_WITH='["no-such-voice"]')
    assert output.count("no-such-voice") == 1
    assert "speak_with" in output
    assert "Here I can" in output
