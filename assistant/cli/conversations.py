"""`assistant conversations …`: what was said before."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from assistant.api.errors import BadInput
from assistant.api.language import Bilingual
from assistant.cli import output
from assistant.cli.state import host

app = typer.Typer(
    help="List, show, search, export or delete conversations.", no_args_is_help=True, rich_markup_mode=None
)
Id = Annotated[str, typer.Argument(metavar="ID", help="As shown by: assistant conversations list")]
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


@app.command("list")
def listed(json: Json = False) -> None:
    """List all conversations, the newest first."""
    with host() as client:
        _print(client.get("/conversations"), json)


@app.command()
def search(query: Annotated[str, typer.Argument(help="Words that were said or shown.")], json: Json = False) -> None:
    """Find conversations by what was said, answered or seen in them."""
    with host() as client:
        _print(client.get("/conversations", query=query), json)


@app.command()
def show(conversation: Id, json: Json = False) -> None:
    """Show a whole conversation."""
    with host() as client:
        if json:
            output.say_json(client.get(f"/conversations/{_quoted(conversation)}"))
        else:
            output.say(client.get(f"/conversations/{_quoted(conversation)}/export").decode("utf-8"))


@app.command()
def export(
    conversation: Id,
    format: Annotated[Literal["markdown", "json"], typer.Option(help="The kind of document.")] = "markdown",
    out: Annotated[Path | None, typer.Option("-o", help="A new file; else standard output.")] = None,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Write a conversation as a document."""
    with host() as client:
        route = f"/conversations/{_quoted(conversation)}/export"
        document = client.get(route, format="json" if json else format)
    text = document.decode("utf-8") if isinstance(document, bytes) else str(document)
    if out is None:
        output.say(text)
        return
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise BadInput(
            Bilingual(
                f"{output.shown_path(str(out))} cannot be written: {error.strerror}.",
                f"无法写入 {output.shown_path(str(out))}：{error.strerror}。",
            ),
            Bilingual("Name a new file.", "请指定一个新文件。"),
        ) from None
    output.say(f"Written to {output.shown_path(str(out))}.")


@app.command()
def delete(
    conversation: Id, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False, json: Json = False
) -> None:
    """Delete a conversation and the pictures that only it uses."""
    if not yes:
        typer.confirm("Delete it for ever?", abort=True, err=json)
    with host() as client:
        deleted = client.delete(f"/conversations/{_quoted(conversation)}")
    if json:
        output.say_json(deleted)
    else:
        output.say("Deleted.")


def _print(found: list[dict[str, Any]], json: bool) -> None:
    if json:
        output.say_json(found)
        return
    for each in found:
        day = datetime.fromtimestamp(each["updated"]).astimezone().strftime("%Y-%m-%d %H:%M")
        output.say(f"{each['id']}  {day}  {each['title']}  ({each['turns']} turns, {each['pictures']} pictures)")
        if each["excerpt"]:
            output.say(f"    {each['excerpt']}")
    if not found:
        output.say("None.")


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name, safe="", errors="replace")
