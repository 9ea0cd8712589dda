"""The model card: what the model is, how it was made, its figures and its limits.

Belongs here: the text of the card. Does not belong here: measuring.
"""

from __future__ import annotations

import json
from pathlib import Path

import whisper

from training.bars import table
from training.cards import seeded
from training.loop import HISTORY
from training.speech import corpus, sentences, voices
from training.speech.model import DIMENSIONS

_TEXT = """\
# pocket / transcription

Speech to text for the words of this program, so that everything works before any model is downloaded. It is loaded by
`whisper.load_model("model.pt")` and decoded by `whisper.decode`, like the released models of openai-whisper.

| | |
|---|---|
| architecture | openai-whisper: {layers} encoder and {text_layers} decoder layers of width {width}, {seconds} s |
| size | {megabytes:.1f} MB: {parameters:.1f} M parameters in half precision, packed (most are rows of unused words) |
| words | {words} English words: shapes, colors, numbers to twenty, questions and commands |
| made from | espeak-ng 1.51 in {accents} English accents and {variants} voice variants, 105 to 235 words a minute |
| augmentation | rooms, bands, colours, nine noises at -1 to 28 dB, gain, speed, a second voice, SpecAugment |
| training | `assistant-train speech`; first the phoneme and word of each 20 ms, then the text |
| against guessing | mostly sentences that make no sense; some of the words written before are wrong in training |
| stages | {stages} |
| not in training | {held} voice variants, the sentences of `training/speech/held_out.py`, the seeds of the figures |

## Figures

Printed by `assistant-train eval`. Noise is white, pink, brown, hum, clicks, music, breath or babble.

{table}

## Decoding

Text is lower case without punctuation, American spelling, numbers as words. The program hears a sound of any length up
to {seconds} s without padding (`shorten` in the catalogue); `whisper.decode` on sound that is filled with zeros to
{samples} samples works too. The options are `DecodingOptions(language="en", without_timestamps=True,
suppress_blank=False, length_penalty=1.0, temperature=0, fp16=False)`. A clip without words gives the end of the text at
once, for which `suppress_blank` must be off, and a high `no_speech_prob`. Give no prompt: other tokens than its own
mean nothing to it.

## Limits

It was never near a human voice. It knows no word outside its list and writes the nearest ones it knows. Names, other
languages and free dictation need one of the released models: `assistant models pull`.
"""


def text(model_dir: Path, figures: dict[str, object]) -> str:
    size = (model_dir / "model.pt").stat().st_size
    model = whisper.load_model(str(model_dir / "model.pt"), device="cpu")
    history = model_dir / HISTORY
    stages = json.loads(history.read_text(encoding="utf-8")) if history.exists() else {}
    return _TEXT.format(
        layers=DIMENSIONS.n_audio_layer,
        text_layers=DIMENSIONS.n_text_layer,
        width=DIMENSIONS.n_audio_state,
        seconds=DIMENSIONS.n_audio_ctx * corpus.FRAME // corpus.RATE,
        megabytes=size / 1e6,
        parameters=sum(each.numel() for each in model.parameters()) / 1e6,
        words=len(sentences.vocabulary()),
        accents=len(voices.ACCENTS),
        variants=len(set(voices.NUMBERED + voices.NAMED + voices.STRANGE) - set(voices.HELD_OUT)),
        held=len(voices.HELD_OUT),
        samples=DIMENSIONS.n_audio_ctx * corpus.FRAME,
        table=table(figures),
        stages="; ".join(
            f"{name}: {stage['clips']:,} in {stage['minutes']} minutes{seeded(stage)}" for name, stage in stages.items()
        ),
    )
