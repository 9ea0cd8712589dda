"""`assistant index` and `assistant search`: the picture library."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.api.events import Hits, Result, TextDelta
from assistant.cli import output
from assistant.cli.state import host

Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


def index(
    folders: Annotated[list[Path] | None, typer.Argument(metavar="DIRS...", help="Folders of pictures.")] = None,
    json: Json = False,
) -> None:
    """Bring folders into the library; again later, for what changed. Without any: all folders of the library."""
    report: dict[str, object] = {}
    text = ""
    paths = [str(folder.expanduser().absolute()) for folder in folders or []]
    with host() as client, output.beside(client.act("index", "", paths)) as events:
        for event in events:
            if isinstance(event, Result):
                report = event.values
            elif isinstance(event, TextDelta):
                text += event.text
    if json:
        output.say_json(report)
    else:
        output.say(text.strip())


def search(
    text: Annotated[str, typer.Argument(help="What the pictures show.")] = "",
    image: Annotated[Path | None, typer.Option(help="Find pictures like this one.")] = None,
    limit: Annotated[int, typer.Option("-k", min=1, max=50, help="How many at most.")] = 9,
    json: Json = False,
) -> None:
    """Find pictures in the library by words, by a picture, or by both."""
    if not text.strip() and image is None:
        raise typer.BadParameter("Say what to look for, or give a picture with --image.")
    hits: list[dict[str, object]] = []
    said = ""
    paths = [str(image)] if image else []
    with host() as client:
        arguments = {"query": text, "limit": limit}
        with output.beside(client.act("search", text, paths, arguments)) as events:
            for event in events:
                if isinstance(event, Hits):
                    hits = [{"rank": hit.rank, "path": hit.picture.path, "score": hit.score} for hit in event.hits]
                elif isinstance(event, TextDelta):
                    said += event.text
    if json:
        output.say_json(hits)
        return
    output.say(said.strip())
    for hit in hits:
        output.say(f"{hit['rank']:>3}  {hit['score']:.2f}  {output.shown_path(str(hit['path']))}")


COMMANDS = {"index": index, "search": search}
