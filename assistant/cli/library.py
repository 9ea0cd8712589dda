"""`assistant index`, `assistant search` and `assistant library`: the picture library."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from assistant.api.events import Hits, Result, TextDelta
from assistant.api.parts import Hit
from assistant.cli import output
from assistant.cli.state import host

Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]

app = typer.Typer(help="What the picture library holds.", rich_markup_mode=None)


def index(
    folders: Annotated[list[Path] | None, typer.Argument(metavar="DIRS...", help="Folders of pictures.")] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Stay, and bring in what changes.")] = False,
    json: Json = False,
) -> None:
    """Bring folders into the library; again later, for what changed. Without any: all folders of the library."""
    report: dict[str, object] = {}
    text = ""
    paths = [str(folder.expanduser().absolute()) for folder in folders or []]
    with host() as client, output.beside(client.act("index", "", paths, {"watch": watch})) as events:
        for event in events:
            if isinstance(event, Result):
                report = event.values
                if watch and json:
                    output.say_json(report)
            elif isinstance(event, TextDelta):
                text += event.text
                if watch and not json:
                    output.say_part(event.text)
    if watch:
        return
    if json:
        output.say_json(report)
    else:
        output.say(text.strip())


def search(
    text: Annotated[str, typer.Argument(help="What the pictures show.")] = "",
    image: Annotated[Path | None, typer.Option(help="Find pictures like this one.")] = None,
    without: Annotated[list[str] | None, typer.Option(help="What they must not show; can be repeated.")] = None,
    limit: Annotated[int, typer.Option("-k", min=1, max=50, help="How many at most.")] = 9,
    folder: Annotated[Path | None, typer.Option(help="Only below this folder.")] = None,
    since: Annotated[str, typer.Option(help="Only from this day on: YYYY-MM-DD.")] = "",
    until: Annotated[str, typer.Option(help="Only up to this day: YYYY-MM-DD.")] = "",
    smallest: Annotated[int, typer.Option(min=0, help="Only with a longer side of so many pixels.")] = 0,
    largest: Annotated[int, typer.Option(min=0, help="Only with a longer side of at most so many.")] = 0,
    orientation: Annotated[Literal["landscape", "portrait", "square", "any"], typer.Option(help="Its shape.")] = "any",
    explain: Annotated[bool, typer.Option("--explain", help="Say why each was found, and what answered.")] = False,
    json: Json = False,
) -> None:
    """Find pictures in the library by words, by a picture, or by both."""
    if not text.strip() and image is None:
        raise typer.BadParameter("Say what to look for, or give a picture with --image.")
    hits: tuple[Hit, ...] = ()
    said, outcome = "", {}
    arguments = {
        "query": text,
        "exclude": without or [],
        "limit": limit,
        "folder": str(folder.expanduser().absolute()) if folder else "",
        **{"since": since, "until": until, "smallest": smallest, "largest": largest, "orientation": orientation},
    }
    paths = [str(image)] if image else []
    with host() as client, output.beside(client.act("search", text, paths, arguments)) as events:
        for event in events:
            match event:
                case Hits():
                    hits = event.hits
                case TextDelta():
                    said += event.text
                case Result():
                    outcome = event.values
    if json:
        output.say_json([_as_json(hit, explain) for hit in hits])
        return
    output.say(said.strip())
    for hit in hits:
        output.say(f"{hit.rank:>3}  {hit.score:.2f}  {output.shown_path(hit.picture.path)}")
        if explain:
            more = f"; {hit.duplicates} nearly the same" if hit.duplicates else ""
            output.say(f"           {hit.reason}; {hit.margin:.3f} above the next{more}")
    if explain and outcome:
        output.say(f"Searched {outcome['searched']} pictures; answered by: {outcome['index']}")


def _as_json(hit: Hit, explain: bool) -> dict[str, Any]:
    found = {"rank": hit.rank, "path": hit.picture.path, "score": hit.score}
    if not explain:
        return found
    return {
        **found,
        "margin": hit.margin,
        "reason": hit.reason,
        "labels": [{"label": label.label, "score": label.score} for label in hit.labels],
        "duplicates": hit.duplicates,
        "width": hit.picture.width,
        "height": hit.picture.height,
    }


@app.command("status")
def status(json: Json = False) -> None:
    """How many pictures each folder holds, and what searches them."""
    with host() as client:
        known = client.get("/library")
    if json:
        output.say_json(known)
        return
    for folder, count in known["folders"]:
        output.say(f"{count:>8}  {output.shown_path(folder)}")
    output.say(f"{known['pictures']:>8}  pictures; index: {known['index']}; model: {known['model'] or 'none'}")
    if known["outdated"]:
        output.say(f"{known['outdated']:>8}  carry another model's vectors; the next search or index embeds them again")


@app.command("remove")
def remove(folder: Annotated[Path, typer.Argument(help="A folder of the library.")], json: Json = False) -> None:
    """Take a folder out of the library. Its files stay where they are."""
    with host() as client:
        removed = client.delete("/library", folder=str(folder.expanduser().absolute()))["removed"]
    if json:
        output.say_json({"removed": removed})
    else:
        output.say(f"{removed} pictures were taken out of the library; their files were not touched.")


COMMANDS = {"index": index, "search": search}
