"""`assistant host …`: the process that owns models and stores."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer

from assistant.cli import output
from assistant.cli.state import host

app = typer.Typer(help="Start, stop or look at the host process.", no_args_is_help=True, rich_markup_mode=None)
Json = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


@app.command()
def start(json: Json = False) -> None:
    """Start the host, if it does not run."""
    with host() as client:
        pid = client.get("/health")["pid"]
    if json:
        output.say_json(_values())
    else:
        output.say(f"The host runs as process {pid}.")


@app.command()
def stop(json: Json = False) -> None:
    """Stop the host."""
    from assistant.host.start import stop_host
    from assistant.paths import paths

    ended = stop_host(paths())
    if json:
        output.say_json(_values())
    else:
        output.say("The host has ended." if ended else "No host was running.")


@app.command()
def status(json: Json = False) -> None:
    """Show whether the host runs, and what it has loaded."""
    values = _values()
    if json:
        output.say_json(values)
    elif not values["running"]:
        output.say("No host is running. It is started by the first command that needs it.")
    else:
        output.say(
            f"running as process {values['pid']} for {values['uptime_s']:.0f} s, profile {values['active_profile']}"
        )
        output.say(f"memory: {values['memory']['host_bytes'] / 2**20:.0f} MiB")
        for model in values["models"]:
            output.say(
                f"  {model['capability']}: {model['model']} ({model['bytes'] / 2**20:.0f} MiB, {model['device']})"
            )


def _values() -> dict[str, Any]:
    """What `--json` answers for each of the three: the state after the command."""
    from assistant.host.client import HostClient
    from assistant.host.start import running
    from assistant.paths import paths

    place = paths()
    values: dict[str, Any] = {"running": False, "pid": 0, "uptime_s": 0, "models": [], "memory": {}}
    if running(place) is not None:
        with HostClient(place.socket) as client:
            values = {"running": True, **client.get("/status")}
    values["memory"] = {**values["memory"], "host_bytes": _resident(values["pid"])}
    return values


def _resident(pid: int) -> int:
    import psutil

    return int(psutil.Process(pid).memory_info().rss) if pid and psutil.pid_exists(pid) and pid != os.getpid() else 0
