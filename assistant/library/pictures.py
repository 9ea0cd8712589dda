"""Content-addressed copies of the pictures, sounds and texts that entered a conversation: `ab/abcdef…`, written once.

A copy is complete and on disk before it has its final name, is never overwritten, and stays when the user's file goes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO

from assistant.api import Audio, BadInput, Document, FileFacts, Picture, StoreProblem
from assistant.api.language import Bilingual
from assistant.library.facts import facts_of
from assistant.library.shared_lock import SharedLock
from assistant.library.thumbnails import Thumbnails
from assistant.media import limits, sniff, texts
from assistant.media.decoder import Decoder
from assistant.media.files import opened
from assistant.media.gone import told_by_number
from assistant.media.names import shown
from assistant.media.refusals import WANTED, described, refused
from assistant.refusals import why

_PIECE = 1 << 20


class PictureStore:
    """The files below one folder. Thread-safe: two writers of the same bytes make the same file."""

    def __init__(self, folder: Path, decoder: Decoder, thumbnails: Thumbnails | None = None) -> None:
        """`thumbnails` are forgotten with their picture."""
        self._folder = folder
        self._decoder = decoder
        self._thumbnails = thumbnails
        self._recording = SharedLock()
        # What a process that was killed left incomplete. There is one owner at a time: the host holds a lock.
        shutil.rmtree(folder / "incoming", ignore_errors=True)

    def recording(self) -> AbstractContextManager[None]:
        """For keeping bytes and noting who has them: until the block is left, none are given up."""
        return self._recording.shared()

    def giving_up(self) -> AbstractContextManager[None]:
        """For finding out which bytes nobody has any more, and forgetting them. Waits for those who record."""
        return self._recording.alone()

    def add(self, path: str) -> Picture:
        """Keeps a copy of a picture file. Raises BadInput if it is none that can be decoded whole."""
        # The decoder sees the copy under the user's name for it: what was looked at is what is kept.
        with self._incoming(path) as copy:
            digest = self._copy(path, copy, limits.PICTURE_BYTES, "picture")
            info = self._decoder.inspect(str(copy))
            stored = self._settle(copy, digest)
        return Picture(digest, stored, path=path, width=info.width, height=info.height, media_type=info.media_type)

    def add_bytes(self, data: bytes, name: str) -> Picture:
        """Keeps a picture that has no file, such as one from the clipboard; `name` is only for messages."""
        with self._incoming(name or "picture") as file:
            self._write(file, data)
            return replace(self.add(str(file)), path="")

    def in_place(self, path: str) -> Picture:
        """A picture file where it lies: nothing is kept of it. Raises BadInput as `add` does."""
        with opened(path, limits.PICTURE_BYTES, "picture") as source:
            try:
                digest = _read(path, source, limits.PICTURE_BYTES)
            except OSError as error:
                raise refused(path, "closed", "name", reason=why(error)) from error
        info = self._decoder.inspect(path)
        return Picture(digest, path, path=path, width=info.width, height=info.height, media_type=info.media_type)

    def png(self, picture: Picture, at_most: int) -> bytes:
        """Its pixels as a new PNG, upright, the longer side at most so many. Raises BadInput."""
        with told_by_number(picture):
            return self._decoder.png(picture.stored, at_most, at_most)

    def facts(self, picture: Picture) -> FileFacts:
        """What is known of its file. Raises BadInput."""
        with told_by_number(picture):
            return facts_of(picture, self._decoder)

    def add_audio(self, path: str) -> Audio:
        """Keeps a copy of a sound file. Raises BadInput if it is none; whether it decodes shows when it is heard."""
        with self._incoming(path) as copy:
            digest = self._copy(path, copy, limits.SOUND_BYTES, "sound")
            media = sniff.media_type(sniff.head_of_file(str(copy)))
            if sniff.kind(media) is not sniff.Kind.AUDIO:
                raise refused(path, "other", "sound", what=described(media), wanted=WANTED["sound"])
            return Audio(digest, self._settle(copy, digest), path, media)

    def add_audio_bytes(self, data: bytes, name: str) -> Audio:
        """Keeps a sound that has no file, such as a recording; `name` is only for messages."""
        with self._incoming(name or "sound") as file:
            self._write(file, data)
            return replace(self.add_audio(str(file)), path="")

    def add_document(self, path: str) -> Document:
        """Keeps a copy of a text file. Raises BadInput if it is none, or longer than a text may be."""
        with self._incoming(path) as copy:
            digest = self._copy(path, copy, limits.TEXT_BYTES, "text")
            texts.words_of(path, copy.read_bytes())
            return Document(digest, self._settle(copy, digest), path)

    def add_document_bytes(self, data: bytes, name: str) -> Document:
        """Keeps a text that has no file here, such as standard input; it is called by `name`."""
        with self._incoming(name or "text") as file:
            self._write(file, data)
            return replace(self.add_document(str(file)), path=file.name)

    def text_of(self, document: Document) -> str:
        """The words of a text that is kept. Raises BadInput if it is gone."""
        return texts.text_of(document)

    @contextmanager
    def lent(self, data: bytes, name: str) -> Iterator[Audio]:
        """A sound that is kept until the block is left."""
        with self._incoming(name) as file:
            self._write(file, data)
            yield Audio("", str(file), media_type=sniff.media_type(data[: sniff.HEAD]))

    def keep(self, picture: Picture) -> Picture:
        """Keeps a copy of a picture that so far lies elsewhere, such as a search hit: it stays what it was when the
        user's file goes or changes. If that cannot be done, the picture is given back as it is.
        """
        if Path(self.stored(picture.digest)).exists():
            return replace(picture, stored=self.stored(picture.digest))
        try:
            with self._incoming(picture.path) as copy:
                if self._copy(picture.stored, copy, limits.PICTURE_BYTES, "picture") != picture.digest:
                    return picture
                return replace(picture, stored=self._settle(copy, picture.digest))
        except (BadInput, StoreProblem):
            return picture

    def stored(self, digest: str) -> str:
        """Path of the bytes of a digest, whether they are there or not. Raises BadInput for what is no digest."""
        if not _is_digest(digest):
            raise BadInput(Bilingual(f"{shown(digest)} is no digest.", f"{shown(digest)} 不是摘要。"))
        return str(self._folder / digest[:2] / digest)

    def kept(self) -> Iterator[tuple[str, float]]:
        """The digest of everything that is kept, and when it was last given, in seconds since 1970. Raises
        StoreProblem."""
        with _plainly(self._folder):
            for shelf in _entries(self._folder):
                if len(shelf.name) != 2 or not shelf.is_dir(follow_symlinks=False):
                    continue
                for file in _entries(shelf.path):
                    if file.name[:2] == shelf.name and _is_digest(file.name):
                        yield file.name, file.stat(follow_symlinks=False).st_mtime

    def forget(self, digests: Iterable[str]) -> None:
        """Removes bytes that nothing refers to any more; see `giving_up`. Raises StoreProblem once it has removed all
        that can be removed."""
        problems: list[StoreProblem] = []
        for digest in digests:
            try:
                Path(self.stored(digest)).unlink(missing_ok=True)
            except OSError as error:
                problems.append(_stays(self._folder, error))
            if self._thumbnails is not None:
                self._thumbnails.forget(digest)
        if problems:
            raise problems[0]

    @contextmanager
    def _incoming(self, name: str) -> Iterator[Path]:
        """A place for a file that is not complete yet; nothing of it remains. Its name is what messages show."""
        with _plainly(self._folder):
            parent = self._folder / "incoming"
            parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            folder = Path(tempfile.mkdtemp(dir=parent))
        try:
            yield folder / (shown(name).replace("/", "_")[:60].strip(".") or "file")
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _copy(self, path: str, copy: Path, most: int, wanted: str) -> str:
        """Copies a regular file of at most `most` bytes; the SHA-256 of what was copied."""
        with opened(path, most, wanted) as source, _plainly(self._folder), copy.open("wb") as target:
            digest = _read(path, source, most, target.write)
            target.flush()
            os.fsync(target.fileno())
        return digest

    def _write(self, file: Path, data: bytes) -> None:
        with _plainly(self._folder):
            file.write_bytes(data)

    def _settle(self, copy: Path, digest: str) -> str:
        """Gives a complete copy its final name, unless the same bytes have it already."""
        final = Path(self.stored(digest))
        with _plainly(self._folder):
            if final.exists():
                os.utime(final)  # nobody takes it for what was left behind long ago
            else:
                final.parent.mkdir(exist_ok=True, mode=0o700)
                copy.rename(final)
                # The name must survive a power cut as well as the bytes.
                descriptor = os.open(final.parent, os.O_RDONLY | os.O_DIRECTORY)
                try:
                    os.fsync(descriptor)
                finally:
                    os.close(descriptor)
        return str(final)


def _is_digest(name: str) -> bool:
    return len(name) == 64 and set(name) <= set("0123456789abcdef")


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    """What lies in a folder; nothing where it is not there."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []


def _read(path: str, source: IO[bytes], most: int, take: Callable[[bytes], object] = lambda _: None) -> str:
    """The SHA-256 of an opened file of at most `most` bytes, which `take` gets in pieces."""
    digest, total = hashlib.sha256(), 0
    while data := source.read(_PIECE):
        total += len(data)
        if total > most:
            raise refused(path, "grows", "complete")
        digest.update(data)
        take(data)
    return digest.hexdigest()


@contextmanager
def _plainly(folder: Path) -> Iterator[None]:
    """Errors of the disk as a sentence with a cure."""
    try:
        yield
    except OSError as error:
        cure = Bilingual(
            "Free some space, or check the folder's permissions; then try again.",
            "请腾出空间，或检查文件夹的权限，然后重试。",
        )
        reason = why(error)
        raise StoreProblem(
            Bilingual(
                f"The file cannot be kept in {folder}: {reason}.", f"文件无法保存到 {folder}：{reason.chinese}。"
            ),
            cure,
        ) from error


def _stays(folder: Path, error: OSError) -> StoreProblem:
    """That bytes which nobody has any more are still there."""
    reason = why(error)
    return StoreProblem(
        Bilingual(
            f"A file of what was deleted cannot be removed from {folder}: {reason}.",
            f"无法从 {folder} 移除已删除内容的一个文件：{reason.chinese}。",
        ),
        Bilingual(
            "Check the folder's permissions; the next start of the host tries again.",
            "请检查文件夹的权限；后台程序下次启动时会再试。",
        ),
    )
