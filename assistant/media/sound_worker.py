"""The child that decodes sound where ffmpeg is missing: a file on standard input, raw samples on standard output."""

from __future__ import annotations

import resource
import sys

from assistant.media import limits


def main() -> None:
    """Writes float32 mono 16 kHz; with `--seconds` only the length. Exits with 1 if the file cannot be decoded."""
    import soundfile

    resource.setrlimit(resource.RLIMIT_AS, (limits.CHILD_BYTES, limits.CHILD_BYTES))
    try:
        with soundfile.SoundFile(0, closefd=False) as file:
            if "--seconds" in sys.argv:
                sys.stdout.write(str(file.frames / file.samplerate))
            else:
                _write(file)
    except (soundfile.SoundFileError, MemoryError, ZeroDivisionError):
        sys.exit(1)


def _write(file: object) -> None:
    import numpy as np
    import soxr

    rate: int = file.samplerate  # type: ignore[attr-defined]
    stream = soxr.ResampleStream(rate, limits.RATE, 1, dtype="float32")
    for block in file.blocks(blocksize=rate, dtype="float32", always_2d=True):  # type: ignore[attr-defined]
        sys.stdout.buffer.write(stream.resample_chunk(np.nan_to_num(block.mean(axis=1))).tobytes())
    sys.stdout.buffer.write(stream.resample_chunk(np.zeros(0, np.float32), last=True).tobytes())


if __name__ == "__main__":
    main()
