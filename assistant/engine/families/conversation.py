"""What a model has already read and said in one conversation, so that a new turn costs only what is new in it.

The key-value cache, the token ids in it and marks at the boundaries of turns. A conversation can go back to a mark:
attention layers are cut there; recurrent layers (Qwen3.5) cannot be cut, so their state is copied at each mark.
Ids are kept as they were read and said, and never made again from text. No tokenizer and no messages here.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any

import torch

from assistant.api import Generation
from assistant.engine.decoding.stage import Stage
from assistant.engine.families.generation import Chooser

_KEPT = 6
"""Marks of a conversation that keep logits and a recurrent state, which takes about 50 MB for Qwen3.5-4B."""


@torch.inference_mode()
def forward(model: Any, inputs: Mapping[str, Any]) -> Any:
    """One call of the model; only the logits of the last token are computed."""
    return model(**inputs, use_cache=True, logits_to_keep=1)


@dataclass(slots=True, eq=False)
class Mark:
    """A place to go back to: after a prompt (with the logits that follow it) or after an answer."""

    ids: int
    """Tokens in the cache."""
    pictures: int
    pending: tuple[int, ...] = ()
    """Tokens that were said after those in the cache."""
    logits: torch.Tensor | None = None
    states: list[Any] | None = None
    """Of the recurrent layers; None where there are none, or while this is the place where the cache stands."""


class Conversation:
    """One conversation on one model. For one thread; another may use the model between two steps."""

    def __init__(self, model: Any, stage: Stage | None = None) -> None:
        """`stage` decodes, as soon as it is ready; without one, the model does."""
        self._model = model
        self._inner: Any = getattr(model, "model", None)
        self._stage = stage
        self._cache: Any = None
        self._types: list[int] = []
        self._grids: list[torch.Tensor] = []
        self._offset: Any = None
        self.ids: list[int] = []
        """Of all tokens in the cache."""
        self.pending: list[int] = []
        """Tokens that were said but not read by the model yet."""
        self.pictures = 0
        self.marks: list[Mark] = []

    @property
    def lost(self) -> bool:
        """Whether memory gave out for what was said on the stage: it can neither go on nor be remembered."""
        return self._stage is not None and self._stage.lost(self._cache)

    # ------------------------------------------------------------ reading and saying

    def read(self, inputs: Mapping[str, torch.Tensor], pictures: int) -> torch.Tensor:
        """Reads what is new and leaves a mark; returns the logits that follow, shape (vocabulary,).

        `inputs` are those of a processor for the new text and its pictures only: `input_ids` of shape (1, n), n > 0.
        """
        self._settle()
        ids = inputs["input_ids"]
        before = ids.new_tensor([self.pending])
        new = torch.cat([before, ids], dim=1) if self.pending else ids
        types = inputs.get("mm_token_type_ids", torch.zeros_like(ids))
        self._types += [0] * len(self.pending) + types[0].tolist()
        self._grids += [inputs["image_grid_thw"]] if "image_grid_thw" in inputs else []
        self._keep_state()
        # Without padding no mask is needed; the kinds of tokens only matter for positions of pictures.
        step = {name: value for name, value in inputs.items() if name not in ("attention_mask", "mm_token_type_ids")}
        step |= {"input_ids": new, **self._positions(new, "image_grid_thw" in inputs)}
        if self._cache is not None:
            step["past_key_values"] = self._cache
        logits = self._forward(step, new[0].tolist())
        self.pictures += pictures
        self.pending = []
        self.marks.append(Mark(len(self.ids), self.pictures, logits=logits, states=self._states()))
        self._bound_states()
        return logits

    def say(self, logits: torch.Tensor, limits: Generation, ends: frozenset[int]) -> Generator[int]:
        """Token ids of the answer, one per step, without the closing one. Whenever it is left, a mark can be made."""
        choose = Chooser(limits, logits.device)
        for more in range(limits.max_tokens - 1, -1, -1):
            if self.pending:
                logits = self._continue(more + 1)
            token = choose(logits)
            if token in ends:
                return
            self.pending = [token]
            if more and self._stage and self._stage.ready:
                # The GPU computes the next step while this token is shown.
                logits = self._continue(more)
            yield token

    def follow(self, token: int, room: int) -> torch.Tensor:
        """Reads one token that was said; returns the logits that follow it. At most `room` tokens come from here on.

        Raises MemoryError once it is `lost`."""
        if self.lost:
            raise MemoryError
        self._types.append(0)
        if not self._staged(room):
            return self._forward({"input_ids": self._tensor([token]), "past_key_values": self._cache}, [token])
        assert self._stage is not None
        self.ids.append(token)
        return self._stage.step(token)

    def mark(self) -> Mark:
        """A mark where the conversation stands now."""
        self._settle()
        mark = Mark(len(self.ids), self.pictures, tuple(self.pending))
        self.marks.append(mark)
        return mark

    def back_to(self, mark: Mark) -> torch.Tensor | None:
        """Forgets what came after a mark of this conversation; returns the logits that follow it, if it has them."""
        self._settle()
        place = self.marks.index(mark)
        moved = len(self.ids) > mark.ids
        self.marks = self.marks[: place + 1]
        self.ids, self._types = self.ids[: mark.ids], self._types[: mark.ids]
        self.pending, self.pictures = list(mark.pending), mark.pictures
        kept, rows = [], mark.pictures
        for grid in self._grids:
            kept += [grid[:rows]] if rows > 0 else []
            rows -= len(grid)
        self._grids = kept
        if moved:
            self._cut(mark)
        return mark.logits

    def can_go_back_to(self, mark: Mark) -> bool:
        """False for a mark that is not the last and whose recurrent state was given up."""
        return mark.states is not None or mark.ids == len(self.ids) or not self._recurrent()

    def bytes(self) -> int:
        """What all of it takes in memory, with room that was made for more."""
        return sum(tensor.untyped_storage().nbytes() for tensor in self.tensors())

    def tensors(self) -> list[torch.Tensor]:
        """The cache, and what the marks keep."""
        return _tensors([*self._layers(), *([mark.states, mark.logits] for mark in self.marks)])

    # ------------------------------------------------------------ inside

    def _continue(self, room: int) -> torch.Tensor:
        logits = self.follow(self.pending[-1], room)
        self.pending = []
        return logits

    def _staged(self, room: int) -> bool:
        """Whether this conversation is on the stage, where it goes if it can."""
        if self._stage is None or not self._stage.ready:
            return False
        if self._stage.holds(self._cache):
            return True
        shift = int(self._offset) if self._offset is not None else 0
        if not self._stage.take(self._cache, len(self.ids), len(self.ids) + shift, room):
            self._stage = None
        return self._stage is not None

    def _settle(self) -> None:
        """Brings the cache up to what was said."""
        if self._stage is not None and self._stage.holds(self._cache):
            self._stage.settle()

    def _forward(self, step: Mapping[str, Any], new: list[int]) -> torch.Tensor:
        # The model keeps the offset of picture positions on itself, and another conversation may have run meanwhile.
        if hasattr(self._inner, "rope_deltas"):
            self._inner.rope_deltas = self._offset
        output = forward(self._model, step)
        if self._cache is None and self._stage is None:
            from assistant.engine.families.growing import grow_in_place

            grow_in_place(output.past_key_values)
        self._cache = output.past_key_values
        self.ids += new
        logits: torch.Tensor = output.logits[0, -1]
        return logits

    def _positions(self, new: torch.Tensor, pictures: bool = True) -> dict[str, torch.Tensor]:
        """Of the new tokens, where pictures have positions in two dimensions (Qwen-VL): they depend on all before.

        Words after them go on where they ended; only with `pictures` in what is new everything is looked at.
        """
        if not self._grids or not hasattr(self._inner, "get_rope_index"):
            return {}
        if not pictures and self._offset is not None:
            begin = len(self.ids)
            places = torch.arange(begin, begin + new.shape[1], device=new.device) + self._offset
            return {"position_ids": places.expand(3, 1, -1)}
        whole = self._tensor(self.ids + new[0].tolist())
        types = self._tensor(self._types).to(torch.int32)
        grids = torch.cat(self._grids)
        positions, self._offset = self._inner.get_rope_index(whole, mm_token_type_ids=types, image_grid_thw=grids)
        tail = slice(len(self.ids), None)
        return {"position_ids": positions[..., tail], "mm_token_type_ids": types[:, tail]}

    def _cut(self, mark: Mark) -> None:
        states = iter(mark.states or [])
        for layer in self._layers():
            if _is_recurrent(layer):
                layer.conv_states, layer.recurrent_states = map(_copied, next(states))
            else:
                layer.keys, layer.values = layer.keys[..., : mark.ids, :], layer.values[..., : mark.ids, :]
        self._offset = None
        self._positions(self._tensor([]))

    def _keep_state(self) -> None:
        """Copies the recurrent state at the last mark, which the next step would overwrite."""
        if self.marks and self.marks[-1].ids == len(self.ids) and self.marks[-1].states is None:
            self.marks[-1].states = self._states()

    def _states(self) -> list[Any] | None:
        recurrent = [layer for layer in self._layers() if _is_recurrent(layer)]
        return [(_copied(layer.conv_states), _copied(layer.recurrent_states)) for layer in recurrent] or None

    def _bound_states(self) -> None:
        for mark in [mark for mark in self.marks if mark.states is not None or mark.logits is not None][:-_KEPT]:
            mark.states = mark.logits = None

    def _recurrent(self) -> bool:
        return any(_is_recurrent(layer) for layer in self._layers())

    def _layers(self) -> list[Any]:
        return list(self._cache.layers) if self._cache is not None else []

    def _tensor(self, ids: list[int]) -> torch.Tensor:
        return torch.tensor([ids], dtype=torch.long, device=self._model.device)


def _is_recurrent(layer: Any) -> bool:
    return hasattr(layer, "recurrent_states")


def _copied(states: Any) -> Any:
    """States of a recurrent layer: a tensor, or several by number."""
    if isinstance(states, dict):
        return {place: _copied(value) for place, value in states.items()}
    return states.clone() if states is not None else None


def _tensors(value: Any) -> list[torch.Tensor]:
    """All tensors of a layer or of a copied state."""
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, dict):
        return [tensor for part in value.values() for tensor in _tensors(part)]
    if isinstance(value, (tuple, list)):
        return [tensor for part in value for tensor in _tensors(part)]
    if value is None:
        return []
    return _tensors((value.conv_states, value.recurrent_states) if _is_recurrent(value) else (value.keys, value.values))
