"""Language models of transformers: words in, words and calls of tools out, token by token.

What every generative model shares is here; `vision_language` adds pictures.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.api import BadInput, Generation, Message, Text, Tool, ToolCall
from assistant.api.language import Bilingual
from assistant.engine import architectures, model_files, tool_calls
from assistant.engine.architectures import Family
from assistant.engine.catalogue import Found
from assistant.engine.decoding.stage import stage_of
from assistant.engine.device import Device, moved
from assistant.engine.families import forgetting
from assistant.engine.families.appending import appends
from assistant.engine.families.few_rows import quicken
from assistant.engine.families.generated import generated, without_ways_of_its_own
from assistant.engine.families.generation import Detokenizer
from assistant.engine.families.marks import ANSWER, Marks
from assistant.engine.families.pretrained import pretrained
from assistant.engine.families.talks import Key, Known, Place, Talks, keys_of
from assistant.engine.families.templates import templated
from assistant.engine.stop_strings import StopStrings
from assistant.engine.storages import tensors_of
from assistant.engine.thoughts import BEGIN, without_thoughts

if TYPE_CHECKING:
    import PIL.Image
    import torch

MODEL_TYPES = architectures.of_family("language")

_CONTEXT = 2048
"""Tokens that a model is taken to read whose configuration does not say."""
_SHARE_OF_ANSWER = 4
"""A long answer is promised this part of the context, 1/4; more only where nothing would be forgotten for it."""
_SHARE_TO_SPARE = 4
"""Once something must be forgotten, this part of the context is made free besides, 1/4: until it is full again, the
conversation only grows, and what was read of it stays read."""
_LEAST_REMEMBERED = 64_000_000
"""Bytes of conversations that even a small model may remember; larger ones a quarter of their own."""
_LONGEST_MARK = 8
"""Tokens that the beginning of a thought takes at most, where it is no token of its own."""


class _Prompt(NamedTuple):
    """What is read of a conversation: `inputs` and `pictures` of what is not known yet, `tokens` with what is."""

    keys: list[Key]
    inputs: Any
    pictures: int
    tokens: int
    known: int
    """Messages that need not be read again."""
    anew: bool = False
    """Whether a conversation that knows more is to be forgotten: with what was thought in it there is no room."""
    forgotten: int = 0
    """Earlier requests that are left out."""


def load(found: Found, device: Device) -> LanguageModel:
    """The model in memory. Raises ValueError if transformers has no such language model, or weights are missing."""
    from transformers import AutoModelForCausalLM, AutoTokenizer

    model = loaded(AutoModelForCausalLM, found, device, "language")
    tokenizer = AutoTokenizer.from_pretrained(found.directory, trust_remote_code=False, local_files_only=True)
    appendable = model.config.model_type in MODEL_TYPES or appends(model)
    return LanguageModel(model, tokenizer, device, found.spec.options, appendable)


def loaded(auto: Any, found: Found, device: Device, family: Family) -> Any:
    """The weights in one of the automatic classes. Raises ValueError as `load` does."""
    kind = model_files.read_json(found.directory / "config.json").get("model_type")
    if not architectures.class_of(family, str(kind)):
        raise ValueError(
            Bilingual(
                f"its architecture {kind!r} is not one of those that transformers has for this",
                f"transformers 没有用于此的架构 {kind!r}",
            )
        )
    model = pretrained(auto, found.directory, device, found.spec.quantised)
    if device.name == "cpu":
        quicken(model)
    return model


class LanguageModel:
    """A loaded model with its tokenizer, and the conversations that it remembers."""

    def __init__(self, model: Any, tokenizer: Any, device: Device, options: Any, appendable: bool = True) -> None:
        """`appendable`: what is new in a conversation may be read onto what was read before (see `appending`)."""
        self._model = model
        self._tokenizer = tokenizer
        self._device = device
        self._options = options
        self._context = int(getattr(model.config.get_text_config(), "max_position_embeddings", _CONTEXT))
        self._ends = _ends(model, tokenizer)
        if not appendable:
            without_ways_of_its_own(model)
        self._marks = Marks(tokenizer)
        weights_bytes = sum(weight.numel() * weight.element_size() for weight in model.parameters())
        self._stage = stage_of(model) if appendable else None
        remembered = max(weights_bytes // 4, _LEAST_REMEMBERED)
        self._talks = Talks(model, self._stage, remembered) if appendable else None
        self.tokens_per_s = 0.0
        """Of the last answer, without its first token."""
        self.cut = False
        """Whether the last answer has as many tokens as it may have."""
        self.thought = False
        """Whether they ended within a thought."""
        self.full = False
        """Whether there was room for fewer tokens than were asked for."""

    def forget(self) -> None:
        """Frees what is remembered of conversations; they are read again when they go on."""
        if self._talks:
            self._talks.forget()
        if self._stage:
            self._stage.spare()

    def tensors(self) -> Iterator[torch.Tensor]:
        """All that it keeps on its device, with what it remembers. What steps are decoded on is laid out anew later."""
        if self._stage:
            self._stage.rest()
        yield from tensors_of(self._model)
        if self._talks:
            yield from self._talks.tensors()

    def reply(
        self, messages: Sequence[Message], images: Sequence[PIL.Image.Image], limits: Generation
    ) -> Iterator[str]:
        """Pieces of the answer to the last message; `images` are the pictures of all messages in order.

        Only what this model has not read before is computed. A conversation longer than the model's context is
        forgotten, oldest requests first, until there is room for the answer and for some turns more. Raises BadInput if
        the last request alone, with the pictures that it is about, is too long.
        """
        return self._answered(messages, images, (), limits)

    def act(
        self,
        messages: Sequence[Message],
        images: Sequence[PIL.Image.Image],
        tools: Sequence[Tool],
        limits: Generation,
    ) -> Iterator[str | ToolCall]:
        """The same with tools: each call that the model makes comes as a value, once it is complete."""
        return tool_calls.parsed(self._answered(messages, images, tools, limits))

    def _answered(
        self,
        messages: Sequence[Message],
        images: Sequence[PIL.Image.Image],
        tools: Sequence[Tool],
        limits: Generation,
    ) -> Iterator[str]:
        prompt = self._prompt(messages, images, tools, limits)
        keys, inputs = prompt.keys, prompt.inputs
        if self._talks is None:
            assert inputs is not None, "nothing is known before"
            limits = self._within(limits, inputs["input_ids"].shape[1])
            tokens = generated(self._model, inputs, limits, self._ends)
            begun = self._thinks(inputs["input_ids"][0].tolist())
            with closing(self._said(tokens, StopStrings(limits.stop), limits, begun)) as pieces:
                yield from pieces
            return
        known = self._talks.take(keys, prompt.anew)
        conversation, logits = known.talk.conversation, known.logits
        known.talk.forgotten = prompt.forgotten
        if inputs is not None:
            logits = conversation.read(inputs, prompt.pictures)
            known.talk.places.append(Place(keys, None, conversation.marks[-1]))
        assert logits is not None, "a place after a prompt keeps what follows"
        limits = self._within(limits, len(conversation.ids))
        said: list[str] = []
        stop = StopStrings(limits.stop)
        try:
            tokens = conversation.say(logits, limits, self._ends)
            with closing(self._said(tokens, stop, limits, self._thinks(conversation.ids))) as pieces:
                for piece in pieces:
                    said.append(piece)
                    yield piece
        except GeneratorExit:
            # Left between two steps of the model: what it has read is whole, unlike after any other exception.
            self._remember(self._talks, known, keys, said, stop, bool(tools))
            raise
        self._remember(self._talks, known, keys, said, stop, bool(tools))

    def _within(self, limits: Generation, read: int) -> Generation:
        """The limits behind so many tokens that were read."""
        room = self._context - read
        self.full = limits.max_tokens > room
        return replace(limits, max_tokens=min(limits.max_tokens, room))

    def _remember(
        self, talks: Talks, known: Known, keys: list[Key], said: list[str], stop: StopStrings, acts: bool
    ) -> None:
        if known.talk.conversation.lost:
            return
        # With a stop string the model said more than was passed on.
        if not stop.stopped:
            parts = tool_calls.parsed(said) if acts else said
            answer = "".join(tool_calls.written(part) if isinstance(part, ToolCall) else part for part in parts)
            known.talk.places.append(Place(keys, answer, known.talk.conversation.mark()))
        talks.keep(known.talk)

    def _said(self, ids: Generator[int], stop: StopStrings, limits: Generation, begun: bool) -> Generator[str]:
        """The answer up to a stop string. One in a thought ends nothing: nobody sees it there."""
        with closing(self._spoken(ids, limits)) as spoken:
            yield from stop.until(without_thoughts(spoken, begun, self._cut_in_thought))

    def _cut_in_thought(self) -> bool:
        self.thought = self.cut
        return self.cut

    def _spoken(self, ids: Generator[int], limits: Generation) -> Generator[str]:
        text, self.cut, self.thought = Detokenizer(self._tokenizer), False, False
        count, began = 0, 0.0
        try:
            with closing(ids):
                for token in ids:
                    count += 1
                    began = began or time.perf_counter()
                    yield text.add(token)
        finally:
            if count > 1:
                self.tokens_per_s = (count - 1) / max(time.perf_counter() - began, 1e-9)
        self.cut = count >= limits.max_tokens
        yield text.rest()

    def _thinks(self, prompt: Sequence[int]) -> bool:
        """Whether a prompt ends with the beginning of a thought."""
        return str(self._tokenizer.decode(prompt[-_LONGEST_MARK:])).rstrip().endswith(BEGIN)

    def _prompt(
        self,
        messages: Sequence[Message],
        images: Sequence[PIL.Image.Image],
        tools: Sequence[Tool],
        limits: Generation,
    ) -> _Prompt:
        """Of the messages that fit."""
        old = forgetting.requests(messages)
        # Earlier words make room for the answer; the last request alone need only leave room for a token of it.
        room = max(1, min(limits.max_tokens, self._context // _SHARE_OF_ANSWER))

        def read(count: int, anew: bool = False) -> _Prompt:
            prompt = self._unread(*forgetting.without(messages, images, old[:count]), tools, anew)
            return prompt._replace(forgotten=count)

        def fits(prompt: _Prompt, spare: int = 0) -> bool:
            return prompt.tokens + spare + (room if prompt.forgotten < len(old) else 1) <= self._context

        def fitting(count: int, spare: int = 0, *, shorter: bool = False) -> _Prompt | None:
            """`shorter`: what was thought in earlier answers may be left out, which only reading anew does."""
            prompt = read(count)
            if shorter and prompt.known and not fits(prompt, spare):
                prompt = read(count, anew=True)
            return prompt if fits(prompt, spare) else None

        def sparing(count: int) -> _Prompt | None:
            return fitting(count, self._context // _SHARE_TO_SPARE, shorter=True)

        whole = read(0)
        prompt = whole if fits(whole) else self._gone_on_with(len(old), fitting)
        if prompt is None and self._talks:
            prompt = sparing(0) if whole.known else None
            prompt = prompt or forgetting.fewest(len(old), sparing, least=1)
        prompt = prompt or forgetting.fewest(len(old) + 1, partial(fitting, shorter=True), least=min(1, len(old)))
        if prompt is None:
            raise BadInput(
                Bilingual("The question is longer than this model can read.", "问题太长，这个模型读不完。"),
                Bilingual("Shorten it or use fewer pictures.", "请缩短问题，或少用几张图片。"),
            )
        return prompt._replace(inputs=moved(prompt.inputs, self._device) if prompt.inputs else None)

    def _gone_on_with(self, most: int, fitting: Callable[[int], _Prompt | None]) -> _Prompt | None:
        """The conversation without what was left out of it the last time, if that is remembered and still fits."""
        counts = self._talks.forgotten() if self._talks else []
        prompts = (fitting(count) for count in counts if count < most)
        return next((prompt for prompt in prompts if prompt and prompt.known), None)

    def _unread(
        self, messages: Sequence[Message], images: Sequence[PIL.Image.Image], tools: Sequence[Tool], anew: bool
    ) -> _Prompt:
        """`anew`: as if nothing of it had been read before."""
        keys = keys_of(messages, images, tools)
        known, before = self._talks.known(keys) if self._talks and not anew else (0, 0)
        seen = self._shown(messages[:known])
        inputs = None if known == len(messages) else self._processed(messages, known, images[seen:], tools)
        tokens = before + (inputs["input_ids"].shape[1] if inputs else 0)
        return _Prompt(keys, inputs, len(images) - seen, tokens, known, anew)

    def _processed(
        self, messages: Sequence[Message], known: int, images: Sequence[PIL.Image.Image], tools: Sequence[Tool]
    ) -> Any:
        """Inputs of the messages after the first `known` ones, of which the last is an answer."""
        rendered = [self._rendered(message) for message in messages]
        if known:
            rendered[known - 1] = {"role": "assistant", "content": self._words([ANSWER])}
        template = dict(self._options.get("template", {}))
        if tools:
            template["tools"] = tool_calls.described(tools)
        text = self._templated(rendered, template)
        # What was read and said before is never rendered again: templates change old turns, tokenizers join pieces.
        new = text.rpartition(ANSWER)[2] if known else text
        return self._encoded(new, images, first=not known)

    def _rendered(self, message: Message) -> dict[str, Any]:
        """The message as chat templates know it."""
        texts = [self._marks.harmless(part.text) for part in message.parts if isinstance(part, Text)]
        rendered = {"role": message.role, "content": self._words(texts)}
        calls = [part for part in message.parts if isinstance(part, ToolCall)]
        if calls:
            rendered["tool_calls"] = [self._called(call) for call in calls]
        return rendered

    def _called(self, call: ToolCall) -> dict[str, Any]:
        arguments = json.loads(self._marks.harmless(json.dumps(dict(call.arguments), ensure_ascii=False)))
        return {"type": "function", "function": {"name": self._marks.harmless(call.name), "arguments": arguments}}

    # ------------------------------------------------------------ what a model with pictures does otherwise

    def _shown(self, messages: Sequence[Message]) -> int:  # noqa: ARG002 - a model that cannot see
        """How many pictures these messages show it."""
        return 0

    def _words(self, texts: Sequence[str]) -> Any:
        return "\n".join(texts)

    def _templated(self, rendered: list[dict[str, Any]], template: dict[str, Any]) -> str:
        return templated(self._tokenizer, rendered, template)

    def _encoded(self, text: str, images: Sequence[PIL.Image.Image], first: bool) -> Any:  # noqa: ARG002
        return self._tokenizer([text], return_tensors="pt", add_special_tokens=False)


def _ends(model: Any, tokenizer: Any) -> frozenset[int]:
    ids = model.generation_config.eos_token_id
    listed = ids if isinstance(ids, list) else [ids]
    return frozenset(id_ for id_ in (*listed, tokenizer.eos_token_id) if id_ is not None)
