"""The child that decodes sound with libsndfile: a file on standard input, raw samples on standard output."""

from __future__ import annotations

import sys
from typing import Any

from assistant.media import limits


def main() -> None:
    """Writes float32 mono 16 kHz; with `--seconds` only the length. Exits with 1 if the file cannot be decoded."""
    import soundfile

    limits.confine()
    try:
        with soundfile.SoundFile(0, closefd=False) as file:
            if "--seconds" in sys.argv:
                sys.stdout.write(str(file.frames / file.samplerate))
            else:
                _write(file)
    except (soundfile.SoundFileError, MemoryError, ValueError, ZeroDivisionError):
        sys.exit(1)
    except BrokenPipeError:
        # The listener has heard enough; nothing is left to be flushed.
        sys.stderr.close()
        sys.exit(1)


def _write(file: Any) -> None:
    import numpy as np
    import soxr

    stream = soxr.ResampleStream(file.samplerate, limits.RATE, 1, dtype="float32")
    for block in file.blocks(blocksize=file.samplerate, dtype="float32", always_2d=True):
        sys.stdout.buffer.write(stream.resample_chunk(np.ascontiguousarray(block.mean(axis=1))).tobytes())
    sys.stdout.buffer.write(stream.resample_chunk(np.zeros(0, np.float32), last=True).tobytes())
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
