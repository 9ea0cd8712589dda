"""The fixed memory on which one conversation at a time is decoded, and how a step is launched on it.

A conversation's cache is copied in when it begins to speak and gets what was said when another one, or a new prompt,
needs the cache: both take about a millisecond, so that caches stay what transformers knows. On CUDA the step is a graph
that is captured anew when the memory grows.
"""

from __future__ import annotations

import logging
import threading
import weakref
from collections.abc import Callable
from typing import Any

import torch

from assistant.engine.decoding.plain import Plain
from assistant.engine.decoding.plan import Attention, Plan, plan_of
from assistant.engine.decoding.step import Memory, Operations, Seen, State, step
from assistant.engine.device import out_of_memory

log = logging.getLogger(__name__)

_LEAST = 1024
"""Tokens in memory at least; it grows by doubling."""


class Stage:
    """For the model thread, but `prepare`. `graphs` replays steps as CUDA graphs; else each is run as it is written."""

    def __init__(self, plan: Plan, graphs: bool, operations: Operations | None = None) -> None:
        self._plan = plan
        self._graphs = graphs
        self._operations = operations
        self._device = plan.words.device
        self._memories: list[Memory] = []
        self._capacity = 0
        self._launch: Callable[[], object] | None = None
        self._preparing: threading.Thread | None = None
        self._cache: Any = None
        self._lost: weakref.WeakSet[Any] = weakref.WeakSet()
        self._copied = self._length = 0
        self._token, self._at, self._position = (self._number() for _ in range(3))
        self._logits = torch.empty(0)

    @property
    def ready(self) -> bool:
        """Whether kernels are compiled; until then transformers decodes."""
        return self._operations is not None

    @property
    def fused(self) -> bool:
        """Whether steps are computed by the Triton kernels."""
        return self.ready and not isinstance(self._operations, Plain)

    def prepare_in_background(self) -> None:
        """Has a thread of its own do what `prepare` does."""
        self._preparing = threading.Thread(target=self.prepare, name="decoding", daemon=True)
        self._preparing.start()

    def prepare(self) -> None:
        """Compiles what a step needs. May take half a minute the first time; may run on a thread of its own."""
        try:
            with torch.inference_mode():
                self._operations = self._compiled()
        except Exception as error:  # Triton may be missing, or want a C compiler, or not know the GPU
            log.warning("decoding without Triton kernels: %s", str(error).splitlines()[:1] or type(error).__name__)
            log.info("why", exc_info=error)
            self._operations = Plain()

    def _compiled(self) -> Operations:
        from assistant.engine.decoding.fused import Fused
        from assistant.engine.decoding.tuning import tuned

        chained = torch.version.cuda is not None and torch.cuda.get_device_capability(self._device) >= (9, 0)
        # On a stream of its own, so that whoever answers meanwhile does not wait.
        stream = torch.cuda.Stream(self._device)  # type: ignore[no-untyped-call]
        stream.wait_stream(torch.cuda.default_stream(self._device))
        with torch.cuda.stream(stream):
            operations = Fused(chained, tuned(self._plan, chained))
            step(self._plan, operations, self._fresh(_LEAST), *(self._number() for _ in range(3)))
            stream.synchronize()
        return operations

    # ------------------------------------------------------------ one conversation

    def holds(self, cache: Any) -> bool:
        """Whether this cache's conversation is on the stage."""
        return cache is not None and self._cache is cache

    def take(self, cache: Any, length: int, position: int, room: int) -> bool:
        """Takes a cache of `length` tokens that will grow by at most `room`; `position` is that of the next token.

        False if there is no memory for so many: then somebody else must decode.
        """
        self.settle()
        with torch.inference_mode():
            if length + room > self._capacity and not self._grown(length + room):
                return False
            for memory, layer in zip(self._memories, cache.layers, strict=True):
                if isinstance(memory, Seen):
                    memory.keys[:, :length] = layer.keys[0]
                    memory.values[:, :length] = layer.values[0]
                else:
                    memory.inputs.copy_(layer.conv_states[0][0])
                    memory.state.copy_(layer.recurrent_states[0][0])
            self._at.fill_(length)
            self._position.fill_(position)
        self._cache, self._copied, self._length = cache, length, length
        return True

    def step(self, token: int) -> torch.Tensor:
        """The logits that follow a token, shape (vocabulary,). Does not wait for the GPU."""
        assert self._launch is not None
        assert self._length < self._capacity
        with torch.inference_mode():
            self._token.fill_(token)
            self._launch()
            self._length += 1
            # Another conversation may take its steps before these are looked at.
            return self._logits.clone()

    def settle(self) -> None:
        """Writes what was said into its cache and leaves the stage empty. If memory gives out, it can be done again."""
        if self._cache is None:
            return
        before, new = slice(self._copied), slice(self._copied, self._length)
        with torch.inference_mode():
            for memory, layer in zip(self._memories, self._cache.layers, strict=True):
                if isinstance(memory, Seen):
                    layer.keys = torch.cat([layer.keys[..., before, :], memory.keys[None, :, new]], dim=-2)
                    layer.values = torch.cat([layer.values[..., before, :], memory.values[None, :, new]], dim=-2)
                else:
                    layer.conv_states[0].copy_(memory.inputs[None])
                    layer.recurrent_states[0].copy_(memory.state[None])
        self._cache = None

    def rest(self) -> None:
        """Frees the memory with nothing lost, so that the weights may move. Waits for the end of the preparation."""
        if self._preparing:
            self._preparing.join()
        self.settle()
        self.clear()

    def spare(self) -> None:
        """Frees the memory because it runs out. Where even what was said cannot be kept, its cache is `lost`."""
        try:
            self.settle()
        except (MemoryError, RuntimeError) as error:
            if not out_of_memory(error):
                raise
            self._lost.add(self._cache)
        self.clear()

    def lost(self, cache: Any) -> bool:
        """Whether this cache lacks what was said, so that its conversation cannot go on."""
        return cache is not None and cache in self._lost

    def clear(self) -> None:
        """Frees the memory. Whatever conversation was here is not to be used any more."""
        self._cache = self._launch = None
        self._memories, self._capacity, self._logits = [], 0, torch.empty(0)

    # ------------------------------------------------------------ inside

    def _grown(self, tokens: int) -> bool:
        try:
            self._grow(tokens)
        except (MemoryError, RuntimeError) as error:
            self.clear()
            if not out_of_memory(error):
                raise
            log.info("no memory for a conversation of %d tokens on the stage", tokens)
            return False
        return True

    def _grow(self, tokens: int) -> None:
        self.clear()
        capacity = max(_LEAST, 1 << (tokens - 1).bit_length())
        self._memories = self._fresh(capacity)
        self._capacity = capacity
        self._at.zero_()
        self._advance()  # loads the kernels, which a graph may not
        if not self._graphs:
            self._launch = self._advance
            return
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph, capture_error_mode="thread_local"):
            self._advance()
        self._launch = graph.replay

    def _advance(self) -> None:
        assert self._operations is not None
        numbers = self._token, self._at, self._position
        self._logits = step(self._plan, self._operations, self._memories, *numbers)
        self._at.add_(1)
        self._position.add_(1)

    def _fresh(self, capacity: int) -> list[Memory]:
        return [self._memory(layer.mixer, capacity) for layer in self._plan.layers]

    def _memory(self, mixer: Any, capacity: int) -> Memory:
        like = self._plan.words
        if isinstance(mixer, Attention):
            keys, values = (like.new_zeros((mixer.groups, capacity, mixer.width)) for _ in range(2))
            return Seen(keys, values)
        state = (mixer.value_heads, mixer.key_width, mixer.value_width)
        return State(like.new_zeros(mixer.taps.shape), torch.zeros(state, dtype=torch.float32, device=self._device))

    def _number(self) -> torch.Tensor:
        return torch.zeros(1, dtype=torch.long, device=self._device)


def stage_of(model: Any) -> Stage | None:
    """The stage of a model on a GPU, which is prepared in the background; None where there is none."""
    if model.device.type != "cuda":
        return None
    plan = plan_of(model)
    if plan is None:
        return None
    stage = Stage(plan, graphs=True)
    stage.prepare_in_background()
    return stage
