"""Giving way to main memory and back, with real models on a device that counts as having memory of its own."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from assistant.api import CapabilityName, Drawing, Generation, Message, Text
from assistant.engine import Engine, EngineSettings, ModelFolders, device, families
from assistant.engine.decoding.plain import Plain
from assistant.engine.decoding.plan import plan_of
from assistant.engine.decoding.stage import Stage
from assistant.engine.families import conversation
from assistant.engine.families.conversation import Conversation
from assistant.engine.storages import Storages, tensors_of
from tests.unit.engine import parts
from tests.unit.engine.architectures import ARCHITECTURES, model_of, prompt
from tests.unit.engine.parts import PlainDecoder, Told, asked

SHORT = Generation(max_tokens=6)
POCKET = ModelFolders.default().pocket
NAMES = ("vision_language", "image_generation")


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """A processor's memory counts as that of a device of its own; what leaves it is moved for real."""
    plain = device.pick
    monkeypatch.setattr(device, "pick", lambda wanted="auto": replace(plain(wanted), apart=True))


def engine_for(tmp_path: Path, memory: int, parked: int = 0, decoder: PlainDecoder | None = None) -> Engine:
    settings = EngineSettings(profile="pocket", device="cpu", memory_bytes=memory, parked_bytes=parked)
    return parts.engine(tmp_path, POCKET, decoder or PlainDecoder(), settings)


@pytest.fixture
def tight(tmp_path: Path, apart: None) -> Iterator[Engine]:
    """The shipped models, in memory for one of chat and drawing at a time."""
    engine = engine_for(tmp_path, max(parts.weights_of(POCKET / name) for name in NAMES) + 1000)
    yield engine
    engine.close()


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Models that were loaded from their files."""
    found: list[str] = []
    plain = families.load

    def load(model: Any, where: Any) -> Any:
        found.append(model.spec.id)
        return plain(model, where)

    monkeypatch.setattr(families, "load", load)
    return found


def said(engine: Engine, messages: list[Message], told: Told | None = None) -> str:
    model = engine.capability("vision_language", (told or Told()).job)
    return "".join(model.reply(messages, SHORT))


def drawn(engine: Engine, told: Told | None = None) -> bytes:
    model = engine.capability("image_generation", (told or Told()).job)
    return bytes(list(model.draw(Drawing("a red circle", seed=3, steps=3)))[-1].picture)


def test_chat_draw_chat_loads_each_once_and_says_and_draws_the_same(tight: Engine, loads: list[str]) -> None:
    question = asked("how many shapes?")
    answer = said(tight, question)
    first = drawn(tight)
    loaded, waiting = tight.status().models
    assert (loaded.model, loaded.parked, waiting.model, waiting.parked) == (
        "pocket/image_generation",
        False,
        "pocket/vision_language",
        True,
    )
    status = tight.status()
    assert 0 < loaded.bytes == status.memory_used <= status.memory_budget
    assert waiting.bytes == status.memory_parked > 20_000_000
    told = Told()
    assert said(tight, [*question, Message("assistant", (Text(answer),)), *asked("and now?")], told)
    assert told.notices()[0].startswith("Parked pocket/image_generation (")
    assert {each.task for each in told.progress()} == {"Bringing back pocket/vision_language from main memory"}
    assert said(tight, question) == answer
    assert drawn(tight) == first
    assert loads == ["pocket/vision_language", "pocket/image_generation"]


def test_a_conversation_goes_on_where_it_was(tight: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    talk = asked(parts.picture(tmp_path, "red"), "what is it?")
    talk += [Message("assistant", (Text(said(tight, talk)),)), *asked("and its colour?")]
    stayed = said(tight, talk)
    tight.unload()
    assert said(tight, talk[:1])
    drawn(tight)
    read: list[bool] = []
    plain = conversation.forward

    def forward(model: Any, inputs: Any) -> Any:
        read.append("pixel_values" in inputs)
        return plain(model, inputs)

    monkeypatch.setattr(conversation, "forward", forward)
    assert said(tight, talk) == stayed
    assert not any(read), "the picture was seen before the model gave way"


def test_weights_are_really_gone_while_a_model_waits(tight: Engine) -> None:
    said(tight, asked("hello"))
    (resident,) = tight._memory.snapshot()
    left = weakref.ref(resident.model)
    drawn(tight)
    model = left()
    assert model is not None
    assert sum(tensor.untyped_storage().nbytes() for tensor in model.tensors()) == 0


def test_what_is_unloaded_is_gone_from_main_memory_too(tight: Engine, loads: list[str]) -> None:
    said(tight, asked("hello"))
    drawn(tight)
    tight.unload("vision_language")
    assert [model.model for model in tight.status().models] == ["pocket/image_generation"]
    said(tight, asked("hello"))
    assert loads.count("pocket/vision_language") == 2


def test_without_room_in_main_memory_it_is_loaded_again(tmp_path: Path, apart: None, loads: list[str]) -> None:
    engine = engine_for(tmp_path, max(parts.weights_of(POCKET / name) for name in NAMES) + 1000, parked=1_000_000)
    answer = said(engine, asked("hello"))
    drawn(engine)
    assert said(engine, asked("hello")) == answer
    assert loads == ["pocket/vision_language", "pocket/image_generation", "pocket/vision_language"]
    engine.close()


def test_on_a_processor_there_is_nothing_to_gain(tmp_path: Path, loads: list[str]) -> None:
    engine = engine_for(tmp_path, max(parts.weights_of(POCKET / name) for name in NAMES) + 1000)
    said(engine, asked("hello"))
    told = Told()
    drawn(engine, told)
    assert told.notices()[0].startswith("Unloaded pocket/vision_language")
    assert engine.status().memory_parked == 0
    engine.close()


@pytest.mark.parametrize("capability", ["image_text_embedding", "transcription"])
def test_searching_and_hearing_are_the_same_after_a_return(
    tmp_path: Path, apart: None, capability: CapabilityName
) -> None:
    decoder = PlainDecoder()
    decoder.sounds["said"] = [torch.randn(16_000, generator=torch.Generator().manual_seed(1)).numpy()]
    engine = engine_for(tmp_path, 0, decoder=decoder)

    def used() -> Any:
        model = engine.capability(capability, Told().job)
        if capability == "transcription":
            return list(model.transcribe(parts.audio("said")))
        return model.embed_texts(["a red circle"]).data

    before = used()
    (resident,) = engine._memory.snapshot()
    content = Storages(resident.model.tensors(), "cpu")
    assert content.movable
    content.leave()
    content.back()
    assert used() == before
    engine.close()


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_a_step_on_fixed_memory_goes_on_after_a_return(name: str) -> None:
    """The weights that are laid together for it are the same memory as the model's own."""
    model = model_of(name)
    plan = plan_of(model)
    assert plan is not None
    stage, limits = Stage(plan, graphs=False, operations=Plain()), Generation(max_tokens=5)
    expected, kept = Conversation(model), Conversation(model, stage)
    answers = []
    for talk in (expected, kept):
        first = list(talk.say(talk.read(prompt(name, 1), 1), limits, frozenset()))
        if talk is kept:
            stage.rest()
            content = Storages([*tensors_of(model), *kept.tensors()], "cpu")
            content.leave()
            assert all(not tensor.untyped_storage().nbytes() for tensor in (plan.words, plan.layers[0].mixer.inputs))
            content.back()
        logits = talk.read({"input_ids": torch.tensor([[7, 8, 9]])}, 0)
        answers.append((first, list(talk.say(logits, limits, frozenset()))))
    assert answers[0] == answers[1]


def test_a_return_for_which_there_is_no_memory_can_be_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    tensors = [torch.arange(10.0), torch.arange(5.0)]
    content = Storages(tensors, "cpu")
    content.leave()
    plain, calls = torch.UntypedStorage.resize_, []

    def full(self: torch.UntypedStorage, size: int) -> Any:
        calls.append(size)
        if len(calls) == 2:
            raise RuntimeError("CUDA out of memory. Tried to allocate more")
        return plain(self, size)

    monkeypatch.setattr(torch.UntypedStorage, "resize_", full)
    with pytest.raises(RuntimeError):
        content.back()
    assert [tensor.untyped_storage().nbytes() for tensor in tensors] == [0, 0]
    content.back()
    assert [tensor.tolist() for tensor in tensors] == [list(range(10)), list(range(5))]


def test_a_mapped_file_is_not_moved(tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    save_file({"weight": torch.ones(10)}, tmp_path / "model.safetensors")
    assert not Storages(load_file(tmp_path / "model.safetensors").values(), "cpu").movable
