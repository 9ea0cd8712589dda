"""The built-in plugins keep every rule that strangers are asked to keep, without a single finding."""

from __future__ import annotations

from typing import get_args

import pytest

from assistant.api import CAPABILITIES, Language
from assistant.dialogue.registry import Registry
from assistant.kit import check

BUILT_IN = (
    "assistant_chat",
    "assistant_captioning",
    "assistant_vqa",
    "assistant_retrieval",
    "assistant_classification",
    "assistant_speech",
)
ACTIONS = {"chat", "caption", "ask", "search", "index", "classify", "transcribe"}


def test_all_of_them_load_without_a_problem(registry: Registry) -> None:
    assert set(registry.plugins) >= set(BUILT_IN)
    assert set(registry.actions) >= ACTIONS
    assert not registry.problems


@pytest.mark.parametrize("name", BUILT_IN)
def test_conformance(registry: Registry, name: str) -> None:
    assert check(name, registry) == []


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_examples_are_many_and_clean(registry: Registry, action: str) -> None:
    _, declared = registry.actions[action]
    for language in get_args(Language):
        examples = declared.examples[language]
        assert len(examples) >= 60
        assert len({example.casefold() for example in examples}) == len(examples)
        assert all(example == example.strip() and example for example in examples)


def test_no_counter_example_is_an_example_of_its_own_action(registry: Registry) -> None:
    for _, action in registry.actions.values():
        for language, counters in action.counter_examples.items():
            own = {example.casefold() for example in action.examples[language]}
            assert own.isdisjoint(counter.casefold() for counter in counters)


def test_every_capability_but_those_of_language_models_serves_some_action(registry: Registry) -> None:
    needed = {capability for _, action in registry.actions.values() for capability in action.capabilities}
    assert needed == set(CAPABILITIES) - {"text_generation", "tool_calling"}


def test_only_indexing_and_drawing_are_lasting(registry: Registry) -> None:
    assert {name for name, (_, action) in registry.actions.items() if action.lasting} == {"index", "draw"}
