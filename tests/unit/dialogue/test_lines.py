"""`assistant route --jsonl`: its lines, its errors, and what it must not import."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import Any

import pytest

from assistant.dialogue.router import Router
from assistant.dialogue.routing import route_lines


def answers(router: Router, *rows: Any) -> list[dict[str, Any]]:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    return list(route_lines(lines, router))


def test_a_line_has_exactly_what_was_promised(router: Router) -> None:
    row = {"text": "describe it", "attached": 1, "history": [{"origin": "generated", "turn": 1}]}
    (answer,) = answers(router, row)
    assert set(answer) == {"action", "plugin", "pictures", "arguments", "score", "margin", "reason"}
    assert answer["pictures"] == [2]
    assert 0 <= answer["margin"] <= answer["score"] <= 1


@pytest.mark.parametrize(("text", "reason"), [("who wrote Hamlet?", "so we talk"), ("你喜欢下雨吗", "直接聊天")])
def test_talk_has_a_reason_too(router: Router, text: str, reason: str) -> None:
    (answer,) = answers(router, {"text": text})
    assert answer["action"] == "chat"
    assert reason in answer["reason"]


def test_generated_is_read_as_drawn(router: Router) -> None:
    history = [{"origin": "dropped", "turn": 1}, {"origin": "generated", "turn": 2}, {"origin": "found", "turn": 3}]
    (answer,) = answers(router, {"text": "describe the one you drew", "history": history})
    assert answer["pictures"] == [2]


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        "{}",
        '{"text": 3}',
        '{"text": "x", "attached": -1}',
        '{"text": "x", "attached": "many"}',
        '{"text": "x", "history": {}}',
        '{"text": "x", "history": [3]}',
        '{"text": "x", "history": [{"origin": "stolen"}]}',
        '{"text": "x", "history": [{"turn": "one"}]}',
        '{"text": "x", "attached": 1000000000}',
    ],
)
def test_a_wrong_line_is_answered_with_an_error(router: Router, line: str) -> None:
    wrong, right = answers(router, line, {"text": "hello"})
    assert set(wrong) == {"error"}
    assert right["action"] == "chat"


def test_blank_lines_are_skipped(router: Router) -> None:
    assert len(answers(router, "", "  ", {"text": "hello"})) == 1


def test_the_first_of_several_steps_is_answered(router: Router) -> None:
    (answer,) = answers(router, {"text": "find the red stars and describe the second one"})
    assert (answer["action"], answer["arguments"]) == ("search", {"query": "red stars"})


def test_hostile_text_is_routed_quickly(router: Router) -> None:
    texts = [
        "a" * 100_000,
        "the " * 30_000,
        "find " + "pictures of " * 5_000,
        "第" * 50_000,
        "1, " * 9_000,
        "/" * 9_000,
        "find" + " " * 300 + "x",
        "find " + ", " * 50_000 + "x",
        "找" + "，" * 100_000 + "图",
        "index " + "“/" * 50_000,
        "classify it as " + "a, " * 100_000,
    ]
    texts += ["\udcff\x00\x1b[31m", "and then " * 500, "“" * 3_000, "cat or " * 3_000, "~/" * 5_000]
    for text in texts:
        started = time.thread_time()
        answers(router, {"text": text})
        # Far more than any of them takes on a busy machine, and far less than one that grows with the square.
        assert time.thread_time() - started < 10, text[:20]


def test_two_hundred_lines_need_neither_torch_nor_a_running_host() -> None:
    row = {"text": "describe the second one", "history": [{"origin": "found", "turn": 1}] * 3}
    code = (
        "import json, sys\nfrom assistant.cli.plugins import loaded\nfrom assistant.dialogue.router import fitted\n"
        "from assistant.dialogue.routing import route_lines\n"
        "for line in route_lines(sys.stdin, fitted(loaded().actions)): print(json.dumps(line))\n"
        "assert not {'torch', 'transformers', 'chromadb', 'langchain_core'} & set(sys.modules)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([".", "plugins"])}
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="\n".join([json.dumps(row)] * 200),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env=environment,
    )
    assert [json.loads(line)["pictures"] for line in done.stdout.splitlines()] == [[2]] * 200


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("same again but with snow", [2]),
        ("one more time, thicker lines", [2]),
        ("draw the same drawing with a red sky", [2]),
        ("再画一遍，换成冬天", [2]),
        ("draw another cat", []),
    ],
)
def test_what_was_drawn_last_is_meant_by_drawing_it_once_more(router: Router, text: str, pictures: list[int]) -> None:
    history = [{"origin": "dropped", "turn": 1}, {"origin": "drawn", "turn": 2}]
    (answer,) = answers(router, {"text": text, "history": history})
    assert (answer["action"], answer["pictures"]) == ("draw", pictures)
