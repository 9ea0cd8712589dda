"""The project's own test sets: how often routing and references are right, on phrasings that no plugin declares."""

from __future__ import annotations

import json
import time
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assistant.dialogue.decision import FALLBACK
from assistant.dialogue.router import Router
from assistant.dialogue.routing import route_lines, utterance_of
from training.routing import plainly, taught

DATA = Path(__file__).parent / "data"
BAR = 0.95
MOST_SHARED = 0.01
"""Of a set, what may stand among the examples word for word; it does not count for the bar."""
ROUTED = (
    ("routing", 300),
    ("typed", 100),
    ("people", 250),
    ("guests", 120),
    ("visitors", 120),
    ("public", 160),
    ("neighbours", 160),
    ("passersby", 200),
    ("citizens", 160),
    ("townspeople", 480),
)
"""Sets of utterances of both languages, and how many there are at least."""
REFERENCES = (
    ("references", 200),
    ("typed_references", 50),
    ("people_references", 100),
    ("guests_references", 60),
    ("public_references", 70),
    ("townspeople_references", 340),
)
"""Sets of both languages, and how many sentences they have at least."""


def rows(name: str) -> list[dict[str, Any]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def is_taught(row: dict[str, Any]) -> bool:
    return plainly(row["text"]) in taught()


def wanted(router: Router, row: dict[str, Any]) -> str:
    """What no enabled plugin can do is talked about."""
    return row["action"] if row["action"] in router.actions else FALLBACK


@cache
def routed(router: Router, name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    lines = [json.dumps(row) for row in rows(name)]
    return list(zip(rows(name), route_lines(lines, router), strict=True))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("name", "least"), ROUTED)
def test_routing(router: Router, name: str, least: int, language: str) -> None:
    wrong: list[str] = []
    confusion: Counter[tuple[str, str]] = Counter()
    answers = [each for each in routed(router, f"{name}.{language}.jsonl") if not is_taught(each[0])]
    for row, answer in answers:
        meant = wanted(router, row)
        confusion[meant, answer["action"]] += 1
        if answer["action"] != meant:
            wrong.append(f"{row['text']!r}: {answer['action']} instead of {meant}")
    assert len(answers) >= least
    assert len(wrong) <= (1 - BAR) * len(answers), "\n".join([*wrong, str(confusion)])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", [name for name, _ in ROUTED])
def test_no_wrong_side_effects(router: Router, name: str, language: str) -> None:
    lasting = {name for name, action in router.actions.items() if action.lasting}
    assert lasting
    for row, answer in routed(router, f"{name}.{language}.jsonl"):
        assert answer["action"] not in lasting or answer["action"] == row["action"], row["text"]


@pytest.mark.parametrize(
    ("name", "least"),
    [
        *((f"{name}.en", least) for name, least in REFERENCES),
        *((f"{name}.zh", least) for name, least in REFERENCES),
        ("strangers_references.en", 210),
        ("strangers_references.zh", 210),
        ("passersby_references.zh", 120),
        ("patrons_references.zh", 170),
        ("callers_references.zh", 160),
        ("passersby_references.en", 115),
        ("citizens_references.en", 120),
        ("riders_references.en", 165),
        ("callers_references.en", 160),
        ("family_references.en", 160),
        ("citizens_references.zh", 120),
    ],
)
def test_references(router: Router, name: str, least: int) -> None:
    answers = routed(router, f"{name}.jsonl")
    wrong = [
        f"{row['text']!r}: {answer['pictures']} instead of {row['pictures']}"
        for row, answer in answers
        if set(answer["pictures"]) != set(row["pictures"])
    ]
    assert len(answers) >= least
    assert len(wrong) <= (1 - BAR) * len(answers), "\n".join(wrong)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", [name for name, _ in ROUTED])
def test_next_to_nothing_of_a_set_is_what_the_classifier_is_fitted_from(
    router: Router, name: str, language: str
) -> None:
    every = rows(f"{name}.{language}.jsonl")
    shared = [row for row in every if is_taught(row)]
    assert len(shared) <= MOST_SHARED * len(every), f"take these out of the examples: {[row['text'] for row in shared]}"
    for row in shared:
        assert taught()[plainly(row["text"])] == {wanted(router, row)}, row["text"]


def test_a_warm_decision_takes_a_few_milliseconds(router: Router) -> None:
    utterances = [utterance_of(row) for row in rows("routing.en.jsonl") + rows("routing.zh.jsonl")]
    started = time.thread_time()
    for utterance in utterances:
        router.route(utterance)
    assert (time.thread_time() - started) / len(utterances) < 0.005
