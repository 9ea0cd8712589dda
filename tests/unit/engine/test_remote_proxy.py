"""What is on this machine is asked through no proxy; for others messages name the one that the environment names."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assistant.api import AssistantError
from assistant.engine.remote.address import is_here, proxy_for
from assistant.engine.remote.server import Connection
from assistant.engine.settings import Server
from tests.unit.engine.places import Place, said

HERE = [
    "localhost",
    "LOCALHOST.",
    "gpu.localhost",
    "127.0.0.1",
    "127.1",
    "0x7f000001",
    "2130706433",
    "[::1]",
    "0.0.0.0",
]
HERE += ["[::ffff:127.0.0.1]"]
FAR = ["example.org", "localhost.example.org", "notlocalhost", "10.0.0.5", "127.1.example.org", "[fe80::1]", "128.1"]


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def test_every_spelling_of_this_machine_is_known() -> None:
    assert [host for host in HERE if not is_here(f"http://{host}:8000/v1")] == []
    assert [host for host in FAR if is_here(f"http://{host}:8000/v1")] == []


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "localhost"])
def test_a_server_here_is_asked_through_no_proxy(
    place: tuple[Place, str], monkeypatch: pytest.MonkeyPatch, name: str, host: str
) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    url = place[1].replace("127.0.0.1", host)
    assert proxy_for(url) == ""
    place[0].reply = said(200, {"data": []})
    assert Connection(Server(url, "big/model"), "vision_language").post("/embeddings", json={}) == {"data": []}


@pytest.mark.parametrize("url", ["http://gpu.example.org/v1", "https://gpu.example.org/v1"])
def test_a_dead_proxy_is_named(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://me:word@127.0.0.1:9")
    with pytest.raises(AssistantError, match=r"\(through the proxy http://127.0.0.1:9\) does not answer") as raised:
        Connection(Server(url, "m"), "vision_language").post("/embeddings", json={})
    assert "NO_PROXY" in raised.value.hint
    assert "（经代理 http://127.0.0.1:9）" in raised.value.said("zh")
    assert "word" not in raised.value.said("en") + raised.value.said("zh")
    monkeypatch.setenv("NO_PROXY", "example.org")
    assert proxy_for(url) == ""


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_refuses_is_named(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    class Refuses(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_error(503)

        do_CONNECT = do_POST  # noqa: N815 - the name is the library's

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Refuses) as proxy:
        threading.Thread(target=proxy.serve_forever, args=(0.05,), daemon=True).start()
        address = f"http://127.0.0.1:{proxy.server_port}"
        monkeypatch.setenv(f"{scheme.upper()}_PROXY", address)
        with pytest.raises(AssistantError, match=rf"\(through the proxy {address}\)"):
            Connection(Server(f"{scheme}://gpu.example.org/v1", "m"), "vision_language").post("/embeddings", json={})
        proxy.shutdown()


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "nonsense://x", "http://host:port"])
def test_a_proxy_that_makes_no_sense_is_told(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    with pytest.raises(AssistantError, match="A proxy that the environment names cannot be used"):
        Connection(Server("http://gpu.example.org/v1", "m"), "vision_language")
