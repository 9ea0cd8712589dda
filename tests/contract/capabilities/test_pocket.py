"""The shipped models know their small world, through the whole engine and the real decoder: facts, not exact texts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.api import Audio, Generation, Picture
from assistant.engine import Engine, EngineSettings, Job, ModelFolders
from assistant.media.decoder import Decoder
from tests.contract.capabilities.pieces import noise, sound
from tests.unit.engine.parts import asked
from training.held_out import Shown, held_out, held_out_alike
from training.language.captions import short_caption

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "samples"
PROMPTS = ROOT / "prompts" / "captioning"


@pytest.fixture(scope="module")
def pocket(tmp_path_factory: pytest.TempPathFactory, decoder: Decoder) -> Iterator[Engine]:
    home = tmp_path_factory.mktemp("home")
    folders = ModelFolders(ModelFolders.default().pocket, home / "models", home / "hub", home / "whisper")
    engine = Engine(EngineSettings(profile="pocket", device="cpu"), decoder, folders)
    yield engine
    engine.close()


def answer(engine: Engine, question: str, *pictures: Picture) -> str:
    model = engine.capability("vision_language", Job())
    return "".join(model.reply(asked(*pictures, question), Generation(max_tokens=64))).strip().lower()


def sample(name: str) -> Picture:
    return Picture(name, str(SAMPLES / name))


def saved(folder: Path, shown: list[Shown]) -> list[Picture]:
    """Scenes as files, as a user would have them."""
    pictures = []
    for number, one in enumerate(shown, 1):
        path = folder / f"{number}.png"
        one.picture.save(path)
        pictures.append(Picture(f"{folder.name} {number}", str(path), number))
    return pictures


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [("red-circle.png", ("red", "circle"), ("红", "圆")), ("two-stars.png", ("star",), ("星",))],
)
def test_captions_of_the_samples(pocket: Engine, name: str, english: tuple[str, ...], chinese: tuple[str, ...]) -> None:
    for language, words in (("en", english), ("zh", chinese)):
        prompt = (PROMPTS / f"short.{language}.md").read_text("utf-8").strip()
        said = answer(pocket, prompt, sample(name))
        assert all(word in said for word in words), said
        assert "\ufffd" not in said


def test_answers_about_a_sample(pocket: Engine) -> None:
    assert "red" in answer(pocket, "what color is the circle?", sample("red-circle.png"))
    assert "红" in answer(pocket, "圆形是什么颜色？", sample("red-circle.png"))


def test_words_find_their_picture(pocket: Engine, tmp_path: Path) -> None:
    shown = held_out_alike(20, "first", seed=3)
    model = pocket.capability("image_text_embedding", Job())
    pictures = model.embed_pictures(saved(tmp_path, shown))
    texts = model.embed_texts([short_caption(one.scene, "en") for one in shown])
    rows = [np.frombuffer(v.data, np.float32).reshape(v.count, v.dimension) for v in (texts, pictures)]
    best = (rows[0] @ rows[1].T).argmax(axis=1)
    assert int((best == np.arange(20)).sum()) >= 14


def test_captions_of_unseen_scenes(pocket: Engine, tmp_path: Path) -> None:
    shown = held_out(10, "first", seed=5)
    prompt = (PROMPTS / "short.en.md").read_text("utf-8").strip()
    said = [answer(pocket, prompt, picture) for picture in saved(tmp_path, shown)]
    named = [all(c in text and s in text for c, s in one.scene.pairs()) for text, one in zip(said, shown, strict=True)]
    assert sum(named) >= 7, list(itertools.compress(said, [not right for right in named]))


def test_the_spoken_sample(pocket: Engine) -> None:
    path = SAMPLES / "question.wav"
    steps = list(pocket.capability("transcription", Job()).transcribe(Audio("question", str(path))))
    text = " ".join(segment.text for step in steps for segment in step.segments)
    assert "circle" in text


@pytest.mark.parametrize("seed", range(6))
def test_noise_has_no_words(pocket: Engine, tmp_path: Path, seed: int) -> None:
    loud = sound(tmp_path, noise(3, 0.02 * (seed + 1), seed))
    steps = list(pocket.capability("transcription", Job()).transcribe(loud))
    assert not [segment.text for step in steps for segment in step.segments]
