"""Names that the program has for itself, in the chat and in a shell: an action called so could never be called, and an
argument called so never be given.

Tests hold them against the tables of commands and options.
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
OPTIONS = frozenset({"offline", "profile"})
"""Options of the whole program, which may stand anywhere on a command line."""
TAKEN = frozenset({"config", "help", "pictures", "run_manager", "self"})
"""What a command line gives every command, and what tools of language models have beside arguments: the numbers of
pictures, and what LangChain hands over itself."""
