"""A server of the user's own as the settings describe it: a table such as `[remote.vision_language]`."""

from __future__ import annotations

import os

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from assistant.setting_types import Address


class RemoteServer(BaseModel):
    """An OpenAI-compatible server for one capability."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: Address
    """Its address, usually ending with `/v1`."""
    model: str = Field(min_length=1)
    """The model's name there."""
    key: SecretStr = SecretStr("")
    """Sent as a bearer token; `key_variable` keeps it out of the file."""
    key_variable: str = ""
    """Name of the environment variable that holds the key."""
    tools: bool = False
    """Of a language model: it calls tools, so that it can plan steps for requests that nothing else settles."""
    thinks: bool = False
    """Of a language model: its answers begin within a thought, since its chat template writes `<think>` itself."""
    fit: int = Field(default=1024, ge=32, le=4096)
    """Longer side, in pixels, of the pictures that are sent."""
    threshold: float = Field(default=0.0, ge=-1, le=1, allow_inf_nan=False)
    """Cosine similarity of text and picture under which a hit is called doubtful."""
    scale: float = Field(default=100.0, gt=0, allow_inf_nan=False)
    """Factor on cosine similarities before a softmax."""

    def secret(self) -> str:
        """The key without the blanks and line ends that copying leaves around it; empty if there is none."""
        held = os.environ.get(self.key_variable, "") if self.key_variable else self.key.get_secret_value()
        return held.strip()

    @property
    def unset(self) -> str:
        """The variable that should hold the key and does not; empty if nothing is missing."""
        return self.key_variable if self.key_variable and not self.secret() else ""
