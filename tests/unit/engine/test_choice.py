"""Which profile and which model: presence, `auto`, unknown names, what is missing and where it belongs."""

from __future__ import annotations

import os
import shutil
import threading
from dataclasses import replace
from importlib import metadata
from importlib.metadata import version
from pathlib import Path
from typing import get_args

import pytest

from assistant.api import CAPABILITIES, BadInput, CapabilityName, MissingCapability
from assistant.children import addition_of
from assistant.engine import EngineSettings, architectures, catalogue, locks
from assistant.engine.catalogue import Catalogue
from assistant.engine.choice import Choice
from assistant.engine.device import Hardware
from assistant.engine.families import FAMILIES
from assistant.engine.quantised import Format
from assistant.host import checks
from assistant.host.checks import absent
from tests.unit.engine import parts
from tests.unit.engine.parts import folders

CATALOGUE: Catalogue = catalogue.read()
LANGUAGE: tuple[CapabilityName, ...] = ("vision_language", "text_generation", "tool_calling")
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
            assert capability in (spec.capability, "text_generation") or (capability == "tool_calling" and spec.tools)
            assert spec.family in FAMILIES
        for id_, quantised in profile.quantised.items():
            assert id_ in profile.models.values()
            assert CATALOGUE.models[id_].family in ("vision_language", "language")
            assert quantised in get_args(Format)
            assert CATALOGUE.models[id_].matrices
    for spec in CATALOGUE.models.values():
        assert spec.capability in CAPABILITIES
        assert spec.licence
        assert 0 < spec.parameters < spec.bytes
        assert bool(spec.url) == bool(spec.sha256) == (bool(spec.file) and not spec.id.startswith("pocket/"))
        assert spec.sha256 in spec.url


def test_profiles_grow_and_fit_what_they_are_for() -> None:
    memories = [profile.memory for profile in CATALOGUE.profiles.values() if profile.name != "cpu"]
    assert memories == sorted(memories)
    cards = {"small": 4, "medium": 8, "standard": 16, "large": 24, "huge": 80}
    for name, card in cards.items():
        profile = CATALOGUE.profiles[name]
        room = card * 10**9 * 0.9
        specs = (CATALOGUE.spec(profile.models[c], profile) for c in ("vision_language", "image_text_embedding"))
        assert sum(spec.expected_bytes(2) for spec in specs if spec) < profile.memory <= room, name


def test_every_class_of_the_catalogue_is_in_transformers() -> None:
    import transformers
    from transformers.models.auto import modeling_auto as auto

    by_family = {
        "vision_language": auto.MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING_NAMES,
        "language": auto.MODEL_FOR_CAUSAL_LM_MAPPING_NAMES,
        "image_text_embedding": auto.MODEL_MAPPING_NAMES,
    }
    for model_type, known in architectures.KNOWN.items():
        listed = "clip" if model_type == "open_clip" else model_type  # a layout of files, read into the class of CLIP
        assert by_family[known.family][listed] == known.name
        assert hasattr(transformers, known.name)
    for spec in CATALOGUE.models.values():
        if not spec.file and spec.family != "image_generation":  # those are checked with the pipelines
            known = next(one for one in architectures.KNOWN.values() if one.name == spec.architecture)
            assert known.family == spec.family
            assert known.needs == spec.needs


def test_whispers_files_are_those_that_whisper_publishes() -> None:
    import whisper

    for spec in CATALOGUE.models.values():
        if spec.url:
            assert spec.url in whisper._MODELS.values()


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


def test_a_whole_copy_of_another_program_is_preferred_to_a_cut_one(installed: Path, pocket: Path) -> None:
    own = installed / "models" / "google--siglip2-base-patch16-224"
    cached = installed / "hub" / "models--google--siglip2-base-patch16-224" / "snapshots" / "aaa"
    shutil.copytree(own, cached)

    def found() -> Path | None:
        there = choice(installed, pocket, "cpu").found("image_text_embedding")
        return there.directory if there else None

    assert found() == own
    for directory, expected in ((own, cached), (cached, own)):
        weights = directory / "model.safetensors"
        os.truncate(weights, weights.stat().st_size // 2)
        assert found() == expected, "where no copy is whole, the user's own is told of"


def test_an_unknown_profile_names_the_known_ones(tmp_path: Path, pocket: Path) -> None:
    with pytest.raises(
        MissingCapability, match=r"no profile 'vast'.*auto, pocket, cpu, small, medium, standard, large"
    ):
        choice(tmp_path, pocket, "vast").profile()


def test_missing_files_say_how_to_get_them(tmp_path: Path, pocket: Path) -> None:
    chosen = choice(tmp_path, pocket, "large")
    assert chosen.found("vision_language") is None
    with pytest.raises(MissingCapability, match=r"Qwen/Qwen3\.5-9B \(19\.3 GB\).*assistant models pull large"):
        chosen.refuse("vision_language")
    # One pull brings what all of them lack, whichever is asked for.
    with pytest.raises(MissingCapability, match="assistant models pull large"):
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


def test_a_profile_or_a_model_becomes_a_setting(installed: Path, pocket: Path) -> None:
    chosen = choice(installed, pocket)
    assert chosen.settings_for("cpu") == {"profile": "cpu", **{f"models.{name}": None for name in CAPABILITIES}}
    assert chosen.settings_for("openai/whisper-base") == {"models.transcription": "openai/whisper-base"}
    id_ = "Qwen/Qwen3.5-0.8B"
    served = ("vision_language", "text_generation", "tool_calling")
    assert chosen.settings_for(id_) == {f"models.{name}": id_ for name in served}
    with pytest.raises(MissingCapability, match=r"assistant models pull Qwen/Qwen3\.5-9B"):
        chosen.settings_for("Qwen/Qwen3.5-9B")
    with pytest.raises(BadInput, match="neither a profile nor"):
        chosen.settings_for("bigger")


def test_one_capability_gets_its_model_without_the_others(installed: Path, pocket: Path) -> None:
    chosen, id_ = choice(installed, pocket), "Qwen/Qwen3.5-0.8B"
    assert chosen.settings_for("auto", ["transcription"]) == {"models.transcription": None}
    assert chosen.settings_for(id_, ["text_generation"]) == {"models.text_generation": id_}
    assert chosen.settings_for("cpu", ["transcription"]) == {"models.transcription": "openai/whisper-base"}
    for name in (id_, "cpu"):
        with pytest.raises(BadInput, match=f"{name} has no model for image generation"):
            chosen.settings_for(name, ["image_generation"])
    with pytest.raises(BadInput, match="neither a profile nor"):
        chosen.settings_for("bigger", ["transcription"])


def test_a_chosen_model_takes_the_place_of_the_profiles(installed: Path, pocket: Path) -> None:
    models: dict[CapabilityName, str] = {
        "transcription": "openai/whisper-base",
        "vision_language": "org/unknown",
        "text_generation": "org/unknown",
    }
    chosen = Choice("pocket", folders(installed, pocket), Hardware("cpu", 10**12), models)
    found = chosen.found("transcription")
    assert found
    assert (found.spec.id, chosen.profile().name) == ("openai/whisper-base", "pocket")
    assert chosen.found("vision_language") is None
    with pytest.raises(
        MissingCapability, match=r"org/unknown, chosen for vision language, is not here.*pull org/unknown"
    ) as refused:
        chosen.refuse("vision_language")
    assert "assistant models use auto --for vision_language" in refused.value.hint


DAMAGED = {
    "index of weights": ("Qwen/Qwen3.5-9B", "model.safetensors.index.json", b'{"weight_map": {"a": "model-0'),
    "index of a pipeline": ("black-forest-labs/FLUX.2-klein-4B", "model_index.json", b'{"_class_name": "Flu'),
    "weights": ("google/siglip2-so400m-patch14-384", "model.safetensors", b"\x20"),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_model_that_nobody_chose_is_not_here_and_costs_the_others_nothing(
    installed: Path, pocket: Path, case: str
) -> None:
    id_, name, content = DAMAGED[case]
    directory = shutil.copytree(pocket / "vision_language", installed / "models" / id_.replace("/", "--"))
    (directory / name).write_bytes(content)
    chosen = choice(installed, pocket)
    assert chosen.profile().name == "cpu"
    assert chosen.found("vision_language")
    assert [entry.present for entry in chosen.entries() if entry.id == id_] == [False]
    like_it = replace(CATALOGUE.models[id_], id="org/other")
    assert id_ not in chosen.fitting(like_it, 10**9)


def test_a_damaged_model_that_is_wanted_is_refused_with_the_file(installed: Path, pocket: Path) -> None:
    id_ = CPU_PROFILE["vision_language"]
    index = installed / "models" / id_.replace("/", "--") / "model.safetensors.index.json"
    index.write_text('{"weight_map": {"a"')
    chosen = choice(installed, pocket, "cpu")
    assert chosen.found("vision_language") is None
    with pytest.raises(MissingCapability, match=r"'model\.safetensors\.index\.json'.*not valid JSON"):
        chosen.refuse("vision_language")
    with pytest.raises(MissingCapability, match=r"'model\.safetensors\.index\.json'.*not valid JSON"):
        chosen.settings_for(id_)


def test_what_would_be_better_is_known_once_the_hardware_is(installed: Path, pocket: Path) -> None:
    shutil.rmtree(installed / "models" / "Qwen--Qwen3.5-0.8B")
    hardware = Hardware("cpu", 7 * 10**9)
    chosen = Choice("auto", folders(installed, pocket), hardware)
    assert (chosen.profile().name, chosen.better()) == ("pocket", None)
    hardware.device()
    assert chosen.better() == ("cpu", 1_740_000_000)
    place(installed, pocket, "Qwen/Qwen3.5-0.8B")
    chosen.look()
    assert (chosen.profile().name, chosen.better()) == ("cpu", None)


def test_a_choice_made_while_models_are_looked_for_stays(tmp_path: Path, pocket: Path) -> None:
    chosen = choice(tmp_path, pocket)
    (tmp_path / "models").mkdir(exist_ok=True)
    slow = tmp_path / "models" / "slow.lock.json"
    os.mkfifo(slow)
    looking = threading.Thread(target=chosen.look, daemon=True)
    looking.start()
    held = os.open(slow, os.O_WRONLY)  # returns once the look reads from it
    slow.unlink()
    locks.write(tmp_path / "models" / "org--new", locks.Lock("org/new", "", "", "MIT", "qwen3", {}))
    chosen.choose("pocket", {"text_generation": "org/new"})
    os.close(held)
    looking.join()
    assert chosen.chosen()["text_generation"] == "org/new"
    assert chosen.profile().name == "pocket"
    assert chosen.spec("org/new"), "what was read later counts"


def test_packages_that_a_chosen_model_needs_are_told_with_releases_that_fit_torch(
    tmp_path: Path, pocket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = choice(tmp_path, pocket, "small")
    assert (small.unmet("auto"), small.unmet("pocket")) == (None, None)
    monkeypatch.setattr(catalogue, "find_spec", lambda name: None)
    told = small.unmet("small")
    assert told is not None
    assert told[0] == "small needs what is not installed: bitsandbytes."
    assert f"pip install bitsandbytes torch=={version('torch')}" in told[1]
    id_ = small.chosen()["vision_language"]
    assert (small.unmet("auto", ["vision_language"]) or ("",))[0].startswith(f"{id_} needs")
    assert small.unmet("auto", ["transcription"]) is None


@pytest.mark.parametrize(
    ("torch", "index"),
    [
        ("2.13.0", ""),
        ("2.13.0+cpu", " --extra-index-url https://download.pytorch.org/whl/cpu"),
        ("2.13.1+cu128", " --extra-index-url https://download.pytorch.org/whl/cu128"),
        ("2.14.0a0+git1234", ""),
    ],
)
def test_the_build_of_torch_decides_where_packages_come_from(
    torch: str, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metadata, "version", lambda name: torch)
    assert addition_of("torchvision").endswith(f" -m pip install torchvision torch=={torch}{index}")


@pytest.mark.parametrize("locked", [True, False])
def test_what_is_cut_off_is_not_chosen(installed: Path, pocket: Path, locked: bool) -> None:
    id_ = CPU_PROFILE["image_text_embedding"]
    directory = installed / "models" / id_.replace("/", "--")
    if locked:
        locks.write(directory, locks.made(id_, directory, "", ""))
    assert choice(installed, pocket).profile().name == "cpu"
    cut = directory / ("tokenizer.json" if locked else "model.safetensors")
    os.truncate(cut, cut.stat().st_size - 1)
    chosen = choice(installed, pocket)
    assert chosen.profile().name == "pocket"
    assert choice(installed, pocket, "cpu").absent() is not None, "it is to be pulled again"


def test_no_pull_is_advised_for_the_models_that_come_with_the_program(tmp_path: Path) -> None:
    assert choice(tmp_path, tmp_path / "nothing", "cpu").absent() is not None
    assert choice(tmp_path, tmp_path / "nothing", "pocket").absent() is None


def test_a_speech_model_that_another_program_left_half_is_not_chosen(installed: Path, pocket: Path) -> None:
    spec = CATALOGUE.models[CPU_PROFILE["transcription"]]
    shutil.rmtree(installed / "models" / spec.id.replace("/", "--"))
    assert spec.file
    cached = folders(installed, pocket).whisper / spec.file
    cached.parent.mkdir()
    shutil.copy(pocket / "transcription" / "model.pt", cached)
    assert choice(installed, pocket).profile().name == "cpu"
    os.truncate(cached, cached.stat().st_size // 2)
    assert choice(installed, pocket).profile().name == "pocket"


def test_what_a_pull_of_a_profile_brings_is_counted_with_the_drawing_model_and_without_what_is_here(
    tmp_path: Path, pocket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "find_spec", lambda name: name)
    profile = CATALOGUE.profiles["standard"].models
    cached = tmp_path / "hub" / "models--google--siglip2-so400m-patch14-384" / "snapshots" / "aaa"
    shutil.copytree(pocket / "image_text_embedding", cached)
    all_bytes = sum(CATALOGUE.models[id_].bytes for id_ in set(profile.values()))
    cached_bytes = CATALOGUE.models["google/siglip2-so400m-patch14-384"].bytes
    name, ids, size = choice(tmp_path, pocket, "standard").absent() or ("", [], 0)
    assert (name, size) == ("standard", all_bytes - cached_bytes)
    assert profile["image_generation"] not in ids, "nobody is told that it is missing"


def test_where_only_packages_are_missing_these_are_named_and_no_pull(
    installed: Path, pocket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = {**CATALOGUE.profiles["small"].models}
    del models["image_generation"]
    for id_ in set(models.values()) - set(CPU_PROFILE.values()):
        place(installed, pocket, id_)
    small, talker = EngineSettings(profile="small", device="cpu"), models["vision_language"]
    engine = parts.engine(installed, pocket, parts.PlainDecoder(), small)
    assert absent(engine) == []
    monkeypatch.setattr(catalogue, "find_spec", lambda _: None)
    (told,) = absent(engine)
    assert told["message"] == f"{talker} needs what is not installed: bitsandbytes."
    assert checks.models(engine).cure == told["hint"]
    engine.choose(replace(small, models=dict.fromkeys(LANGUAGE, "pocket/vision_language")))
    assert absent(engine) == [], "nobody is told of what is not in use"
    engine.choose(small)
    shutil.rmtree(installed / "models" / talker.replace("/", "--"))
    assert absent(engine)[0]["message"] == "1 model of the profile small is not here."
    engine.close()
