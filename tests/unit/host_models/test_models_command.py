"""`assistant models …` through a real host, with a hub on loopback: a story from an empty folder to a chosen model."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.api import Event, Failed, ModelUsed, Notice, Progress
from assistant.cli.models import _first
from assistant.cli.output import Stopped
from assistant.host.client import HostClient
from assistant.host.start import ensure_host
from assistant.host.stop import stop_host
from assistant.paths import paths
from tests.unit.engine import hub as hubs
from tests.unit.engine import toys
from tests.unit.engine.hub import Hub

ID = "some-org/toy-model"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub, and a home of its own for the host, which ends with the test."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_TOKEN", "http_proxy", "HTTP_PROXY", "ASSISTANT_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ASSISTANT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    with hubs.serving() as (hub, address):
        monkeypatch.setenv("HF_ENDPOINT", address)
        hub.models[ID] = toys.vision_language(tmp_path / "published")
        yield hub
        stop_host(paths())


def command(*arguments: str, fails: bool = False) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "models", *arguments], capture_output=True, text=True, check=False
    )
    assert bool(done.returncode) == fails, done.stderr
    return done.stderr if fails else done.stdout


def over() -> bool:
    """Whether the model is not being pulled any more; stops it if it is."""
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "models", "cancel", ID], capture_output=True, text=True, check=False
    )
    return done.returncode != 0 and "not being pulled" in done.stderr


def removed() -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "models", "remove", ID], capture_output=True, text=True, check=True
    )
    return done.stdout, done.stderr


def entry() -> dict[str, object]:
    return next(entry for entry in json.loads(command("list", "--json")) if entry["id"] == ID)


def test_ctrl_c_says_that_what_came_is_kept(hub: Hub) -> None:
    hub.hold_after = 1000
    ensure_host()
    pulling = subprocess.Popen(
        [sys.executable, "-m", "assistant", "models", "pull", ID], stderr=subprocess.PIPE, text=True
    )
    while not any(path.endswith("model.safetensors") for path, _ in hub.asked):
        time.sleep(0.01)
    pulling.send_signal(signal.SIGINT)
    _, said = pulling.communicate()
    assert pulling.returncode == 130
    assert f"Stopped. What came is kept. Go on: assistant models pull {ID}." in said


def test_a_pull_that_another_command_stops_fails(hub: Hub) -> None:
    hub.hold_after = 1000
    ensure_host()
    program = [sys.executable, "-m", "assistant", "models"]
    pulling = subprocess.Popen([*program, "pull", ID, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not any(path.endswith("model.safetensors") for path, _ in hub.asked):
        time.sleep(0.01)
    command("cancel", ID)
    printed, said = pulling.communicate()
    assert (pulling.returncode, printed) == (1, b"")
    assert f"Stopped. What came is kept. Go on: assistant models pull {ID}.".encode() in said


def test_a_pull_that_ends_with_the_host_fails(hub: Hub) -> None:
    hub.hold_after = 1000
    ensure_host()
    program = [sys.executable, "-m", "assistant"]
    pulling = subprocess.Popen(
        [*program, "models", "pull", ID, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while not any(path.endswith("model.safetensors") for path, _ in hub.asked):
        time.sleep(0.01)
    subprocess.run([*program, "host", "stop"], check=True, capture_output=True)
    printed, said = pulling.communicate()
    assert (pulling.returncode, printed) == (1, b""), said


def test_a_pull_that_stops_before_it_begins_is_not_called_running() -> None:
    notice, step = Notice("It needs more."), Progress("m", 1, 2)
    stopped: list[Event] = [notice]
    with pytest.raises(Stopped, match="What came is kept"):
        list(_first(stopped, ID))
    begun: list[Event] = [notice, step, step]
    assert list(_first(begun, ID)) == [notice, step]


def test_a_model_that_comes_with_a_profile_is_stopped_with_it(hub: Hub) -> None:
    hub.hold_after = 1000
    member = "Qwen/Qwen3.5-0.8B"
    hub.models[member] = hub.models[ID]
    command("pull", "cpu", "--background")
    assert "google/siglip2-base-patch16-224 is not being pulled" in command(
        "cancel", "google/siglip2-base-patch16-224", fails=True
    )
    said = command("cancel", member)
    assert f"{member} was coming with the profile cpu. Stopped. What came is kept." in said
    assert "Go on: assistant models pull cpu" in said


def test_a_choice_of_a_model_that_is_gone_is_undone_alone(hub: Hub, tmp_path: Path) -> None:
    settings = tmp_path / "home" / "config" / "settings.toml"
    command("add", str(hub.models[ID]), "--as", ID)
    command("use", "pocket")
    command("use", "pocket/transcription")
    command("use", ID)
    _, warned = removed()
    cure = "assistant models use auto --for vision_language,text_generation"
    assert cure in warned
    command(*cure.split()[2:])
    assert " ".join(settings.read_text().split()) == (
        'profile = "pocket" [models] transcription = "pocket/transcription"'
    )
    assert "no capability 'sight'" in command("use", "auto", "--for", "sight", fails=True)


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_from_the_hub_to_an_answer(hub: Hub, tmp_path: Path) -> None:
    hub.hold_after = 1000
    assert "is being pulled" in command("pull", ID, "--background")
    with HostClient(ensure_host()) as client:
        kinds = [event.kind for event in client.act("classify", "", ["samples/red-circle.png"], {"labels": ["red"]})]
        assert "labels" in kinds, "the pocket models answer while a model comes"
        assert client.get("/health")["busy"]
    assert "already" in command("pull", ID, fails=True)
    assert f"What came is kept. Go on: assistant models pull {ID}." in command("cancel", ID)
    deadline = time.monotonic() + 180
    while not over() and time.monotonic() < deadline:
        pass
    assert f"of {ID} have come. Go on: assistant models pull {ID}. Throw them away: assistant models remove {ID}" in (
        command("list")
    )
    hub.go_on.set()
    assert f"{ID} is here" in command("pull", ID)
    assert entry()["locked"]
    assert not entry()["selected"]
    assert f"vision_language: {ID}" in command("use", ID)
    assert entry()["selected"]
    settings = tmp_path / "home" / "config" / "settings.toml"
    assert f'vision_language = "{ID}"' in settings.read_text()
    with HostClient(ensure_host()) as client:
        events = list(client.act("ask", "what is it?", ["samples/red-circle.png"]))
        assert ID in [event.model for event in events if isinstance(event, ModelUsed)]
    assert json.loads(command("verify", ID, "--json")) == {"model": ID, "unchanged": True}
    weights = tmp_path / "home" / "data" / "models" / "some-org--toy-model" / "model.safetensors"
    with weights.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"\x7f")
    assert "'model.safetensors'" in command("verify", ID, fails=True)
    (done, warned) = removed()
    assert "is removed" in done
    assert "The settings still choose it for: vision_language, text_generation." in warned
    assert "assistant models use auto --for vision_language,text_generation" in warned
    with HostClient(ensure_host()) as client:
        (failed,) = [e for e in client.act("ask", "what?", ["samples/red-circle.png"]) if isinstance(e, Failed)]
        assert f"{ID}, chosen for vision language, is not here." in failed.message
        assert "assistant models use auto" in failed.hint
    assert "profile: auto" in command("use", "auto")
    copied = shutil.copytree(hub.models[ID], tmp_path / "my-org--copied")
    assert "my-org/copied is here" in command("add", str(copied))
    assert "those of the shipped models" in command("add", str(copied), "--as", "pocket/mine", fails=True)
    assert "not the id" in command("remove", "../x", fails=True)
