"""The failure of the model that plans, apart from those of what it calls."""

from __future__ import annotations

from assistant.api import AssistantError


class ModelFailed(AssistantError):
    """The model did not answer. What it had done before stays; where that was nothing, the rules settle the request."""
