"""Text from tokens: pieces join to the whole, characters stay whole, stop strings are found across pieces."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from assistant.api import Generation
from assistant.engine.families.generation import Chooser, Detokenizer
from assistant.engine.stop_strings import StopStrings
from tests.unit.engine import toys

TOKENIZER = toys.tokenizer()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_pieces_join_to_the_text_and_are_whole_characters(text: str) -> None:
    detokenizer = Detokenizer(TOKENIZER)
    ids = TOKENIZER(text, add_special_tokens=False)["input_ids"]
    pieces = [detokenizer.add(token) for token in ids] + [detokenizer.rest()]
    assert "".join(pieces) == TOKENIZER.decode(ids, skip_special_tokens=True)
    if "\ufffd" not in text:
        assert not any("\ufffd" in piece for piece in pieces)


def test_an_unfinished_character_is_shown_as_such_at_the_end() -> None:
    ids = TOKENIZER("龘")["input_ids"][:-1]
    detokenizer = Detokenizer(TOKENIZER)
    assert [detokenizer.add(token) for token in ids] == [""] * len(ids)
    assert detokenizer.rest() == "\ufffd"


@given(st.text("abc", max_size=30), st.lists(st.text("abc", min_size=1, max_size=4), max_size=3), st.integers(1, 5))
def test_stop_strings_cut_at_the_first_one(text: str, stops: list[str], size: int) -> None:
    stop = StopStrings(stops)
    said = ""
    for start in range(0, len(text), size):
        said += stop.add(text[start : start + size])
        if stop.stopped:
            break
    said += stop.rest()
    assert not any(one in said for one in stops)
    if not any(one in text for one in stops):
        assert said == text
    else:
        assert stop.stopped
        assert text.startswith(said)


@pytest.mark.parametrize("temperature", [0.0, 1.0])
def test_nan_is_never_chosen(temperature: float) -> None:
    choose = Chooser(Generation(temperature=temperature), torch.device("cpu"))
    assert choose(torch.tensor([math.nan, 1.0, math.nan])) == 1
    assert choose(torch.tensor([math.nan, math.nan])) in (0, 1)


@pytest.mark.parametrize("temperature", [0.0, 1e-39, 1e-6, 1e-5, 0.7, 2.0])
def test_whatever_a_model_computes_a_token_is_chosen(temperature: float) -> None:
    choose = Chooser(Generation(temperature=temperature), torch.device("cpu"))
    assert choose(torch.tensor([0.0, math.inf, 1.0])) == 1
    assert choose(torch.tensor([math.nan, math.inf, -math.inf])) == 1
    assert choose(torch.tensor([3e38, -3e38, -math.inf])) == 0
    assert choose(torch.tensor([0.0, 1.0, 2.0], dtype=torch.bfloat16)) in ((2,) if temperature < 0.1 else (0, 1, 2))
