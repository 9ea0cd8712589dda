"""Content-addressed copies of the pictures and sounds that entered a conversation: `ab/abcdef…`, written once.

A copy is complete before it has its final name, is never overwritten, and stays when the user's file goes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from assistant.api import Audio, BadInput, Picture, StoreProblem
from assistant.media import limits, sniff
from assistant.media.decoder import Decoder
from assistant.media.names import shown

_CHUNK = 1 << 20


class PictureStore:
    """The files below one folder. Thread-safe: two writers of the same bytes write the same file."""

    def __init__(self, folder: Path, decoder: Decoder) -> None:
        self._folder = folder
        self._decoder = decoder

    def add(self, path: str) -> Picture:
        """Keeps a copy of a picture file. Raises BadInput if it is none that can be decoded whole."""
        info = self._decoder.inspect(path)
        digest = self._keep(path, limits.PICTURE_BYTES)
        stored = self.stored(digest)
        return Picture(digest, stored, path=path, width=info.width, height=info.height, media_type=info.media_type)

    def add_bytes(self, data: bytes, name: str) -> Picture:
        """Keeps a picture that has no file, such as one from the clipboard; `name` is only for messages."""
        picture = self.add(self._written(data, name or "picture"))
        return Picture(
            picture.digest, picture.stored, 0, "dropped", "", picture.width, picture.height, picture.media_type
        )

    def add_audio(self, path: str) -> Audio:
        """Keeps a copy of a sound file. Raises BadInput if it is none; whether it decodes shows when it is heard."""
        try:
            media = sniff.media_type(sniff.head_of_file(path))
        except OSError:
            raise BadInput(f"{shown(path)} cannot be read.", "Check its name and permissions.") from None
        if sniff.kind(media) is not sniff.Kind.AUDIO:
            raise BadInput(
                f"{shown(path)} is {sniff.described(media)}, not a sound.", "Choose a WAV, FLAC or MP3 file."
            )
        digest = self._keep(path, limits.SOUND_BYTES)
        return Audio(digest, self.stored(digest), path, media)

    def add_audio_bytes(self, data: bytes, name: str) -> Audio:
        """Keeps a sound that has no file, such as a recording."""
        audio = self.add_audio(self._written(data, name or "sound"))
        return Audio(audio.digest, audio.stored, "", audio.media_type)

    def stored(self, digest: str) -> str:
        """Path of the bytes of a digest, whether they are there or not."""
        return str(self._folder / digest[:2] / digest)

    def forget(self, digests: Iterable[str]) -> None:
        """Removes bytes that nothing refers to any more."""
        for digest in digests:
            Path(self.stored(digest)).unlink(missing_ok=True)

    def _written(self, data: bytes, name: str) -> str:
        """A file of these bytes in a place that is emptied at the next start; its name is what messages show."""
        try:
            folder = Path(tempfile.mkdtemp(dir=self._incoming()))
            path = folder / (shown(name).replace("/", "_") or "file")
            path.write_bytes(data)
        except OSError as error:
            raise _full(self._folder, error) from error
        return str(path)

    def _incoming(self) -> Path:
        folder = self._folder / "incoming"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder

    def _keep(self, path: str, most: int) -> str:
        try:
            descriptor, copy = tempfile.mkstemp(dir=self._incoming())
        except OSError as error:
            raise _full(self._folder, error) from error
        try:
            with os.fdopen(descriptor, "wb") as target:
                digest = _copied(path, target.fileno(), most)
                os.fsync(target.fileno())
            final = Path(self.stored(digest))
            final.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            Path(copy).replace(final)
        except OSError as error:
            raise _full(self._folder, error) from error
        finally:
            Path(copy).unlink(missing_ok=True)
            if Path(path).is_relative_to(self._folder / "incoming"):
                shutil.rmtree(Path(path).parent, ignore_errors=True)
        return digest


def _copied(path: str, target: int, most: int) -> str:
    """Copies a regular file of at most `most` bytes; the SHA-256 of what was copied."""
    source = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(source).st_mode):
            raise BadInput(f"{shown(path)} is not a regular file.")
        digest, total = hashlib.sha256(), 0
        while data := os.read(source, _CHUNK):
            total += len(data)
            if total > most:
                raise BadInput(f"{shown(path)} is larger than {most >> 20} MiB.", "Save it smaller.")
            digest.update(data)
            while data:
                data = data[os.write(target, data) :]
        return digest.hexdigest()
    finally:
        os.close(source)


def _full(folder: Path, error: OSError) -> StoreProblem:
    return StoreProblem(
        f"The picture cannot be kept in {folder}: {error.strerror}.", "Free some space, then try again."
    )
