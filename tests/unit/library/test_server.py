"""A Chroma server as the search index: the real one on loopback, started by the test. The program never starts one."""

from __future__ import annotations

import logging
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import numpy as np
import pytest

from assistant.api import Query
from assistant.library import server
from assistant.library.exact import ExactIndex
from assistant.library.library import PictureLibrary
from assistant.library.server import ServerIndex
from assistant.media.decoder import Decoder
from tests.unit.library.conftest import Shelf
from tests.unit.library.test_generations import MODEL, add, filled


class Server:
    """`chroma run` on a free port of loopback; `host` as it stands in a URL."""

    def __init__(self, folder: Path, host: str = "127.0.0.1") -> None:
        self.folder = folder
        self.host = host
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.bind((host.strip("[]"), 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://{host}:{self.port}"
        self.start()

    def start(self) -> None:
        chroma = shutil.which("chroma", path=str(Path(sys.executable).parent))
        assert chroma
        command = [chroma, "run", "--path", str(self.folder), "--host", self.host, "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while True:
            try:
                httpx.get(f"{self.url}/api/v2/heartbeat", timeout=5).raise_for_status()
                return
            except httpx.HTTPError:
                assert time.monotonic() < deadline
                time.sleep(0.1)

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="module")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("server"))
    yield running
    running.stop()


def built(index: ServerIndex, database: Path) -> bool:
    return index.build(database, threading.Event())


def test_a_server_finds_what_exact_search_finds(chroma: Server, tmp_path: Path) -> None:
    database = tmp_path / "library.sqlite3"
    store = filled(database, 2000)
    index = ServerIndex(chroma.url, store.identity, database, MODEL)
    assert index.manifest() is None
    assert built(index, database)
    manifest = index.manifest()
    assert manifest
    assert (manifest.count, manifest.last) == (2000, 2000)
    exact = ExactIndex(store, MODEL)
    recalled = 0
    for number in range(0, 2000, 100):
        target = store.vectors_of([f"{number:064x}"], MODEL)[f"{number:064x}"]
        answer = index.nearest(target, 10)
        assert answer
        truth = dict(exact.nearest(target, 10))
        digests = store.digests_of([number for number, _ in answer[0]])
        recalled += len(truth.keys() & set(digests.values()))
        near = {digests[number]: similarity for number, similarity in answer[0]}
        assert all(abs(truth[name] - near[name]) < 1e-4 for name in truth.keys() & near.keys())
    assert recalled / 200 >= 0.98
    # Another process of the same library finds the same collection, another library or model does not.
    assert ServerIndex(chroma.url, store.identity, database, MODEL).manifest() == manifest
    assert ServerIndex(chroma.url, store.identity, database, "test/vectors@2").manifest() is None
    assert ServerIndex(chroma.url, store.identity, tmp_path / "other.sqlite3", MODEL).manifest() is None
    store.close()


def test_a_new_collection_takes_the_place_of_the_old_one(chroma: Server, tmp_path: Path) -> None:
    import chromadb

    database = tmp_path / "library.sqlite3"
    store = filled(database, 50)
    index = ServerIndex(chroma.url, store.identity, database, MODEL)
    client = chromadb.HttpClient("127.0.0.1", chroma.port)
    before = {collection.name for collection in client.list_collections()}
    assert built(index, database)
    add(store, 50, 10)
    stopped = threading.Event()
    stopped.set()
    assert not index.build(database, stopped)
    assert built(index, database)
    manifest = index.manifest()
    assert manifest
    assert manifest.count == 60
    assert len({collection.name for collection in client.list_collections()} - before) == 1
    store.close()


def test_the_library_serves_from_a_server_and_goes_on_without_it(
    shelf: Shelf, decoder: Decoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    monkeypatch.setattr(server, "_REST_S", 0.0)
    own = Server(tmp_path / "own")
    try:
        shelf.library.close()
        shelf.library = PictureLibrary(shelf.database, shelf.generations, decoder, 4, server=own.url)
        for seed in range(8):
            shelf.put(f"{seed}.png", "white", "red", seed)
        shelf.index()
        shelf.library.wait()
        assert not shelf.generations.exists()
        assert shelf.search(Query(("red",))).index == "generation"
        shelf.put("new.png", "white", "blue")
        shelf.index()
        found = shelf.search(Query(("blue",)))
        assert (found.index, len(found.hits)) == ("merged", 9)
        own.stop()
        found = shelf.search(Query(("blue",)))
        assert (found.index, len(found.hits)) == ("exact", 9)
        assert found.note.startswith("The Chroma server of chroma_url does not answer")
        own.start()
        assert shelf.search(Query(("blue",))).index == "merged"
    finally:
        shelf.library.close()
        own.stop()


def test_a_server_here_is_asked_through_no_proxy(
    chroma: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    store = filled(tmp_path / "library.sqlite3", 40)
    index = ServerIndex(chroma.url.replace("127.0.0.1", "127.1"), store.identity, tmp_path / "library.sqlite3", MODEL)
    assert built(index, tmp_path / "library.sqlite3")
    assert index.nearest(np.ones(32, np.float32), 3)
    store.close()


def test_a_server_may_have_an_address_of_the_newer_internet(tmp_path: Path) -> None:
    try:
        own = Server(tmp_path / "own", "[::1]")
    except OSError:
        pytest.skip("this machine has no IPv6")
    store = filled(tmp_path / "library.sqlite3", 40)
    try:
        index = ServerIndex(own.url, store.identity, tmp_path / "library.sqlite3", MODEL)
        assert built(index, tmp_path / "library.sqlite3")
        assert index.nearest(np.ones(32, np.float32), 3)
    finally:
        own.stop()
        store.close()


@pytest.mark.parametrize("url", ["ftp://127.0.0.1", "nonsense", "http://", "http://127.0.0.1:1"])
def test_a_wrong_address_costs_nothing_but_speed(url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    store = filled(tmp_path / "library.sqlite3", 10)
    index = ServerIndex(url, store.identity, tmp_path / "library.sqlite3", MODEL)
    assert index.manifest() is None
    assert index.nearest(np.ones(32, np.float32), 3) is None
    assert not built(index, tmp_path / "library.sqlite3")
    store.close()


def test_a_server_that_hangs_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_ANSWER_S", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        store = filled(tmp_path / "library.sqlite3", 10)
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        index = ServerIndex(url, store.identity, tmp_path / "library.sqlite3", MODEL)
        for _ in range(3):
            assert index.nearest(np.ones(32, np.float32), 3) is None
        silent.setblocking(False)
        silent.accept()
        # It was asked once, not once per search.
        with pytest.raises(BlockingIOError):
            silent.accept()
        store.close()


def test_a_proxy_gets_the_users_name_and_password() -> None:
    assert server._credentials("user", "p%40ss") == {"Authorization": "Basic dXNlcjpwQHNz"}
    assert server._credentials(None, None) == {}


def test_a_collection_says_of_which_database_it_is(chroma: Server, tmp_path: Path) -> None:
    database = tmp_path / "library.sqlite3"
    store = filled(database, 20)
    assert built(ServerIndex(chroma.url, store.identity, database, MODEL), database)
    manifest = ServerIndex(chroma.url, store.identity, database, MODEL).manifest()
    assert manifest
    assert manifest.database == store.identity
    assert manifest.tail["20"] == f"{19:064x}"
    store.close()
    database.rename(tmp_path / "away.sqlite3")
    other = filled(database, 20)
    assert ServerIndex(chroma.url, other.identity, database, MODEL).manifest() is None
    other.close()


class Failing(threading.Event):
    """Set while a build asks for it after the first batch: the server goes, or the user stops it."""

    def __init__(self, then: Callable[[], bool]) -> None:
        super().__init__()
        self._then, self._asked = then, 0

    def is_set(self) -> bool:
        self._asked += 1
        return self._asked > 1 and self._then()


def _fails() -> bool:
    raise httpx.ReadError("The server ran out of memory.")


def test_a_build_that_failed_leaves_no_collection(
    chroma: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import chromadb

    monkeypatch.setattr(server, "_REST_S", 0.0)
    monkeypatch.setattr(server, "_ADD", 10)
    database = tmp_path / "library.sqlite3"
    store = filled(database, 50)
    client = chromadb.HttpClient("127.0.0.1", chroma.port)
    before = {collection.name for collection in client.list_collections()}
    index = ServerIndex(chroma.url, store.identity, database, MODEL)
    assert not index.build(database, Failing(_fails))
    assert {collection.name for collection in client.list_collections()} == before
    # One that a killed process left goes with the next try, even if that fails too.
    left = client.create_collection(f"{index._prefix}-building-0", embedding_function=None)
    assert not index.build(database, Failing(lambda: True))
    assert left.name not in {collection.name for collection in client.list_collections()}
    assert {collection.name for collection in client.list_collections()} == before
    assert built(index, database)
    store.close()


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_a_database_that_cannot_be_read_costs_a_build(
    chroma: Server, tmp_path: Path, harm: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    database = tmp_path / "library.sqlite3"
    if harm == "damaged":
        database.write_bytes(b"no database" * 1000)
    assert not built(ServerIndex(chroma.url, "0", database, MODEL), database)
