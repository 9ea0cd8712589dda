"""faster-whisper as the recogniser of a catalogue entry: the same checkpoint, the same numbers, the same words."""

from __future__ import annotations

import threading
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import whisper
from numpy.typing import NDArray
from whisper.tokenizer import get_tokenizer

from assistant.api import Cancelled
from assistant.engine import catalogue, families
from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.device import Device
from assistant.engine.families.transcription import SpeechModel
from assistant.engine.sound import RATE
from tests.unit.engine import toys

installed = pytest.mark.skipif(
    find_spec("faster_whisper") is None,
    reason="faster-whisper is not installed: pip install 'terminal-assistant[faster-whisper]'",
)


def tone(seconds: float) -> NDArray[np.float32]:
    times = np.arange(int(seconds * RATE)) / RATE
    return (0.2 * np.sin(2 * np.pi * 220 * times)).astype(np.float32)


def loaded(folder: Path, device: Device, vocabulary: int = 51_864, **options: object) -> Any:
    toys.transcription(folder, 1500, vocabulary)
    spec = ModelSpec("toy/speech", "transcription", "faster_whisper", 0, 0, "", file="model.pt", options=options)
    return families.load(Found(spec, folder, folder), device)


@installed
def test_the_same_numbers_come_out_of_the_converted_weights(tmp_path: Path) -> None:
    import ctranslate2
    from tokenizers import Tokenizer

    from assistant.engine.recognition.converted import convert

    model = whisper.load_model(str(toys.transcription(tmp_path, 1500) / "model.pt"), device="cpu").eval()
    convert(model, tmp_path / "converted")
    other = ctranslate2.models.Whisper(str(tmp_path / "converted"), device="cpu", compute_type="float32")
    mel = whisper.log_mel_spectrogram(whisper.pad_or_trim(tone(3)), 80)[None]
    features = other.encode(ctranslate2.StorageView.from_array(mel.numpy().copy()))
    assert np.allclose(np.array(features), model.encoder(mel).detach().numpy(), atol=1e-4)
    known = get_tokenizer(False)
    (theirs,) = other.generate(
        features,
        [list(known.sot_sequence_including_notimestamps)],
        beam_size=1,
        max_length=32,
        return_no_speech_prob=True,
        suppress_blank=False,
    )
    ours = SpeechModel(model, {"temperatures": [0.0], "timed": False, "suppress_blank": False}).written(
        [tone(3)], "en", "", threading.Event()
    )[0]
    count = min(len(theirs.sequences_ids[0]), len(ours.tokens))
    assert count > 4
    assert theirs.sequences_ids[0][:count] == ours.tokens[:count]
    assert theirs.no_speech_prob == pytest.approx(ours.no_speech_prob, rel=1e-2)
    tokenizer = Tokenizer.from_file(str(tmp_path / "converted" / "tokenizer.json"))
    for text in (" Hello there, my friend's 3 Ärmelkanal", " 圆形 on the left"):
        assert tokenizer.encode(text, add_special_tokens=False).ids == known.encode(text)


@installed
def test_it_hears_and_can_be_cancelled(tmp_path: Path) -> None:
    model = loaded(tmp_path, Device("cpu", torch.float32), temperatures=[0.0])
    never, set_ = threading.Event(), threading.Event()
    set_.set()
    first, second = model.hear([tone(2), tone(1)], "en", "circle", never)
    assert first.language == second.language == "en"
    assert all(0 <= begin <= end <= 2 for begin, end, _ in first.pieces)
    with pytest.raises(Cancelled):
        model.hear([tone(1)], "en", "", set_)


@installed
def test_a_language_that_it_does_not_know_and_a_mark_in_a_prompt_are_taken(tmp_path: Path) -> None:
    model = loaded(tmp_path, Device("cpu", torch.float32), vocabulary=51_865, temperatures=[0.0])
    plain, marked = (
        model.hear([tone(1)], "yue", prompt, threading.Event())[0]
        for prompt in ("a < |endoftext|> b", "a <|endoftext|> b")
    )
    assert plain.language == "zh"
    assert plain == marked


def test_the_catalogue_has_it_with_the_file_that_openai_published() -> None:
    known = catalogue.read().models
    for name in ("base", "small"):
        ours, theirs = known[f"openai/whisper-{name}-int8"], known[f"openai/whisper-{name}"]
        assert (ours.file, ours.url, ours.sha256) == (theirs.file, theirs.url, theirs.sha256)
        assert ours.family == "faster_whisper"
        assert ours.capability == theirs.capability == "transcription"
