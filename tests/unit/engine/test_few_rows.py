"""Products of a large matrix and few rows are those of torch's own layer, whichever way they are computed."""

from __future__ import annotations

import copy

import pytest
import torch

from assistant.engine.families.few_rows import FewNarrowRows, FewRows, quicken

LARGE = (1536, 1400)


def layers(dtype: torch.dtype, size: tuple[int, int], bias: bool) -> tuple[torch.nn.Linear, torch.nn.Linear]:
    """A quickened layer and a plain one with the same weights."""
    torch.manual_seed(0)
    plain = torch.nn.Linear(*size, bias=bias, dtype=dtype)
    quick = torch.nn.Sequential(copy.deepcopy(plain))
    quicken(quick)
    kinds = {torch.bfloat16: FewNarrowRows, torch.float32: FewRows if size == LARGE else torch.nn.Linear}
    assert type(quick[0]) is kinds[dtype]
    return quick[0], plain


@torch.inference_mode()
@pytest.mark.parametrize("bias", [True, False], ids=["bias", "no bias"])
@pytest.mark.parametrize("size", [LARGE, (96, 40)], ids=["large", "small"])
@pytest.mark.parametrize(("dtype", "off"), [(torch.float32, 1e-5), (torch.bfloat16, 0.02)], ids=["float32", "bfloat16"])
def test_few_rows_are_multiplied_as_many_are(dtype: torch.dtype, off: float, size: tuple[int, int], bias: bool) -> None:
    quick, plain = layers(dtype, size, bias)
    for shape in [(1,), (1, 1), (3, 1), (1, 4), (2, 8), (1, 32), (1, 33), (128,), (1, 129)]:
        rows = torch.randn(*shape, size[0]).to(dtype)
        given, expected = quick(rows), plain(rows)
        assert given.shape == expected.shape
        assert given.is_contiguous()
        assert torch.allclose(given.float(), expected.float(), atol=off, rtol=off)


@torch.inference_mode()
def test_rows_that_lie_apart_in_memory() -> None:
    for dtype in (torch.float32, torch.bfloat16):
        quick, plain = layers(dtype, LARGE, bias=True)
        rows = torch.randn(6, 2, LARGE[0]).to(dtype).transpose(0, 1)
        assert torch.allclose(quick(rows).float(), plain(rows).float(), atol=0.02, rtol=0.02)


def test_other_formats_and_other_layers_are_left_alone() -> None:
    class Own(torch.nn.Linear):
        pass

    model = torch.nn.Sequential(torch.nn.Linear(4, 4).half(), Own(4, 4), torch.nn.Conv1d(4, 4, 1))
    before = [type(layer) for layer in model]
    quicken(model)
    assert [type(layer) for layer in model] == before
