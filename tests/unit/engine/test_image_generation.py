"""Drawing through the engine: every pipeline class, seeds, cancel, memory, hostile folders."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import PIL.Image
import pytest

from assistant.api import BadInput, Cancelled, Drawing, MissingCapability, NotEnoughMemory, Notice, Sketch
from assistant.api.language import in_language
from assistant.engine import Engine, EngineSettings, ModelFolders, catalogue, layout, weights
from assistant.engine.architectures import PIPELINES
from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.device import pick
from assistant.engine.families import autoencoder, image_generation, load
from assistant.engine.families.stepped import stepped
from assistant.engine.settings import Job
from assistant.engine.stages import Stage
from tests.unit.engine import drawings, parts

OPTIONS = {"side": 64, "largest": 96, "multiple": 32, "steps": 3, "guidance": 3.0}
RED = Drawing("a red circle", seed=5)


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drawings.written("StableDiffusionPipeline", tmp_path_factory.mktemp("drawing") / "image_generation")


@pytest.fixture
def engine(tmp_path: Path, toy: Path) -> Iterator[Engine]:
    folders = ModelFolders(toy.parent, tmp_path / "models", tmp_path / "hub", tmp_path / "whisper")
    made = Engine(EngineSettings(profile="pocket", device="cpu"), parts.PlainDecoder(), folders)
    yield made
    made.close()


def found(directory: Path, **options: object) -> Found:
    spec = ModelSpec("toy/toy", "image_generation", "image_generation", 0, 0, "", options={**OPTIONS, **options})
    return Found(spec, directory, directory)


def opened(sketch: Sketch) -> PIL.Image.Image:
    return PIL.Image.open(io.BytesIO(sketch.picture))


def small(**more: Any) -> Drawing:
    return replace(RED, width=32, height=32, steps=4, **more)


def test_the_catalogue_names_only_pipelines_that_are_run() -> None:
    named = {spec.architecture for spec in catalogue.read().models.values() if spec.capability == "image_generation"}
    assert named == set(PIPELINES)


@pytest.mark.parametrize("name", drawings.ALL)
def test_every_pipeline_draws_and_varies(name: str, tmp_path: Path) -> None:
    painter = load(found(drawings.written(name, tmp_path)), pick("cpu"))
    *before, last = painter.draw(RED)
    assert last.finished
    assert last.image.size == (64, 64)
    assert [stage.done for stage in before] == list(range(len(before)))
    start = PIL.Image.new("RGB", (48, 48), "blue")
    varied = list(painter.draw(replace(RED, strength=0.5), start))[-1]
    assert varied.finished
    assert varied.image.tobytes() != last.image.tobytes()


@pytest.mark.parametrize("name", drawings.ALL)
@pytest.mark.parametrize(("guidance", "varied"), [(0.0, False), (1.0, False), (3.0, True)])
def test_what_a_model_cannot_leave_out_is_told(name: str, guidance: float, varied: bool, tmp_path: Path) -> None:
    painter = load(found(drawings.written(name, tmp_path)), pick("cpu"))
    start = PIL.Image.new("RGB", (64, 64), "blue") if varied else None

    def drawn(negative: str) -> tuple[bytes, list[Notice]]:
        said = list(painter.draw(replace(RED, negative=negative, guidance=guidance), start))
        return said[-1].image.tobytes(), [each for each in said if isinstance(each, Notice)]

    plain, none = drawn("")
    without, told = drawn("a blue square")
    assert none == []
    assert len(told) == (plain == without)
    for notice in told:
        assert "cannot leave out" in notice.message
        assert "无法排除" in in_language(notice.message, "zh")


def test_what_cannot_be_left_out_is_told_before_the_steps_and_does_not_keep_from_a_second_try(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from diffusers import DDIMScheduler

    told: list[object] = []
    model = engine.capability("image_generation", Job(notify=told.append))
    sketches = model.draw(small(negative="blue", guidance=0.0))
    next(sketches), next(sketches)
    assert [each for each in told if isinstance(each, Notice)]
    real, calls = DDIMScheduler.step, []

    def step(*given: Any, **more: Any) -> Any:
        calls.append(1)
        if len(calls) == 2:
            raise MemoryError
        return real(*given, **more)

    monkeypatch.setattr(DDIMScheduler, "step", step)
    assert list(sketches)[-1].finished
    assert not [each for each in told if isinstance(each, Notice) and "take turns" in each.message]


def test_the_same_seed_draws_the_same_picture_and_another_another(engine: Engine) -> None:
    model = engine.capability("image_generation", Job())
    first, again = (list(model.draw(small()))[-1] for _ in range(2))
    other = list(model.draw(small(seed=6)))[-1]
    assert first.finished
    assert first.picture == again.picture != other.picture
    assert opened(first).size == (32, 32)


def test_previews_come_on_the_way(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image_generation, "_APART_S", 0.0)
    monkeypatch.setattr(autoencoder, "PREVIEW_SIDE", 16)
    sketches = list(engine.capability("image_generation", Job()).draw(small()))
    assert [sketch.done for sketch in sketches] == [0, 1, 2, 3, 4, 4]
    previews = [opened(sketch) for sketch in sketches if sketch.picture and not sketch.finished]
    assert len(previews) == 3
    assert {preview.size for preview in previews} == {(16, 16)}, "smaller than the picture, which has 32"


def test_a_picture_that_is_finished_in_a_moment_has_no_previews(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image_generation, "_APART_S", 1e9)
    sketches = list(engine.capability("image_generation", Job()).draw(small()))
    assert [bool(sketch.picture) for sketch in sketches] == [False] * 5 + [True]


def test_a_strength_too_low_for_a_step_still_draws_one(engine: Engine, tmp_path: Path) -> None:
    start = parts.picture(tmp_path, "green")
    sketch = list(engine.capability("image_generation", Job()).draw(small(start=start, strength=0.01)))[-1]
    assert sketch.finished


def test_what_is_too_large_is_refused_with_the_limit(engine: Engine) -> None:
    with pytest.raises(BadInput, match="at most 96 x 96"):
        list(engine.capability("image_generation", Job()).draw(replace(RED, width=4096)))


@pytest.mark.parametrize(
    ("start", "asked", "size"),
    [
        ((80, 40), {}, (64, 32)),
        ((80, 40), {"width": 96}, (96, 48)),
        ((80, 40), {"height": 32}, (64, 32)),
        ((40, 80), {"width": 48}, (48, 96)),
        ((80, 40), {"width": 64, "height": 64}, (64, 64)),
    ],
)
def test_one_side_takes_the_other_from_the_picture_that_is_varied(
    toy: Path, start: tuple[int, int], asked: dict[str, Any], size: tuple[int, int]
) -> None:
    painter = load(found(toy, multiple=8), pick("cpu"))
    wish = replace(RED, steps=1, strength=1.0, **asked)
    assert list(painter.draw(wish, PIL.Image.new("RGB", start, "blue")))[-1].image.size == size


def test_the_other_side_is_limited_too(toy: Path) -> None:
    painter = load(found(toy, multiple=8), pick("cpu"))
    with pytest.raises(BadInput, match="at most 96 x 96"):
        list(painter.draw(replace(RED, width=64), PIL.Image.new("RGB", (20, 80), "blue")))


def test_a_cancel_takes_effect_within_a_step(engine: Engine) -> None:
    cancelled = threading.Event()
    sketches = engine.capability("image_generation", Job(cancelled=cancelled)).draw(replace(RED, steps=200))
    next(sketches)
    cancelled.set()
    with pytest.raises(Cancelled):
        list(sketches)
    assert not [each for each in threading.enumerate() if each.name == "stepped" and not each.daemon]
    assert list(engine.capability("image_generation", Job()).draw(small()))[-1].finished


@pytest.mark.parametrize("stage", ["text_encoder", "unet", "vae"])
def test_memory_that_runs_out_is_an_error_that_leaves_the_engine_whole(
    engine: Engine, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = engine.capability("image_generation", Job())
    assert list(model.draw(small()))[-1].finished
    attempts = 0
    real = image_generation.Painter._run

    def starved(self: image_generation.Painter, pipeline: object, *rest: Any) -> None:
        nonlocal attempts
        attempts += 1

        def full(*_: object, **__: object) -> None:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory")

        part = getattr(pipeline, stage)
        monkeypatch.setattr(part, "decode" if stage == "vae" else "forward", full)
        real(self, pipeline, *rest)

    monkeypatch.setattr(image_generation.Painter, "_run", starved)
    with pytest.raises(NotEnoughMemory):
        list(model.draw(small()))
    assert attempts == 4, "whole, and in parts"
    monkeypatch.undo()
    assert list(model.draw(small()))[-1].finished


def test_memory_that_runs_out_once_costs_only_time(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    model = engine.capability("image_generation", Job())
    expected = list(model.draw(small()))[-1].picture
    real, tries = image_generation.Painter._run, []

    def once(self: image_generation.Painter, *rest: Any) -> None:
        tries.append(1)
        if len(tries) == 1:
            rest[2](Stage(0, 4))
            raise MemoryError
        real(self, *rest)

    monkeypatch.setattr(image_generation.Painter, "_run", once)
    assert list(model.draw(small()))[-1].picture == expected


def test_a_folder_with_code_pickles_or_foreign_parts_is_refused(toy: Path, tmp_path: Path) -> None:
    import shutil

    for name, text in (("unet/model.bin", "x"), ("vae/run.py", "x = 1")):
        directory = shutil.copytree(toy, tmp_path / name.replace("/", "-"))
        (directory / name).write_text(text)
        with pytest.raises(MissingCapability, match="was refused"):
            load(found(directory), pick("cpu"))
    for key, value in (("unet", ["their_package", "Their"]), ("_class_name", "TheirPipeline")):
        directory = shutil.copytree(toy, tmp_path / key)
        index = json.loads((directory / layout.PIPELINE).read_text())
        (directory / layout.PIPELINE).write_text(json.dumps({**index, key: value}))
        with pytest.raises(MissingCapability, match="cannot be loaded"):
            load(found(directory), pick("cpu"))


def test_half_a_pipeline_is_not_there(toy: Path, tmp_path: Path) -> None:
    import shutil

    directory = shutil.copytree(toy, tmp_path / "half")
    assert layout.complete(directory)
    next((directory / "unet").glob("*.safetensors")).unlink()
    assert not layout.complete(directory)


def test_memory_is_known_before_loading(engine: Engine, toy: Path) -> None:
    numbers = sum(parameter.numel() for parameter in drawings.stable_diffusion().unet.parameters())
    assert weights.loaded_bytes(toy, 4) > 4 * numbers
    list(engine.capability("image_generation", Job()).draw(small()))
    assert engine.status().memory_used == weights.loaded_bytes(toy, 4)


def test_stepped_work_ends_when_nobody_wants_more() -> None:
    ended = threading.Event()

    def work(say: Callable[[int], None]) -> None:
        try:
            for number in range(10):
                say(number)
        finally:
            ended.set()

    steps: Generator[int] = stepped(work)
    assert next(steps) == 0
    steps.close()
    assert ended.is_set()
    assert list(stepped(work)) == list(range(10))


def test_stepped_work_raises_its_own_error() -> None:
    def work(say: Callable[[int], None]) -> None:
        say(1)
        raise ValueError("its own")

    steps: Generator[int] = stepped(work)
    assert next(steps) == 1
    with pytest.raises(ValueError, match="its own"):
        next(steps)
