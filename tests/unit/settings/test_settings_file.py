"""Single settings are written; whatever else stands in the file stays as it was."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import setting_values, settings_file
from assistant.api.errors import AssistantError

USERS = """# my settings
theme = "dark"   # at night

[plugins.captioning]
style = "short"

[models]
# the small one
transcription = "openai/whisper-base"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "config" / "settings.toml"
    path.parent.mkdir()
    path.write_text(USERS)
    return path


def test_comments_and_order_stay(file: Path) -> None:
    settings_file.write(file, {"profile": "small", "models.vision_language": "a/b", "models.transcription": None})
    text = file.read_text()
    assert text.startswith('# my settings\ntheme = "dark"   # at night\nprofile = "small"\n')
    assert "# the small one" in text
    assert tomllib.loads(text) == {
        "profile": "small",
        "theme": "dark",
        "plugins": {"captioning": {"style": "short"}},
        "models": {"vision_language": "a/b"},
    }
    settings_file.write(file, {"profile": "large"})
    assert file.read_text() == text.replace('small"', 'large"', 1)


def test_a_setting_that_is_a_list_is_changed_by_its_text(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_HOME", str(file.parents[1]))
    file.unlink()
    assert setting_values.change("pinned", "vision_language, transcription") == file
    assert tomllib.loads(file.read_text())["pinned"] == ["vision_language", "transcription"]
    setting_values.change("disabled_plugins", "one")
    setting_values.change("pinned", None)
    assert tomllib.loads(file.read_text()) == {"disabled_plugins": ["one"]}
    with pytest.raises(AssistantError, match="pinned cannot be 'magic'"):
        setting_values.change("pinned", "magic")


def test_a_file_that_is_not_there_is_made_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    settings_file.write(path, {"models.vision_language": "a/b"})
    assert tomllib.loads(path.read_text()) == {"models": {"vision_language": "a/b"}}
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "text", ['models = {vision_language = "a/b"}\n', 'x = """\n[models]\n"""\n', '"profile" = "small"\n']
)
def test_a_form_that_is_not_understood_is_left_alone(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(AssistantError, match="only you should change"):
        settings_file.write(file, {"profile": "large", "models.vision_language": "c/d"})
    assert file.read_text() == text


def test_a_broken_file_is_named(file: Path) -> None:
    file.write_text("profile = ")
    with pytest.raises(AssistantError, match=r"settings\.toml cannot be read"):
        settings_file.write(file, {"profile": "large"})


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["profile", "theme", "models.a", "models.b", "other.a"]),
            st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
        ),
        max_size=8,
    )
)
def test_any_order_of_changes_leaves_what_was_set(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, str | None]]
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    path.write_text(USERS)
    expected = {"theme": "dark", "models.transcription": "openai/whisper-base"}
    for name, value in changes:
        settings_file.write(path, {name: value})
        expected = {**expected, name: value} if value is not None else {k: v for k, v in expected.items() if k != name}
    data = tomllib.loads(path.read_text())
    data.pop("plugins")
    flat = {k: v for k, v in data.items() if isinstance(v, str)}
    flat |= {f"{table}.{k}": v for table, values in data.items() if isinstance(values, dict) for k, v in values.items()}
    assert flat == expected
