"""Model files: sizes from headers, identity from bytes, and everything that could run or mislead refused by name."""

from __future__ import annotations

import json
import math
import os
import shutil
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import load_file, save_file

from assistant.api import MissingCapability
from assistant.api.language import in_language, language_of
from assistant.engine import layout, model_files, vetting, weights
from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.device import Device
from assistant.engine.families import load

CPU = Device("cpu", torch.float32)
SPEC = ModelSpec("org/name", "vision_language", "vision_language", 1, 1, "Apache-2.0")


@pytest.fixture
def directory(tmp_path: Path, pocket: Path) -> Path:
    return shutil.copytree(pocket / "vision_language", tmp_path / "model")


def change(name: str, values: dict[str, object]) -> Callable[[Path], None]:
    def apply(directory: Path) -> None:
        path = directory / name
        path.write_text(json.dumps({**json.loads(path.read_text()), **values}))

    return apply


def cut(directory: Path) -> None:
    path = directory / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-10])


def drop_tensor(directory: Path) -> None:
    tensors = load_file(directory / "model.safetensors")
    save_file(dict(list(tensors.items())[1:]), directory / "model.safetensors", {"format": "pt"})


def huge_header(directory: Path) -> None:
    (directory / "model.safetensors").write_bytes(struct.pack("<Q", 1 << 40) + b"{}")


def nested_header(directory: Path) -> None:
    body = b"[" * 200_000
    (directory / "model.safetensors").write_bytes(struct.pack("<Q", len(body)) + body)


def link_out(directory: Path) -> None:
    outside = directory.parent / "secret.json"
    outside.write_text("{}")
    (directory / "extra.json").symlink_to(outside)


def code_deeper(directory: Path) -> None:
    (directory / "sub").mkdir()
    (directory / "sub" / "x.so").touch()


HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "pickle": (lambda d: (d / "pytorch_model.bin").write_bytes(b"\x80\x04."), r"'pytorch_model\.bin'.* can run code"),
    "pickle with another name": (lambda d: (d / "a.PKL").write_bytes(b""), r"'a\.PKL'"),
    "code": (lambda d: (d / "modeling_evil.py").write_text("raise SystemExit"), r"'modeling_evil\.py'.* a program"),
    "code deeper": (code_deeper, r"'x\.so'"),
    "auto_map": (change("config.json", {"auto_map": {"AutoModel": "evil.Model"}}), r"'config\.json'.*auto_map"),
    "auto_map of the tokenizer": (change("tokenizer_config.json", {"auto_map": {}}), r"'tokenizer_config\.json'"),
    "other architecture": (change("config.json", {"model_type": "evil"}), "architecture 'evil' is not one of"),
    "link out": (link_out, r"'extra\.json'.*link to a place outside"),
    "dangling link": (lambda d: (d / "b.json").symlink_to(d / "none"), r"'b\.json'.*not a regular file"),
    "pipe": (lambda d: os.mkfifo(d / "pipe.json"), r"'pipe\.json'.*not a regular file"),
    "truncated": (cut, r"'model\.safetensors'.*truncated"),
    "huge header": (huge_header, r"'model\.safetensors'.*truncated"),
    "nested header": (nested_header, r"'model\.safetensors'.*makes no sense"),
    "no weights": (lambda d: (d / "model.safetensors").unlink(), r"'model\.safetensors'.*missing"),
    "a tensor less": (drop_tensor, "weights are missing"),
    "broken JSON": (lambda d: (d / "config.json").write_text("{"), r"'config\.json'.*not valid JSON"),
    "wrong shapes": (change("config.json", {"scale_factor": 2}), "cannot be loaded"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_directory_is_refused_by_name(directory: Path, case: str) -> None:
    spoil, expected = HOSTILE[case]
    spoil(directory)
    with pytest.raises(MissingCapability, match=expected) as refused:
        load(Found(SPEC, directory, directory), CPU)
    _, _, why = in_language(refused.value.message, "zh").rpartition("：")
    # What a library says stands as it says it.
    assert language_of(why.rstrip("。")) == ("en" if case == "wrong shapes" else "zh")


def test_a_sound_directory_is_loaded(directory: Path) -> None:
    assert load(Found(SPEC, directory, directory), CPU)


def test_links_inside_the_repository_are_fine(directory: Path, tmp_path: Path) -> None:
    snapshot = tmp_path / "snapshots" / "abc"
    snapshot.mkdir(parents=True)
    for path in directory.iterdir():
        (snapshot / path.name).symlink_to(path)
    vetting.check(snapshot, tmp_path)
    with pytest.raises(MissingCapability, match="link to a place outside"):
        vetting.check(snapshot, snapshot)


def test_a_pickle_that_runs_code_does_not_run(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, (f"touch {tmp_path / 'ran'}",)

    torch.save({"dims": {}, "model_state_dict": Evil()}, tmp_path / "model.pt")
    spec = ModelSpec("org/name", "transcription", "transcription", 1, 1, "MIT", file="model.pt")
    with pytest.raises(MissingCapability, match="cannot be loaded"):
        load(Found(spec, tmp_path, tmp_path), CPU)
    assert not (tmp_path / "ran").exists()


def test_missing_packages_are_named_with_the_command(directory: Path) -> None:
    spec = ModelSpec("org/name", "vision_language", "vision_language", 1, 1, "MIT", needs=("no_such_package",))
    with pytest.raises(MissingCapability, match="pip install no_such_package"):
        load(Found(spec, directory, directory), CPU)


def test_sizes_come_from_headers(tmp_path: Path) -> None:
    tensors = {"a": torch.zeros(10, 10, dtype=torch.float16), "b": torch.zeros(5, dtype=torch.int64)}
    save_file(tensors, tmp_path / "model.safetensors")
    assert weights.loaded_bytes(tmp_path, 4) == 10 * 10 * 4 + 5 * 8
    assert weights.loaded_bytes(tmp_path, 2) == 10 * 10 * 2 + 5 * 8


def test_a_compressed_checkpoint_counts_as_what_it_holds(tmp_path: Path) -> None:
    torch.save({"a": torch.zeros(1000, 100, dtype=torch.float16)}, tmp_path / "plain.pt")
    with (
        zipfile.ZipFile(tmp_path / "plain.pt") as plain,
        zipfile.ZipFile(tmp_path / "model.pt", "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for name in plain.namelist():
            packed.writestr(name, plain.read(name))
    assert weights.disk_bytes(tmp_path, "model.pt") < 20_000
    assert 400_000 <= weights.loaded_bytes(tmp_path, 4, "model.pt") < 410_000
    (tmp_path / "old.pt").write_bytes(b"x" * 1000)
    assert weights.loaded_bytes(tmp_path, 4, "old.pt") == 2000


def test_a_download_that_was_cut_off_is_not_complete(directory: Path) -> None:
    assert layout.complete(directory)
    index = {"weight_map": {"a": "model-1.safetensors", "b": "model-2.safetensors"}}
    (directory / "model.safetensors.index.json").write_text(json.dumps(index))
    (directory / "model.safetensors").rename(directory / "model-1.safetensors")
    assert not layout.complete(directory)
    (directory / "model-2.safetensors").touch()
    assert layout.complete(directory)
    (directory / "config.json").unlink()
    assert not layout.complete(directory)


def test_the_revision_follows_the_weights(directory: Path) -> None:
    before = weights.revision(directory)
    assert before == weights.revision(directory)
    path = directory / "model.safetensors"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(bytes(data))
    after = weights.revision(directory)
    change("config.json", {"note": 1})(directory)
    assert len({before, after, weights.revision(directory)}) == 3


def with_header(directory: Path, dtype: str, end: object) -> Path:
    """A file of one tensor of 4 times 8 numbers; `end` bytes of it."""
    raw = (
        json.dumps({"a": {"dtype": dtype, "shape": [4, 8], "data_offsets": [0, end]}})
        .replace("Infinity", "1e999")
        .encode()
    )
    path = directory / "model.safetensors"
    path.write_bytes(struct.pack("<Q", len(raw)) + raw + bytes(end if isinstance(end, int) else 0))
    return path


@pytest.mark.parametrize(("dtype", "size"), [("C64", 256), ("F8_E8M0", 32), ("F8_E4M3FNUZ", 32), ("F4", 16)])
def test_every_number_format_that_torch_loads_is_counted(tmp_path: Path, dtype: str, size: int) -> None:
    assert load_file(with_header(tmp_path, dtype, size))["a"].nbytes == size
    vetting.check(tmp_path, tmp_path)
    assert weights.loaded_bytes(tmp_path, 4) == size


@pytest.mark.parametrize(("dtype", "end"), [("F6_E2M3", 24), ("F31", 124), ("F32", math.inf)])
def test_a_header_with_what_nothing_loads_is_refused(tmp_path: Path, dtype: str, end: object) -> None:
    with_header(tmp_path, dtype, end)
    with pytest.raises(MissingCapability, match=r"'model\.safetensors'.*its header makes no sense"):
        vetting.check(tmp_path, tmp_path)


@given(st.binary(max_size=200), st.integers(0, 300))
def test_any_header_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, body: bytes, length: int) -> None:
    path = tmp_path_factory.getbasetemp() / "any.safetensors"
    path.write_bytes(struct.pack("<Q", length) + body)
    with suppress(MissingCapability):
        assert isinstance(model_files.header(path), dict)
