"""Speech recognition against faster-whisper with the same weights, on a processor with one thread. A table, no bar.

A model of the size of whisper-tiny with random weights is converted for CTranslate2; each engine hears the same
recording, which is half silence, and writes the same number of tokens a window: ours, `whisper.transcribe`, and
faster-whisper in float32 and int8, alone and with its own detector of voices. Figures are processor seconds for a
second of sound; the engines take turns, and the median counts. Needs the extra `faster-whisper`.
"""

from __future__ import annotations

import argparse
import platform
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any

import torch

from assistant.engine.families.transcription import SpeechModel
from assistant.engine.sound import RATE
from benchmarks.listening.material import Recording, recording
from benchmarks.report import Row, told
from benchmarks.speech import cost, random_model, segments, whispered

Hear = Callable[[Recording], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120, help="length of the recording")
    parser.add_argument("--rounds", type=int, default=3, help="how often each engine hears it")
    parser.add_argument("--size", default="tiny", choices=["tiny", "small"], help="of whisper")
    options = parser.parse_args()
    if find_spec("faster_whisper") is None:
        print("Nothing is compared without faster-whisper: pip install 'terminal-assistant[faster-whisper]'")
        return
    torch.set_num_threads(1)
    sound = recording(options.seconds, silent=True)
    engines = made(random_model(options.size))
    for hear in engines.values():
        hear(Recording(sound.samples[: 3 * RATE], ()))
    rounds = [[cost(partial(hear, sound)) / sound.seconds for hear in engines.values()] for _ in range(options.rounds)]
    figures = dict(zip(engines, map(median, zip(*rounds, strict=True)), strict=True))
    ours = next(iter(figures.values()))
    rows = [Row(f"{name}: processor seconds a second", value, "s/s") for name, value in figures.items()]
    rows += [Row(f"ours against {name}", ours / value, "×") for name, value in list(figures.items())[1:]]
    versions = {name: version(name) for name in ("torch", "faster-whisper", "ctranslate2", "openai-whisper")}
    told("speech_peers", {**vars(options), **versions, "processor": platform.processor()}, rows)


def made(model: SpeechModel) -> dict[str, Hear]:
    """Each engine as a call that hears a whole recording."""
    from faster_whisper import BatchedInferencePipeline, WhisperModel

    from assistant.engine.recognition.converted import convert

    engines: dict[str, Hear] = {"ours": partial(segments, model), "whisper.transcribe": partial(whispered, model)}
    with tempfile.TemporaryDirectory() as folder:
        convert(model._model, Path(folder))
        for kind in ("float32", "int8"):
            other = WhisperModel(folder, device="cpu", compute_type=kind, cpu_threads=1, local_files_only=True)
            other.max_length = int(model._model.dims.n_text_ctx)
            engines[f"faster-whisper {kind}"] = _call(other, other.max_length, vad_filter=False)
            engines[f"faster-whisper {kind}, its detector"] = _call(other, other.max_length, vad_filter=True)
            batched = BatchedInferencePipeline(other)
            engines[f"faster-whisper {kind}, its detector, in batches of 8"] = _call(
                batched, other.max_length, vad_filter=True, batch_size=8
            )
    return engines


def _call(model: Any, longest: int, **chosen: Any) -> Hear:
    """Without second tries and conditions, as the others; half of `longest` is written, as whisper does."""

    def hear(sound: Recording) -> list[Any]:
        found, _ = model.transcribe(
            sound.samples,
            language="en",
            beam_size=1,
            temperature=[0.0],
            compression_ratio_threshold=None,
            log_prob_threshold=None,
            no_speech_threshold=None,
            condition_on_previous_text=False,
            without_timestamps=True,
            suppress_blank=False,
            max_new_tokens=longest - 2,
            **chosen,
        )
        return list(found)

    return hear


if __name__ == "__main__":
    main()
