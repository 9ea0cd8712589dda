"""`assistant models …`: which models there are, what they cost, what fits here; getting, choosing, removing them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.api.errors import BadInput
from assistant.api.events import Event, Result
from assistant.api.language import Bilingual
from assistant.cli import output
from assistant.cli.state import host

app = typer.Typer(help="List, pull, choose, check or remove models.", no_args_is_help=True, rich_markup_mode=None)
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A profile, or the id of a model: organisation/name.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The id of a model: organisation/name.")]


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
        profiles = ", ".join(entry["profiles"])
        what = f"{entry['capability']:<22}{entry['id']:<46}"
        output.say(f"{mark} {what}{size}  {_state(entry):<10}{entry['licence']:<12}{profiles}")
    output.say(f"\n* in use, + present. Models are kept in {output.shown_path(str(paths().models))}")
    output.say(
        "Get one, or all of a profile: assistant models pull NAME. Why one fits or not: assistant models show ID"
    )


@app.command()
def show(name: Id, json: Json = False) -> None:
    """Show everything known of one model, and why it fits here or does not."""
    with host() as client:
        entries = client.get("/models")
    entry: dict[str, Any] | None = next((each for each in entries if each["id"] == name), None)
    if entry is None:
        raise BadInput(
            Bilingual(f"There is no model {name!r} in the catalogue.", f"目录里没有模型 {name!r}。"),
            Bilingual("See: assistant models list", "见：assistant models list"),
        )
    if json:
        output.say_json(entry)
        return
    for key, value in entry.items():
        output.say(f"{key}: {', '.join(map(str, value)) if isinstance(value, list) else value}")


@app.command()
def pull(
    name: Name,
    background: Annotated[bool, typer.Option("--background", help="Return at once; the host goes on.")] = False,
    json: Json = False,
) -> None:
    """Download a model, or all of a profile. What came before an interruption is not downloaded again."""
    request = f"pull {name}"
    with host() as client:
        events = client.events("/models/pull", {"name": name, "request": request})
        try:
            with output.beside(_first(events) if background else events) as seen:
                done = _finished(seen)
        except KeyboardInterrupt:
            client.cancel(request=request)
            raise
    if background and not done:
        told = f"{name} is being pulled. How far it is: assistant models list. Stop it: assistant models cancel {name}"
    else:
        told = f"{name} is here. Use it: assistant models use {name}" if done else "Stopped."
    _say(json, {"model": name, "here": done}, told)


@app.command()
def cancel(name: Name, json: Json = False) -> None:
    """Stop a download. What came stays for the next time."""
    with host() as client:
        stopped = client.cancel(request=f"pull {name}")
    _say(json, {"model": name, "stopped": stopped}, "Stopped." if stopped else f"{name} is not being pulled.")


@app.command()
def add(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The model's directory, or whisper's .pt file.")],
    name: Annotated[str, typer.Option("--as", metavar="ID", help="Its id; else taken from the directory's name.")] = "",
    json: Json = False,
) -> None:
    """Copy a model from this machine, for one without a network. It is checked as if it had been pulled."""
    id_ = name or _guessed(path)
    body = {"name": id_, "path": str(path.expanduser().absolute())}
    with host() as client, output.beside(client.events("/models/add", body)) as events:
        done = _finished(events)
    told = f"{id_} is here. Use it: assistant models use {id_}" if done else "Stopped."
    _say(json, {"model": id_, "here": done}, told)


@app.command()
def verify(name: Name, json: Json = False) -> None:
    """Compare every byte of a model, or of a profile's models, with the hashes of the day it came."""
    with host() as client, output.beside(client.events("/models/verify", {"name": name})) as events:
        done = _finished(events)
    _say(json, {"model": name, "unchanged": done}, f"{name} is as it came." if done else "Stopped.")


@app.command()
def use(name: Name, json: Json = False) -> None:
    """Use a profile, or a model for its capability, from now on. Written into the settings."""
    with host() as client:
        now = client.post("/models/use", {"name": name})
    chosen = "".join(f", {capability}: {id_}" for capability, id_ in now["models"].items())
    _say(json, now, f"profile: {now['profile']}{chosen}")


@app.command()
def remove(name: Id, json: Json = False) -> None:
    """Delete a model's files."""
    with host() as client:
        gone = client.delete("/models", name=name)
    _say(json, gone, f"{name} is removed; {gone['bytes'] / 10**9:.2f} GB are free again.")


@app.command()
def unload(capability: Annotated[str, typer.Argument(help="Of one capability only.")] = "", json: Json = False) -> None:
    """Let models go from memory; they are loaded again when they are needed."""
    with host() as client:
        unloaded = client.post("/models/unload", {"capability": capability})
    _say(json, unloaded, "Unloaded.")


def _say(json: bool, value: object, text: str) -> None:
    if json:
        output.say_json(value)
    else:
        output.say(text)


def _state(entry: dict[str, Any]) -> str:
    coming = entry["coming"]
    if coming:
        return f"{coming['done'] / coming['total']:.0%}" if coming["total"] else "coming"
    return "here" if entry["present"] else ("fits" if entry["fits"] else "too large")


def _finished(events: Iterable[Event]) -> bool:
    return any(isinstance(event, Result) for event in events)


def _first(events: Iterable[Event]) -> Iterable[Event]:
    """Waits until the work has begun, or failed, and leaves."""
    for event in events:
        yield event
        return


def _guessed(path: Path) -> str:
    """`organisation--name`, as a models folder has it; or the two last names of the path."""
    organisation, mark, name = path.name.partition("--")
    return f"{organisation}/{name}" if mark else f"{path.absolute().parent.name}/{path.name}"
