"""Which model on a server supplies which capability."""

from __future__ import annotations

from typing import Any

from assistant.api import CapabilityName
from assistant.engine.pixels import Decoder
from assistant.engine.remote.drawing import RemoteDrawing
from assistant.engine.remote.embedding import RemoteEmbedding
from assistant.engine.remote.language import RemoteLanguage
from assistant.engine.remote.server import Connection
from assistant.engine.remote.speech import RemoteSpeech
from assistant.engine.remote.thinking import Habit
from assistant.engine.settings import Server


def made(name: CapabilityName, server: Server, connection: Connection, habit: Habit, decoder: Decoder) -> Any:
    """The model of a capability over its connection. `habit` is shared by those that the same model supplies."""
    match name:
        case "image_text_embedding":
            return RemoteEmbedding(connection, server)
        case "transcription":
            return RemoteSpeech(connection)
        case "image_generation":
            return RemoteDrawing(connection, decoder)
        case _:
            return RemoteLanguage(connection, habit)
