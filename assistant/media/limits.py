"""How much of a machine one file from outside may use. Beyond a limit it is refused with a sentence."""

from __future__ import annotations

PICTURE_BYTES = 64 * 2**20
SOUND_BYTES = 4 * 2**30
"""Three hours of 96 kHz stereo float fit; sound is read in windows, never whole."""
PIXELS = 50_000_000
JPEG_PIXELS = 250_000_000
"""JPEG can be decoded at an eighth of its size, so that photographs of 200 megapixels work."""
CHILD_BYTES = 3 * 2**29
"""Address space of the decoder child: 1.5 GB."""
CHILD_SECONDS = 20.0
"""Longest wait for one picture before the child is ended."""
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
RATE = 16_000
"""Samples per second of every sound after decoding."""
WINDOW = 30 * RATE
"""Samples of one window of sound."""
