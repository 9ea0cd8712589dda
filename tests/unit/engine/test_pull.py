"""Getting models from a hub on loopback: pull, stop and resume, verify, remove, and everything that is refused."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.api import AssistantError, BadInput, Cancelled, Drawing, Generation, MissingCapability, Notice, Progress
from assistant.engine import Engine, EngineSettings, Job, catalogue, locks
from assistant.engine.catalogue import ModelSpec
from assistant.engine.families import load
from assistant.engine.installed import Installed
from tests.unit.engine import drawings, parts, toys
from tests.unit.engine.hub import ID, Hub
from tests.unit.engine.parts import PlainDecoder, asked, picture


def pull(installed: Installed, id_: str = ID, spec: ModelSpec | None = None) -> list[Progress]:
    return list(installed.pull(id_, spec, threading.Event(), patience=0.01))


def home(tmp_path: Path) -> Path:
    return tmp_path / "models" / ID.replace("/", "--")


def verify(installed: Installed, id_: str = ID) -> list[Progress]:
    return list(installed.verify(id_, threading.Event()))


def asked_for(hub: Hub, name: str) -> list[str]:
    return [range_ for path, range_ in hub.asked if path.endswith(name)]


def test_a_pulled_model_answers_and_may_be_chosen(
    hub: Hub, tmp_path: Path, pocket: Path, decoder: PlainDecoder
) -> None:
    settings = EngineSettings(device="cpu", models={"vision_language": ID})
    engine = Engine(settings, decoder, parts.folders(tmp_path, pocket))
    with pytest.raises(MissingCapability, match=f"assistant models pull {ID}"):
        engine.capability("vision_language", Job())
    steps = list(engine.pull(ID, threading.Event()))
    assert isinstance(steps[-1], Progress)
    assert steps[-1].done == steps[-1].total > 0
    model = engine.capability("vision_language", Job())
    assert model.info.id == ID
    assert "".join(model.reply(asked(picture(tmp_path, "red"), "what is it?"), Generation(max_tokens=4)))
    (entry,) = [entry for entry in engine.models() if entry.id == ID]
    assert (entry.present, entry.selected, entry.locked, entry.commit, entry.licence) == (
        True,
        True,
        True,
        hub.commit,
        "mit",
    )
    assert entry.architecture == "Idefics3ForConditionalGeneration"
    assert engine.remove(ID) > 1000
    assert not engine.has("vision_language")
    assert list((tmp_path / "models").glob("*")) == [tmp_path / "models" / ".parts"]
    engine.close()


def test_packages_that_are_missing_are_told_before_the_download(
    hub: Hub, tmp_path: Path, pocket: Path, decoder: PlainDecoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "find_spec", lambda name: None)
    engine = Engine(EngineSettings(device="cpu"), decoder, parts.folders(tmp_path, pocket))
    first = next(iter(engine.pull("small", threading.Event())))
    assert isinstance(first, Notice)
    assert "small needs what is not installed: bitsandbytes." in first.message
    assert "pip install bitsandbytes torch==" in first.hint
    assert not hub.asked
    assert not any(isinstance(event, Notice) for event in engine.pull(ID, threading.Event()))
    hub.models["org/smol"] = toys.vision_language(tmp_path / "smol")
    settings = tmp_path / "smol" / "config.json"
    settings.write_text(json.dumps({**json.loads(settings.read_text()), "model_type": "smolvlm"}))
    *_, last = engine.pull("org/smol", threading.Event())
    assert isinstance(last, Notice), "what a model of another id needs is known once its files are here"
    assert "org/smol needs what is not installed: num2words." in last.message
    engine.close()


def test_only_what_cannot_run_is_brought(hub: Hub, installed: Installed, tmp_path: Path) -> None:
    published = hub.models[ID]
    for name in ("pytorch_model.bin", "modeling.py", "README.md", "other.safetensors"):
        (published / name).write_bytes(b"\x80\x04.")
    hub.extra = [{"rfilename": name, "size": 1} for name in ("../../evil.json", "/etc/evil.json", "onnx/model.json")]
    pull(installed)
    assert {path.suffix for path in home(tmp_path).iterdir()} == {".json", ".safetensors", ".jinja"}
    assert not (home(tmp_path) / "other.safetensors").exists()
    assert not list(tmp_path.rglob("evil.json"))


def test_a_mirror_here_is_asked_through_no_proxy(
    hub: Hub, installed: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    pull(installed)
    assert (home(tmp_path) / "model.safetensors").exists()


def test_a_connection_that_breaks_is_continued_where_it_stopped(hub: Hub, installed: Installed) -> None:
    hub.cuts = [1000, 2000]
    pull(installed)
    assert asked_for(hub, "model.safetensors") == ["", "bytes=1000-", "bytes=3000-"]
    verify(installed)


def test_a_server_that_cannot_begin_in_the_middle_begins_anew(hub: Hub, installed: Installed) -> None:
    hub.cuts, hub.without_ranges = [1000], True
    pull(installed)
    verify(installed)


def test_a_busy_server_is_asked_again(hub: Hub, installed: Installed) -> None:
    hub.refusals = [503, 429]
    pull(installed)
    assert len(asked_for(hub, "chat_template.jinja")) == 3
    hub.unavailable = True
    with pytest.raises(AssistantError, match="hub does not answer"):
        pull(installed, "some-org/other")


def test_what_came_before_a_cancel_is_not_brought_again(hub: Hub, installed: Installed, tmp_path: Path) -> None:
    hub.hold_after = 5000
    cancelled = threading.Event()
    part = tmp_path / "models" / ".parts" / ID.replace("/", "--") / "model.safetensors.part"

    def cancel_once_it_comes() -> None:
        while not (part.exists() and part.stat().st_size):
            cancelled.wait(0.01)
        cancelled.set()

    watching = threading.Thread(target=cancel_once_it_comes, daemon=True)
    watching.start()
    with pytest.raises(Cancelled):
        list(installed.pull(ID, None, cancelled))
    watching.join()
    kept = part.stat().st_size
    assert 0 < kept <= 5000
    assert not home(tmp_path).exists()
    hub.go_on.set()
    hub.asked.clear()
    pull(installed)
    assert asked_for(hub, "model.safetensors") == [f"bytes={kept}-"]
    assert not asked_for(hub, "tokenizer.json")
    verify(installed)


def test_a_pull_that_was_cut_off_stays_at_its_commit(hub: Hub, installed: Installed) -> None:
    hub.cuts = [1000, *[0] * 10]
    with pytest.raises(AssistantError, match="does not come"):
        pull(installed)
    hub.cuts, hub.commit = [], "d" * 40
    with pytest.raises(AssistantError, match=r"version of some-org/toy-model .*\(c0ffeec0ffee\) is no longer") as told:
        pull(installed)
    assert f"assistant models remove {ID}" in told.value.hint
    installed.remove(ID)
    pull(installed)


def test_wrong_bytes_are_thrown_away(hub: Hub, installed: Installed, tmp_path: Path) -> None:
    data = bytearray((hub.models[ID] / "model.safetensors").read_bytes())
    data[-1] ^= 1
    hub.lies["model.safetensors"] = bytes(data)
    with pytest.raises(AssistantError, match=r"model\.safetensors is not the file.*hash differs"):
        pull(installed)
    hub.lies = {"config.json": b" " + (hub.models[ID] / "config.json").read_bytes()[1:]}
    installed.remove(ID)
    with pytest.raises(AssistantError, match=r"config\.json is not the file"):
        pull(installed)
    hub.lies = {}
    pull(installed)
    verify(installed)


def test_a_file_that_never_ends_is_cut(hub: Hub, installed: Installed) -> None:
    hub.lies["model.safetensors"] = b"\0" * 10_000_000
    with pytest.raises(AssistantError, match="longer than its server said"):
        pull(installed)


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (
            lambda d: (d / "model.safetensors").rename(d / "pytorch_model.bin"),
            r"only pytorch_model\.bin, which can run code",
        ),
        (lambda d: (d / "config.json").unlink(), r"no config\.json"),
        (lambda d: (d / "config.json").write_text('{"auto_map": {"AutoModel": "x.Y"}}'), r"'config\.json'.*auto_map"),
        (lambda d: (d / "config.json").write_text('{"model_type": "evil"}'), "architecture 'evil'"),
        (lambda d: (d / "model.safetensors.index.json").write_text('{"weight_map": {"a": "../x"}}'), r"lacks \.\./x"),
        (lambda d: (d / "model.safetensors").write_bytes(b"\xff" * 50), r"'model\.safetensors' .*truncated"),
    ],
)
def test_a_repository_is_refused_by_name(
    hub: Hub, installed: Installed, tmp_path: Path, spoil: object, expected: str
) -> None:
    assert callable(spoil)
    spoil(hub.models[ID])
    with pytest.raises(AssistantError, match=expected):
        pull(installed)
    assert not home(tmp_path).exists()
    assert not asked_for(hub, "model.safetensors") or "truncated" in expected


def test_unknown_models_and_ids(hub: Hub, installed: Installed) -> None:
    with pytest.raises(AssistantError, match="no model 'some-org/other'"):
        pull(installed, "some-org/other")
    for id_ in ("../evil", "a/../b", "a/b/c", "a", "a/b--c", "", "-a/b"):
        with pytest.raises(BadInput):
            pull(installed, id_)


def test_offline_refuses_and_a_dead_hub_is_named(
    installed: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(AssistantError, match="--offline"):
        pull(Installed(tmp_path, offline=True))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(AssistantError, match="hub does not answer"):
        pull(installed)


def test_a_full_disk_is_told_before_anything_large_comes(
    hub: Hub, installed: Installed, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoiled = hub.listing

    def listing(id_: str) -> dict[str, object]:
        found = spoiled(id_)
        for entry in found["siblings"]:
            if "lfs" in entry:
                entry["size"] = entry["lfs"]["size"] = 10**15
        return found

    monkeypatch.setattr(hub, "listing", listing)
    with pytest.raises(AssistantError, match=r"1000000\.0 GB are still to come"):
        pull(installed)
    assert not asked_for(hub, "model.safetensors")


def test_what_the_disk_refuses_is_told(hub: Hub, installed: Installed, tmp_path: Path) -> None:
    home(tmp_path).parent.write_text("a file where the folder of models should be")
    with pytest.raises(AssistantError, match=r"/models.* cannot be written: (File exists|Not a directory)"):
        pull(installed)
    with pytest.raises(AssistantError, match=r"/models.* cannot be written: (File exists|Not a directory)"):
        list(installed.add(hub.models[ID], ID, None, threading.Event()))
    home(tmp_path).parent.unlink()
    home(tmp_path).parent.mkdir()
    home(tmp_path).write_text("a file where the model should be")
    with pytest.raises(AssistantError, match=r"/some-org--toy-model cannot be written: Not a directory"):
        pull(installed)
    with pytest.raises(AssistantError, match=r"/some-org--toy-model cannot be written: Not a directory"):
        installed.remove(ID)
    with pytest.raises(AssistantError, match="xxx cannot be read: File name too long"):
        list(installed.add(tmp_path / ("x" * 300), ID, None, threading.Event()))


def test_one_pull_of_a_model_at_a_time(hub: Hub, installed: Installed) -> None:
    hub.hold_after = 100
    first = installed.pull(ID, None, threading.Event())
    next(first)
    assert list(installed.coming()) == [ID]
    with pytest.raises(BadInput, match="already"):
        pull(installed)
    first.close()  # type: ignore[attr-defined]
    assert not installed.coming()


def test_whispers_file_comes_by_its_published_hash(
    hub: Hub, installed: Installed, tmp_path: Path, pocket: Path
) -> None:
    hub.models["file"] = pocket / "transcription"
    sha256 = hashlib.sha256((pocket / "transcription" / "model.pt").read_bytes()).hexdigest()
    size = (pocket / "transcription" / "model.pt").stat().st_size
    url = f"{os.environ['HF_ENDPOINT']}/whisper/{sha256}/model.pt"
    spec = ModelSpec("openai/whisper-toy", "transcription", "transcription", 1, size, "MIT", file="model.pt", url=url)
    with pytest.raises(AssistantError, match=r"model\.pt is not the file"):
        pull(installed, spec.id, replace(spec, sha256="0" * 64))
    spec = replace(spec, sha256=sha256)
    hub.cuts = [1000]
    pull(installed, spec.id, spec)
    found = catalogue.find(spec, parts.folders(tmp_path, pocket))
    assert found
    from tests.unit.engine.test_weights import CPU

    assert load(found, CPU)
    (found.directory / "model.pt").open("r+b").write(b"x")
    with pytest.raises(MissingCapability, match=r"'model\.pt'.*changed after it came"):
        load(found, CPU)


def test_a_changed_model_is_refused_by_name_and_comes_back(hub: Hub, installed: Installed, tmp_path: Path) -> None:
    from tests.unit.engine.test_weights import CPU, SPEC

    pull(installed)
    found = catalogue.Found(SPEC, home(tmp_path), home(tmp_path))
    assert load(found, CPU)
    weights = home(tmp_path) / "model.safetensors"
    facts = weights.stat()
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(bytes(data))
    with pytest.raises(MissingCapability, match=r"'model\.safetensors'.*changed after it came"):
        load(found, CPU)
    os.utime(weights, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    with pytest.raises(MissingCapability, match=r"'model\.safetensors'.*changed after it came"):
        verify(installed)
    weights.write_bytes(bytes(data))
    pull(installed)
    assert load(found, CPU)
    os.utime(weights)
    assert load(found, CPU), "a new time alone changes nothing"
    (home(tmp_path) / "adapter_config.json").write_text("{}")
    with pytest.raises(MissingCapability, match=r"'adapter_config\.json'.*not part of the model"):
        load(found, CPU)
    (home(tmp_path) / "adapter_config.json").unlink()
    (home(tmp_path) / "tokenizer.json").unlink()
    with pytest.raises(MissingCapability, match=r"'tokenizer\.json'.*missing"):
        load(found, CPU)


def test_other_bytes_under_the_same_commit_are_refused(hub: Hub, installed: Installed, tmp_path: Path) -> None:
    pull(installed)
    (home(tmp_path) / "model.safetensors").unlink()
    toys.vision_language(hub.models[ID], context=300)
    with pytest.raises(MissingCapability, match=r"'config\.json'.*not the file that came the first time"):
        pull(installed)


def test_a_pipeline_comes_with_its_parts_and_nothing_else(
    hub: Hub, tmp_path: Path, pocket: Path, decoder: PlainDecoder
) -> None:
    published = drawings.written("StableDiffusionPipeline", tmp_path / "pipeline")
    for name in ("unet/unet.bin", "unet/other.safetensors", "onnx/model.json", "whole.safetensors", "vae/run.py"):
        (published / name).parent.mkdir(exist_ok=True)
        (published / name).write_bytes(b"x")
    hub.models[ID] = published
    engine = Engine(
        EngineSettings(device="cpu", models={"image_generation": ID}), decoder, parts.folders(tmp_path, pocket)
    )
    list(engine.pull(ID, threading.Event()))
    here = {str(path.relative_to(home(tmp_path))) for path in home(tmp_path).rglob("*") if path.is_file()}
    assert {"model_index.json", "unet/diffusion_pytorch_model.safetensors", "vae/config.json"} <= here
    assert not here & {"unet/unet.bin", "unet/other.safetensors", "onnx/model.json", "whole.safetensors", "vae/run.py"}
    drawing = Drawing("a red circle", width=32, height=32, steps=1)
    assert list(engine.capability("image_generation", Job()).draw(drawing))[-1].finished
    list(engine.verify(ID, threading.Event()))
    with (home(tmp_path) / "unet" / "config.json").open("a") as file:
        file.write(" ")
    with pytest.raises(MissingCapability, match=r"config\.json"):
        list(engine.verify(ID, threading.Event()))
    engine.close()


def test_half_precision_is_taken_where_every_part_has_it(hub: Hub, installed: Installed, tmp_path: Path) -> None:
    published = drawings.written("StableDiffusionPipeline", tmp_path / "pipeline")
    for path in list(published.rglob("*.safetensors")):
        shutil.copy(path, path.with_suffix(".fp16.safetensors"))
    hub.models[ID] = published
    pull(installed)
    names = {path.name for path in home(tmp_path).rglob("*.safetensors")}
    assert names == {"model.fp16.safetensors", "diffusion_pytorch_model.fp16.safetensors"}
    (published / "vae" / "diffusion_pytorch_model.fp16.safetensors").unlink()
    installed.remove(ID)
    pull(installed)
    names = {path.name for path in home(tmp_path).rglob("*.safetensors")}
    assert names == {"model.safetensors", "diffusion_pytorch_model.safetensors"}


def test_a_pipeline_is_added_from_its_folder(installed: Installed, tmp_path: Path) -> None:
    source = drawings.written("StableDiffusionPipeline", tmp_path / "pipeline")
    list(installed.add(source, ID, None, threading.Event()))
    lock = locks.read(home(tmp_path))
    assert lock is not None
    assert lock.model_type == "StableDiffusionPipeline"
    assert "unet/diffusion_pytorch_model.safetensors" in lock.files
