"""What a server's settings lack is told where it is needed, by the name of the setting that there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.api import AssistantError, CapabilityName, Generation, MissingCapability
from assistant.engine import Engine, EngineSettings, Job
from assistant.engine.remote.servers import Servers
from assistant.engine.settings import Server
from tests.unit.engine import parts
from tests.unit.engine.parts import PlainDecoder, asked

DEAD = "http://127.0.0.1:9/v1"


@pytest.fixture
def engine(tmp_path: Path, pocket: Path) -> Iterator[Engine]:
    servers: dict[CapabilityName, Server] = {
        "vision_language": Server(DEAD, "big/model", options={"tools": True}),
        "transcription": Server(DEAD, "ears/model", unset="EARS_KEY"),
    }
    settings = EngineSettings(profile="remote", device="cpu", servers=servers)
    engine = Engine(settings, PlainDecoder(), parts.folders(tmp_path, pocket))
    yield engine
    engine.close()


@pytest.mark.parametrize("name", ["vision_language", "text_generation", "tool_calling"])
def test_a_hint_names_the_table_that_names_the_server(engine: Engine, name: CapabilityName) -> None:
    with pytest.raises(AssistantError, match="does not answer") as refused:
        list(engine.capability(name, Job()).reply(asked("hello"), Generation()))
    assert "`remote.vision_language.url`" in refused.value.hint


def test_only_the_server_whose_key_is_not_set_is_missing(engine: Engine) -> None:
    with pytest.raises(MissingCapability, match="EARS_KEY for the key of ears/model is not set") as refused:
        engine.capability("transcription", Job())
    assert refused.value.hint.startswith("Set EARS_KEY, then end the host")
    assert "EARS_KEY" in refused.value.said("zh")
    assert engine.capability("vision_language", Job()).info.id == "big/model"
    assert engine.capability("image_text_embedding", Job()).info.id.startswith("pocket/")


@pytest.mark.parametrize("key", ["sk-ключ", "sk-\u00e9", "sk-1\nX-Evil: 1", "sk 1", "sk-\x7f"])
def test_a_key_that_cannot_be_sent_is_told_without_it(tmp_path: Path, pocket: Path, key: str) -> None:
    settings = EngineSettings(
        profile="remote", device="cpu", servers={"vision_language": Server(DEAD, "big/model", key)}
    )
    engine = Engine(settings, PlainDecoder(), parts.folders(tmp_path, pocket))
    with pytest.raises(MissingCapability, match="The key of big/model cannot be sent") as refused:
        engine.capability("vision_language", Job())
    assert "密钥无法发送" in refused.value.said("zh")
    assert key not in refused.value.said("en") + refused.value.hint
    (problem,) = engine.problems()
    assert "cannot be sent" in problem.message
    engine.close()


def test_settings_that_change_meanwhile_leave_a_request_its_server(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = Servers.__contains__

    def change(self: Servers, name: CapabilityName) -> bool:
        found = plain(self, name)
        engine.choose(EngineSettings(profile="pocket", device="cpu"))
        return found

    monkeypatch.setattr(Servers, "__contains__", change)
    assert engine.capability("vision_language", Job()).info.id == "big/model"
    assert engine.capability("vision_language", Job()).info.id == "pocket/vision_language"


def test_servers_know_whether_other_settings_mean_them() -> None:
    here: dict[CapabilityName, Server] = {"vision_language": Server(DEAD, "big/model", key="a")}
    servers = Servers(here, offline=False)
    assert servers.mean(dict(here), offline=False)
    assert not servers.mean(here, offline=True)
    assert not servers.mean({"vision_language": Server(DEAD, "big/model", key="b")}, offline=False)
