"""What a declaration may not say, told to its author."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import pytest
from langchain_core.tools import StructuredTool

from assistant.api import Action, Argument, Plugin
from assistant.api.language import in_language
from assistant.cli import arguments
from assistant.dialogue.declaration import faults
from assistant.reserved import OPTIONS, TAKEN


def test_the_reserved_arguments_are_the_options_of_the_whole_program() -> None:
    assert {name.removeprefix("--") for name in (*arguments._WITH_VALUE, *arguments._ALONE)} == OPTIONS


@pytest.mark.parametrize("taken", ["config", "help", "pictures", "run_manager", "self"])
def test_an_argument_that_could_never_be_given_is_refused(taken: str) -> None:
    class Mine(Plugin):
        name, title, summary = "mine", "Mine", "S"
        actions = (Action("hum", "hums", {"en": ("hum",)}, (Argument(taken, "text", "s"),)),)
        options = (Argument(taken, "text", "s"),)

    (told,) = faults(Mine, "mine")
    assert told.startswith(f"action 'hum': argument {taken!r} could never be given")


def test_the_guide_names_what_no_argument_can_be_called() -> None:
    guide = Path("docs/plugins.md").read_text("utf-8")
    said = guide.split("An argument of an action cannot be called")[1].split(":")[0]
    assert set(re.findall(r"`(\w+)`", said)) == OPTIONS | TAKEN


def test_what_langchain_hands_to_tools_itself_is_no_argument() -> None:
    own = inspect.signature(StructuredTool._run).parameters.values()
    assert {each.name for each in own if each.kind not in (each.VAR_POSITIONAL, each.VAR_KEYWORD)} <= TAKEN


def test_every_fault_of_a_declaration_is_told_in_both_languages() -> None:
    class Wrong(Plugin):
        name, title, summary = "other", "two\nlines", "S"
        actions = (Action("Do", "", [], (Argument("n", "integer", "s", "x"),), "sounds", capabilities=("flying",)),) * 2  # type: ignore[arg-type]
        options = (Argument("n", "text", "s"), Argument("n", "word", "s"))  # type: ignore[arg-type]

    told = faults(Wrong, "mine")
    assert len(told) >= 10
    for each in told:
        assert re.search("[\u4e00-\u9fff]", in_language(each, "zh")), each
        assert not re.search(r"\b(must|its|the|is)\b", in_language(each, "zh")), each
        assert not re.search("[\u4e00-\u9fff]", each), each


@pytest.mark.parametrize("bounds", [("1", None), (None, "9"), (5, 1), (float("nan"), None), (None, float("inf"))])
def test_bounds_are_numbers_in_order(bounds: tuple[Any, Any]) -> None:
    class Mine(Plugin):
        name, title, summary = "mine", "Mine", "Does it."
        options = (Argument("often", "integer", "How often.", 3, minimum=bounds[0], maximum=bounds[1]),)
        actions = (Action("hum", "Hums.", {"en": ("hum",)}),)

    assert [each for each in faults(Mine, "mine") if "minimum and maximum of option 'often'" in each]
