"""One file over HTTP: continued where it stopped, tried again, and believed only if its hash is right."""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from assistant.api import AssistantError
from assistant.api.language import Bilingual
from assistant.engine import proxies
from assistant.engine.pull.request import PART

_CHUNK = 1 << 20
_ATTEMPTS = 6
"""Attempts in a row that may bring nothing new before the transfer is given up."""
_PAUSES_S = (0.5, 1, 2, 4, 8, 16)
_WAIT = httpx.Timeout(60, connect=20)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file as its server lists it. `sha256` of its bytes, or else `blob`: git's hash of it (SHA-1)."""

    name: str
    url: str
    size: int
    """Bytes; -1 if the server does not say."""
    sha256: str = ""
    blob: str = ""
    model: str = ""
    """Its id, if it comes from a hub."""
    unsaid: int = 64_000_000
    """Bytes that are taken at most if the server does not say the size."""

    @property
    def most(self) -> int:
        """Bytes that may come: a server that never ends would fill the disk."""
        return self.size if self.size >= 0 else self.unsaid


class Transfer:
    """Brings files into a folder. `arrived` is told how many bytes came since the last call, those kept included."""

    def __init__(
        self, folder: Path, headers: dict[str, str], arrived: Callable[[int], None], patience: float = 1.0
    ) -> None:
        """`patience` scales the pauses between attempts."""
        self._folder = folder
        self._headers = headers
        self._arrived = arrived
        self._patience = patience
        with proxies.must_be_usable():
            self._http = httpx.Client(timeout=_WAIT, follow_redirects=True)

    def bring(self, file: RemoteFile) -> None:
        """Leaves the whole file in the folder. Raises AssistantError if it cannot be had or is not what was listed."""
        target = self._folder / file.name
        target.parent.mkdir(exist_ok=True)
        part = target.with_name(target.name + PART)
        if target.exists() and not part.exists():
            if self._is_listed(file, target):
                self._arrived(target.stat().st_size)
                return
            target.unlink()  # never written to: it may be the file of a model that is in use (see `Installed.pull`)
        kept = part.stat().st_size if part.exists() else 0
        self._arrived(kept)
        most, failures, why = kept, 0, "it ends too early"
        while not (file.size >= 0 and kept == file.size):
            try:
                ended = self._more(file, part, kept)
            except (httpx.HTTPError, _Again) as error:
                ended, why = False, (str(error) or type(error).__name__)[:200]
            kept = part.stat().st_size if part.exists() else 0
            # What was here before and was thrown away brings the end no nearer.
            failures = failures + 1 if kept <= most else 0
            most = max(most, kept)
            if ended and kept > file.most:
                part.unlink()
                raise AssistantError(
                    _too_long(file), Bilingual("It was thrown away. Try again later.", "它已被丢弃。请稍后再试。")
                )
            if ended and file.size in (-1, kept):
                break
            if failures >= _ATTEMPTS:
                raise AssistantError(
                    Bilingual(f"{file.name} does not come: {why}.", f"{file.name} 无法取得：{why}。"),
                    Bilingual("Check the connection, then pull again.", "请检查网络连接，然后重新下载。"),
                )
            if failures:
                time.sleep(_PAUSES_S[failures - 1] * self._patience)
        part.touch()
        self._believe(file, part)
        part.rename(target)

    def close(self) -> None:
        self._http.close()

    def _more(self, file: RemoteFile, part: Path, kept: int) -> bool:
        """Appends what comes; True once the server has sent all that it wanted to send."""
        headers = {**self._headers, "Accept-Encoding": "identity", **({"Range": f"bytes={kept}-"} if kept else {})}
        with self._http.stream("GET", file.url, headers=headers) as answer:
            status = answer.status_code
            if status == 416 and file.size < 0 and (file.sha256 or file.blob) and self._is_listed(file, part):
                return True  # there is no more, and nobody said how much it is
            if status == 416 or (status == 200 and kept):
                # The server has another length, or cannot begin in the middle.
                part.write_bytes(b"")
                self._arrived(-kept)
            if status in (408, 416, 429) or status >= 500:
                raise _Again(f"the server answered {status}")
            if file.model and status in (401, 403) and answer.headers.get("X-Error-Code") == "GatedRepo":
                raise gated(file.model)
            if status >= 400:
                raise AssistantError(
                    Bilingual(
                        f"{file.name} was refused by its server ({status}).",
                        f"服务器拒绝提供 {file.name}（{status}）。",
                    ),
                    Bilingual(
                        "Check the name and HF_TOKEN; after a change of HF_TOKEN end the host: assistant host stop",
                        "请检查名称和 HF_TOKEN；更改 HF_TOKEN 后请结束后台程序：assistant host stop",
                    ),
                )
            with part.open("ab") as out:
                for chunk in answer.iter_raw():  # as it comes: what is held back would be lost when the line breaks
                    out.write(chunk)
                    self._arrived(len(chunk))
                    if out.tell() > file.most:
                        return True
        return True

    def _is_listed(self, file: RemoteFile, path: Path) -> bool:
        """Whether this is the whole file as it is listed, as far as its size or hash is known."""
        size, wanted = path.stat().st_size, file.sha256 or file.blob
        if not wanted or file.size not in (-1, size):
            return file.size == size
        digest = hashlib.sha256() if file.sha256 else hashlib.sha1(f"blob {size}\0".encode(), usedforsecurity=False)
        with path.open("rb") as content:
            while chunk := content.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest() == wanted

    def _believe(self, file: RemoteFile, part: Path) -> None:
        if (file.sha256 or file.blob) and not self._is_listed(file, part):
            self._arrived(-part.stat().st_size)
            with contextlib.suppress(OSError):
                part.unlink()
            raise AssistantError(
                Bilingual(
                    f"{file.name} is not the file that its publisher lists: the hash differs.",
                    f"{file.name} 不是发布者列出的文件：哈希值不符。",
                ),
                Bilingual(
                    "It was thrown away. Pull again; if it happens again, do not trust that server.",
                    "它已被丢弃。请重新下载；若再次发生，请不要信任那个服务器。",
                ),
            )


def gated(id_: str) -> AssistantError:
    """The error for a model that is given to those alone who accepted its licence, which a token tells."""
    return AssistantError(
        Bilingual(f"{id_} is given only to those who accepted its licence.", f"{id_} 只提供给接受其许可的人。"),
        Bilingual(
            "Accept it on its page, set HF_TOKEN, then end the host, which reads it at its start: assistant host stop",
            "请在它的页面上接受许可并设置 HF_TOKEN，然后结束后台程序（它在启动时读取）：assistant host stop",
        ),
    )


def _too_long(file: RemoteFile) -> Bilingual:
    if file.size >= 0:
        return Bilingual(f"{file.name} is longer than its server said.", f"{file.name} 比服务器所说的更长。")
    most = f"{file.most / 1e6:.0f} MB"
    return Bilingual(
        f"{file.name} is longer than {most}, and its server does not say how long it is.",
        f"{file.name} 超过 {most}，而服务器没有说明它有多长。",
    )


class _Again(Exception):
    """The server asks for patience."""
