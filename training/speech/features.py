"""Whisper's own spectrogram for a batch of clips.

Belongs here: samples to log-mel. Does not belong here: noise and rooms. `whisper.log_mel_spectrogram` takes the loudest
value of the whole batch as reference; a batch of different clips needs one for each clip, which is what inference does.
"""

from __future__ import annotations

import torch
from torch import Tensor
from whisper.audio import HOP_LENGTH, N_FFT, mel_filters

N_MELS = 80


def log_mel(samples: Tensor) -> Tensor:
    """`samples` (batch, time) float in [-1, 1] at 16 kHz -> (batch, 80, time / 160), as `whisper.audio` computes it."""
    window = torch.hann_window(N_FFT, device=samples.device)
    spectrum = torch.stft(samples, N_FFT, HOP_LENGTH, window=window, return_complex=True)
    power = spectrum[..., :-1].abs() ** 2
    mel = mel_filters(samples.device, N_MELS) @ power
    log = torch.clamp(mel, min=1e-10).log10()
    log = torch.maximum(log, log.amax(dim=(1, 2), keepdim=True) - 8.0)
    return (log + 4.0) / 4.0
