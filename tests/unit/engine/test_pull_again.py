"""Pulls of what was here before: deleted by hand, cut off at any moment, damaged in part."""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.api import AssistantError, BadInput, MissingCapability
from assistant.engine.catalogue import ModelSpec
from assistant.engine.installed import Installed
from assistant.engine.pull import child
from assistant.engine.pull.transfer import RemoteFile
from tests.unit.engine import toys
from tests.unit.engine.hub import ID, Hub


def pull(installed: Installed) -> None:
    list(installed.pull(ID, None, threading.Event(), patience=0.01))


def verify(installed: Installed) -> None:
    list(installed.verify(ID, threading.Event()))


def home(tmp_path: Path) -> Path:
    return tmp_path / "models" / ID.replace("/", "--")


def test_a_model_whose_folder_the_user_deleted_comes_anew_or_is_removed(
    hub: Hub, installed: Installed, tmp_path: Path
) -> None:
    pull(installed)
    shutil.rmtree(home(tmp_path))
    toys.vision_language(hub.models[ID], context=300)
    pull(installed)
    verify(installed)
    shutil.rmtree(home(tmp_path))
    assert installed.remove(ID) == 0
    assert not installed.recorded(ID)
    with pytest.raises(BadInput, match="is not in"):
        installed.remove(ID)


def cut_off(hub: Hub, installed: Installed, tmp_path: Path) -> Path:
    """The folder of a pull that broke off in the weights."""
    hub.cuts = [1000, *[0] * 10]
    with pytest.raises(AssistantError, match="does not come"):
        pull(installed)
    hub.cuts = []
    hub.asked.clear()
    return tmp_path / "models" / ".parts" / home(tmp_path).name


@pytest.mark.parametrize("left", ["pull.json", "pull.json.new"])
def test_a_pull_goes_on_whose_notes_were_cut_off(hub: Hub, installed: Installed, tmp_path: Path, left: str) -> None:
    parts = cut_off(hub, installed, tmp_path)
    (parts / left).write_text("")
    pull(installed)
    assert ("bytes=1000-") in [range_ for path, range_ in hub.asked if path.endswith("model.safetensors")]
    assert not list(home(tmp_path).glob("pull.json*"))
    verify(installed)


def test_the_notes_of_a_pull_are_written_once(hub: Hub, installed: Installed, tmp_path: Path) -> None:
    parts = cut_off(hub, installed, tmp_path)
    before = (parts / "pull.json").stat()
    cut_off(hub, installed, tmp_path)
    after = (parts / "pull.json").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_full_disk_does_not_stop_a_pull_that_only_has_files_to_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.safetensors.part").write_bytes(b"whole")
    file = RemoteFile("model.safetensors", "http://127.0.0.1:9/", 5, hashlib.sha256(b"whole").hexdigest())
    monkeypatch.setattr(shutil, "disk_usage", lambda place: SimpleNamespace(free=0))
    child._bring(tmp_path, [file], {}, 0)
    assert (tmp_path / "model.safetensors").read_bytes() == b"whole"
    with pytest.raises(AssistantError, match="are still to come"):
        child._bring(tmp_path, [replace(file, name="other.safetensors")], {}, 0)


@pytest.mark.parametrize("left", ["model.pt", "model.pt.part"])
def test_a_file_of_untold_length_that_is_whole_is_not_brought_again(
    hub: Hub, installed: Installed, tmp_path: Path, pocket: Path, left: str
) -> None:
    hub.models["file"] = pocket / "transcription"
    content = (pocket / "transcription" / "model.pt").read_bytes()
    url, digest = f"{os.environ['HF_ENDPOINT']}/whisper/model.pt", hashlib.sha256(content).hexdigest()
    spec = ModelSpec(ID, "transcription", "transcription", 1, len(content), "MIT", file="model.pt", url=url)
    parts = tmp_path / "models" / ".parts" / home(tmp_path).name
    parts.mkdir(parents=True)
    (parts / left).write_bytes(content)
    list(installed.pull(ID, replace(spec, sha256=digest), threading.Event(), patience=0.01))
    assert [range_ for _, range_ in hub.asked if not range_] == []
    verify(installed)


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("content", [b"{}", None])
def test_of_a_damaged_model_only_what_is_wrong_comes_again(
    hub: Hub,
    installed: Installed,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    links: bool,
    content: bytes | None,
) -> None:
    pull(installed)
    damaged = home(tmp_path) / "tokenizer.json"
    damaged.unlink()
    if content is not None:
        damaged.write_bytes(content)
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", _no_links)
    hub.asked.clear()
    pull(installed)
    assert [path.rpartition("/")[2] for path, _ in hub.asked if "/resolve/" in path] == ["tokenizer.json"]
    verify(installed)


def test_a_damaged_model_stays_as_it_is_where_the_hub_has_other_files_now(
    hub: Hub, installed: Installed, tmp_path: Path
) -> None:
    pull(installed)
    (home(tmp_path) / "tokenizer.json").unlink()
    before = {path.name: path.read_bytes() for path in home(tmp_path).iterdir()}
    with (hub.models[ID] / "config.json").open("a") as file:
        file.write(" ")
    with pytest.raises(MissingCapability, match="not the file that came the first time"):
        pull(installed)
    assert {path.name: path.read_bytes() for path in home(tmp_path).iterdir()} == before


def _no_links(place: Path, source: Path) -> None:
    raise PermissionError(1, "Operation not permitted", str(place))
