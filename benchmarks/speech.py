"""Speech recognition against `whisper.transcribe` with the same weights, options and number of decoded tokens.

The pocket model, and models of the sizes of whisper-tiny and whisper-small with random weights, hear sentences a
breath apart and sentences with as much silence between them. Compared is processor time, which other programs disturb
less than the clock; both take turns, and what counts is the median of their ratios. Then a spoken question goes
through the whole engine as a voice turn does, from the end of the file to the words.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from statistics import median
from types import MappingProxyType
from typing import Any

import numpy as np
import torch
import whisper
from whisper.model import ModelDimensions, Whisper

from assistant.api import Audio
from assistant.engine import Engine, EngineSettings, Job, ModelFolders, catalogue
from assistant.engine.families.transcription import SpeechModel
from assistant.engine.sound import RATE, grouped, stretches
from assistant.media.decoder import Decoder
from assistant.terminal.voice.wav import encode_wav
from benchmarks.listening.material import Recording, recording, utterances
from benchmarks.report import report
from benchmarks.timing import spread

_TOKENS = 32
"""Decoded in every window of a random model, which never ends a text by itself."""
_SIZES = {"tiny": (384, 6, 4), "small": (768, 12, 12)}
"""Width, heads and layers of the released models, encoder and decoder alike."""
_SILENT_BAR, _SPEECH_BAR = 0.5, 1.0
"""Highest cost against whisper.transcribe, with half silence and with speech alone."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120, help="of each recording")
    parser.add_argument("--rounds", type=int, default=3, help="how often both hear it; once for the small size")
    parser.add_argument("--turns", type=int, default=30, help="spoken questions through the engine")
    parser.add_argument("--models", nargs="*", default=["pocket", *_SIZES], choices=["pocket", *_SIZES])
    options = parser.parse_args()
    torch.set_num_threads(1)
    rows: list[dict[str, object]] = []
    bars: dict[str, tuple[float, float]] = {}
    for name in options.models:
        model = random_model(name) if name in _SIZES else pocket()
        for silent in (False, True):
            small = name == "small"
            sound = recording(options.seconds, silent)
            row = compared(model, sound, 1 if small else options.rounds)
            what = f"{name}, {'half silence' if silent else 'speech'}"
            bars[f"{what}: cost against whisper.transcribe"] = row["ratio"], _SILENT_BAR if silent else _SPEECH_BAR
            rows.append({"": what, **row})
            if silent and not small:
                bars[f"{what}: largest error of a time in s"] = largest_error(model, sound), 0.3
    seconds, waits, again = turns(options.turns)
    wait = spread(waits)["p50"]
    bars["end of a spoken question to its words, share of its length"] = wait / seconds, 0.4
    bars["the same, seconds"] = wait, 0.7
    bars["the same, recognised while its silence was waited for"] = spread(again)["p50"], 0.7
    report("speech", rows, bars)


def pocket() -> SpeechModel:
    name = catalogue.read().models["pocket/transcription"]
    file = ModelFolders.default().pocket / "transcription" / name.file
    return SpeechModel(whisper.load_model(str(file), device="cpu").eval(), name.options)


def random_model(size: str) -> SpeechModel:
    width, heads, layers = _SIZES[size]
    torch.manual_seed(0)
    model = Whisper(ModelDimensions(80, 1500, width, heads, layers, 51864, 2 * _TOKENS, width, heads, layers))
    torch.nn.init.normal_(model.decoder.positional_embedding, std=0.01)
    torch.nn.init.normal_(model.decoder.token_embedding.weight, std=0.02)
    options = {"temperatures": [0.0], "timed": False, "suppress_blank": False}
    return SpeechModel(model.eval(), MappingProxyType(options))


def compared(model: SpeechModel, sound: Recording, rounds: int) -> dict[str, Any]:
    """Median processor seconds for a second of sound, ours and whisper's, and the median of their ratios."""
    start = Recording(sound.samples[: 3 * RATE], ())
    for work in (segments, whispered):
        work(model, start)
    pairs = [(cost(lambda: segments(model, sound)), cost(lambda: whispered(model, sound))) for _ in range(rounds)]
    ours, theirs = (median(each) / sound.seconds for each in zip(*pairs, strict=True))
    return {"seconds": sound.seconds, "ours": ours, "whisper": theirs, "ratio": median(a / b for a, b in pairs)}


def cost(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def segments(model: SpeechModel, sound: Recording) -> list[tuple[float, float]]:
    """Begin and end of what was heard, cut as the engine cuts it, by a model that has forgotten what it heard."""
    model._remembered.clear()
    pieces = np.split(sound.samples, range(30 * RATE, len(sound.samples), 30 * RATE))
    found = []
    for group in grouped(stretches(pieces, model.window, model.whole), model.together, model.window, model.whole):
        spoken = [stretch for stretch in group if stretch.parts]
        if spoken:
            model.hear([stretch.samples for stretch in spoken], "en", "", threading.Event())
        found += [(part.first / RATE, part.last / RATE) for stretch in spoken for part in stretch.parts]
    return found


def whispered(model: SpeechModel, sound: Recording) -> None:
    """The same by openai-whisper, whose window is told to be the model's."""
    module: Any = sys.modules["whisper.transcribe"]
    normal = module.N_FRAMES, module.N_SAMPLES
    module.N_FRAMES, module.N_SAMPLES = model.window // 160, model.window
    try:
        whisper.transcribe(
            model._model,
            sound.samples,
            temperature=(0.0,),
            language="en",
            condition_on_previous_text=False,
            no_speech_threshold=None,
            logprob_threshold=None,
            compression_ratio_threshold=None,
            without_timestamps=True,
            suppress_blank=False,
            length_penalty=1.0,
            fp16=False,
        )
    finally:
        module.N_FRAMES, module.N_SAMPLES = normal


def largest_error(model: SpeechModel, sound: Recording) -> float:
    """Seconds between where a sentence begins or ends and where the nearest segment does."""
    found = segments(model, sound)
    begins, ends = (np.array(edge) for edge in zip(*found, strict=True))
    return max(max(float(np.abs(begins - begin).min()), float(np.abs(ends - end).min())) for begin, end in sound.spoken)


def turns(count: int) -> tuple[float, list[float], list[float]]:
    """Mean length of spoken questions of about three seconds, the waits for their words from the end of the file, and
    those for words that the model remembers."""
    questions = list(islice((each for each in utterances(3) if 2.7 * RATE < len(each) < 3.3 * RATE), count + 1))
    with tempfile.TemporaryDirectory() as name:
        decoder = Decoder(1)
        engine = Engine(EngineSettings(profile="pocket", device="cpu"), decoder, ModelFolders.default())
        waits: list[float] = []
        again: list[float] = []
        for number, question in enumerate(questions):
            file = Path(name) / f"{number}.wav"
            file.write_bytes(encode_wav(question))
            for times in (waits, again):
                began = time.perf_counter()
                list(engine.capability("transcription", Job()).transcribe(Audio("", str(file)), "en"))
                times.append(time.perf_counter() - began)
        engine.close()
        decoder.close()
    return sum(map(len, questions)) / len(questions) / RATE, waits[1:], again[1:]


if __name__ == "__main__":
    main()
