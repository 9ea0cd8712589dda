"""Servers in the settings: their keys come from the file or a variable, and are never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.api.errors import AssistantError
from assistant.settings import settings

TABLE = """
profile = "remote"
[remote.vision_language]
url = "http://gpu:8000/v1"
model = "Qwen/Qwen3.5-9B"
"""


def test_a_key_in_the_file_or_in_a_variable(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(TABLE + 'key = "sk-1"')
    server = settings().remote["vision_language"]
    assert server.secret() == "sk-1"
    assert "sk-1" not in repr(settings()) + settings().model_dump_json()
    file.write_text(TABLE + 'key_variable = "MY_KEY"')
    assert settings().remote["vision_language"].secret() == ""
    assert settings().remote["vision_language"].unset == "MY_KEY"
    monkeypatch.setenv("MY_KEY", "sk-2")
    assert settings().remote["vision_language"].secret() == "sk-2"
    assert settings().remote["vision_language"].unset == ""
    monkeypatch.setenv("MY_KEY", " sk-2\r\n")
    assert settings().remote["vision_language"].secret() == "sk-2"
    monkeypatch.setenv("MY_KEY", "\n")
    assert settings().remote["vision_language"].unset == "MY_KEY"


def test_what_is_wrong_is_named_without_the_key(file: Path) -> None:
    file.write_text(TABLE + 'key = "sk-1"\nspeed = 3')
    with pytest.raises(AssistantError, match=r"remote\.vision_language\.speed") as raised:
        settings()
    assert "sk-1" not in str(raised.value)


def test_what_a_table_says_of_its_model_reaches_the_engine(file: Path) -> None:
    from assistant.host.engine_settings import engine_settings

    file.write_text(TABLE + "tools = true\nthinks = true\nfit = 512")
    (server,) = engine_settings(settings()).servers.values()
    assert server.options == {"tools": True, "thinks": True, "fit": 512, "threshold": 0.0, "scale": 100.0}
