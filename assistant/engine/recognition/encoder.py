"""Sounds of like length through whisper's encoder, side by side."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - its usual name
import whisper

from assistant.api import Cancelled
from assistant.engine.sound import Samples

SAMPLES_PER_POSITION = 320
"""The encoder halves the frames of 10 ms, so that each of its positions is 20 ms."""
_AT_ONCE = 1500
"""Positions that go through a processor at once, a window of the released models: more are not quicker, take more
memory, and would be asked more seldom whether they are still wanted."""
_AFTER = 5
"""Positions of silence behind a short sound: one that breaks off with its last word was heard to say it twice."""
_WASTE = 1.3
"""How much longer the sounds of one call may become by filling them up to the longest."""


class Encoder:
    """The encoder of a loaded whisper model. `whole`: it always hears a whole window, as the released ones need it."""

    def __init__(self, model: Any, whole: bool) -> None:
        self._encoder = model.encoder
        self._mels = int(model.dims.n_mels)
        self._most = int(model.dims.n_audio_ctx)
        self._whole = whole
        self._device = model.device

    def positions(self, samples: Samples) -> int:
        """Positions that the sound takes. A model that was trained on short sounds too hears the sound and a moment of
        silence."""
        return self._most if self._whole else min(self._most, len(samples) // SAMPLES_PER_POSITION + _AFTER)

    @torch.no_grad()
    def encoded(self, sounds: Sequence[Samples], cancelled: threading.Event) -> torch.Tensor:
        """What the encoder makes of the sounds, shape (sounds, positions of the longest, width). Raises Cancelled at
        the next layer once `cancelled` is set."""
        positions = max(map(self.positions, sounds))
        count = len(sounds) if self._device.type == "cuda" else max(1, _AT_ONCE // positions)
        parts = (sounds[at : at + count] for at in range(0, len(sounds), count))
        return torch.cat([self._encoded(part, positions, cancelled) for part in parts])

    def _encoded(self, sounds: Sequence[Samples], positions: int, cancelled: threading.Event) -> torch.Tensor:
        mels = torch.stack([self._spectrogram(each, positions) for each in sounds])
        features = F.gelu(self._encoder.conv2(F.gelu(self._encoder.conv1(mels)))).permute(0, 2, 1)
        features = (features + self._encoder.positional_embedding[:positions]).to(features.dtype)
        for block in self._encoder.blocks:
            if cancelled.is_set():
                raise Cancelled
            features = block(features)
        encoded: torch.Tensor = self._encoder.ln_post(features)
        return encoded

    def _spectrogram(self, samples: Samples, positions: int) -> torch.Tensor:
        """Shape (mels, 2 × positions), in half precision on a GPU."""
        sound = whisper.pad_or_trim(torch.from_numpy(samples.copy()), positions * SAMPLES_PER_POSITION)
        mel = whisper.log_mel_spectrogram(sound, self._mels).to(self._device)
        fitting: torch.Tensor = mel.half() if self._device.type == "cuda" else mel
        return fitting


def alike(lengths: Sequence[int], most: int) -> list[list[int]]:
    """Numbers of what goes side by side: at most `most`, filled up to the longest no longer than `_WASTE` allows."""
    groups: list[list[int]] = []
    spent = 0
    for number in sorted(range(len(lengths)), key=lambda number: lengths[number]):
        group = groups[-1] if groups else []
        if group and len(group) < most and lengths[number] * (len(group) + 1) <= _WASTE * (spent + lengths[number]):
            group.append(number)
            spent += lengths[number]
        else:
            groups.append([number])
            spent = lengths[number]
    return groups
