"""`assistant conversations …`: what was said before."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from assistant.api.errors import BadInput
from assistant.api.language import Bilingual, in_language, plural
from assistant.api.safe_text import safe_line
from assistant.cli import output
from assistant.cli.earlier import whole_id
from assistant.cli.state import host, language
from assistant.cli.words import Json, Tree, both, chinese
from assistant.host.protocol import route_of
from assistant.new_file import write_new
from assistant.refusals import cure, not_written
from assistant.terminal.listed import moment, titled

app = Tree(
    both("List, show, search, export or delete conversations.", "列出、查看、搜索、导出或删除对话。"),
    no_args_is_help=True,
)
Id = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help=both(
            "As shown by: assistant conversations list; its first signs do, at least four.",
            "见：assistant conversations list；只写开头也行，至少四位。",
        ),
    ),
]


@app.command("list")
@chinese("列出所有对话，最新的在前。")
def listed(json: Json = False) -> None:
    """List all conversations, the newest first."""
    with host() as client:
        _print(client.get("/conversations"), json)


@app.command()
@chinese("按说过、答过或看过的内容查找对话。")
def search(
    query: Annotated[
        str,
        typer.Argument(
            metavar="WORDS",
            help=both("Words that were said or shown, also in the names of files.", "说过或出现过的词，也包括文件名。"),
        ),
    ],
    json: Json = False,
) -> None:
    """Find conversations by what was said, answered or seen in them."""
    with host() as client:
        _print(client.get("/conversations", query=query), json)


@app.command()
@chinese("显示整个对话。")
def show(conversation: Id, json: Json = False) -> None:
    """Show a whole conversation."""
    with host() as client:
        route = route_of(whole_id(client, conversation))
        if json:
            output.say_json(client.get(route))
        else:
            output.say(client.get(f"{route}/export").decode("utf-8"))


@app.command()
@chinese("把对话写成文档。")
def export(
    conversation: Id,
    format: Annotated[
        Literal["markdown", "json", "html"], typer.Option(help=both("The kind of document.", "文档的格式。"))
    ] = "markdown",
    out: Annotated[
        Path | None, typer.Option("-o", help=both("A new file; else standard output.", "新文件；不填则写到标准输出。"))
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help=both("The same as --format json.", "等同于 --format json。"))
    ] = False,
) -> None:
    """Write a conversation as a document."""
    with host() as client:
        route = f"{route_of(whole_id(client, conversation))}/export"
        document = client.get(route, format="json" if json else format)
    text = document.decode("utf-8") if isinstance(document, bytes) else str(document)
    if out is None:
        output.say(text)
        return
    try:
        write_new(out, text.encode("utf-8"))
    except OSError as error:
        hint = Bilingual("Name a new file.", "请指定一个新文件。")
        raise BadInput(not_written(output.shown_path(str(out)), error), cure(error, hint)) from None
    shown = output.shown_path(str(out))
    output.say(Bilingual(f"Written to {shown}.", f"已写入 {shown}。"))


@app.command()
@chinese("删除对话或其中一轮，以及只有它使用的图片。")
def delete(
    conversation: Id,
    turn: Annotated[
        int | None,
        typer.Option(
            min=1,
            help=both(
                "Only this turn, by its number in: assistant conversations show ID --json",
                "只删除这一轮，编号见：assistant conversations show ID --json",
            ),
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=both("Do not ask.", "不再询问。"))] = False,
    json: Json = False,
) -> None:
    """Delete a conversation, or one turn of it, and the pictures that only it uses."""
    with host() as client:
        route = route_of(whole_id(client, conversation))
        title = titled(client.get(route)["title"], language())
        if turn is not None:
            title = titled(client.get(f"{route}/why", turn=turn)["text"], language())
            route = f"{route}/turns/{turn}"
        if not yes:
            question = Bilingual(f"Delete “{title}” for ever?", f"永久删除“{title}”？")
            typer.confirm(safe_line(in_language(question, language())), abort=True, err=json)
        deleted = client.delete(route)
    if json:
        output.say_json(deleted)
    elif deleted.get("stopped"):
        output.say(
            Bilingual("Deleted. An answer was still being given; it was stopped.", "已删除。还在进行的回答已停止。")
        )
    else:
        output.say(Bilingual("Deleted.", "已删除。"))


def _print(found: list[dict[str, Any]], json: bool) -> None:
    if json:
        output.say_json(found)
        return
    for each in found:
        title, turns, pictures = titled(each["title"], language()), each["turns"], each["pictures"]
        head = f"{each['id']}  {moment(each['updated'])}  {title}"
        counts = f"{turns} {plural(turns, 'turn', 'turns')}, {pictures} {plural(pictures, 'picture', 'pictures')}"
        output.say(Bilingual(f"{head}  ({counts})", f"{head}（{turns} 轮，{pictures} 张图片）"))
        if each["excerpt"]:
            output.say(f"    {each['excerpt']}")
    if not found:
        output.say(Bilingual("None.", "没有。"))
