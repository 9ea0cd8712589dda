"""What doctor says of the models that the settings name: each that cannot be had, with its cure, and exit code 1."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
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


def checks(home: Home, **variables: str) -> dict[str, dict[str, str]]:
    done = assistant(["doctor", "--json"], {**home[1], **variables}, check=False)
    return {each["name"]: each for each in json.loads(done.stdout)["checks"]}


def test_a_database_that_is_damaged_behind_its_beginning_is_told_and_left_as_it_is(home: Home) -> None:
    place = home[0] / "data"
    assistant(["ask", "hello"], home[1])
    assert checks(home)["stores"]["state"] == "good"
    assistant(["host", "stop"], home[1])
    names = ["conversations.sqlite3", "library.sqlite3"]
    for name in names:
        whole = (place / name).read_bytes()
        (place / name).write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    before = [(place / name).read_bytes() for name in names]
    check = checks(home)["stores"]
    assert check["state"] == "broken"
    assert check["found"].splitlines() == [f"{place / name} is damaged or is no database." for name in names]
    assert check["cure"].count("move the file away to start anew") == 2
    chinese = assistant(["doctor"], {**home[1], "ASSISTANT_LANGUAGE": "zh"}, check=False)
    assert chinese.returncode == 1
    assert f"{place / names[1]} 已损坏或不是数据库。" in chinese.stdout
    assert "damaged" not in chinese.stdout
    assert [(place / name).read_bytes() for name in names] == before


def test_a_database_of_a_newer_version_or_half_written_is_looked_at_without_being_changed(home: Home) -> None:
    file = home[0] / "data" / "library.sqlite3"
    file.parent.mkdir()
    script = (
        "import os, sqlite3, sys\nc = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('CREATE TABLE t AS SELECT value, hex(zeroblob(500)) AS x FROM (WITH RECURSIVE n(value) AS"
        " (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 3000) SELECT value FROM n)')\n"
        "c.execute('PRAGMA user_version=99'); c.execute('PRAGMA cache_size=1'); c.execute('BEGIN IMMEDIATE')\n"
        "c.execute(\"UPDATE t SET x = 'y' || x\"); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, str(file)], check=False)
    journal = file.with_name(f"{file.name}-journal")
    before = file.read_bytes(), journal.read_bytes()
    assert before[1]
    assert checks(home)["stores"]["state"] == "good"
    assert (file.read_bytes(), journal.read_bytes()) == before
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM t WHERE x LIKE '0%'").fetchone() == (3000,)
    check = checks(home)["stores"]
    assert (check["state"], check["cure"]) == ("broken", "Update the program to open it.")


def test_a_cure_stands_apart_from_what_was_found(home: Home) -> None:
    found = checks(home)
    assert all(check["cure"] for check in found.values() if check["state"] != "good")
    if found["microphone"]["state"] == "missing":
        assert found["microphone"]["cure"] not in found["microphone"]["found"]


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
    assert "为图文检索选用的 my/model 不在本机。" in chinese
    assert "没有设置 ears 的密钥所在的变量 EARS_KEY。" in chinese
    assert "服务器 http://127.0.0.1:9/v1 没有响应。" in chinese


def test_a_profile_that_is_not_here_is_to_be_pulled(home: Home) -> None:
    said = assistant(["models", "use", "small"], {**home[1], "HF_HOME": str(home[0])})
    assert "profile: small" in said.stdout
    told, _, size = said.stderr.partition(" are not here. Get all that it lacks (")
    assert told.endswith("models of the profile small")
    assert size.strip().endswith(
        "GB): assistant models pull small. Until then, use those that are here: `assistant models use auto`, for once"
        " `--profile auto`."
    )
    check, code = models(home, 'profile = "small"', HF_HOME=str(home[0]))
    assert (check["state"], check["found"], code) == ("broken", "no model is here", 1)
    assert check["cure"] == f"Get all that it lacks ({size.strip()}"
    own = '[models]\ntranscription = "pocket/transcription"\n'
    check, code = models(home, f'profile = "small"\n{own}', HF_HOME=str(home[0]))
    assert (check["state"], check["cure"], code) == ("missing", f"Get all that it lacks ({size.strip()}", 0)


def test_with_offline_only_a_server_of_this_machine_is_asked(home: Home) -> None:
    check, code = models(home, remote("http://192.0.2.1:9/v1"), "--offline")
    assert code == 1
    assert "the program is offline" in check["found"]
