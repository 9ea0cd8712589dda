"""The engine as a whole: priorities across models, memory, failures in the middle, status, closing, a light import."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.api import Cancelled, Generation, NotEnoughMemory
from assistant.engine import Engine, EngineSettings, families
from tests.unit.engine import parts
from tests.unit.engine.parts import PlainDecoder, Told, asked, picture


def embed(engine: Engine, told: Told | None = None) -> None:
    engine.capability("image_text_embedding", (told or Told()).job).embed_texts(["red"])


def reply(engine: Engine, told: Told | None = None) -> str:
    model = engine.capability("vision_language", (told or Told()).job)
    return "".join(model.reply(asked("what is this?"), Generation(max_tokens=4)))


@pytest.fixture
def tight(tmp_path: Path, pocket: Path, decoder: PlainDecoder) -> Iterator[Engine]:
    """Room for one of the two picture models at a time."""
    sizes = [parts.weights_of(pocket / name) for name in ("vision_language", "image_text_embedding")]
    engine = parts.engine(tmp_path, pocket, decoder, EngineSettings(device="cpu", memory_bytes=max(sizes) + 1000))
    yield engine
    engine.close()


def test_importing_the_engine_imports_no_model_library(tmp_path: Path) -> None:
    code = (
        "import sys, assistant.engine as e; from pathlib import Path\n"
        f"engine = e.Engine(e.EngineSettings(), None, e.ModelFolders(*[Path({str(tmp_path)!r})] * 4))\n"
        "assert engine.status().profile == 'pocket' and not engine.has('vision_language')\n"
        "engine.close()\n"
        "print([m for m in ('torch', 'transformers', 'whisper', 'PIL') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_loading_writes_nothing_to_the_terminal(pocket: Path, tmp_path: Path) -> None:
    code = (
        "from pathlib import Path; from tests.unit.engine.parts import *\n"
        f"e = engine(Path({str(tmp_path)!r}), Path({str(pocket)!r}), PlainDecoder())\n"
        "''.join(e.capability('vision_language', Job()).reply(asked('hello')))\n"
        "e.capability('image_text_embedding', Job()).embed_texts(['hello']); e.close()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_status_tells_what_is_loaded(engine: Engine) -> None:
    assert engine.status().as_json() == {
        "profile": "pocket",
        "device": "",
        "models": [],
        "memory": {"used": 0, "parked": 0, "budget": 0},
        "tokens_per_s": 0.0,
    }
    reply(engine)
    status = engine.status()
    (model,) = status.models
    assert (model.model, model.capability, model.device, model.dtype) == (
        "pocket/vision_language",
        "vision_language",
        "cpu",
        "float32",
    )
    assert 0 < status.memory_used == model.bytes <= status.memory_budget
    assert model.revision == engine.capability("vision_language", Told().job).info.revision
    assert not model.busy


def test_unload_by_capability_and_all(engine: Engine) -> None:
    reply(engine)
    embed(engine)
    engine.unload("vision_language")
    assert [model.capability for model in engine.status().models] == ["image_text_embedding"]
    engine.unload()
    assert engine.status().models == ()
    engine.unload("transcription")


def test_a_second_model_takes_the_place_of_the_first(tight: Engine) -> None:
    told = Told()
    reply(tight)
    embed(tight, told)
    assert [model.model for model in tight.status().models] == ["pocket/image_text_embedding"]
    (notice,) = told.notices()
    assert notice.startswith("Unloaded pocket/vision_language")
    assert notice.endswith("to make room for pocket/image_text_embedding.")


def test_a_model_in_the_middle_of_an_answer_is_not_evicted(tight: Engine) -> None:
    pieces = tight.capability("vision_language", Told().job).reply(asked("hello"), Generation(max_tokens=60))
    next(pieces)
    with pytest.raises(NotEnoughMemory):
        embed(tight)
    assert len(list(pieces)) > 0
    embed(tight)


def test_out_of_memory_at_load_evicts_and_tries_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    embed(engine)
    failing(monkeypatch, families, "load", times=1)
    told = Told()
    assert reply(engine, told)
    assert [model.model for model in engine.status().models] == ["pocket/vision_language"]
    assert told.notices()[0].endswith("pocket/vision_language ran out of memory while loading.")


def test_out_of_memory_while_embedding_evicts_and_tries_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.engine.families.image_text_embedding import ImageTextModel

    reply(engine)
    embed(engine)
    failing(monkeypatch, ImageTextModel, "texts", times=1)
    embed(engine)
    assert [model.model for model in engine.status().models] == ["pocket/image_text_embedding"]
    failing(monkeypatch, ImageTextModel, "texts", times=2)
    with pytest.raises(NotEnoughMemory, match="pocket/image_text_embedding needs"):
        embed(engine)
    embed(engine)


@pytest.mark.parametrize("step", [1, 3])
def test_out_of_memory_in_an_answer(engine: Engine, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """At the prompt the answer is tried again; later, what was said cannot be unsaid, and an error ends it."""
    from assistant.engine.families import conversation

    whole = reply(engine)
    engine.unload()  # or nothing would be read again
    failing(monkeypatch, conversation, "forward", times=1, after=step - 1)
    if step == 1:
        assert reply(engine) == whole
    else:
        with pytest.raises(NotEnoughMemory):
            reply(engine)
    assert reply(engine) == whole


def test_an_answer_goes_before_the_next_batch_of_an_index(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.engine.families.image_text_embedding import ImageTextModel

    reply(engine)
    embed(engine)
    order: list[str] = []
    working, go_on, answered = threading.Event(), threading.Event(), threading.Event()
    plain = ImageTextModel.pictures

    def pictures(self: ImageTextModel, images: Any) -> Any:
        order.append("batch")
        working.set()
        assert go_on.wait(60)
        # Whoever takes the answer is another thread, which may be slower than the next batch.
        assert len(order) == 1 or answered.wait()
        return plain(self, images)

    def answer() -> None:
        try:
            order.append("answer" * bool(reply(engine)))
        finally:
            answered.set()

    def waits() -> bool:
        """Whether the model thread has both to choose from."""
        with engine._queue.lock:  # it adds and takes away meanwhile
            return len({stream.order[0] for stream in engine._queue.live}) == 2

    monkeypatch.setattr(ImageTextModel, "pictures", pictures)
    monkeypatch.setattr("assistant.engine.queue.RUN_AHEAD", 1_000)  # an answer that is not taken is not waited for
    model = engine.capability("image_text_embedding", Told("background").job)
    red = picture(tmp_path, "red")
    indexing = threading.Thread(target=model.embed_pictures, args=([red] * 40,))
    indexing.start()
    assert working.wait(60)
    answering = threading.Thread(target=answer)
    answering.start()
    while not waits():
        threading.Event().wait(0.005)
    go_on.set()
    answering.join()
    indexing.join()
    assert order.index("answer") <= 2
    assert order.count("batch") == 3


def test_close_ends_a_running_answer_and_joins(tmp_path: Path, pocket: Path, decoder: PlainDecoder) -> None:
    before = set(threading.enumerate())
    engine = parts.engine(tmp_path, pocket, decoder)
    pieces = engine.capability("vision_language", Told().job).reply(asked("hello"), Generation(max_tokens=200))
    next(pieces)
    engine.close()
    with pytest.raises(Cancelled):
        list(pieces)
    assert engine.status().models == ()
    assert not set(threading.enumerate()) - before


def failing(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, times: int, after: int = 0) -> None:
    """Makes a function run out of memory `times` times, once it was called `after` times."""
    plain, calls = getattr(owner, name), iter(range(10**6))

    def function(*args: Any, **kwargs: Any) -> Any:
        if after <= next(calls) < after + times:
            raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB.")
        return plain(*args, **kwargs)

    monkeypatch.setattr(owner, name, function)
