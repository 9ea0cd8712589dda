"""The child that decodes sound with libsndfile: a file on standard input, raw samples on standard output."""

from __future__ import annotations

import io
import struct
import sys
from typing import Any

from assistant.media import limits
from assistant.media.unfinished import Completed, size_field

_CANCELLED = 0.1
"""A mix this many times quieter than its loudest channel (20 dB) has lost it: the channels are in opposite phase."""


NO_START = 3
"""What it ends with where libsndfile cannot be loaded."""


def main() -> None:
    """Writes the length in seconds that the header claims (a double), then float32 mono 16 kHz.

    Exits with 1 if the file cannot be decoded, with `NO_START` if none could be.
    """
    limits.confine()
    try:
        import soundfile
    except (ImportError, OSError, MemoryError):
        sys.exit(NO_START)
    try:
        with soundfile.SoundFile(_source(), closefd=False) as file:
            sys.stdout.buffer.write(struct.pack("<d", file.frames / file.samplerate))
            _write(file)
    except (soundfile.SoundFileError, MemoryError, ValueError, ZeroDivisionError):
        sys.exit(1)
    except BrokenPipeError:
        # The listener has heard enough; nothing is left to be flushed.
        sys.stderr.close()
        sys.exit(1)


def _source() -> int | Completed:
    """Standard input, made whole where its program was killed."""
    at = size_field(io.FileIO(0, closefd=False))
    return Completed(0, at) if at else 0


def _write(file: Any) -> None:
    blocks = file.blocks(blocksize=file.samplerate, dtype="float32", always_2d=True)
    if file.samplerate == limits.RATE:
        for block in blocks:
            sys.stdout.buffer.write(_mono(block).tobytes())
    else:
        import numpy as np
        import soxr

        stream = soxr.ResampleStream(file.samplerate, limits.RATE, 1, dtype="float32")
        for block in blocks:
            sys.stdout.buffer.write(stream.resample_chunk(_mono(block)).tobytes())
        sys.stdout.buffer.write(stream.resample_chunk(np.zeros(0, np.float32), last=True).tobytes())
    sys.stdout.buffer.flush()


def _mono(block: Any) -> Any:
    """The mean of the channels, shape (frames,); the loudest one where they cancel each other."""
    import numpy as np

    mixed = np.ascontiguousarray(block.mean(axis=1))
    if block.shape[1] == 1 or not len(block):
        return mixed
    loud = np.sqrt((block**2).mean(axis=0))
    if np.sqrt((mixed**2).mean()) >= _CANCELLED * loud.max():
        return mixed
    return np.ascontiguousarray(block[:, int(loud.argmax())])


if __name__ == "__main__":
    main()
