"""Vision-language models of transformers: pictures and words in, words out, token by token."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.api import BadInput, Generation, Message, Picture, Text
from assistant.engine import architectures, weights
from assistant.engine.catalogue import Found
from assistant.engine.device import Device, moved
from assistant.engine.families.generation import Detokenizer, whole_characters
from assistant.engine.families.talks import Key, Place, Talk, Talks, keys_of
from assistant.engine.stop_strings import StopStrings

if TYPE_CHECKING:
    import PIL.Image

MODEL_TYPES = architectures.of_family("vision_language")


_LEAST_REMEMBERED = 64_000_000
"""Bytes of conversations that even a small model may remember; larger ones a quarter of their own."""
_ANSWER = "\u2063answer\u2063"
"""Stands for an answer that is not rendered again. Taken out of the words of users."""


def load(found: Found, device: Device) -> VisionLanguageModel:
    """The model in memory. Raises ValueError for an architecture that is not in MODEL_TYPES or lacks weights."""
    from transformers import AutoModelForImageTextToText, AutoProcessor

    kind = weights.read_json(found.directory / "config.json").get("model_type")
    if kind not in MODEL_TYPES:
        raise ValueError(f"its architecture {kind!r} is not one of {', '.join(sorted(MODEL_TYPES))}")
    model, report = AutoModelForImageTextToText.from_pretrained(
        found.directory,
        dtype=device.dtype,
        trust_remote_code=False,
        use_safetensors=True,
        local_files_only=True,
        output_loading_info=True,
    )
    if report["missing_keys"]:
        raise ValueError(f"weights are missing, {min(report['missing_keys'])} among them")
    processor = AutoProcessor.from_pretrained(found.directory, trust_remote_code=False, local_files_only=True)
    return VisionLanguageModel(model.to(device.name).eval(), processor, device, found.spec.options)


class VisionLanguageModel:
    """A loaded model with its processor, and the conversations that it remembers."""

    def __init__(self, model: Any, processor: Any, device: Device, options: Any) -> None:
        self._processor = processor
        self._device = device
        self._options = options
        self._context = int(model.config.get_text_config().max_position_embeddings)
        self._ends = _ends(model, processor.tokenizer)
        self._special = _special_tokens(processor.tokenizer)
        weights_bytes = sum(weight.numel() * weight.element_size() for weight in model.parameters())
        self._talks = Talks(model, max(weights_bytes // 4, _LEAST_REMEMBERED))
        self.tokens_per_s = 0.0
        """Of the last answer, without its first token."""

    def forget(self) -> None:
        """Frees what is remembered of conversations; they are read again when they go on."""
        self._talks.forget()

    def reply(
        self, messages: Sequence[Message], images: Sequence[PIL.Image.Image], limits: Generation
    ) -> Iterator[str]:
        """Pieces of the answer to the last message; `images` are the pictures of all messages in order.

        Only what this model has not read before is computed. A conversation longer than the model's context is
        forgotten, oldest messages first. Raises BadInput if the last message alone is too long.
        """
        keys, inputs, pictures = self._prompt(list(messages), list(images))
        known = self._talks.take(keys)
        talk, conversation, logits = known.talk, known.talk.conversation, known.logits
        if inputs is not None:
            logits = conversation.read(inputs, pictures)
            talk.places.append(Place(keys, None, conversation.marks[-1]))
        assert logits is not None, "a place after a prompt keeps what follows"
        limits = replace(limits, max_tokens=min(limits.max_tokens, self._context - len(conversation.ids)))
        said: list[str] = []
        stop = StopStrings(limits.stop)
        try:
            for piece in self._spoken(conversation.say(logits, limits, self._ends), stop):
                said.append(piece)
                yield piece
        except GeneratorExit:
            # Left between two steps of the model: what it has read is whole, unlike after any other exception.
            self._remember(talk, keys, said, stop)
            raise
        self._remember(talk, keys, said, stop)

    def _remember(self, talk: Talk, keys: list[Key], said: list[str], stop: StopStrings) -> None:
        # With a stop string the model said more than was passed on.
        if not stop.stopped:
            talk.places.append(Place(keys, "".join(said), talk.conversation.mark()))
        self._talks.keep(talk)

    def _spoken(self, ids: Iterator[int], stop: StopStrings) -> Iterator[str]:
        text = Detokenizer(self._processor.tokenizer)
        count, began = 0, 0.0
        for token in ids:
            count += 1
            began = began or time.perf_counter()
            yield stop.add(text.add(token))
            if stop.stopped:
                break
        if count > 1:
            self.tokens_per_s = (count - 1) / max(time.perf_counter() - began, 1e-9)
        if not stop.stopped:
            yield stop.add(text.rest())
        yield stop.rest()

    def _prompt(
        self, messages: list[Message], images: list[PIL.Image.Image]
    ) -> tuple[list[Key], dict[str, Any] | None, int]:
        """Keys of the messages that fit, and inputs and number of pictures of those that are not known yet."""
        while True:
            keys = keys_of(messages, images)
            known, before = self._talks.known(keys)
            seen = _pictures(messages[:known])
            inputs = None if known == len(messages) else self._processed(messages, known, images[seen:])
            if before + (inputs["input_ids"].shape[1] if inputs else 0) < self._context:
                return keys, moved(inputs, self._device) if inputs else None, len(images) - seen
            oldest = next((i for i, message in enumerate(messages[:-1]) if message.role != "system"), None)
            if oldest is None:
                raise BadInput("The question is longer than this model can read.", "Shorten it or use fewer pictures.")
            first = _pictures(messages[:oldest])
            del images[first : first + _pictures([messages.pop(oldest)])]

    def _processed(self, messages: Sequence[Message], known: int, images: Sequence[PIL.Image.Image]) -> Any:
        """Inputs of the messages after the first `known` ones, of which the last is an answer."""
        rendered = [
            {"role": message.role, "content": [self._content(part) for part in message.parts]} for message in messages
        ]
        if known:
            rendered[known - 1]["content"] = [{"type": "text", "text": _ANSWER}]
        text = self._processor.apply_chat_template(
            rendered, add_generation_prompt=True, tokenize=False, **self._options.get("template", {})
        )
        # What was read and said before is never rendered again: templates change old turns, tokenizers join pieces.
        further = {"add_special_tokens": False} if known else {}
        text = text.rpartition(_ANSWER)[2]
        return self._processor(
            text=[text], images=list(images) or None, return_tensors="pt", **further, **self._options.get("images", {})
        )

    def _content(self, part: Text | Picture) -> dict[str, str]:
        if isinstance(part, Picture):
            return {"type": "image"}
        # Words of a user or of a file must stay words: "<image>" or an end-of-turn mark in them may not act as one.
        words = self._special.sub(lambda mark: f"{mark[0][0]} {mark[0][1:]}", whole_characters(part.text))
        words = words.replace(_ANSWER, _ANSWER[1:-1])
        return {"type": "text", "text": words}


def _pictures(messages: Sequence[Message]) -> int:
    return sum(isinstance(part, Picture) for message in messages for part in message.parts)


def _ends(model: Any, tokenizer: Any) -> frozenset[int]:
    ids = model.generation_config.eos_token_id
    listed = ids if isinstance(ids, list) else [ids]
    return frozenset(id_ for id_ in (*listed, tokenizer.eos_token_id) if id_ is not None)


def _special_tokens(tokenizer: Any) -> re.Pattern[str]:
    marks = {str(token) for token in tokenizer.added_tokens_decoder.values() if len(str(token)) > 1}
    longest_first = sorted(marks, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
