"""A recurrent layer says the same in short blocks, and does less for it."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from assistant.engine.families.few_rows import quicken
from assistant.engine.families.short_blocks import block_for
from tests.unit.engine.architectures import model_of


def appended(model: Any, ids: torch.Tensor, new: int) -> tuple[torch.Tensor, int]:
    """The logits of the last `new` tokens, read onto the others, and the operations that it took."""
    cache = model(input_ids=ids[:, :-new], use_cache=True).past_key_values
    with FlopCounterMode(display=False) as counted:
        logits = model(input_ids=ids[:, -new:], past_key_values=cache).logits
    return logits, counted.get_total_flops()


@torch.inference_mode()
@pytest.mark.parametrize("new", [1, 2, 5, 16, 17, 40, 64, 70])
def test_what_is_new_is_read_in_a_block_of_its_length(new: int) -> None:
    plain = model_of("qwen3_5")
    quick = copy.deepcopy(plain)
    quicken(quick)
    ids = torch.randint(0, 150, (1, new + 30), generator=torch.Generator().manual_seed(new))
    (given, less), (expected, more) = appended(quick, ids, new), appended(plain, ids, new)
    assert torch.allclose(given, expected, atol=1e-4, rtol=1e-4)
    assert less < more if 1 < new <= 32 else less == more


def test_the_block_is_the_next_power_of_two() -> None:
    assert [block_for(tokens) for tokens in (1, 4, 5, 8, 9, 32, 33, 64, 65, 4000)] == [
        4,
        4,
        8,
        8,
        16,
        32,
        64,
        64,
        64,
        64,
    ]


@torch.inference_mode()
def test_a_model_without_such_layers_is_called_as_it_was() -> None:
    model = model_of("qwen3_vl")
    quicken(model)
    assert not any(module._forward_pre_hooks for module in model.modules())
