"""The models of a context, each by a method of its own: where they come from is what contexts differ in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, cast

from assistant.api import (
    CapabilityName,
    ImageGeneration,
    ImageTextEmbedding,
    TextGeneration,
    Transcription,
    VisionLanguage,
)


class Models(ABC):
    """What the methods of `Context` that hand out models have in common. Each raises what `_get` does."""

    def vision_language(self) -> VisionLanguage:
        return cast("VisionLanguage", self._get("vision_language"))

    def text_generation(self) -> TextGeneration:
        return cast("TextGeneration", self._get("text_generation"))

    def image_text_embedding(self) -> ImageTextEmbedding:
        return cast("ImageTextEmbedding", self._get("image_text_embedding"))

    def transcription(self) -> Transcription:
        return cast("Transcription", self._get("transcription"))

    def image_generation(self) -> ImageGeneration:
        return cast("ImageGeneration", self._get("image_generation"))

    @abstractmethod
    def _get(self, capability: CapabilityName) -> Any:
        """The model of a capability. Raises MissingCapability."""
