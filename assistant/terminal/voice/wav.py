"""A recording as a WAV file in memory, to be sent to the host. Other formats are read by the host, never written."""

from __future__ import annotations

import io
import wave

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
"""Samples a second of everything that leaves this package."""


def encode_wav(samples: NDArray[np.float32]) -> bytes:
    """`samples`: mono, 16 kHz, in [-1, 1]; louder ones are clipped. 16-bit PCM."""
    whole = np.round(np.clip(np.nan_to_num(samples), -1.0, 1.0) * 32767).astype("<i2")
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(whole.tobytes())
    return out.getvalue()
