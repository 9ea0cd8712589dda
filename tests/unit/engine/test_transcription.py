"""Speech: windows of the model's own length, silence without words, cancel between tokens, NaN survived."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import whisper
from numpy.typing import NDArray
from whisper.decoding import DecodingOptions

from assistant.api import Cancelled, Heard
from assistant.engine import Engine, EngineSettings, Job, ModelFolders, catalogue, footprint
from assistant.engine.choice import Choice
from assistant.engine.device import Device, Hardware
from assistant.engine.families import transcription
from assistant.engine.families.transcription import SpeechModel
from assistant.engine.recognition import encoder
from assistant.engine.recognition.encoder import Encoder, alike
from assistant.engine.recognition.writing import Writer
from assistant.engine.sound import RATE
from tests.unit.engine import parts, toys
from tests.unit.engine.parts import PlainDecoder, Told, audio

RANDOM = np.random.default_rng(0)
NEVER = threading.Event()


def tone(seconds: float, level: float = 0.2) -> NDArray[np.float32]:
    times = np.arange(int(seconds * RATE)) / RATE
    return (level * np.sin(2 * np.pi * 220 * times)).astype(np.float32)


def silence(seconds: float) -> NDArray[np.float32]:
    return (RANDOM.normal(0, 2e-4, int(seconds * RATE))).astype(np.float32)


def heard(engine: Engine, decoder: PlainDecoder, *pieces: NDArray[np.float32], prompt: str = "") -> list[Heard]:
    decoder.sounds["sound"] = list(pieces)
    return list(engine.capability("transcription", Told().job).transcribe(audio("sound"), prompt=prompt))


def test_windows_cover_the_sound_in_order(engine: Engine, decoder: PlainDecoder) -> None:
    steps = heard(engine, decoder, tone(3), tone(2.5))
    times = [step.done_s for step in steps]
    assert times == sorted(times)
    assert times[-1] == steps[-1].total_s == pytest.approx(5.5)
    assert all(later - earlier <= 2.0 for earlier, later in zip([0.0, *times], times, strict=False))
    assert {step.language for step in steps} == {"en"}
    for step in steps:
        for segment in step.segments:
            assert 0 <= segment.start < segment.end <= step.done_s
            assert segment.text


def test_silence_says_nothing_and_loads_no_decoder_step(engine: Engine, decoder: PlainDecoder) -> None:
    for quiet in (silence(3), np.zeros(RATE, np.float32), np.full(RATE, np.nan, np.float32)):
        steps = heard(engine, decoder, quiet)
        assert all(step.segments == () and step.no_speech == 1.0 for step in steps)
    assert heard(engine, decoder) == []


def test_a_prompt_longer_than_the_model_can_read(engine: Engine, decoder: PlainDecoder) -> None:
    assert len(heard(engine, decoder, tone(1), prompt="circle square star " * 50)) == 1


def test_the_same_sound_gives_the_same_words(engine: Engine, decoder: PlainDecoder) -> None:
    assert heard(engine, decoder, tone(1.5)) == heard(engine, decoder, tone(1.5))


def test_what_was_heard_a_moment_ago_is_remembered(
    engine: Engine, decoder: PlainDecoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A recording is recognised while it grows, and once more as a turn; not with other spellings or other sound."""
    calls: list[object] = []
    written = SpeechModel.written

    def counted(*given: Any) -> Any:
        calls.append(given)
        return written(*given)

    monkeypatch.setattr(SpeechModel, "written", counted)
    sounds = [tone(1.0, 0.1 + number / 100) for number in range(20)]
    first = heard(engine, decoder, sounds[0])
    assert (heard(engine, decoder, sounds[0]), len(calls)) == (first, 1)
    heard(engine, decoder, sounds[0], prompt="Ärmelkanal")  # which this model does not follow
    assert len(calls) == 1
    for sound in sounds:
        heard(engine, decoder, sound)
    heard(engine, decoder, sounds[0])
    assert len(calls) == 21  # forgotten after sixteen others


def test_a_model_that_follows_a_prompt_hears_again_with_another(tmp_path: Path) -> None:
    model = whisper.load_model(str(toys.transcription(tmp_path) / "model.pt"), device="cpu").eval()
    speech = SpeechModel(model, {"temperatures": [0.0]})
    for prompt in ("", "Ärmelkanal", ""):
        speech.hear([tone(1)], "en", prompt, NEVER)
    assert {key[2] for key in speech._remembered} == {"", "Ärmelkanal"}


def test_sounds_are_heard_together_as_they_are_alone(engine: Engine, decoder: PlainDecoder) -> None:
    loaded: list[SpeechModel] = []
    engine.capability("transcription", Job())._call(loaded.append)
    model = loaded[0]
    sounds = [tone(seconds, level) for seconds in (0.2, 1.9) for level in (0.1, 0.3)]
    never = threading.Event()
    together = model.written(sounds, "en", "", never)
    alone = [model.written([each], "en", "", never)[0] for each in sounds]
    assert [each.tokens for each in together] == [each.tokens for each in alone]
    words = model.hear([sounds[1], sounds[0], sounds[1]], "en", "", never)
    assert words[0] == words[2] == model.hear([sounds[1]], "en", "", never)[0]
    assert model.hear([], "en", "", never) == []


@pytest.mark.parametrize("beams", [None, 3])
@pytest.mark.parametrize("prompt", ["", "circle square star"])
@pytest.mark.parametrize("used", [51_864, 400])
def test_the_decoder_writes_what_whisper_does(tmp_path: Path, beams: int | None, prompt: str, used: int) -> None:
    """Its step is another order of the same work: same tokens, same probabilities, for several sounds at once."""
    model = whisper.load_model(str(toys.transcription(tmp_path) / "model.pt"), device="cpu").eval()
    with torch.no_grad():
        model.decoder.token_embedding.weight[used:] = model.decoder.token_embedding.weight[-1].clone()
    sounds = [tone(seconds, level) for seconds in (0.7, 1.9) for level in (0.1, 0.3)]
    features = Encoder(model, whole=True).encoded(sounds, NEVER)
    writer = Writer(model, {"beams": beams, "temperatures": [0.0]}, timed=used > 50_000)
    assert writer._vocabulary
    assert len(writer._vocabulary._plain) == min(used + 1, 51_864)
    ours = writer.written(features, "en", prompt, threading.Event())
    options = DecodingOptions(
        language="en", prompt=prompt or None, beam_size=beams, fp16=False, without_timestamps=used < 50_000
    )
    for number, written in enumerate(ours):
        theirs = whisper.decode(model, features[number : number + 1], options)[0]
        assert written.tokens == theirs.tokens
        assert written.tokens, "nothing was compared"
        assert written.avg_logprob == pytest.approx(theirs.avg_logprob, abs=1e-4)
        assert written.no_speech_prob == pytest.approx(theirs.no_speech_prob, rel=1e-3)


def test_whispers_own_steps_take_several_sounds_with_beams(tmp_path: Path) -> None:
    """They are those of a GPU."""
    model = whisper.load_model(str(toys.transcription(tmp_path) / "model.pt"), device="cpu").eval()
    features = Encoder(model, whole=True).encoded([tone(0.7, 0.1), tone(1.9, 0.3)], NEVER)
    writer = Writer(model, {"beams": 3, "temperatures": [0.0]}, timed=True)
    ours = writer.written(features, "en", "", threading.Event())
    writer._vocabulary = None
    theirs = writer.written(features, "en", "", threading.Event())
    assert [each.tokens for each in ours] == [each.tokens for each in theirs]


def test_only_sounds_of_like_length_go_together() -> None:
    lengths = [10, 500, 11, 480, 60, 12]
    groups = alike(lengths, 4)
    assert sorted(number for group in groups for number in group) == list(range(6))
    for group in groups:
        of_group = [lengths[number] for number in group]
        assert max(of_group) * len(group) <= 1.3 * sum(of_group)
    assert [len(group) for group in alike([7] * 10, 4)] == [4, 4, 2]
    assert alike([], 4) == []


def test_a_cancelled_transcription_ends_and_the_next_works(engine: Engine, decoder: PlainDecoder) -> None:
    decoder.sounds["sound"] = [tone(20)]
    told = Told()
    steps = engine.capability("transcription", told.job).transcribe(audio("sound"))
    next(steps)
    told.job.cancelled.set()
    with pytest.raises(Cancelled):
        list(steps)
    assert heard(engine, decoder, tone(1))


def test_a_full_length_context_runs_too(tmp_path: Path, decoder: PlainDecoder) -> None:
    toys.transcription(tmp_path / "transcription", audio_context=1500)
    engine = parts.engine(tmp_path, tmp_path, decoder, EngineSettings(profile="pocket", device="cpu"))
    assert [step.done_s for step in heard(engine, decoder, tone(2))] == [2.0]
    engine.close()


def test_a_model_that_computes_nan_says_nothing(tmp_path: Path, decoder: PlainDecoder) -> None:
    file = toys.transcription(tmp_path / "transcription") / "model.pt"
    checkpoint = torch.load(file, weights_only=True)
    for value in checkpoint["model_state_dict"].values():
        value.fill_(torch.nan)
    torch.save(checkpoint, file)
    engine = parts.engine(tmp_path, tmp_path, decoder, EngineSettings(profile="pocket", device="cpu"))
    (step,) = heard(engine, decoder, tone(1))
    assert step.segments == ()
    assert step.no_speech == 1.0
    engine.close()


def test_a_sound_is_encoded_no_further_once_it_is_not_wanted(tmp_path: Path) -> None:
    model = whisper.load_model(str(toys.transcription(tmp_path) / "model.pt"), device="cpu").eval()
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(Cancelled):
        Encoder(model, whole=True).encoded([tone(1)], cancelled)


def test_encoded_together_as_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = whisper.load_model(str(toys.transcription(tmp_path) / "model.pt"), device="cpu").eval()
    sounds = [tone(1.5, level) for level in (0.1, 0.2, 0.3)]
    together = Encoder(model, whole=True).encoded(sounds, NEVER)
    for each, theirs in zip(together, sounds, strict=True):
        mel = whisper.log_mel_spectrogram(whisper.pad_or_trim(torch.from_numpy(theirs), 2 * RATE))
        assert torch.allclose(each, model.encoder(mel[None])[0], atol=1e-4)
    monkeypatch.setattr(encoder, "_AT_ONCE", 200)  # two of them, then one
    assert torch.allclose(Encoder(model, whole=True).encoded(sounds, NEVER), together, atol=1e-4)


@pytest.mark.parametrize("shipped", [True, False])
def test_the_memory_budget_counts_what_lies_in_memory(tmp_path: Path, shipped: bool) -> None:
    """The shipped model, whose unused tokens share a row, and one whose vocabulary is packed."""
    root = ModelFolders.default().pocket if shipped else tmp_path
    folder = root / "transcription" if shipped else toys.transcription(tmp_path)
    spec = catalogue.read().models["pocket/transcription"]
    found = catalogue.Found(spec, folder, root)
    model = transcription.load(found, Device("cpu", torch.float32))
    assert model._writer._vocabulary
    packed = model._writer._vocabulary._packed
    assert (packed is None) == shipped
    numbers = sum(each.numel() for each in model._model.parameters()) + (0 if packed is None else packed.numel())
    assert footprint.memory_of(found, Hardware("cpu")) == pytest.approx(4 * numbers, rel=0.06)


@pytest.mark.parametrize(
    ("family", "device", "width", "packed"),
    [
        ("transcription", Device("cuda", torch.bfloat16, apart=True), 4, False),
        ("transcription", Device("mps", torch.bfloat16), 4, True),  # runs on the processor there
        ("faster_whisper", Device("cuda", torch.float16, apart=True), 2, False),
        ("faster_whisper", Device("cpu", torch.float32), 1, False),
        ("faster_whisper", Device("mps", torch.bfloat16), 1, False),
    ],
)
def test_the_memory_budget_knows_in_which_format_speech_models_run(
    tmp_path: Path, family: str, device: Device, width: int, packed: bool
) -> None:
    folder = toys.transcription(tmp_path)
    spec = replace(catalogue.read().models["pocket/transcription"], family=family)
    weights = dict(whisper.load_model(str(folder / "model.pt"), device="cpu").named_parameters())
    numbers = sum(each.numel() for each in weights.values())
    numbers += weights["decoder.token_embedding.weight"].numel() if packed else 0
    hardware = Hardware("cpu")
    hardware.known = device
    found = catalogue.Found(spec, folder, tmp_path)
    assert footprint.memory_of(found, hardware) == pytest.approx(width * numbers, rel=0.06)


def test_what_a_speech_model_will_take_is_known_before_it_is_here(tmp_path: Path, pocket: Path) -> None:
    entries = {
        entry.id: entry for entry in Choice("pocket", parts.folders(tmp_path, pocket), Hardware("cpu")).entries()
    }
    whole, int8 = (entries[f"openai/whisper-small{form}"] for form in ("", "-int8"))
    assert whole.why.startswith("needs 1.0 GB of memory")
    assert int8.why.startswith("needs 0.2 GB of memory")


def test_cancelling_inside_a_window_stops_at_a_token(engine: Engine, decoder: PlainDecoder) -> None:

    job = Job()
    decoder.sounds["sound"] = [tone(1)]
    loaded: list[SpeechModel] = []
    model = engine.capability("transcription", job)
    model._call(loaded.append)
    job.cancelled.set()
    with pytest.raises(Cancelled):
        loaded[0].hear([tone(1)], "", "", job.cancelled)


@pytest.mark.parametrize(
    ("vocabulary", "language", "heard_as"),
    [(51_864, "yue", "en"), (51_865, "yue", "zh"), (51_866, "yue", "yue"), (51_865, "fr", "fr"), (51_865, "zh", "zh")],
)
def test_a_language_that_a_model_does_not_know_is_heard_as_the_closest(
    tmp_path: Path, vocabulary: int, language: str, heard_as: str
) -> None:
    file = toys.transcription(tmp_path, vocabulary=vocabulary) / "model.pt"
    speech = SpeechModel(whisper.load_model(str(file), device="cpu").eval(), {"temperatures": [0.0]})
    (words,) = speech.hear([tone(1)], language, "", NEVER)
    assert words.language == heard_as


@pytest.mark.parametrize("mark", ["<|endoftext|>", "<|en|>", "<<|0.00|>", "<|startofprev|>"])
def test_a_mark_of_the_model_in_a_prompt_is_only_words(tmp_path: Path, mark: str) -> None:
    model = whisper.load_model(str(toys.transcription(tmp_path) / "model.pt"), device="cpu").eval()
    speech = SpeechModel(model, {"temperatures": [0.0]})
    for prompt in (mark, f"circle, {mark}, star"):
        assert len(speech.hear([tone(1)], "en", prompt, NEVER)) == 1
