"""Which sizes of the kernels are fastest on this GPU for the weights of this model: a second's work, once per load."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import torch
from triton import TritonError

from assistant.engine.decoding.fused import Fused, Shape, Sizes, usual
from assistant.engine.decoding.plan import Layer, Plan

_CHOICES = (
    Sizes(8, 256, 4),
    Sizes(8, 512, 8),
    Sizes(2, 512, 4),
    Sizes(2, 2048, 8),
    Sizes(1, 512, 2),
    Sizes(1, 4096, 8),
)
"""Beside the usual ones: what was fastest for some weights on an H200, and its like."""
_SMALL = 2_000_000
"""Weights under this number are not worth measuring."""
_AHEAD = 4_000_000
"""Cycles that the GPU sleeps, so that a whole round lies before it when it begins and launching is not measured."""
_ROUND = 16


def tuned(plan: Plan, chained: bool) -> dict[Shape, Sizes]:
    """The sizes that read these weights fastest, by the layers' own weights, which are too many to stay in a cache."""
    found: dict[Shape, Sizes] = {}
    for shape, layers in _shapes(plan).items():
        times = {}
        for sizes in dict.fromkeys((usual(shape.rows, shape.columns), *_CHOICES)):
            operations = Fused(chained, {shape: sizes})
            with suppress(TritonError):  # a size may be more than this GPU has
                times[sizes] = _seconds([_call(operations, shape, plan, layer) for layer in layers])
        found[shape] = min(times, key=lambda sizes: times[sizes])
    return found


def _shapes(plan: Plan) -> dict[Shape, list[Layer | torch.Tensor]]:
    """Weights by their shape, as many as one round needs."""
    found: dict[Shape, list[Layer | torch.Tensor]] = {}
    for layer in plan.layers:
        found.setdefault(Shape("fed", *layer.gate.shape), []).append(layer)
        for weight in (layer.mixer.inputs, layer.mixer.output, layer.down):
            found.setdefault(Shape("multiplied", *weight.shape), []).append(weight)
    found.setdefault(Shape("multiplied", *plan.head.shape), []).append(plan.head)
    return {shape: some[:_ROUND] for shape, some in found.items() if shape.rows * shape.columns >= _SMALL}


def _call(operations: Fused, shape: Shape, plan: Plan, what: Layer | torch.Tensor) -> Callable[[], object]:
    vector = plan.words.new_ones(shape.columns)
    if isinstance(what, Layer):
        return lambda: operations.fed(what, vector)
    # Inputs have a norm, outputs are added: by that, kernels differ, but not in what they read.
    if shape.columns == plan.words.shape[1]:
        return lambda: operations.multiplied(what, vector, plan.norm)
    onto = vector.new_ones(shape.rows)
    return lambda: operations.multiplied(what, vector, onto=onto)


def _seconds(calls: list[Callable[[], object]]) -> float:
    calls[0]()
    times = []
    for _ in range(3):
        begin, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))  # type: ignore[no-untyped-call]
        torch.cuda._sleep(_AHEAD)  # type: ignore[no-untyped-call]
        begin.record()
        for call in calls:
            call()
        end.record()
        end.synchronize()
        times.append(float(begin.elapsed_time(end)))
    return min(times)
