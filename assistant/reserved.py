"""Names of the program's own commands, in the chat and in a shell: an action of this name could never be called.

A test holds them against the tables of commands.
"""

from __future__ import annotations

COMMANDS = frozenset(
    {
        *("again", "attach", "branches", "code", "commands", "continue", "conversations", "copy", "delete", "doctor"),
        *("edit", "export", "forget", "gallery", "help", "host", "library", "listen", "microphone", "models", "new"),
        *("paste", "pictures", "plugins", "quit", "redo", "rename", "route", "say", "settings", "speak", "stop"),
        *("theme", "undo", "why"),
    }
)
