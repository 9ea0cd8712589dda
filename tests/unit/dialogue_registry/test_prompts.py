"""Prompts: the shipped ones are complete, the user's win, and mistakes name the file and the variable."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path
from string import Template

import pytest

from assistant.api import ENTRY_POINT_GROUP, AssistantError, Plugin
from assistant.dialogue.discovery import at_path, find_class
from assistant.dialogue.prompts import Prompts

SHIPPED = sorted(Path(str(files("prompts"))).rglob("*.md"))


def test_the_users_own_version_wins_at_once(tmp_path: Path) -> None:
    prompts = Prompts(tmp_path)
    shipped = prompts.fill("captioning", "short", "en", {})
    (tmp_path / "captioning").mkdir()
    (tmp_path / "captioning" / "short.en.md").write_text("Like a pirate, for $$1.")
    assert prompts.fill("captioning", "short", "en", {}) == "Like a pirate, for $1."
    assert shipped != "Like a pirate, for $1."


def test_variables_are_filled_in() -> None:
    assert Prompts().fill("vqa", "question", "zh", {"question": "几个 $star？"}) == "几个 $star？"


def test_an_override_with_an_unknown_variable_names_file_and_variable(tmp_path: Path) -> None:
    (tmp_path / "vqa").mkdir()
    file = tmp_path / "vqa" / "question.en.md"
    file.write_text("$question $mood")
    with pytest.raises(AssistantError, match=r"\$mood") as caught:
        Prompts(tmp_path).fill("vqa", "question", "en", {"question": "what?"})
    assert str(file) in caught.value.message
    assert "$question" in caught.value.hint


def test_an_override_may_leave_a_variable_out(tmp_path: Path) -> None:
    (tmp_path / "vqa").mkdir()
    (tmp_path / "vqa" / "question.en.md").write_text("Say hello.")
    assert Prompts(tmp_path).fill("vqa", "question", "en", {"question": "what?"}) == "Say hello."


def test_a_value_that_the_shipped_prompt_does_not_declare_is_a_mistake() -> None:
    with pytest.raises(AssistantError, match=r"no variable \$qeustion"):
        Prompts().fill("vqa", "question", "en", {"question": "what?", "qeustion": "typo"})


def test_a_missing_variable_is_a_mistake() -> None:
    with pytest.raises(AssistantError, match=r"\$question"):
        Prompts().fill("vqa", "question", "en", {})


@pytest.mark.parametrize("content", [b"costs $5", b"\xff\xfe\x00"])
def test_an_unusable_override_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vqa").mkdir()
    (tmp_path / "vqa" / "question.en.md").write_bytes(content)
    with pytest.raises(AssistantError, match=r"question\.en\.md"):
        Prompts(tmp_path).fill("vqa", "question", "en", {"question": "what?"})


@pytest.mark.parametrize("content", ["", " \n\t"])
def test_an_empty_override_is_named_with_its_cure(tmp_path: Path, content: str) -> None:
    for folder, name in (("captioning", "short"), ("vqa", "question"), ("classification", "templates")):
        (tmp_path / folder).mkdir()
        file = tmp_path / folder / f"{name}.en.md"
        file.write_text(content)
        values = {"vqa": {"question": "what?"}, "classification": {"label": "cat"}}.get(folder, {})
        with pytest.raises(AssistantError, match="is empty") as caught:
            Prompts(tmp_path).fill(folder, name, "en", values)
        assert str(file) in caught.value.message
        assert "remove it" in caught.value.hint


def test_a_system_prompt_may_be_empty(tmp_path: Path) -> None:
    (tmp_path / "agent").mkdir()
    (tmp_path / "agent" / "system.en.md").write_text("")
    assert Prompts(tmp_path).fill("agent", "system", "en", {}) == ""


@pytest.mark.parametrize("name", ["nothing", "../vqa/question", "/etc/passwd", ""])
def test_a_prompt_that_is_not_there_says_where_it_belongs(tmp_path: Path, name: str) -> None:
    with pytest.raises(AssistantError, match="no prompt"):
        Prompts(tmp_path).fill("vqa", name, "en", {})


def test_english_serves_where_a_language_is_missing(tmp_path: Path) -> None:
    (tmp_path / "thing").mkdir()
    (tmp_path / "thing" / "say.en.md").write_text("hello")
    assert Prompts(tmp_path).fill("thing", "say", "zh", {}) == "hello"


@pytest.fixture
def verse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Plugin, Path]]:
    """A stranger's plugin whose class lies deep in a package of another name, and the package's folder of prompts."""
    package = tmp_path / "verse_pkg"
    (package / "inner").mkdir(parents=True)
    for folder in (package, package / "inner"):
        (folder / "__init__.py").touch()
    (package / "inner" / "plugin.py").write_text(
        "from assistant.api import Plugin\n\n\nclass Verse(Plugin):\n    name = 'captioning'\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    (package / "prompts").mkdir()
    yield importlib.import_module("verse_pkg.inner.plugin").Verse(), package / "prompts"
    for module in [each for each in sys.modules if each.partition(".")[0] == "verse_pkg"]:
        del sys.modules[module]


def test_a_strangers_package_brings_its_own(verse: tuple[Plugin, Path]) -> None:
    plugin, folder = verse
    (folder / "say.en.md").write_text("hello $name")
    assert Prompts().fill(plugin, "say", "en", {"name": "you"}) == "hello you"


def test_a_stranger_gets_no_prompt_of_the_programs_own(verse: tuple[Plugin, Path], tmp_path: Path) -> None:
    plugin, _ = verse
    (tmp_path / "captioning").mkdir()
    (tmp_path / "captioning" / "short.en.md").write_text("what the user says instead of ours")
    for prompts in (Prompts(), Prompts(tmp_path)):
        with pytest.raises(AssistantError, match="no prompt 'short' for captioning") as caught:
            prompts.fill(plugin, "short", "en", {})
        place = Path(caught.value.hint.removeprefix("It belongs in ").removesuffix("."))
        assert tmp_path / "verse_pkg" in place.parents


def test_the_place_that_a_missing_prompt_names_is_looked_in(verse: tuple[Plugin, Path]) -> None:
    plugin, _ = verse
    with pytest.raises(AssistantError) as caught:
        Prompts().fill(plugin, "make", "zh", {})
    place = Path(caught.value.hint.removeprefix("It belongs in ").removesuffix("."))
    place.parent.mkdir(exist_ok=True)
    place.write_text("a verse")
    assert Prompts().fill(plugin, "make", "zh", {}) == "a verse"


def test_a_plugin_of_one_file_keeps_its_prompts_with_the_users(tmp_path: Path) -> None:
    (tmp_path / "rhyme.py").write_text("from assistant.api import Plugin\n\nclass Rhyme(Plugin):\n    name = 'rhyme'\n")
    plugin = find_class(at_path(tmp_path / "rhyme.py"))()
    prompts = Prompts(tmp_path / "prompts")
    with pytest.raises(AssistantError) as caught:
        prompts.fill(plugin, "make", "en", {})
    assert str(tmp_path / "prompts" / "rhyme" / "make.en.md") in caught.value.hint
    (tmp_path / "prompts" / "rhyme").mkdir(parents=True)
    (tmp_path / "prompts" / "rhyme" / "make.en.md").write_text("a rhyme")
    assert prompts.fill(plugin, "make", "en", {}) == "a rhyme"


def test_a_built_in_plugin_has_the_folder_without_its_prefix() -> None:
    plugin = next(entry for entry in entry_points(group=ENTRY_POINT_GROUP) if entry.name == "assistant_captioning")
    assert Prompts().fill(plugin.load()(), "short", "en", {}) == Prompts().fill("captioning", "short", "en", {})


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_shipped_prompt_exists_in_both_languages_with_the_same_variables(path: Path) -> None:
    purpose, language, _ = path.name.split(".")
    other = path.with_name(f"{purpose}.{'zh' if language == 'en' else 'en'}.md")
    here, there = (Template(file.read_text(encoding="utf-8")) for file in (path, other))
    assert here.is_valid()
    assert set(here.get_identifiers()) == set(there.get_identifiers())
    assert here.template.strip()
