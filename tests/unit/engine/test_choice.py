"""Which profile and which model: presence, `auto`, unknown names, what is missing and where it belongs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.api import CAPABILITIES, MissingCapability
from assistant.engine import catalogue
from assistant.engine.catalogue import Catalogue
from assistant.engine.choice import Choice
from assistant.engine.device import Hardware
from assistant.engine.families import FAMILIES
from tests.unit.engine.parts import folders

CATALOGUE: Catalogue = catalogue.read()
CPU_PROFILE = CATALOGUE.profiles["cpu"].models


def choice(root: Path, pocket: Path, wanted: str = "auto", memory: int = 10**12) -> Choice:
    return Choice(wanted, folders(root, pocket), Hardware("cpu", memory))


def place(root: Path, pocket: Path, id_: str) -> Path:
    """Puts a toy model where the files of `id_` belong."""
    spec = CATALOGUE.models[id_]
    target = root / "models" / id_.replace("/", "--")
    shutil.copytree(pocket / spec.capability, target)
    if spec.file:
        (target / "model.pt").rename(target / spec.file)
    return target


@pytest.fixture
def installed(tmp_path: Path, pocket: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has the models of the profile `cpu` and all packages that they need."""
    monkeypatch.setattr(catalogue, "find_spec", lambda name: name)
    for id_ in set(CPU_PROFILE.values()):
        place(tmp_path, pocket, id_)
    return tmp_path


def test_the_catalogue_is_sound() -> None:
    for profile in CATALOGUE.profiles.values():
        for capability, id_ in profile.models.items():
            spec = CATALOGUE.models[id_]
            assert capability in (spec.capability, "text_generation")
            assert spec.family in FAMILIES
    for spec in CATALOGUE.models.values():
        assert spec.capability in CAPABILITIES
        assert spec.licence
        assert 0 < spec.parameters < spec.bytes
        assert any(spec.id in profile.models.values() for profile in CATALOGUE.profiles.values())


def test_auto_is_pocket_while_nothing_else_is_here(tmp_path: Path, pocket: Path) -> None:
    chosen = choice(tmp_path, pocket)
    assert chosen.profile().name == "pocket"
    found = chosen.found("vision_language")
    assert found
    assert found.directory == pocket / "vision_language"


def test_auto_takes_what_is_here_and_fits(installed: Path, pocket: Path) -> None:
    assert choice(installed, pocket).profile().name == "cpu"
    assert choice(installed, pocket, memory=10**9).profile().name == "pocket"


def test_auto_needs_every_model_of_a_profile(installed: Path, pocket: Path) -> None:
    shutil.rmtree(installed / "models" / "openai--whisper-base")
    assert choice(installed, pocket).profile().name == "pocket"
    shutil.copytree(pocket / "transcription", installed / "whisper")
    (installed / "whisper" / "model.pt").rename(installed / "whisper" / "base.pt")
    assert choice(installed, pocket).profile().name == "cpu", "the cache of openai-whisper counts"


def test_the_hub_cache_is_read_at_its_main_revision(tmp_path: Path, pocket: Path) -> None:
    repository = tmp_path / "hub" / "models--google--siglip2-base-patch16-224"
    for commit in ("aaa", "bbb"):
        shutil.copytree(pocket / "image_text_embedding", repository / "snapshots" / commit)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("bbb")
    found = choice(tmp_path, pocket, "cpu").found("image_text_embedding")
    assert found
    assert found.directory.name == "bbb"


def test_an_unknown_profile_names_the_known_ones(tmp_path: Path, pocket: Path) -> None:
    with pytest.raises(MissingCapability, match=r"no profile 'huge'.*auto, pocket, cpu, small, standard, large"):
        choice(tmp_path, pocket, "huge").profile()


def test_missing_files_say_where_they_belong(tmp_path: Path, pocket: Path) -> None:
    chosen = choice(tmp_path, pocket, "large")
    assert chosen.found("vision_language") is None
    with pytest.raises(MissingCapability, match=r"Qwen/Qwen3\.5-9B \(19\.3 GB\).*models/Qwen--Qwen3\.5-9B"):
        chosen.refuse("vision_language")
    with pytest.raises(MissingCapability, match="no model for image generation"):
        chosen.refuse("image_generation")


def test_entries_tell_what_is_here(installed: Path, pocket: Path) -> None:
    entries = {entry.id: entry for entry in choice(installed, pocket).entries()}
    assert set(entries) == set(CATALOGUE.models)
    here = entries["google/siglip2-base-patch16-224"]
    assert (here.present, here.fits, here.selected, here.profiles) == (True, True, True, ("cpu", "small"))
    assert here.bytes == (Path(here.path) / "model.safetensors").stat().st_size
    away = entries["Qwen/Qwen3.5-9B"]
    assert (away.present, away.selected, away.bytes, away.path) == (False, False, 19_300_000_000, "")


def test_what_would_fit_is_named(installed: Path, pocket: Path) -> None:
    chosen = choice(installed, pocket, "cpu")
    spec = CATALOGUE.models["google/siglip2-base-patch16-224"]
    assert chosen.fitting(spec, 10**9) == "pocket/image_text_embedding (profile pocket)"
    assert chosen.fitting(spec, 10) == ""
