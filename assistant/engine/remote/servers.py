"""The servers of the settings as capabilities. Connects to nothing before the first call, nor imports an HTTP client:
most people have no server, and every start of the host would wait 0.1 s for it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any

from assistant.api import AssistantError, CapabilityName, MissingCapability, ModelInfo
from assistant.api.language import Bilingual
from assistant.engine.catalogue import ModelSpec
from assistant.engine.pixels import Decoder, Pictures
from assistant.engine.remote.address import is_here, shown
from assistant.engine.remote.stream import RemoteSubmission
from assistant.engine.remote.thinking import Habit
from assistant.engine.served import ServedDrawing, ServedEmbedding, ServedLanguage, ServedTranscription
from assistant.engine.settings import Job, Server

if TYPE_CHECKING:
    from assistant.engine.remote.server import Connection

DEVICE = "remote"


class Servers:
    """One server per capability at most."""

    def __init__(
        self, servers: Mapping[CapabilityName, Server], offline: bool, kept: Callable[[], None] = lambda: None
    ) -> None:
        """`kept` is called once there is a connection that `rest` will have to close."""
        self._kept = kept
        self._given = dict(servers)
        self._servers = dict(servers)
        self._named: dict[CapabilityName, CapabilityName] = {name: name for name in servers}
        """Of each capability the one whose table in the settings names its server."""
        if (seeing := servers.get("vision_language")) is not None:
            also: list[CapabilityName] = ["text_generation"]
            also += ["tool_calling"] if seeing.options.get("tools", False) else []
            for name in also:
                self._servers.setdefault(name, seeing)
                self._named.setdefault(name, "vision_language")
        self._offline = offline
        self._lock = threading.Lock()
        self._connections: dict[CapabilityName, Connection] = {}
        self._models: dict[CapabilityName, Any] = {}
        self._habits: dict[CapabilityName, Habit] = {}

    def __contains__(self, name: CapabilityName) -> bool:
        return name in self._servers

    def capability(self, name: CapabilityName, job: Job, pictures: Pictures, decoder: Decoder) -> Any:
        """The capability for one job. Raises MissingCapability for a server that must not or cannot be asked."""
        server = self._servers[name]
        self._must_be_usable(server)
        sighted = name == "vision_language" or _same(server, self._servers.get("vision_language"))
        spec = ModelSpec(server.model, name, DEVICE if sighted else "language", 0, 0, "", options=server.options)
        # Another server or model must count as another model, or vectors of both would be mixed.
        revision = hashlib.sha256(f"{server.url}\n{server.model}".encode()).hexdigest()[:12]
        info = ModelInfo(server.model, revision, name, DEVICE)
        submit = RemoteSubmission(self._model(name, server, decoder), info, job)
        match name:
            case "image_text_embedding":
                return ServedEmbedding(spec, info, submit, pictures)
            case "transcription":
                return ServedTranscription(spec, info, submit, decoder)
            case "image_generation":
                return ServedDrawing(spec, info, submit, pictures)
            case _:
                return ServedLanguage(spec, info, submit, pictures)

    def mean(self, servers: Mapping[CapabilityName, Server], offline: bool) -> bool:
        """Whether these settings are the ones that it was made of."""
        return (self._given, self._offline) == (dict(servers), offline)

    def told(self) -> dict[CapabilityName, str]:
        """Which model on which server supplies what the settings name."""
        return {name: f"{each.model} ({shown(each.url)})" for name, each in self._servers.items()}

    def problems(self) -> list[AssistantError]:
        """Asks each server whether it is there and has its model."""
        from assistant.engine.remote.server import Connection

        found = []
        for name in [name for name, table in self._named.items() if name == table]:
            try:
                self._must_be_usable(self._servers[name])
                with closing(Connection(self._servers[name], name)) as connection:
                    names = connection.names()
                    if not any(connection.model in (each, each.partition(":")[0]) for each in names):
                        found.append(connection.lacks(names))
            except AssistantError as error:
                found.append(error)
        return found

    def _must_be_usable(self, server: Server) -> None:
        if server.unset:
            raise MissingCapability(
                Bilingual(
                    f"The variable {server.unset} for the key of {server.model} is not set.",
                    f"没有设置 {server.model} 的密钥所在的变量 {server.unset}。",
                ),
                Bilingual(
                    f"Set {server.unset}, then end the host, which reads it at its start: assistant host stop",
                    f"请设置 {server.unset}，然后结束后台程序（它在启动时读取）：assistant host stop",
                ),
            )
        if not all("!" <= character <= "~" for character in server.key):
            raise MissingCapability(
                Bilingual(
                    f"The key of {server.model} cannot be sent: a blank, a line end or a letter in it is wrong.",
                    f"{server.model} 的密钥无法发送：里面有密钥不会有的空格、换行或字符。",
                ),
                Bilingual(
                    "Copy it anew into `key` or the variable of `key_variable`, then end the host: assistant host stop",
                    "请把它重新复制到 `key` 或 `key_variable` 所指的变量里，然后结束后台程序：assistant host stop",
                ),
            )
        if self._offline and not is_here(server.url):
            raise MissingCapability(
                Bilingual(
                    f"{server.model} answers on {shown(server.url)}, and the program is offline.",
                    f"{server.model} 在 {shown(server.url)} 上，而程序处于离线模式。",
                ),
                Bilingual(
                    "Leave out --offline, or `offline = true` in the settings, or choose another profile: "
                    "assistant models use auto",
                    "请去掉 --offline 或设置中的 `offline = true`，或选择别的配置：assistant models use auto",
                ),
            )

    def close(self) -> None:
        """Closes the connections that no request uses; the others end with theirs."""
        with self._lock:
            for connection in self._connections.values():
                connection.close()

    def rest(self) -> float | None:
        """Closes the connections that no request came for in time; in how many seconds there are more."""
        with self._lock:
            connections = list(self._connections.values())
        waits = [wait for connection in connections if (wait := connection.rest()) is not None]
        return min(waits, default=None)

    def _model(self, name: CapabilityName, server: Server, decoder: Decoder) -> Any:
        from assistant.engine.remote.models import made
        from assistant.engine.remote.server import Connection

        with self._lock:
            if name not in self._models:
                connection = self._connections[name] = Connection(server, self._named[name], self._kept)
                habit = self._habits.setdefault(
                    self._named[name], Habit(told=bool(server.options.get("thinks", False)))
                )
                self._models[name] = made(name, server, connection, habit, decoder)
            return self._models[name]


def _same(server: Server, other: Server | None) -> bool:
    return other is not None and (server.url, server.model) == (other.url, other.model)
