"""`assistant route`: where utterances would go, without doing anything. Runs in this process and loads no model."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from assistant.cli.words import both, chinese


@chinese("显示一句话会触发哪个动作、针对哪些图片，以及原因。")
def route(
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help=both("Read JSON lines from standard input.", "从标准输入逐行读取 JSON。"))
    ] = False,
    text: Annotated[str, typer.Argument(help=both("One utterance.", "一句话。"))] = "",
) -> None:
    """Show which action an utterance means, about which pictures, and why."""
    import json

    from assistant.cli.plugins import loaded
    from assistant.dialogue.router import fitted
    from assistant.dialogue.routing import route_lines

    router = fitted(loaded().actions)
    lines = sys.stdin if jsonl else [json.dumps({"text": text, "attached": 0, "history": []})]
    for line in route_lines(lines, router):
        print(line.rstrip("\n"), flush=True)


COMMANDS = {"route": route}
