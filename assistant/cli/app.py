"""The tree of commands. Each subject has a module; nothing heavy is imported until a command runs."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from assistant import __version__
from assistant.cli import chat, conversations, doctor, drawing, host, library, models, pictures, plugins, route, speech
from assistant.cli.opening import open_chat
from assistant.cli.state import STATE

app = typer.Typer(
    name="assistant",
    help="A local, private, multimodal chat assistant for the terminal.",
    no_args_is_help=False,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def whole_program(
    context: typer.Context,
    profile: Annotated[
        str | None, typer.Option(help="Models: auto, pocket, cpu, small, medium, standard, large, huge, remote.")
    ] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Refuse every network connection.")] = False,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False,  # noqa: ARG001
) -> None:
    """Without a command, opens the chat."""
    STATE.profile = profile
    STATE.offline = offline or None
    if context.invoked_subcommand is None:
        open_chat([], None, plain=False)


def _add(subject: Any) -> None:
    for name, function in subject.COMMANDS.items():
        app.command(name)(function)


for _subject in (chat, pictures, drawing, library, speech, route, doctor):
    _add(_subject)
for _name, _group in (
    ("conversations", conversations),
    ("library", library),
    ("models", models),
    ("plugins", plugins),
    ("host", host),
):
    app.add_typer(_group.app, name=_name)


def known_commands() -> list[str]:
    """The names of all built-in commands."""
    single = [command.name or "" for command in app.registered_commands]
    return [*single, *(group.name or "" for group in app.registered_groups)]
