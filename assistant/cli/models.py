"""`assistant models …`: which models there are, what they cost, and what fits here."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from assistant.api.errors import BadInput
from assistant.cli import output
from assistant.cli.state import host

app = typer.Typer(help="List or show models and their profiles.", no_args_is_help=True, rich_markup_mode=None)
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


@app.command("list")
def listed(json: Json = False) -> None:
    """List the models of all profiles: size, licence, whether they are here and fit."""
    with host() as client:
        entries = client.get("/models")
    if json:
        output.say_json(entries)
        return
    from assistant.paths import paths

    for entry in entries:
        mark = "*" if entry["selected"] else "+" if entry["present"] else " "
        size = f"{entry['bytes'] / 10**9:6.2f} GB"
        state = "here" if entry["present"] else ("fits" if entry["fits"] else "too large")
        profiles = ", ".join(entry["profiles"])
        output.say(
            f"{mark} {entry['capability']:<22}{entry['id']:<46}{size}  {state:<10}{entry['licence']:<12}{profiles}"
        )
    output.say(f"\n* in use, + present. Models are looked for in {output.shown_path(str(paths().models))}")


@app.command()
def show(name: Annotated[str, typer.Argument(metavar="NAME", help="A model of the list.")], json: Json = False) -> None:
    """Show everything known of one model."""
    with host() as client:
        entries = client.get("/models")
    entry: dict[str, Any] | None = next((each for each in entries if each["id"] == name), None)
    if entry is None:
        raise BadInput(f"There is no model {name!r} in the catalogue.", "See: assistant models list")
    if json:
        output.say_json(entry)
        return
    for key, value in entry.items():
        output.say(f"{key}: {', '.join(map(str, value)) if isinstance(value, list) else value}")


@app.command()
def unload(capability: Annotated[str, typer.Argument(help="Of one capability only.")] = "", json: Json = False) -> None:
    """Let models go from memory; they are loaded again when they are needed."""
    with host() as client:
        unloaded = client.post("/models/unload", {"capability": capability})
    if json:
        output.say_json(unloaded)
    else:
        output.say("Unloaded.")
