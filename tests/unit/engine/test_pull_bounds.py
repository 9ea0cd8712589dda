"""How much a hub may send: what is longer than was said is cut, and what of it is kept can be seen and thrown away."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest

from assistant.api import AssistantError, Progress
from assistant.engine.catalogue import ModelSpec
from assistant.engine.installed import Installed
from tests.unit.engine.hub import ID, Hub


def pull(installed: Installed, id_: str = ID, spec: ModelSpec | None = None) -> None:
    list(installed.pull(id_, spec, threading.Event(), patience=0.01))


def test_a_text_of_untold_size_that_never_ends_is_cut_and_what_came_is_told(hub: Hub, installed: Installed) -> None:
    hub.extra = [{"rfilename": "vocab.txt"}]
    hub.lies["vocab.txt"] = b"\0" * 80_000_000
    with pytest.raises(AssistantError, match="longer than 64 MB, and its server does not say"):
        pull(installed)
    assert list(installed.begun()) == [ID]
    assert 0 < installed.begun()[ID] < 64_000_000, "what was cut is thrown away"
    assert installed.remove(ID) > 0
    assert not installed.begun()


def test_a_file_that_is_shorter_than_listed_is_not_brought_for_ever(hub: Hub, installed: Installed) -> None:
    hub.lies["model.safetensors"] = (hub.models[ID] / "model.safetensors").read_bytes()[:-100]
    cancelled = threading.Event()

    def steps() -> Iterator[Progress]:
        for step in installed.pull(ID, None, cancelled, patience=0.01):
            yield step
            if len(hub.asked) > 100:
                cancelled.set()

    with pytest.raises(AssistantError, match=r"model\.safetensors does not come"):
        list(steps())


def test_weights_of_untold_size_are_refused(hub: Hub, installed: Installed, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = hub.listing

    def listing(id_: str) -> dict[str, object]:
        found = whole(id_)
        for entry in found["siblings"]:
            del entry["size"]
            if "lfs" in entry:
                entry["lfs"]["size"] = -1
        return found

    monkeypatch.setattr(hub, "listing", listing)
    with pytest.raises(AssistantError, match=r"no size for model\.safetensors"):
        pull(installed)


def test_a_single_file_that_is_far_longer_than_the_catalogue_says_is_cut(hub: Hub, installed: Installed) -> None:
    hub.models["file"] = hub.models[ID]
    hub.lies["model.pt"] = b"\0" * 1_000_000
    url = f"{os.environ['HF_ENDPOINT']}/whisper/model.pt"
    spec = ModelSpec("openai/toy", "transcription", "transcription", 1, 1000, "MIT", file="model.pt", url=url)
    with pytest.raises(AssistantError, match=r"model\.pt is longer than"):
        pull(installed, spec.id, spec)
    assert not installed.begun()


def test_a_hub_that_answers_nothing_is_told_while_it_is_waited_for(hub: Hub, installed: Installed) -> None:
    hub.mute = True
    steps = installed.pull(ID, None, threading.Event())
    first = next(steps)
    assert (first.task, first.done, first.total) == (f"Waiting for {ID}", 0, 0)
    hub.go_on.set()
    assert [step.task for step in steps][-1] == f"Getting {ID}"
