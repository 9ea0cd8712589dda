"""What a request that was not answered means: no host, one that takes too long, or one that ended. For both clients."""

from __future__ import annotations

from pathlib import Path

import httpx

from assistant.api.errors import AssistantError, HostProblem
from assistant.api.language import Bilingual
from assistant.host.protocol import Slow, lost


def unanswered(error: httpx.HTTPError, socket: Path, cure: Bilingual, route: str = "") -> AssistantError:
    """The error to raise instead. `cure` is what becomes of a host that is not there, `route` that of a stream."""
    if isinstance(error, httpx.TimeoutException):
        return Slow(
            Bilingual("The host takes too long to answer.", "后台程序迟迟没有响应。"),
            Bilingual(
                "It may be busy: try again later, or end it: assistant host stop",
                "它可能正忙：请稍后再试，或者结束它：assistant host stop",
            ),
        )
    if isinstance(error, httpx.ConnectError):
        return HostProblem(Bilingual("The host does not answer.", "后台程序没有响应。"), cure)
    return lost(socket, route)
