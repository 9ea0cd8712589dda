"""Adding models from this machine, in the place of others too: what is replaced, kept or refused."""

from __future__ import annotations

import hashlib
import json
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.api import AssistantError, BadInput, Cancelled, MissingCapability, Progress
from assistant.engine.catalogue import ModelSpec
from assistant.engine.installed import Installed
from tests.unit.engine.hub import ID


def home(tmp_path: Path) -> Path:
    return tmp_path / "models" / ID.replace("/", "--")


def verify(installed: Installed) -> list[Progress]:
    return list(installed.verify(ID, threading.Event()))


def test_a_directory_is_added_without_any_network(installed: Installed, tmp_path: Path, pocket: Path) -> None:
    source = shutil.copytree(pocket / "image_text_embedding", tmp_path / "usb")
    (source / "README.md").write_text("words")
    steps = list(installed.add(source, ID, None, threading.Event()))
    assert steps[-1].done == steps[-1].total
    assert not (home(tmp_path) / "README.md").exists()
    verify(installed)
    assert json.loads((tmp_path / "models" / "some-org--toy-model.lock.json").read_text())["source"] == str(source)
    (source / "secret.json").symlink_to("/etc/hostname")
    with pytest.raises(MissingCapability, match=r"'secret\.json'.*outside"):
        list(installed.add(source, ID, None, threading.Event()))
    verify(installed)
    for wrong in (tmp_path / "nowhere", source / "config.json", tmp_path):
        with pytest.raises(BadInput):
            list(installed.add(wrong, ID, None, threading.Event()))


def test_a_model_behind_a_link_is_replaced_by_what_is_added(installed: Installed, tmp_path: Path, pocket: Path) -> None:
    list(installed.add(pocket / "image_text_embedding", ID, None, threading.Event()))
    elsewhere = home(tmp_path).rename(tmp_path / "elsewhere")
    home(tmp_path).symlink_to(elsewhere)
    verify(installed)
    list(installed.add(pocket / "vision_language", ID, None, threading.Event()))
    verify(installed)
    assert not home(tmp_path).is_symlink()
    assert (elsewhere / "config.json").exists(), "what a link leads to is somebody's own"


def test_whispers_file_is_added_only_as_it_was_published(installed: Installed, tmp_path: Path, pocket: Path) -> None:
    source = pocket / "transcription" / "model.pt"
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    spec = ModelSpec(ID, "transcription", "transcription", 1, 1, "MIT", file="model.pt", sha256="0" * 64)
    with pytest.raises(MissingCapability, match=r"'model\.pt'.*hash is not that of the published file"):
        list(installed.add(source, ID, spec, threading.Event()))
    assert not home(tmp_path).exists()
    list(installed.add(source, ID, replace(spec, sha256=digest), threading.Event()))
    verify(installed)


def test_the_record_of_a_model_that_cannot_be_replaced_stays(
    installed: Installed, tmp_path: Path, pocket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(installed.add(pocket / "image_text_embedding", ID, None, threading.Event()))
    plain = shutil.rmtree

    def refuse(place: Path, ignore_errors: bool = False) -> None:
        if place == home(tmp_path):
            raise PermissionError(13, "Permission denied", str(place))
        plain(place, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", refuse)
    with pytest.raises(AssistantError, match="Permission denied"):
        list(installed.add(pocket / "vision_language", ID, None, threading.Event()))
    verify(installed)


def test_what_a_stopped_pull_left_stays_until_the_copy_is_whole(
    installed: Installed, tmp_path: Path, pocket: Path
) -> None:
    source = pocket / "image_text_embedding"
    kept = tmp_path / "models" / ".parts" / home(tmp_path).name / "model.safetensors.part"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"gigabytes")
    cancelled = threading.Event()
    steps = installed.add(source, ID, None, cancelled)
    next(steps)
    cancelled.set()
    with pytest.raises(Cancelled):
        list(steps)
    assert installed.begun() == {ID: len(b"gigabytes")}
    list(installed.add(source, ID, None, threading.Event()))
    assert not installed.begun()
    assert not kept.exists()


def test_what_a_killed_copy_left_is_told_and_goes_with_the_next(
    installed: Installed, tmp_path: Path, pocket: Path
) -> None:
    left = tmp_path / "models" / ".parts" / ".added" / home(tmp_path).name / "other.json"
    for clear in (
        lambda: installed.remove(ID),
        lambda: list(installed.add(pocket / "image_text_embedding", ID, None, threading.Event())),
    ):
        left.parent.mkdir(parents=True)
        left.write_bytes(b"half")
        assert installed.begun() == {ID: 4}
        clear()
        assert not left.parent.exists()
    verify(installed)


def test_only_what_is_kept_of_a_clone_is_checked(installed: Installed, tmp_path: Path, pocket: Path) -> None:
    source = shutil.copytree(pocket / "image_text_embedding", tmp_path / "clone")
    for name in ("pytorch_model.bin", "modeling.py"):
        (source / name).write_bytes(b"\x80\x04.")
    list(installed.add(source, ID, None, threading.Event()))
    assert {path.suffix for path in home(tmp_path).iterdir()} <= {".json", ".safetensors", ".txt", ".jinja"}
    with (source / "model.safetensors").open("ab") as file:
        file.write(b"x")
    with pytest.raises(MissingCapability, match="truncated or longer"):
        list(installed.add(source, ID, None, threading.Event()))
    verify(installed)


def test_a_snapshot_of_the_hubs_cache_is_added_although_its_files_are_links(
    installed: Installed, tmp_path: Path, pocket: Path
) -> None:
    repository = tmp_path / "hub" / "models--some-org--toy-model"
    shutil.copytree(pocket / "image_text_embedding", repository / "blobs")
    snapshot = repository / "snapshots" / "aaa"
    snapshot.mkdir(parents=True)
    for blob in (repository / "blobs").iterdir():
        (snapshot / blob.name).symlink_to(Path("..", "..", "blobs", blob.name))
    list(installed.add(snapshot, ID, None, threading.Event()))
    verify(installed)
    (snapshot / "secret.json").symlink_to("/etc/hostname")
    with pytest.raises(MissingCapability, match=r"'secret\.json'.*outside"):
        list(installed.add(snapshot, ID, None, threading.Event()))
    elsewhere = snapshot.parent.rename(repository / "elsewhere") / "aaa"
    with pytest.raises(MissingCapability, match="outside"):
        list(installed.add(elsewhere, ID, None, threading.Event()))


def test_what_a_link_leads_to_is_not_freed(installed: Installed, tmp_path: Path, pocket: Path) -> None:
    home(tmp_path).parent.mkdir()
    home(tmp_path).symlink_to(pocket / "image_text_embedding")
    assert installed.remove(ID) == 0
    assert (pocket / "image_text_embedding" / "config.json").exists()


def test_a_damaged_lock_is_refused(installed: Installed, tmp_path: Path, pocket: Path) -> None:
    list(installed.add(pocket / "image_text_embedding", ID, None, threading.Event()))
    (tmp_path / "models" / "some-org--toy-model.lock.json").write_text("{")
    with pytest.raises(MissingCapability, match="record of the model's hashes is damaged"):
        verify(installed)
    installed.remove(ID)
    with pytest.raises(BadInput, match="is not in"):
        installed.remove(ID)
