"""What doctor says of the models that the settings name: each that cannot be had, with its cure, and exit code 1."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.system.environment import assistant, private_home

Home = tuple[Path, dict[str, str]]


@contextmanager
def serving(answer: bytes, status: int = 200) -> Iterator[tuple[str, list[str]]]:
    """A server that lists models, or says something else; its address, and the keys that it was given."""
    keys: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            keys.append(self.headers.get("Authorization", ""))
            found = self.path == "/v1/models"
            self.send_response(status if found else 404)
            self.send_header("Content-Length", str(len(answer) if found else 0))
            self.end_headers()
            self.wfile.write(answer if found else b"")

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", keys
    finally:
        server.shutdown()
        server.server_close()


def listing(*names: str) -> bytes:
    return json.dumps({"object": "list", "data": [{"id": name} for name in names]}).encode()


@pytest.fixture
def home() -> Iterator[Home]:
    with private_home() as (folder, variables):
        (folder / "config").mkdir()
        yield folder, variables


def models(home: Home, settings: str, *options: str, **variables: str) -> tuple[dict[str, str], int]:
    """The check of the models, and the exit code."""
    (home[0] / "config" / "settings.toml").write_text(settings)
    done = assistant(["doctor", "--json", *options], {**home[1], **variables}, check=False)
    return next(each for each in json.loads(done.stdout)["checks"] if each["name"] == "models"), done.returncode


def remote(url: str, model: str = "big/model", more: str = "") -> str:
    return f'profile = "remote"\n[remote.vision_language]\nurl = "{url}"\nmodel = "{model}"\n{more}\n'


def test_a_server_that_has_its_model_is_named(home: Home) -> None:
    with serving(listing("other", "big/model")) as (url, keys):
        check, code = models(home, remote(url, more='key_variable = "MY_KEY"'), MY_KEY="sk-1")
    assert (check["state"], code) == ("good", 0)
    assert f"vision_language: big/model ({url})" in check["found"]
    assert "image_text_embedding: pocket/" in check["found"]
    assert "vision_language: pocket/" not in check["found"]
    assert keys == ["Bearer sk-1"]
    assert "sk-1" not in json.dumps(check)


@pytest.mark.parametrize(
    ("answer", "status", "found", "cure"),
    [
        (
            listing("small/model"),
            200,
            "has no model 'big/model'",
            "Correct `remote.vision_language.model`. It has: small",
        ),
        (b"hello", 200, "lists no models", "remote.vision_language"),
        (b"", 401, "refuses the key", "Set `remote.vision_language.key_variable` or `.key`"),
        (b"", 404, "does not have that", "usually ends with /v1"),
    ],
)
def test_a_server_that_is_not_what_was_named_is_told(
    home: Home, answer: bytes, status: int, found: str, cure: str
) -> None:
    with serving(answer, status) as (url, _):
        check, code = models(home, remote(url))
    assert (check["state"], code) == ("broken", 1)
    assert found in check["found"]
    assert cure in check["cure"]


def test_everything_that_is_wrong_has_a_line(home: Home) -> None:
    settings = (
        remote("http://127.0.0.1:9/v1") + '[remote.transcription]\nurl = "http://127.0.0.1:9/v1"\nmodel = "ears"\n'
    )
    settings += 'key_variable = "EARS_KEY"\n[models]\nimage_text_embedding = "my/model"\n'
    check, code = models(home, settings)
    assert code == 1
    assert check["found"].splitlines() == [
        "my/model, chosen for image text embedding, is not here.",
        "The server http://127.0.0.1:9/v1 does not answer.",
        "The variable EARS_KEY for the key of ears is not set.",
    ]
    cures = check["cure"].splitlines()
    assert "assistant models use auto" in cures[0]
    assert "`remote.vision_language.url`" in cures[1]
    assert "Set EARS_KEY" in cures[2]
    chinese = assistant(["doctor"], {**home[1], "ASSISTANT_LANGUAGE": "zh"}, check=False).stdout
    assert "没有设置 ears 的密钥所在的变量 EARS_KEY。" in chinese
    assert "服务器 http://127.0.0.1:9/v1 没有响应。" in chinese


def test_with_offline_only_a_server_of_this_machine_is_asked(home: Home) -> None:
    check, code = models(home, remote("http://192.0.2.1:9/v1"), "--offline")
    assert code == 1
    assert "runs with --offline" in check["found"]
