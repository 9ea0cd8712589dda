"""A Chroma server as the search index, by its URL. The truth stays in SQLite: a server that fails costs speed, no data.

Belongs here: collections that are filled aside, verified and switched in by renaming, like generations on disk. The
program never starts a server: Chroma's has no authentication of its own.
"""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import sqlite3
import threading
import time
import uuid
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx

from assistant.api import AssistantError
from assistant.api.language import Bilingual
from assistant.library.build import FEWEST, HNSW, Kept
from assistant.library.generations import Neighbours, chroma_errors, neighbours
from assistant.library.sealed import Manifest
from assistant.library.store import Matrix
from assistant.this_machine import keep_from_proxies

_LOG = logging.getLogger(__name__)
_ANSWER_S = 10.0
"""Longest wait for an answer; exact search would have answered by then."""
_REST_S = 30.0
"""How long a server that failed is left alone, so that each search does not wait for it anew."""
_SAMPLES = 20
_ADD = 500
_BUILDING = "-building-"


class ServerIndex:
    """The collections of one library and one model on one server; the newest finished one serves. Thread-safe."""

    def __init__(self, url: str, identity: str, database: Path, model: str) -> None:
        """`url` may carry a user and a password for a proxy in front of the server; `identity` is the database's.
        Connects to nothing yet."""
        owner = f"{identity}\0{database.absolute()}\0{model}"
        self.problem = ""
        self._prefix = f"assistant-{hashlib.sha256(owner.encode('utf-8', 'surrogateescape')).hexdigest()[:24]}"
        self._url = url
        self._model = model
        self._lock = threading.Lock()
        self._client: Any = None
        self._serving: tuple[Any, Manifest] | None = None
        self._looked = False
        self._rest_until = 0.0

    def manifest(self) -> Manifest | None:
        """What the newest collection holds; None if there is none or the server does not answer."""
        with self._lock:
            serving = self._look()
            return serving[1] if serving else None

    def nearest(self, target: Matrix, count: int) -> tuple[Neighbours, Manifest] | None:
        """About the `count` nearest vectors, best first, and what was searched; None if the server cannot answer."""
        with self._lock:
            serving = self._look()
            if serving is None:
                return None
            collection, manifest = serving
            try:
                return neighbours(collection, target, min(count, manifest.count)), manifest
            except _errors() as error:
                self._failed(error)
                return None

    def build(self, database: Path, cancelled: threading.Event) -> bool:
        """Fills, verifies and switches in a new collection; False if that failed or was cancelled."""
        try:
            with closing(Kept(database, self._model)) as kept:
                if not self._built(kept, cancelled):
                    return False
        except sqlite3.Error as error:
            _LOG.warning("The library could not be read for the Chroma server (%s); exact search answers", error)
            return False
        except _errors() as error:
            with self._lock:
                self._failed(error)
            return False
        with self._lock:
            self._looked = False
            if self._look():
                self._clean()
        return True

    def close(self) -> None:
        """Forgets the server."""
        with self._lock:
            self._client = self._serving = None
            self._looked = False

    def _built(self, kept: Kept, cancelled: threading.Event) -> bool:
        """Whether a new collection was filled and serves from now on; nothing stays of one that was not."""
        with self._lock:
            client = self._connected()
        if client is None or kept.count < FEWEST:
            return False
        # A process that was killed leaves one half filled, and a server that often fails would collect them.
        self._discard(client)
        try:
            name = f"{self._prefix}{_BUILDING}{uuid.uuid4().hex}"
            collection = client.create_collection(name, embedding_function=None, configuration={"hnsw": HNSW})
            filled = self._filled(collection, kept, cancelled)
            if filled:
                collection.modify(name=f"{self._prefix}-{time.time_ns():020d}", metadata=_told(kept.manifest()))
            return filled
        finally:
            with suppress(*_errors()):
                self._discard(client)

    def _discard(self, client: Any) -> None:
        """Removes what is not finished: one build goes on at a time."""
        for collection in self._own(client, _BUILDING):
            client.delete_collection(collection.name)

    def _filled(self, collection: Any, kept: Kept, cancelled: threading.Event) -> bool:
        """Adds everything, counts it, and lets some vectors find themselves."""
        sample: list[tuple[str, Matrix]] = []
        every = max(1, kept.count // _SAMPLES)
        count = 0
        for ids, vectors in kept.batches():
            for start in range(0, len(ids), _ADD):
                if cancelled.is_set():
                    return False
                collection.add(ids=ids[start : start + _ADD], embeddings=vectors[start : start + _ADD])
            sample += [(ids[row], vectors[row]) for row in range(-count % every, len(ids), every)]
            count += len(ids)
        if count != kept.count or collection.count() != count:
            return False
        return all(neighbours(collection, vector, 1)[0][1] > float(vector @ vector) - 1e-3 for _, vector in sample)

    def _look(self) -> tuple[Any, Manifest] | None:
        """The serving collection, looked up once: only this object makes new ones."""
        client = self._connected()
        if client is None or self._looked:
            return self._serving
        try:
            found = max(self._own(client, "-0", "-1"), key=lambda collection: str(collection.name), default=None)
        except _errors() as error:
            self._failed(error)
            return None
        self._looked = True
        self.problem = ""
        manifest = _manifest(found.metadata or {}) if found is not None else None
        if manifest is not None and manifest.model == self._model:
            self._serving = found, manifest
        return self._serving

    def _own(self, client: Any, *marks: str) -> list[Any]:
        starts = tuple(self._prefix + mark for mark in marks)
        return [collection for collection in client.list_collections() if str(collection.name).startswith(starts)]

    def _clean(self) -> None:
        """Removes all collections of this library and model but the serving one."""
        keep = self._serving[0].name if self._serving else ""
        with suppress(*_errors()):
            for collection in self._own(self._client, "-"):
                if collection.name != keep:
                    self._client.delete_collection(collection.name)

    def _connected(self) -> Any:
        if self._client is None and time.monotonic() >= self._rest_until:
            try:
                self._client = _client(self._url)
            except _errors() as error:
                self._failed(error)
        return self._client

    def _failed(self, error: Exception) -> None:
        _LOG.warning("The Chroma server does not serve (%s); exact search answers", type(error).__name__)
        self._client = self._serving = None
        self._looked = False
        self._rest_until = time.monotonic() + _REST_S
        self.problem = Bilingual(
            "The Chroma server of chroma_url does not answer; every picture is compared.",
            "chroma_url 的 Chroma 服务器没有应答；目前逐张比较所有图片。",
        )


def _told(manifest: Manifest) -> dict[str, str | int]:
    """A manifest as a collection keeps it: values of one line each. The server has the files."""
    told = asdict(manifest)
    del told["files"]
    return {**told, "tail": json.dumps(manifest.tail)}


def _manifest(told: Mapping[str, Any]) -> Manifest | None:
    """What a collection says of itself; None if this is not of this version of the program."""
    try:
        return Manifest(**{**told, "tail": json.loads(told["tail"])})
    except (LookupError, TypeError, ValueError):
        return None


def _client(url: str) -> Any:
    """Chroma's client of a server that answers. Raises AssistantError, httpx's or Chroma's errors."""
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise AssistantError(
            Bilingual(
                "The setting chroma_url is no http or https address.", "设置 chroma_url 不是 http 或 https 地址。"
            ),
            Bilingual("Such as http://127.0.0.1:8000", "例如 http://127.0.0.1:8000"),
        )
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    headers = _credentials(parts.username, parts.password)
    keep_from_proxies(url)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    # Whole: of a name that begins with "http" Chroma's client would take no port.
    server = f"{parts.scheme}://{host}:{port}"
    # Chroma's client waits for ever; a server that does not answer this is not asked more.
    httpx.get(f"{server}/api/v2/heartbeat", headers=headers, timeout=_ANSWER_S).raise_for_status()
    settings = Settings(anonymized_telemetry=False)
    client = chromadb.HttpClient(server, port, ssl=secure, headers=headers, settings=settings)
    session = getattr(getattr(client, "_server", None), "_session", None)
    if session is not None:
        session.timeout = httpx.Timeout(_ANSWER_S)
    return client


def _credentials(user: str | None, password: str | None) -> dict[str, str]:
    if not user:
        return {}
    pair = f"{unquote(user)}:{unquote(password or '')}".encode()
    return {"Authorization": f"Basic {base64.b64encode(pair).decode('ascii')}"}


def _errors() -> tuple[type[Exception], ...]:
    return (*chroma_errors(), httpx.HTTPError, httpx.InvalidURL, AssistantError)
