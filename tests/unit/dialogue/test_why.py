"""Why a turn was answered as it was: recorded with the turn, told in its language."""

from __future__ import annotations

from typing import Any

from assistant.dialogue.why import explained


def test_the_last_route_is_told_with_what_came_next(bench: Any) -> None:
    conversation = bench.turn("find red stars")[0].conversation
    told = explained(bench.store.turns.get(conversation, 1))
    assert [route["action"] for route in told["routes"]] == ["search"]
    saved = bench.store.turns.get(conversation, 1)
    assert (told["answer"], told["started"]) == (saved.answer, saved.started)
    names = [name for name, _ in told["routes"][0]["others"]]
    assert 0 < len(names) <= 3
    assert "search" not in names
    assert told["words"].startswith("“search” (")
    assert "query='red stars'" in told["words"]
    assert f"Next came “{names[0]}”" in told["words"]


def test_every_step_is_told_and_chinese_in_chinese(bench: Any) -> None:
    conversation = bench.turn("find red stars and describe the second one")[0].conversation
    words = explained(bench.store.turns.get(conversation, 1))["words"].splitlines()
    assert [line[:11] for line in words] == ["Step 1 of 2", "Step 2 of 2"]
    bench.turn("描述第二张", conversation=conversation, action="caption")
    told = explained(bench.store.turns.get(conversation, 2))["words"]
    assert told == "“caption”（100%）。这是您指定的动作。图片：#2。"


def test_a_turn_without_a_decision_says_so(bench: Any) -> None:
    conversation = bench.store.create()
    bench.store.turns.add(conversation, "", "en")
    assert explained(bench.store.turns.get(conversation, 1))["words"] == "Nothing was decided for this turn."
