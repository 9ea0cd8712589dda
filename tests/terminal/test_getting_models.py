"""The screen of models with a hub on loopback: downloading the marked one, refusing, keeping one in memory."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from assistant.host.start import HostOptions
from tests.terminal.person import Person, sitting
from tests.unit.engine import hub as hubs
from tests.unit.engine import toys
from tests.unit.engine.hub import Hub

pytestmark = pytest.mark.timeout(400)
ID = "HuggingFaceTB/SmolVLM2-500M-Video-Instruct"


@pytest.fixture
def hub(empty_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub that delivers small models under the names of the catalogue, and a home whose host asks it."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_TOKEN", "http_proxy", "HTTP_PROXY", "ASSISTANT_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    with hubs.serving() as (hub, address):
        monkeypatch.setenv("HF_ENDPOINT", address)
        hub.models[ID] = toys.vision_language(tmp_path / "published")
        yield hub


async def asked_for(person: Person) -> None:
    """The screen of models asks whether to download the one that the hub has."""
    await person.ready()
    await person.press("f2")
    await person.sees("pocket/vision_language")
    await person.marks(f"vision_language {ID}")
    await person.press("d")
    await person.sees(f"Download {ID}")


async def test_a_model_is_downloaded_and_kept_in_memory(hub: Hub, empty_home: Path) -> None:
    async with sitting(size=(110, 40)) as person:
        await asked_for(person)
        await person.sees("GB")
        await person.look("download")
        await person.press("n")
        await person.misses(f"Download {ID}")
        assert not hub.asked
        hub.hold_after = 1000
        await person.press("d")
        await person.sees(f"Download {ID}")
        await person.press("y")
        await person.until(lambda _: "/" in "".join(person.inside(".words").splitlines()[3:]), "how far it is")
        await person.look("downloading")
        hub.go_on.set()
        await person.sees(f"{ID} is here.")
        assert list((empty_home / "data").rglob("*.safetensors"))
        # Enter lets go of what is loaded, and this is not.
        await person.press("enter")
        await person.marks("vision_language pocket")
        await person.press("p")
        await person.sees("kept in memory")
        assert tomllib.loads((empty_home / "config" / "settings.toml").read_text())["pinned"] == ["vision_language"]
        await person.press("p")
        await person.misses("kept in memory")
        assert "pinned" not in tomllib.loads((empty_home / "config" / "settings.toml").read_text())


async def test_offline_nothing_is_downloaded(hub: Hub) -> None:
    async with sitting(size=(110, 40), options=HostOptions(offline=True)) as person:
        await asked_for(person)
        await person.press("y")
        await person.sees("offline")
        assert not hub.asked


async def test_a_model_is_named_behind_the_command(hub: Hub, tmp_path: Path) -> None:
    other = "somebody/small"
    hub.models[other] = toys.vision_language(tmp_path / "other")
    async with sitting(size=(110, 40)) as person:
        await person.ready()
        await person.ask("/models pull")
        await person.sees("After /models you can write: pull NAME, or unload.")
        await person.press("ctrl+u")
        await person.ask("/models unload")
        await person.sees("All models are let go of.")
        await person.ask(f"/models pull {other}")
        await person.sees(f"Download {other}?", "not in the catalogue")
        await person.press("n")
        await person.press("escape")
        assert not hub.asked
        await person.ask("/models pull small")
        await person.sees("Download small (", " GB, ", *([] if find_spec("bitsandbytes") else ["bitsandbytes"]))
        await person.press("n")
        await person.press("escape")
        await person.ask(f"/models 下载 {ID}")
        await person.sees(f"Download {ID}", "GB")
        await person.press("y")
        await person.sees(f"{ID} is here.")


async def test_a_download_goes_on_when_the_screen_is_left(hub: Hub, empty_home: Path) -> None:
    hub.hold_after = 1000
    async with sitting(size=(110, 40)) as person:
        await asked_for(person)
        await person.press("y")
        await person.until(lambda _: "/" in "".join(person.inside(".words").splitlines()[3:]), "how far it is")
        await person.press("escape")
        await person.until(lambda _: len(person.app.screen_stack) == 1, "the chat")
        await person.pilot.pause()
        assert [notice.message for notice in person.app._notifications if notice.severity == "error"] == []
        hub.go_on.set()
        await person.until(lambda _: list((empty_home / "data").rglob("*.safetensors")), "the model")
