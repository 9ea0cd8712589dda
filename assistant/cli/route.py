"""`assistant route`: where utterances would go, without doing anything. Runs in this process and loads no model."""

from __future__ import annotations

import sys
from typing import Annotated

import typer


def route(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read JSON lines from standard input.")] = False,
    text: Annotated[str, typer.Argument(help="One utterance.")] = "",
) -> None:
    """Show which action an utterance means, about which pictures, and why."""
    import json

    from assistant.dialogue.routing import route_lines

    lines = sys.stdin if jsonl else [json.dumps({"text": text, "attached": 0, "history": []})]
    for line in route_lines(lines):
        print(line.rstrip("\n"), flush=True)


COMMANDS = {"route": route}
