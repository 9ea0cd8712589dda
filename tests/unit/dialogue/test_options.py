"""Options of slash commands: exact where a sentence is read with good will."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.api import Action, Argument, BadArgument
from assistant.dialogue.arguments import options_in
from assistant.dialogue.decision import Utterance
from assistant.dialogue.references import Seen
from assistant.dialogue.router import Router

PALETTE = Action(
    "palette",
    "the colours of a picture",
    {"en": ("palette of this", "show its colours"), "zh": ("调色板", "有哪些颜色")},
    (
        Argument("colours", "integer", "how many", 4, minimum=1, maximum=16),
        Argument("tags", "texts", "which ones"),
        Argument("sources", "paths", "where from"),
        Argument("bright", "boolean", "brighter"),
        Argument("look", "choice", "how", choices=("plain", "fine")),
    ),
    accepts="pictures",
)
CHAT = Action(
    "chat", "talk", {"en": ("hello", "hi there"), "zh": ("你好", "在吗")}, (Argument("text", "text", "what"),)
)


@pytest.mark.parametrize(
    ("text", "arguments", "words"),
    [
        ("--colours 3 #2", {"colours": 3}, "#2"),
        ("#2 --colours 3", {"colours": 3}, "#2"),
        ("#2 --colours=3", {"colours": 3}, "#2"),
        ("colours=3 the second one", {"colours": 3}, "the second one"),
        ("the last one --tags a,b --tags 'c d'", {"tags": ["a", "b", "c d"]}, "the last one"),
        ('--sources "/a b, c" --sources /d', {"sources": ["/a b, c", "/d"]}, ""),
        ("--bright --look fine", {"bright": True, "look": "fine"}, ""),
        ("--no-bright it's it's", {"bright": False}, "it's it's"),
        ("--bright=no", {"bright": False}, ""),
        ("what does x=3 mean", {}, "what does x=3 mean"),
        ("explain --amend", {}, "explain --amend"),
        ("-- --bright --colour 3", {}, "--bright --colour 3"),
        ("#2 --colours 3 -- tell of --tag", {"colours": 3}, "#2 tell of --tag"),
        ("--tags '-- a' the last -- or so -- --bright", {"tags": ["-- a"], "bright": True}, "the last -- or so --"),
        ("颜色 --colours 3", {"colours": 3}, "颜色"),
        ("", {}, ""),
    ],
)
def test_options_leave_the_words(text: str, arguments: dict[str, Any], words: str) -> None:
    options = options_in(PALETTE, text)
    assert (options.arguments, options.words) == (arguments, words)


@pytest.mark.parametrize(
    ("text", "said", "chinese"),
    [
        ("--colours 99", "at most 16", "不大于 16"),
        ("colours=many", "'colours' must be a whole number", "整数"),
        ("#1 --nonsense 3", "palette has no argument 'nonsense'. It takes: colours, tags", "没有参数"),
        ("#1 the last one --colour 3", "/palette has no option --colour. Did you mean --colours?", "--colours 吗"),
        ("the last one --no-brigth", "Did you mean --no-bright? What is no option stands behind a bare --", "-- 后面"),
        ("--colours", "--colours needs a value", "需要一个值"),
        ("--colours --bright", "--colours needs a value", "需要一个值"),
        ("the second --look loud", "one of plain, fine", "plain、fine"),
    ],
)
def test_a_wrong_option_is_refused_with_its_cure(text: str, said: str, chinese: str) -> None:
    with pytest.raises(BadArgument) as caught:
        options_in(PALETTE, text)
    assert said in caught.value.said("en")
    assert chinese in caught.value.said("zh")
    decision = Router([("mine", PALETTE), ("talk", CHAT)]).route(Utterance(f"/palette {text}"))
    assert decision.action == "palette"
    assert decision.wrong_use
    assert said in decision.problem


def test_the_router_reads_options_as_arguments_and_not_as_pictures() -> None:
    router = Router([("mine", PALETTE), ("talk", CHAT)])
    pictures = tuple(Seen(number, "dropped", number) for number in (1, 2, 3))
    decision = router.route(Utterance("/palette #2 --colours 3", pictures=pictures))
    assert (decision.action, decision.pictures, decision.problem) == ("palette", (2,), "")
    assert decision.arguments == {"colours": 3}
    other = router.route(Utterance("/palette --colours 3", action="chat"))
    assert (other.action, other.problem) == ("chat", "")


def test_what_stands_before_an_option_is_looked_at_once() -> None:
    """As often as it says the same, the option that is none is still told from a word."""
    given = options_in(PALETTE, "--colours=3 " * 20_000)
    assert (given.arguments, given.words) == ({"colours": 3}, "")
    with pytest.raises(BadArgument):
        options_in(PALETTE, "#1 --colours=3 #2 --amend")
    assert options_in(PALETTE, "walls --colours=3 #2 --amend").words == "walls #2 --amend"
