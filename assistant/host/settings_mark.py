"""Whether a running host has read the settings file as it is now. Without the library that checks settings: the chat
asks before its host is there."""

from __future__ import annotations

from pathlib import Path

OF_FRONT_ENDS = frozenset(
    {"language", "microphone", "voice_sends", "listen", "speak", "speak_with", "pictures", "theme", "keys"}
)
"""Settings that no host reads: the front ends do, at their own start."""


def mark(file: Path) -> str:
    """Equal for files that give a host the same settings, whatever else is in them and in which order; empty for none.

    One that cannot be read is like no other.
    """
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return ""
    except OSError as error:
        return f"{error.errno}"
    import hashlib
    import json
    import tomllib

    try:
        known = {
            name: value
            for name, value in tomllib.loads(content.decode("utf-8-sig")).items()
            if name not in OF_FRONT_ENDS
        }
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return hashlib.sha256(content).hexdigest()
    return hashlib.sha256(json.dumps(known, sort_keys=True, default=str).encode()).hexdigest() if known else ""
