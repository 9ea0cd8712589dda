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
from assistant.engine.families.generation import Detokenizer, tokens, whole_characters
from assistant.engine.stop_strings import StopStrings

if TYPE_CHECKING:
    import PIL.Image

MODEL_TYPES = architectures.of_family("vision_language")


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
    """A loaded model with its processor."""

    def __init__(self, model: Any, processor: Any, device: Device, options: Any) -> None:
        self._model = model
        self._processor = processor
        self._device = device
        self._options = options
        self._context = int(model.config.get_text_config().max_position_embeddings)
        self._ends = _ends(model, processor.tokenizer)
        self._special = _special_tokens(processor.tokenizer)
        self.tokens_per_s = 0.0
        """Of the last answer, without its first token."""

    def reply(
        self, messages: Sequence[Message], images: Sequence[PIL.Image.Image], limits: Generation
    ) -> Iterator[str]:
        """Pieces of the answer to the last message; "" where a token completes no text, so that each token is a step.

        `images` are those of all messages, in order. What does not fit into the model's context is forgotten, oldest
        messages first. Raises BadInput if the last message alone is too long.
        """
        inputs = self._prompt(list(messages), list(images))
        room = self._context - inputs["input_ids"].shape[1]
        limits = replace(limits, max_tokens=min(limits.max_tokens, room))
        text, stop = Detokenizer(self._processor.tokenizer), StopStrings(limits.stop)
        count, began = 0, 0.0
        for token in tokens(self._model, inputs, limits, self._ends):
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

    def _prompt(self, messages: list[Message], images: list[PIL.Image.Image]) -> dict[str, Any]:
        while True:
            inputs = self._processed(messages, images)
            if inputs["input_ids"].shape[1] < self._context:
                return moved(inputs, self._device)
            oldest = next((i for i, message in enumerate(messages[:-1]) if message.role != "system"), None)
            if oldest is None:
                raise BadInput("The question is longer than this model can read.", "Shorten it or use fewer pictures.")
            before = _pictures(messages[:oldest])
            del images[before : before + _pictures([messages.pop(oldest)])]

    def _processed(self, messages: Sequence[Message], images: Sequence[PIL.Image.Image]) -> Any:
        text = self._processor.apply_chat_template(
            [
                {"role": message.role, "content": [self._content(part) for part in message.parts]}
                for message in messages
            ],
            add_generation_prompt=True,
            tokenize=False,
            **self._options.get("template", {}),
        )
        return self._processor(
            text=[text], images=list(images) or None, return_tensors="pt", **self._options.get("images", {})
        )

    def _content(self, part: Text | Picture) -> dict[str, str]:
        if isinstance(part, Picture):
            return {"type": "image"}
        # Words of a user or of a file must stay words: "<image>" or an end-of-turn mark in them may not act as one.
        words = self._special.sub(lambda mark: f"{mark[0][0]} {mark[0][1:]}", whole_characters(part.text))
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
