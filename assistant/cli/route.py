"""`assistant route`: where utterances would go, without doing anything. Runs in this process and loads no model."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from assistant.api.errors import AssistantError
from assistant.api.language import Bilingual, plural
from assistant.cli import output
from assistant.cli.words import both, chinese


@chinese("显示一句话会触发哪个动作、针对哪些图片，以及原因。")
def route(
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help=both("Read JSON lines from standard input.", "从标准输入逐行读取 JSON。"))
    ] = False,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=both("One utterance.", "一句话。"))] = "",
) -> None:
    """Show which action an utterance means, about which pictures, and why."""
    if jsonl and text:
        raise typer.BadParameter(
            Bilingual("--jsonl reads standard input; leave the words out.", "--jsonl 从标准输入读取；请去掉那句话。")
        )
    if not (jsonl or text.strip()):
        raise typer.BadParameter(Bilingual("Say what to route.", "请给出一句话。"))
    import json

    from assistant.cli.plugins import loaded
    from assistant.dialogue.router import fitted
    from assistant.dialogue.routing import FAILED, route_lines

    router = fitted(loaded().actions)
    lines = sys.stdin if jsonl else [json.dumps({"text": text, "attached": 0, "history": []})]
    failed = 0
    for answer in route_lines(lines, router):
        failed += FAILED in answer
        output.say_json(answer)
    if failed:
        raise AssistantError(
            Bilingual(
                f"{failed} {plural(failed, 'line was', 'lines were')} no request; each is answered by an error.",
                f"{failed} 行不是请求；各自的回答中写明了原因。",
            )
        )


COMMANDS = {"route": route}
