"""`assistant caption` and `assistant classify`: one action on picture files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.api.errors import AssistantError
from assistant.api.events import Labels, TextDelta
from assistant.api.language import Bilingual, plural
from assistant.cli import output
from assistant.cli.arguments import listed
from assistant.cli.border import complain
from assistant.cli.piped import readable
from assistant.cli.state import host, replace_lost
from assistant.cli.state import language as in_use
from assistant.cli.words import Json, both, chinese
from assistant.media.limits import PICTURE_BYTES
from assistant.terminal.unmarked import unmarked

if TYPE_CHECKING:
    from assistant.host.client import HostClient


@chinese("描述图片，每张一行。")
def caption(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILES", help=both('Pictures; "-": from standard input.', '图片；"-" 从标准输入读取。')),
    ],
    style: Annotated[
        Literal["short", "detailed", "alt"],
        typer.Option(help=both("How long, or as alt text.", "详略，或作为替代文本。")),
    ] = "short",
    language: Annotated[
        Literal["en", "zh"] | None,
        typer.Option(help=both("English or Chinese; else that of the program.", "英文或中文；不填则与界面相同。")),
    ] = None,
    json: Json = False,
) -> None:
    """Describe pictures, a line each."""
    failed = 0
    with host() as client:
        for file in files:
            line = {"path": str(file)}
            try:
                line["caption"] = _described(client, file, {"style": style}, language or "")
            except AssistantError as error:
                failed += 1
                _print({**line, "error": error.said(in_use())}, json)
                replace_lost(error)
            else:
                _print(line, json)
    if failed:
        raise AssistantError(
            Bilingual(
                f"{failed} of {len(files)} {plural(len(files), 'picture', 'pictures')} could not be described.",
                f"{len(files)} 张图片中有 {failed} 张无法描述。",
            )
        )


def _described(client: HostClient, file: Path, arguments: dict[str, str], language: str) -> str:
    with (
        readable(file, PICTURE_BYTES) as path,
        output.beside(client.act("caption", "", [path], arguments, language)) as events,
    ):
        return "".join(event.text for event in events if isinstance(event, TextDelta)).strip()


def _print(line: dict[str, str], json: bool) -> None:
    """A caption, or on standard error why there is none; as JSON both, where a program looks for them."""
    if json:
        output.say_json(line)
    elif error := line.get("error"):
        complain(f"{output.shown_path(line['path'])}: {error}")
    else:
        output.say(f"{output.shown_path(line['path'])}: {unmarked(line['caption'])}")


@chinese("判断哪个标签最符合图片。")
def classify(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help=both('A picture; "-": from standard input.', '一张图片；"-" 从标准输入读取。')
        ),
    ],
    labels: Annotated[
        list[str] | None,
        typer.Option(help=both("What to choose from, with commas: cat,dog,horse.", "候选标签，用逗号分隔：猫,狗,马。")),
    ] = None,
    json: Json = False,
) -> None:
    """Tell which label fits a picture best."""
    names = listed(labels)
    if labels is not None and not names:
        raise typer.BadParameter(
            Bilingual("--labels names no label: write cat,dog,horse", "--labels 没有给出标签：请写成 猫,狗,马")
        )
    text = ""
    found: list[dict[str, object]] = []
    none_of_these = False
    with host() as client:
        arguments = {"labels": names} if names else {}
        with (
            readable(file, PICTURE_BYTES) as path,
            output.beside(client.act("classify", "", [path], arguments)) as events,
        ):
            for event in events:
                if isinstance(event, Labels):
                    found = [{"label": each.label, "score": each.score} for each in event.labels]
                    none_of_these = event.none_of_these
                elif isinstance(event, TextDelta):
                    text += event.text
    if json:
        output.say_json({"labels": found, "none_of_these": none_of_these})
        return
    for each in found:
        output.say(f"{each['score']:6.1%}  {each['label']}")
    output.say(unmarked(text.strip()))


COMMANDS = {"caption": caption, "classify": classify}
