"""The documentation names what the code has: every command, action, setting and Makefile target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.metadata import entry_points
from inspect import get_annotations
from pathlib import Path
from typing import Any

import pytest

from assistant.api import (
    ENTRY_POINT_GROUP,
    Action,
    Argument,
    Context,
    Conversation,
    ImageGeneration,
    ImageTextEmbedding,
    Library,
    Plugin,
    Request,
    TextGeneration,
    Transcription,
)
from assistant.settings import Settings

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
SERVICES: Mapping[str, type[Any]] = {
    "conversation": Conversation,
    "library": Library,
    "VisionLanguage": TextGeneration,
    "ImageTextEmbedding": ImageTextEmbedding,
    "Transcription": Transcription,
    "ImageGeneration": ImageGeneration,
}
"""What a plugin reaches through its context, by the word in front of its row in the page for authors."""


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def built_in_plugins() -> list[type[Plugin]]:
    return [point.load() for point in entry_points(group=ENTRY_POINT_GROUP)]


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_both_commands_and_every_action(readme: str) -> None:
    text = read(readme)
    assert "make chat" in text
    assert "make test" in text
    for plugin in built_in_plugins():
        for action in plugin.actions:
            assert f"`{action.name}`" in text or f"assistant {action.name}" in text, action.name


def test_every_setting_is_in_the_user_guide() -> None:
    guide = read("docs/guide.md")
    for name in Settings.model_fields:
        assert f"`{name}`" in guide, name


def test_the_settings_that_are_tables_are_named_as_such() -> None:
    from assistant.setting_values import TABLES

    assert f"The tables {', '.join(f'`{name}`' for name in TABLES[:-1])} and `{TABLES[-1]}` are" in read(
        "docs/guide.md"
    )


def test_the_sounds_that_are_read_without_ffmpeg_are_in_the_user_guide() -> None:
    from assistant.media.sound import WITHOUT_FFMPEG

    assert f"| sounds | {', '.join(WITHOUT_FFMPEG.values())}; with ffmpeg also" in read("docs/guide.md")


def test_every_command_is_in_the_user_guide() -> None:
    import typer.main

    from assistant.cli.app import app

    guide = read("docs/guide.md")
    group = typer.main.get_command(app)
    for name, command in getattr(group, "commands", {}).items():
        assert f"assistant {name}" in guide, name
        for below in getattr(command, "commands", {}):
            assert f"assistant {name} {below}" in guide, f"{name} {below}"


def _with_json(group: Any, before: str = "") -> Iterator[str]:
    """The commands that answer as JSON, by their whole names."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _with_json(command, f"{name} ")
        elif any("--json" in parameter.opts for parameter in command.params):
            yield f"{before}{name}"


def test_every_command_that_answers_as_json_has_its_shape_in_the_user_guide() -> None:
    import typer.main

    from assistant.cli.app import app

    table = read("docs/guide.md").split("### JSON")[1].split("\n## ")[0]
    told: set[str] = set()
    for cell in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE):
        first, *others = re.findall(r"`([^`]+)`", cell)
        group = first.rpartition(" ")[0]
        told |= {first, *(f"{group} {other}".strip() for other in others)}
    assert set(_with_json(typer.main.get_command(app))) <= told


def test_every_command_and_key_of_the_chat_is_in_the_user_guide() -> None:
    from assistant.terminal.keys import COMMANDS, EDITING, written

    guide = read("docs/guide.md")
    for command in COMMANDS:
        lines = [line for line in guide.splitlines() if f"`/{command.name}`" in line]
        keys = [written(key) for key in command.keys.split(",") if key]
        assert any(all(key in line for key in keys) for line in lines), command.name
    for key, *_ in EDITING:
        assert key in guide, key


def test_every_option_of_a_plugin_is_in_the_user_guide() -> None:
    guide = read("docs/guide.md")
    for plugin in built_in_plugins():
        for option in plugin.options:
            assert f"`{option.name}`" in guide, f"{plugin.name}: {option.name}"


def _members(declared: type[Any]) -> set[str]:
    """What a declaration of the plugin contract offers by name."""
    return {name for name in [*vars(declared), *get_annotations(declared)] if not name.startswith("_")}


def test_the_whole_plugin_contract_is_in_the_page_for_authors() -> None:
    page = read("docs/plugins.md")
    code = " ".join(re.findall(r"```.*?```|`[^`\n]+`", page, re.DOTALL))
    names = set(get_annotations(Action)) | set(get_annotations(Argument))
    for name in names.union(*map(_members, (Request, Context, Plugin))):
        assert re.search(rf"\b{name}\b", code), name
    for word, declared in SERVICES.items():
        (row,) = [line for line in page.splitlines() if re.match(rf"\| [^|]*`{word}`[^|]*\|", line)]
        for name in _members(declared) - {"info"}:
            assert f"`{name}" in row, f"{declared.__name__}.{name}"
    assert "Every model has `info`" in page


def test_every_make_target_is_in_the_contributors_page() -> None:
    targets = re.search(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)
    assert targets
    for target in targets[1].split():
        assert f"make {target}" in read("CONTRIBUTING.md"), target


def test_every_dependency_is_justified() -> None:
    import tomllib

    page = read("CONTRIBUTING.md")
    project = tomllib.loads(read("pyproject.toml"))["project"]
    extras = [each for extra in project["optional-dependencies"].values() for each in extra]
    for requirement in [*project["dependencies"], *extras]:
        name = re.split(r"[<>=\[;]", requirement)[0]
        assert f"`{name}`" in page, name


@pytest.mark.parametrize(
    "page", [*READMES, "CONTRIBUTING.md", *(f"docs/{each.name}" for each in (ROOT / "docs").glob("*.md"))]
)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    folder = (ROOT / page).parent
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", read(page)):
        assert (folder / target).exists(), target


def test_the_architecture_page_has_every_route_and_every_call_of_the_client() -> None:
    from assistant.host.client import HostClient

    page = read("docs/architecture.md")
    for file in (ROOT / "assistant/host/routes").glob("*.py"):
        for method, path in re.findall(r'@routes\.(\w+)\("([^"]+)"\)', file.read_text(encoding="utf-8")):
            route = f"{method.upper()} {path.replace('{conversation}', '{id}')}"
            assert f"`{route}`" in page or f"`{route}?" in page, route
    client = page.split("class HostClient:")[1].split("```")[0]
    for name in _members(HostClient) - {"close"}:
        assert f"{name}(self" in client, name


def test_the_architecture_page_names_every_package() -> None:
    text = read("docs/architecture.md")
    for package in (ROOT / "assistant").iterdir():
        if (package / "__init__.py").exists():
            assert f"assistant/{package.name}" in text or f"`{package.name}`" in text, package.name
