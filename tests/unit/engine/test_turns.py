"""Pipelines that do not fit whole: parts take turns, nothing of a resting one is in memory, pictures are the same."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
import torch

from assistant.api import Drawing, NotEnoughMemory
from assistant.engine import Engine, EngineSettings, ModelFolders, layout, weights
from assistant.engine.device import Device, pick
from assistant.engine.families import image_generation, load
from assistant.engine.families.turns import Part
from assistant.engine.stages import Stage
from tests.unit.engine import drawings, parts
from tests.unit.engine.parts import Told
from tests.unit.engine.test_image_generation import RED, found, opened

SMALL = replace(RED, width=32, height=32, steps=4)


def half(name: str, directory: Path) -> Path:
    """A pipeline in half precision, which a processor computes in another format than the files have."""
    torch.manual_seed(0)
    drawings.ALL[name]().to(dtype=torch.bfloat16).save_pretrained(directory, safe_serialization=True)
    return directory


def held(pipeline: Any) -> dict[str, int]:
    """Bytes that each part with weights has in memory, without what is mapped from files."""
    modules = {name: part for name, part in pipeline.components.items() if isinstance(part, torch.nn.Module)}
    return {name: sum(_bytes(parameter) for parameter in module.parameters()) for name, module in modules.items()}


def _bytes(parameter: torch.Tensor) -> int:
    storage = parameter.untyped_storage()
    return storage.nbytes() if storage.resizable() else 0


@pytest.mark.parametrize("name", drawings.ALL)
def test_no_text_encoder_is_in_memory_while_the_picture_is_drawn(name: str, tmp_path: Path) -> None:
    directory = half(name, tmp_path)
    painter = load(found(directory), pick("cpu"), in_turns=True)
    pipeline = painter._pipeline
    drawer = next(getattr(pipeline, each) for each in layout.DRAWS if hasattr(pipeline, each))
    seen: list[tuple[str, dict[str, int]]] = []
    for part, module in [*pipeline.components.items(), ("drawer", drawer)]:
        if part.startswith(layout.READS) or part == "drawer":
            module.register_forward_hook(lambda *_, part=part: seen.append((part, held(pipeline))))
    assert {part for part, size in held(pipeline).items() if size} == {"vae"}, "at first nobody has a turn"
    most = weights.bytes_in_turns(directory, 4)
    assert most < weights.loaded_bytes(directory, 4)
    drawn = [list(painter.draw(RED))[-1].image]
    drawn.append(list(painter.draw(replace(RED, strength=0.5), PIL.Image.new("RGB", (48, 48), "blue")))[-1].image)
    assert {part for part, _ in seen} >= {"text_encoder", "drawer"}
    for part, sizes in seen:
        reading = {each for each, size in sizes.items() if size and each.startswith(layout.READS)}
        drawing = {each for each, size in sizes.items() if size and each in layout.DRAWS}
        assert (bool(reading), bool(drawing)) == (part != "drawer", part == "drawer")
        assert sum(sizes.values()) <= most
    whole = load(found(directory), pick("cpu"))
    assert drawn[0].tobytes() == list(whole.draw(RED))[-1].image.tobytes()


@pytest.fixture
def tight(tmp_path: Path) -> Iterator[Engine]:
    """Room for a pipeline whose parts take turns, not for the whole."""
    directory = half("StableDiffusionPipeline", tmp_path / "pocket" / "image_generation")
    room = (weights.bytes_in_turns(directory, 4) + weights.loaded_bytes(directory, 4)) // 2
    folders = ModelFolders(tmp_path / "pocket", tmp_path / "models", tmp_path / "hub", tmp_path / "whisper")
    engine = Engine(EngineSettings("pocket", "cpu", memory_bytes=room), parts.PlainDecoder(), folders)
    yield engine
    engine.close()


def test_the_budget_decides_and_the_user_is_told(tight: Engine) -> None:
    told = Told()
    sketch = list(tight.capability("image_generation", told.job).draw(SMALL))[-1]
    assert opened(sketch).size == (32, 32)
    (notice,) = told.notices()
    assert notice.startswith("pocket/image_generation does not fit whole (")
    assert notice.endswith(" MB.")
    status = tight.status()
    assert status.memory_used <= status.memory_budget
    (entry,) = [each for each in tight.models() if each.id == "pocket/image_generation"]
    assert entry.fits
    assert "while its parts take turns" in entry.why


def test_memory_for_neither_is_an_error_that_says_how_much(tmp_path: Path) -> None:
    directory = half("StableDiffusionPipeline", tmp_path / "pocket" / "image_generation")
    folders = ModelFolders(tmp_path / "pocket", tmp_path / "models", tmp_path / "hub", tmp_path / "whisper")
    least = weights.bytes_in_turns(directory, 4)
    engine = Engine(EngineSettings("pocket", "cpu", memory_bytes=least - 1), parts.PlainDecoder(), folders)
    with pytest.raises(NotEnoughMemory, match="pocket/image_generation needs"):
        list(engine.capability("image_generation", Told().job).draw(SMALL))
    engine.close()


def test_a_part_that_finds_no_memory_leaves_nothing_behind(tight: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    model = tight.capability("image_generation", Told().job)
    expected = list(model.draw(SMALL))[-1].picture
    plain, calls = Part.come, []

    def full(self: Part) -> None:
        calls.append(self)
        if len(calls) == 2:
            raise RuntimeError("CUDA out of memory. Tried to allocate more")
        plain(self)

    monkeypatch.setattr(Part, "come", full)
    assert list(model.draw(SMALL))[-1].picture == expected, "tried once more"
    assert len(calls) == 4


@pytest.fixture
def roomy(tmp_path: Path) -> Iterator[Engine]:
    """Room for the whole pipeline."""
    half("StableDiffusionPipeline", tmp_path / "pocket" / "image_generation")
    folders = ModelFolders(tmp_path / "pocket", tmp_path / "models", tmp_path / "hub", tmp_path / "whisper")
    engine = Engine(EngineSettings("pocket", "cpu"), parts.PlainDecoder(), folders)
    yield engine
    engine.close()


def starved(monkeypatch: pytest.MonkeyPatch, *, always: bool) -> list[bool]:
    """Steps for which there is no memory beside the whole weights, or never any; for each try, whether in turns."""
    real, tries = image_generation.Painter._run, []

    def run(self: image_generation.Painter, pipeline: Any, arguments: Any, say: Any, *rest: Any) -> None:
        tries.append(self._turns is not None)
        say(Stage(0, 4))
        if always or not tries[-1]:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        real(self, pipeline, arguments, say, *rest)

    monkeypatch.setattr(image_generation.Painter, "_run", run)
    return tries


def test_steps_that_find_no_memory_beside_the_whole_find_it_beside_parts(
    roomy: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told()
    model = roomy.capability("image_generation", told.job)
    expected = list(model.draw(SMALL))[-1].picture
    whole = roomy.status().memory_used
    tries = starved(monkeypatch, always=False)
    assert list(model.draw(SMALL))[-1].picture == expected
    assert roomy.status().memory_used < whole
    assert list(model.draw(SMALL))[-1].picture == expected
    assert tries == [False, False, True, True], "it stays in parts"
    let_go, in_parts = told.notices()
    assert let_go.startswith("Unloaded pocket/image_generation")
    assert "its parts take turns" in in_parts


def test_steps_that_find_no_memory_at_all_are_an_error_that_keeps_nothing(
    roomy: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = roomy.capability("image_generation", Told().job)
    tries = starved(monkeypatch, always=True)
    for known in ([False, False, True, True], [True, True]):
        tries.clear()
        with pytest.raises(NotEnoughMemory):
            list(model.draw(SMALL))
        assert tries == known
    monkeypatch.undo()
    assert list(model.draw(SMALL))[-1].finished


def test_the_whole_is_gone_before_its_parts_come(roomy: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[weakref.ref[image_generation.Painter]] = []
    real = image_generation.Painter.__init__

    def init(self: image_generation.Painter, *given: Any) -> None:
        assert not [one for one in made if one() is not None], "both in memory"
        made.append(weakref.ref(self))
        real(self, *given)

    monkeypatch.setattr(image_generation.Painter, "__init__", init)
    starved(monkeypatch, always=False)
    assert list(roomy.capability("image_generation", Told().job).draw(SMALL))[-1].finished
    assert len(made) == 2


def test_what_is_moved_to_main_memory_is_what_stays_on_the_device(tmp_path: Path) -> None:
    directory = half("StableDiffusionPipeline", tmp_path)
    painter = image_generation.load(found(directory), Device("cpu", torch.float32), in_turns=True)
    list(painter.draw(Drawing("a red circle", width=32, height=32, steps=2)))
    moved = sum(tensor.numel() * tensor.element_size() for tensor in painter.tensors())
    vae = sum(tensor.numel() * tensor.element_size() for tensor in painter._pipeline.vae.parameters())
    assert vae <= moved < 1.01 * vae
