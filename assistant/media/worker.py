"""The decoder child: reads requests on standard input, decodes, answers on standard output (messages: see child.py).

Nothing is pickled in either direction. The child limits its own memory and time, says that it has started, and ends
when its input ends, also if the parent was killed.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any, BinaryIO

from assistant.api.errors import BadInput
from assistant.api.language import Bilingual, Language, in_language
from assistant.media import limits
from assistant.media.child import LENGTH
from assistant.media.refusals import refused

_LANGUAGES: tuple[Language, ...] = ("en", "zh")


def main() -> None:
    """Serves requests until the input ends."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # Libraries that print must not break the protocol.
    os.dup2(2, 1)
    limits.confine()
    # Within the limits, but before any request: no file is to blame where this cannot be loaded.
    from assistant.media import pictures  # noqa: F401 - loaded

    _send(answers, {}, b"")
    while head := requests.read(LENGTH.size):
        request = json.loads(requests.read(*LENGTH.unpack(head)))
        limits.allow_cpu(limits.CPU_SECONDS)
        try:
            facts, payload = _answer(request)
        except BadInput as error:
            facts, payload = _problem(error), b""
        except MemoryError:
            # The machine may have more of it another time.
            facts, payload = _problem(refused(request["path"], "memory", "smaller")) | {"passing": True}, b""
        _send(answers, facts, payload)


def _answer(request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    from assistant.media import pictures

    path = request["path"]
    match request["do"]:
        case "inspect":
            return pictures.inspect(path, request.get("fit", 0))
        case "rgb":
            image = pictures.rgb(path, request["fit"])
            return {"size": image.size}, image.tobytes()
        case "png":
            return {}, pictures.png(path, request["width"], request["height"])
        case other:
            raise BadInput(Bilingual(f"The decoder does not know {other!r}.", f"解码器不认识 {other!r}。"))


def _problem(error: BadInput) -> dict[str, Any]:
    """Message and hint, each in English and Chinese."""
    return {"error": [in_language(text, language) for text in (error.message, error.hint) for language in _LANGUAGES]}


def _send(answers: BinaryIO, facts: dict[str, Any], payload: bytes) -> None:
    line = json.dumps({**facts, "bytes": len(payload)}).encode()
    answers.write(LENGTH.pack(len(line)) + line + payload)
    answers.flush()


if __name__ == "__main__":
    main()
