"""One host per user: a lock that the kernel frees at once when its holder dies, however it dies."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path
from typing import Final

from assistant.api.errors import HostProblem
from assistant.api.language import Bilingual
from assistant.refusals import cure, not_written

_ENDING_S: Final = 3.0
"""What a killed host's locks may take to come free one after the other."""
_POLL_S: Final = 0.03


class HostLock:
    """Held by the running host for its whole life. The file holds the number of its process, for messages."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1

    def acquire(self) -> bool:
        """Takes the lock; False if another host has it. Never waits."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        os.truncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode("ascii"))
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Gives the lock back. The file stays: removing it would let two hosts hold two locks."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def claim_data(path: Path) -> None:
    """Takes the lock of the data folder for the life of this process. Raises HostProblem if another host has it, which
    then is one with another runtime directory, or if the folder cannot be written."""
    lock = HostLock(path)
    deadline = time.monotonic() + _ENDING_S
    try:
        while not lock.acquire():
            if time.monotonic() > deadline:
                raise in_use(path)
            time.sleep(_POLL_S)
    except OSError as error:
        hint = Bilingual("Check the folder's permissions.", "请检查该文件夹的权限。")
        raise HostProblem(not_written(path, error), cure(error, hint)) from None


def in_use(path: Path) -> HostProblem:
    """That a host which cannot be reached from here works on the data folder whose lock lies at `path`."""
    process = holder(path)
    return HostProblem(
        Bilingual(
            f"Another host (process {process}), started in another session or by another version, uses {path.parent}.",
            f"另一个后台程序（进程 {process}）正在使用 {path.parent}，它由别的会话或别的版本启动。",
        ),
        Bilingual(
            f"End it where it was started: kill {process}. In the session that started it: assistant host stop",
            f"请在启动它的地方结束它：kill {process}。在启动它的会话中：assistant host stop",
        ),
    )


def holder(path: Path) -> int:
    """The process that holds the lock; 0 if none does."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return 0
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return int(os.read(descriptor, 20) or b"0")
    finally:
        os.close(descriptor)
    return 0


def owned(folder: Path) -> bool:
    """Whether the folder of lock and socket is there. Raises HostProblem if somebody else could have put them there."""
    try:
        owner = folder.stat().st_uid
    except OSError:
        return False
    if owner != os.geteuid():
        raise HostProblem(
            Bilingual(
                f"The folder of the host's socket belongs to another user: {folder}.",
                f"后台程序套接字所在的文件夹属于别的用户：{folder}。",
            ),
            Bilingual(
                "Remove it, or name a folder of your own in ASSISTANT_HOME.",
                "请删除它，或用 ASSISTANT_HOME 指定自己的文件夹。",
            ),
        )
    return True
