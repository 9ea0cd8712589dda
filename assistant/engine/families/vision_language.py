"""Vision-language models of transformers: pictures and words in, words out, token by token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.api import Message, Picture, Text
from assistant.engine import architectures
from assistant.engine.catalogue import Found
from assistant.engine.device import Device
from assistant.engine.families.forgetting import pictures_in
from assistant.engine.families.language import LanguageModel, loaded
from assistant.engine.families.marks import Marks
from assistant.engine.families.narrow import with_margin
from assistant.engine.families.processors import processor
from assistant.engine.families.templates import templated

if TYPE_CHECKING:
    import PIL.Image

MODEL_TYPES = architectures.of_family("vision_language")


def load(found: Found, device: Device) -> VisionLanguageModel:
    """The model in memory. Raises ValueError if transformers has no such model, or weights are missing."""
    from transformers import AutoModelForImageTextToText

    model = loaded(AutoModelForImageTextToText, found, device, "vision_language")
    # How pictures stand in a conversation differs too much for what an architecture is not known for.
    appendable = model.config.model_type in MODEL_TYPES
    reader = processor(found.directory, model.config)
    return VisionLanguageModel(model, reader, device, found.spec.options, appendable)


class VisionLanguageModel(LanguageModel):
    """A loaded model with its processor."""

    def __init__(self, model: Any, processor: Any, device: Device, options: Any, appendable: bool = True) -> None:
        super().__init__(model, processor.tokenizer, device, options, appendable)
        self._processor = processor
        self._marks = Marks(processor.tokenizer, processor)

    def _shown(self, messages: Sequence[Message]) -> int:
        return pictures_in(messages)

    def _rendered(self, message: Message) -> dict[str, Any]:
        content = [self._content(part) for part in message.parts if isinstance(part, Picture | Text)]
        return {**super()._rendered(message), "content": content}

    def _content(self, part: Text | Picture) -> dict[str, str]:
        return (
            {"type": "image"}
            if isinstance(part, Picture)
            else {"type": "text", "text": self._marks.harmless(part.text)}
        )

    def _words(self, texts: Sequence[str]) -> Any:
        return [{"type": "text", "text": text} for text in texts]

    def _templated(self, rendered: list[dict[str, Any]], template: dict[str, Any]) -> str:
        return templated(self._processor, rendered, template)

    def _encoded(self, text: str, images: Sequence[PIL.Image.Image], first: bool) -> Any:
        further = {} if first else {"add_special_tokens": False}
        shown = [with_margin(image) for image in images] or None
        return self._processor(
            text=[text], images=shown, return_tensors="pt", **further, **self._options.get("images", {})
        )
