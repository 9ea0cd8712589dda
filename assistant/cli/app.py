"""The tree of commands. Each subject has a module; nothing heavy is imported until a command runs."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from assistant import __version__
from assistant.choices import PROFILES, Profile
from assistant.cli import (
    chat,
    conversations,
    doctor,
    drawing,
    host,
    library,
    models,
    pictures,
    plugins,
    route,
    searching,
    speech,
)
from assistant.cli.opening import open_chat
from assistant.cli.state import STATE
from assistant.cli.words import Tree, both

app = Tree(
    both("A local, private, multimodal chat assistant for the terminal.", "终端里的本地、私密、多模态聊天助手。"),
    name="assistant",
    no_args_is_help=False,
    invoke_without_command=True,
    add_completion=False,
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
        Profile | None,
        typer.Option(
            metavar="NAME", help=both(f"Models: {', '.join(PROFILES)}.", f"所用模型：{'、'.join(PROFILES)}。")
        ),
    ] = None,
    offline: Annotated[
        bool, typer.Option("--offline", help=both("Refuse every network connection.", "拒绝一切网络连接。"))
    ] = False,
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", callback=_version, is_eager=True, help=both("Show it.", "显示版本号。"))
    ] = False,
) -> None:
    """Without a command, opens the chat."""
    STATE.profile = profile
    STATE.offline = offline or None
    if context.invoked_subcommand is None:
        open_chat([], None, plain=False)


def _add(subject: Any) -> None:
    for name, function in subject.COMMANDS.items():
        app.command(name)(function)


for _subject in (chat, pictures, drawing, library, searching, speech, route, doctor):
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
