"""The user's models folder: pull, add, verify and remove. What is in it is data that was locked when it came."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from assistant.api import AssistantError, BadInput, Cancelled, MissingCapability, Progress
from assistant.api.language import Bilingual
from assistant.engine import adding, architectures, layout, locks, model_files, vetting
from assistant.engine.catalogue import POCKET, ModelSpec
from assistant.engine.pull.process import pulled
from assistant.engine.pull.request import PART, Request
from assistant.refusals import cure, not_written

_PARTS = ".parts"
"""Below the models folder: models that are still coming."""
_ADDED = ".added"
"""Below those: copies that are being made. A pull of the same model that was stopped is kept until they are whole."""


class Installed:
    """The models folder. Its methods may run on any thread, each model in one at a time."""

    def __init__(self, folder: Path, offline: bool, hub: bool = True) -> None:
        """`hub` is False where the variable HF_HUB_OFFLINE forbids pulls."""
        self._folder = folder
        self._offline = offline
        self._hub = hub
        self._lock = threading.Lock()
        self._coming: dict[str, Progress] = {}

    def coming(self) -> dict[str, Progress]:
        """The models that are being pulled or added, with how far they are."""
        with self._lock:
            return dict(self._coming)

    def begun(self) -> dict[str, int]:
        """The models of which only parts are here, because a pull was stopped or refused, with their bytes."""
        coming = self.coming()
        found: dict[str, int] = {}
        places = self._folder / _PARTS
        for parts in sorted([*places.glob("*--*"), *(places / _ADDED).glob("*--*")]):
            id_ = parts.name.replace("--", "/", 1)
            if layout.is_id(id_) and id_ not in coming:
                found[id_] = found.get(id_, 0) + _bytes(parts)
        return {id_: size for id_, size in found.items() if size}

    def directory(self, id_: str) -> Path:
        """Where a model of that id lies. Raises BadInput for what is no id, or the name of a shipped model."""
        if _shipped(id_):
            raise BadInput(
                Bilingual(
                    f"{id_}: names that begin with {POCKET}/ are those of the shipped models.",
                    f"{id_}：以 {POCKET}/ 开头的名称属于随程序附带的模型。",
                ),
                Bilingual("Choose another name, such as my/model.", "请换一个名称，例如 my/model。"),
            )
        if not layout.is_id(id_):
            raise BadInput(
                Bilingual(f"{id_!r} is not the id of a model.", f"{id_!r} 不是模型的名称。"),
                Bilingual("An id looks like organisation/name.", "名称的形式是 组织/名称。"),
            )
        return self._folder / id_.replace("/", "--")

    def pull(
        self, id_: str, spec: ModelSpec | None, cancelled: threading.Event, patience: float = 1
    ) -> Iterator[Progress]:
        """Brings a model, or what is missing of it. What came before a failure or a cancel is kept."""
        target = self.directory(id_)
        if self._offline:
            raise AssistantError(
                Bilingual("Nothing is pulled while the program is offline.", "程序处于离线模式，不下载任何东西。"),
                Bilingual(
                    "Leave out --offline, or `offline = true` in the settings, or use: assistant models add PATH",
                    "请去掉 --offline 或设置中的 `offline = true`，或使用：assistant models add PATH",
                ),
            )
        if not self._hub:
            raise AssistantError(
                Bilingual("Nothing is pulled while HF_HUB_OFFLINE is set.", "设置了 HF_HUB_OFFLINE 时不下载任何东西。"),
                Bilingual(
                    "Unset it, then end the host, which reads it at its start: assistant host stop",
                    "请取消该变量，然后结束后台程序（它在启动时读取）：assistant host stop",
                ),
            )
        with self._alone(id_), self._on_disk():
            # Without its folder a record is one of files that the user deleted: what comes may be another version.
            before = locks.read(target) if target.exists() else None
            if before and _whole(target):
                return
            parts = self._folder / _PARTS / target.name
            parts.parent.mkdir(parents=True, exist_ok=True)
            if before:
                yield from self._reused(id_, target, parts, before, cancelled)
            given = Request(id_, str(parts), before.commit if before else "", patience=patience)
            if spec and spec.url:
                given = replace(given, url=spec.url, file=spec.file, sha256=spec.sha256, size=spec.bytes)
            with closing(pulled(given, cancelled)) as steps:
                for step in steps:
                    if isinstance(step, locks.Lock):
                        self._put(parts, target, step, spec, before)
                    else:
                        self._note(id_, step)
                        yield step

    def add(self, source: Path, id_: str, spec: ModelSpec | None, cancelled: threading.Event) -> Iterator[Progress]:
        """Copies a model's directory (or its one file) from this machine and locks it. Refuses what is hostile."""
        target = self.directory(id_)
        try:
            files = adding.sources(source, spec)
        except OSError as error:
            raise model_files.unreadable(source, error) from error
        with self._alone(id_), self._on_disk():
            copy = self._folder / _PARTS / _ADDED / target.name
            try:
                shutil.rmtree(copy, ignore_errors=True)
                copy.mkdir(parents=True)
                within = source if source.is_dir() else source.parent
                for progress in adding.copied(id_, files, within, copy, spec.file if spec else "", cancelled):
                    self._note(id_, progress)
                    yield progress
                if spec and spec.file:
                    locks.check_pinned(copy / spec.file, spec.sha256)
                architectures.check(id_, copy)
                self._put(copy, target, locks.made(id_, copy, "", str(source)), spec)
            finally:
                shutil.rmtree(copy, ignore_errors=True)

    def verify(self, id_: str, cancelled: threading.Event) -> Iterator[Progress]:
        """Hashes every byte. Raises MissingCapability naming the first file that is not as it came."""
        directory = self.directory(id_)
        lock = locks.check(directory)
        if lock is None:
            raise no_record(id_)
        task = Bilingual(f"Verifying {id_}", f"正在校验 {id_}")
        total, done = sum(file.size for file in lock.files.values()), 0
        for name, file in lock.files.items():
            for more in locks.hashed(directory / name, file):
                if cancelled.is_set():
                    raise Cancelled
                done += more
                yield adding.progress(task, done, total)

    def recorded(self, id_: str) -> bool:
        """Whether there are hashes to compare a model with."""
        return not _shipped(id_) and locks.path_of(self.directory(id_)).is_file()

    def remove(self, id_: str) -> int:
        """Deletes a model with its lock and parts; returns its bytes. Raises BadInput if it is not here."""
        directory = self.directory(id_)
        with self._alone(id_), self._on_disk():
            places = (directory, *self._begun_at(directory))
            if not any(place.exists() for place in (*places, locks.path_of(directory))):
                raise BadInput(
                    Bilingual(f"{id_} is not in {self._folder}.", f"{id_} 不在 {self._folder} 中。"),
                    Bilingual("See: assistant models list", "见：assistant models list"),
                )
            size = _bytes(*places)
            for place in places:
                _delete(place)
            locks.path_of(directory).unlink(missing_ok=True)
            return size

    # ------------------------------------------------------------ inside

    def _put(
        self, parts: Path, target: Path, lock: locks.Lock, spec: ModelSpec | None, before: locks.Lock | None = None
    ) -> None:
        """Makes what came the model: checked, locked, and only then at its place. What is refused is deleted.

        Until the old one is gone its lock stays, so that a model that cannot be replaced is as it was."""
        try:
            for name, file in (before.files if before else {}).items():
                if name in lock.files and lock.files[name].sha256 != file.sha256:
                    raise model_files.refused(
                        parts / name,
                        Bilingual("it is not the file that came the first time", "它不是第一次下载到的那个文件"),
                    )
            vetting.check(parts, parts, spec.file if spec else "")
        except MissingCapability:
            shutil.rmtree(parts)
            raise
        _delete(target)
        locks.write(target, lock)
        parts.rename(target)
        for place in self._begun_at(target):
            shutil.rmtree(place, ignore_errors=True)

    def _reused(
        self, id_: str, target: Path, parts: Path, lock: locks.Lock, cancelled: threading.Event
    ) -> Iterator[Progress]:
        """Puts what of a damaged model is as it came to its parts, so that only the rest has to come."""
        task = Bilingual(f"Looking what of {id_} is as it came", f"正在查看 {id_} 中完好的文件")
        files = {name: file for name, file in lock.files.items() if _has_size(target / name, file.size)}
        total, done = sum(file.size for file in files.values()), 0
        for name, file in files.items():
            part = parts / name
            if part.exists() or part.with_name(part.name + PART).exists():
                continue
            with suppress(MissingCapability):
                for more in locks.hashed(target / name, file):
                    if cancelled.is_set():
                        raise Cancelled
                    done += more
                    yield adding.progress(task, done, total)
                part.parent.mkdir(parents=True, exist_ok=True)
                _link(target / name, part)

    def _begun_at(self, target: Path) -> tuple[Path, Path]:
        """Where a model is put together, by a pull and by an add."""
        return self._folder / _PARTS / target.name, self._folder / _PARTS / _ADDED / target.name

    def _note(self, id_: str, progress: Progress) -> None:
        with self._lock:
            self._coming[id_] = progress

    @contextmanager
    def _on_disk(self) -> Iterator[None]:
        """What the disk refuses, as an AssistantError."""
        try:
            yield
        except OSError as error:
            hint = Bilingual("Check the disk and its permissions.", "请检查磁盘和权限。")
            named = Path(str(error.filename or ""))
            place = named if named.is_absolute() else self._folder  # what deletes folders names files without theirs
            raise AssistantError(not_written(place, error), cure(error, hint)) from error

    @contextmanager
    def _alone(self, id_: str) -> Iterator[None]:
        with self._lock:
            if id_ in self._coming:
                raise BadInput(
                    Bilingual(f"{id_} is already being worked on.", f"{id_} 正在处理中。"),
                    Bilingual("See how far it is: assistant models list", "查看进度：assistant models list"),
                )
            self._coming[id_] = Progress(Bilingual(f"Getting {id_}", f"正在下载 {id_}"), 0, 0, "MB")
        try:
            yield
        finally:
            with self._lock:
                del self._coming[id_]


def no_record(name: str) -> BadInput:
    """The refusal to verify a profile or a model of which nothing came here."""
    if name == POCKET or _shipped(name):
        return BadInput(
            Bilingual(
                f"{name} comes with the program: there are no hashes to compare it with.",
                f"{name} 随程序附带，没有可以对照的哈希值。",
            ),
            Bilingual("Others can be verified: assistant models list", "其他模型可以校验：assistant models list"),
        )
    get = Bilingual(f"Get it: assistant models pull {name}", f"下载：assistant models pull {name}")
    if layout.is_id(name):
        english = f"{name} was not pulled or added here, so there is nothing to compare it with."
        return BadInput(Bilingual(english, f"{name} 不是在这里下载或添加的，没有可以对照的记录。"), get)
    english = f"None of the models of {name} was pulled or added here, so there is nothing to compare."
    return BadInput(Bilingual(english, f"{name} 的模型都不是在这里下载或添加的，没有可以对照的记录。"), get)


def _shipped(id_: str) -> bool:
    return id_.startswith(f"{POCKET}/")


def _whole(directory: Path) -> bool:
    try:
        return locks.check(directory) is not None
    except MissingCapability:
        return False


def _has_size(path: Path, size: int) -> bool:
    return path.is_file() and not path.is_symlink() and path.stat().st_size == size


def _link(source: Path, place: Path) -> None:
    """The same file at another place, or a copy where the disk has no links. A pull never writes to a whole file."""
    try:
        place.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, place)


def _delete(place: Path) -> None:
    """A folder, or a link to one, which is somebody's own."""
    if place.is_symlink():
        place.unlink()
    elif place.exists():
        shutil.rmtree(place)


def _bytes(*places: Path) -> int:
    """What becomes free when folders go: a file counts once, and not at all behind a link."""
    folders = (place for place in places if not place.is_symlink())
    files = (path.stat() for place in folders for path in place.rglob("*") if path.is_file() and not path.is_symlink())
    return sum({(facts.st_dev, facts.st_ino): facts.st_size for facts in files}.values())
