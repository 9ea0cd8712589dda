"""The user's settings as the engine wants them, for the host and for whoever looks at models without one."""

from __future__ import annotations

import os

from assistant.engine.catalogue import REMOTE
from assistant.engine.settings import EngineSettings, Server
from assistant.remote_server import RemoteServer
from assistant.settings import Settings

_GB = 10**9
_HUB_OFFLINE = os.environ.get("HF_HUB_OFFLINE", "").lower() in ("1", "on", "yes", "true")
"""The user's wish; later the host sets that variable itself, to keep the model libraries off the network."""


def engine_settings(settings: Settings) -> EngineSettings:
    remote = settings.profile == REMOTE
    return EngineSettings(
        profile=settings.profile,
        device=settings.device,
        memory_bytes=int(settings.memory_gb * _GB),
        parked_bytes=int(settings.parked_gb * _GB),
        idle_unload_s=settings.idle_unload_s,
        pinned=frozenset(settings.pinned),
        offline=settings.offline,
        hub=not _HUB_OFFLINE,
        models=settings.models,
        servers={name: _server(server) for name, server in settings.remote.items()} if remote else {},
    )


def _server(server: RemoteServer) -> Server:
    options = server.model_dump(include={"tools", "thinks", "fit", "threshold", "scale"})
    return Server(server.url, server.model, server.secret(), options, server.unset)
