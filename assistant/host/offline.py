"""`--offline`: this process refuses every connection that leaves the machine, whichever library asks for it."""

from __future__ import annotations

import os
import socket
import sys
from typing import Any

from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual
from assistant.this_machine import is_this_machine

_BY_NAME = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
"""Looking up a name asks a server, which is a connection too."""
_BY_ADDRESS = ("socket.connect", "socket.sendto", "socket.sendmsg")


def refuse_network() -> None:
    """Refuses connections from now on; cannot be undone. Unix sockets and loopback addresses stay possible."""
    os.environ.update({"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"})
    sys.addaudithook(_guard)


def _guard(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _BY_NAME:
        host = arguments[0]
    elif event in _BY_ADDRESS and not _is_unix(arguments[0]):
        host = arguments[1][0] if isinstance(arguments[1], tuple) else None
    else:
        return
    if not _is_local(host):
        raise AssistantError(
            Bilingual("A connection to the network was refused.", "已拒绝一个网络连接。"),
            Bilingual(
                "The program is offline: --offline, or `offline = true` in the settings.",
                "程序处于离线模式：--offline，或设置中的 `offline = true`。",
            ),
        )


def _is_unix(connection: object) -> bool:
    return isinstance(connection, socket.socket) and connection.family == socket.AF_UNIX


def _is_local(host: object) -> bool:
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    return text in (None, "") or is_this_machine(str(text))
