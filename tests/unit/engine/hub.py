"""A model hub on loopback, with the two routes that a pull uses, and the ways in which a real one can misbehave."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

ID = "some-org/toy-model"
COMMIT = "c0ffee" * 6 + "c0ff"
_LARGE = ".safetensors"


class Hub:
    """Directories of models by id, and what goes wrong on the way."""

    def __init__(self) -> None:
        self.models: dict[str, Path] = {}
        self.commit = COMMIT
        self.asked: list[tuple[str, str]] = []
        """Paths and their Range headers."""
        self.cuts: list[int] = []
        """The next answers with weights end after so many bytes."""
        self.gated = False
        """Files are given only to those who accepted a licence."""
        self.refusals: list[int] = []
        """The next answers to files have these statuses."""
        self.unavailable = False
        self.page = b""
        """It answers with this page, as a network does that asks for a login first."""
        self.mute = False
        """It accepts and answers nothing until `go_on`."""
        self.hold_after = -1
        """Answers with weights stop after so many bytes until `go_on`."""
        self.go_on = threading.Event()
        self.without_ranges = False
        self.lies: dict[str, bytes] = {}
        """Files that are delivered with other bytes than listed."""
        self.extra: list[dict[str, Any]] = []
        """Further entries of the listing."""

    def listing(self, id_: str) -> dict[str, Any]:
        folder = self.models[id_]
        files = [_listed(path, folder) for path in sorted(folder.rglob("*")) if path.is_file()]
        return {"id": id_, "sha": self.commit, "cardData": {"license": "mit"}, "siblings": [*files, *self.extra]}


def _listed(path: Path, folder: Path) -> dict[str, Any]:
    data = path.read_bytes()
    entry: dict[str, Any] = {"rfilename": path.relative_to(folder).as_posix(), "size": len(data)}
    entry["blobId"] = hashlib.sha1(f"blob {len(data)}\0".encode() + data).hexdigest()
    if path.suffix == _LARGE:
        entry["lfs"] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "pointerSize": 130}
    return entry


class _Handler(BaseHTTPRequestHandler):
    hub: Hub
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self.hub.asked.append((path, self.headers.get("Range", "")))
        if self.hub.mute:
            self.hub.go_on.wait(60)
        if self.hub.unavailable:
            return self._say(503, b"")
        if self.hub.page:
            return self._say(200, self.hub.page, "text/html")
        if path.startswith("/api/models/"):
            id_, _, revision = path.removeprefix("/api/models/").partition("/revision/")
            if id_ not in self.hub.models or revision not in ("", self.hub.commit):
                known = id_ in self.hub.models
                return self._say(404, b"", error="RevisionNotFound" if known else "RepoNotFound")
            return self._say(200, json.dumps(self.hub.listing(id_)).encode(), "application/json")
        if self.hub.gated:
            return self._say(403, b"", error="GatedRepo")
        if self.hub.refusals:
            return self._say(self.hub.refusals.pop(0), b"")
        id_, _, rest = path.removeprefix("/").partition("/resolve/")
        name = rest.partition("/")[2] if id_ in self.hub.models else path.rpartition("/")[2]
        folder = self.hub.models.get(id_) or self.hub.models["file"]
        return self._file(self.hub.lies.get(name) or (folder / name).read_bytes(), name)

    def _file(self, data: bytes, name: str) -> None:
        begin = int((self.headers.get("Range") or "bytes=0-")[6:].rstrip("-"))
        if self.hub.without_ranges:
            begin = 0
        if begin >= len(data) > 0:
            return self._say(416, b"")
        self.send_response(206 if begin else 200)
        self.send_header("Content-Length", str(len(data) - begin))
        if begin:
            self.send_header("Content-Range", f"bytes {begin}-{len(data) - 1}/{len(data)}")
        self.end_headers()
        large = name.endswith((_LARGE, ".pt"))
        end = begin + self.hub.cuts.pop(0) if large and self.hub.cuts else len(data)
        with suppress(OSError):
            hold = self.hub.hold_after
            if large and hold >= 0 and not self.hub.go_on.is_set():
                self.wfile.write(data[begin:hold])
                self.wfile.flush()
                self.hub.go_on.wait(60)
                begin = hold
            self.wfile.write(data[begin:end])
        self.close_connection = True
        return None

    def _say(self, status: int, body: bytes, kind: str = "text/plain", error: str = "") -> None:
        self.send_response(status)
        if error:
            self.send_header("X-Error-Code", error)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving() -> Iterator[tuple[Hub, str]]:
    """A hub and its address, until the block is left."""
    hub = Hub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": hub}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield hub, f"http://127.0.0.1:{server.server_port}"
    finally:
        hub.go_on.set()
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def asked_by_this_process(monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[Hub]:
    """A hub that a pull finds where it looks for the public one."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_TOKEN", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HOME", str(home))
    with serving() as (hub, address):
        monkeypatch.setenv("HF_ENDPOINT", address)
        yield hub
