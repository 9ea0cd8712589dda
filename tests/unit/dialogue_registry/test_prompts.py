"""Prompts: the shipped ones are complete, the user's win, and mistakes name the file and the variable."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from string import Template

import pytest

from assistant.api import AssistantError
from assistant.dialogue.prompts import Prompts

SHIPPED = sorted(Path(str(files("prompts"))).rglob("*.md"))


def test_the_users_own_version_wins_at_once(tmp_path: Path) -> None:
    prompts = Prompts(tmp_path)
    shipped = prompts.fill("assistant_captioning", "short", "en", {})
    (tmp_path / "captioning").mkdir()
    (tmp_path / "captioning" / "short.en.md").write_text("Like a pirate, for $$1.")
    assert prompts.fill("assistant_captioning", "short", "en", {}) == "Like a pirate, for $1."
    assert shipped != "Like a pirate, for $1."


def test_variables_are_filled_in() -> None:
    assert Prompts().fill("assistant_vqa", "question", "zh", {"question": "几个 $star？"}) == "几个 $star？"


def test_an_override_with_an_unknown_variable_names_file_and_variable(tmp_path: Path) -> None:
    (tmp_path / "vqa").mkdir()
    file = tmp_path / "vqa" / "question.en.md"
    file.write_text("$question $mood")
    with pytest.raises(AssistantError, match=r"\$mood") as caught:
        Prompts(tmp_path).fill("assistant_vqa", "question", "en", {"question": "what?"})
    assert str(file) in caught.value.message
    assert "$question" in caught.value.hint


def test_an_override_may_leave_a_variable_out(tmp_path: Path) -> None:
    (tmp_path / "vqa").mkdir()
    (tmp_path / "vqa" / "question.en.md").write_text("Say hello.")
    assert Prompts(tmp_path).fill("assistant_vqa", "question", "en", {"question": "what?"}) == "Say hello."


def test_a_value_that_the_shipped_prompt_does_not_declare_is_a_mistake() -> None:
    with pytest.raises(AssistantError, match=r"no variable \$qeustion"):
        Prompts().fill("assistant_vqa", "question", "en", {"question": "what?", "qeustion": "typo"})


def test_a_missing_variable_is_a_mistake() -> None:
    with pytest.raises(AssistantError, match=r"\$question"):
        Prompts().fill("assistant_vqa", "question", "en", {})


@pytest.mark.parametrize("content", [b"costs $5", b"\xff\xfe\x00"])
def test_an_unusable_override_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "vqa").mkdir()
    (tmp_path / "vqa" / "question.en.md").write_bytes(content)
    with pytest.raises(AssistantError, match=r"question\.en\.md"):
        Prompts(tmp_path).fill("assistant_vqa", "question", "en", {"question": "what?"})


@pytest.mark.parametrize("name", ["nothing", "../vqa/question", "/etc/passwd", ""])
def test_a_prompt_that_is_not_there_says_where_it_belongs(tmp_path: Path, name: str) -> None:
    with pytest.raises(AssistantError, match="no prompt"):
        Prompts(tmp_path).fill("assistant_vqa", name, "en", {})


def test_english_serves_where_a_language_is_missing(tmp_path: Path) -> None:
    (tmp_path / "thing").mkdir()
    (tmp_path / "thing" / "say.en.md").write_text("hello")
    assert Prompts(tmp_path).fill("thing", "say", "zh", {}) == "hello"


def test_a_strangers_package_brings_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "stranger_with_prompts"
    (package / "prompts").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "prompts" / "say.en.md").write_text("hello $name")
    monkeypatch.syspath_prepend(tmp_path)
    __import__("stranger_with_prompts")
    assert Prompts().fill("stranger_with_prompts", "say", "en", {"name": "you"}) == "hello you"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_shipped_prompt_exists_in_both_languages_with_the_same_variables(path: Path) -> None:
    purpose, language, _ = path.name.split(".")
    other = path.with_name(f"{purpose}.{'zh' if language == 'en' else 'en'}.md")
    here, there = (Template(file.read_text(encoding="utf-8")) for file in (path, other))
    assert here.is_valid()
    assert set(here.get_identifiers()) == set(there.get_identifiers())
    assert here.template.strip()
