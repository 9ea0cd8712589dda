"""The host's routes beside turns: conversations, previews, models, plugins, library, doctor; and wrong requests."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from assistant import __version__
from assistant.host import protocol
from assistant.host.answers import problem
from assistant.host.compose import Services
from tests.unit.host.conftest import SAMPLES, events_of

CIRCLE = SAMPLES / "red-circle.png"


async def conversation_with_a_picture(http: httpx.AsyncClient, text: str) -> dict[str, Any]:
    body = {"text": text, "action": "chat", "attachments": [{"path": str(CIRCLE)}]}
    started: Any = (await events_of(http, "/turns", body))[0]
    shown: dict[str, Any] = (await http.get(f"/conversations/{started.conversation}")).json()
    return shown


async def test_health_says_what_a_front_end_must_know(http: httpx.AsyncClient) -> None:
    health = (await http.get("/health")).json()
    assert health["version"] == __version__
    assert health["profile"] == "auto"
    assert health["offline"] is False
    assert health["uptime_s"] >= 0
    assert (health["busy"], health["present"]) == (False, 0)


async def test_status_adds_models_plugins_and_library(http: httpx.AsyncClient) -> None:
    status = (await http.get("/status")).json()
    told = Path("docs/architecture.md").read_text("utf-8").split("| `GET /health` |")[1].split("| `GET /presence` |")[0]
    assert [name for name in status if not re.search(f'["`]{name}["`]', told)] == []
    assert status["active_profile"] == "pocket"
    assert "mischief" in status["plugins"]
    assert status["problems"] == []
    assert status["library"] == {"pictures": 0, "index": "empty"}
    assert "pocket" in status["notices"][0]["message"]
    assert set(status["memory"]) == {"used", "parked", "budget"}


async def test_conversations_are_found_renamed_exported_and_deleted(
    http: httpx.AsyncClient, services: Services
) -> None:
    shown = await conversation_with_a_picture(http, "a purple giraffe on a skateboard")
    place = f"/conversations/{shown['id']}"
    listed = (await http.get("/conversations")).json()
    assert shown["id"] in [each["id"] for each in listed]
    found = (await http.get("/conversations", params={"query": "giraffe"})).json()
    assert [each["id"] for each in found] == [shown["id"]]
    assert "giraffe" in found[0]["excerpt"]
    assert (await http.get("/conversations", params={"query": "zebra"})).json() == []

    assert (await http.patch(place, content=b'{"title": "Animals"}')).json() == {"renamed": shown["id"]}
    assert (await http.get(place)).json()["title"] == "Animals"

    markdown = (await http.get(f"{place}/export")).text
    assert markdown.startswith("# Animals\n")
    assert "> a purple giraffe" in markdown
    document = json.loads((await http.get(f"{place}/export", params={"format": "json"})).text)
    assert document["turns"][0]["attached"] == [1]

    written = services.place.unsent(shown["id"]).with_suffix(".some-chat.json")
    written.parent.mkdir(parents=True)
    written.write_text("[]")
    assert (await http.delete(place)).json() == {"deleted": shown["id"], "stopped": False}
    assert not written.exists(), "what was written for it and not asked goes too"
    assert (await http.get("/conversations", params={"query": "giraffe"})).json() == []


async def test_the_bytes_of_a_picture_go_with_the_last_conversation_that_has_it(
    http: httpx.AsyncClient, services: Services
) -> None:
    first, second = [await conversation_with_a_picture(http, text) for text in ("one", "two")]
    for each in (await http.get("/conversations")).json():
        if each["id"] not in (first["id"], second["id"]):
            await http.delete(f"/conversations/{each['id']}")
    digest = first["pictures"][0]["digest"]
    preview = f"/pictures/{digest}/preview"
    await http.delete(f"/conversations/{first['id']}")
    assert (await http.get(preview)).status_code == 200
    await http.delete(f"/conversations/{second['id']}")
    assert (await http.get(preview)).status_code == 400
    assert not [file for file in services.place.pictures.rglob("*") if file.is_file()]


async def test_a_conversation_whose_bytes_stay_is_stopped_and_leaves_no_unsent_words(
    http: httpx.AsyncClient, services: Services
) -> None:
    shown = await conversation_with_a_picture(http, "its file stays")
    place, digest = f"/conversations/{shown['id']}", shown["pictures"][0]["digest"]
    for each in (await http.get("/conversations")).json():
        if each["id"] != shown["id"]:
            await http.delete(f"/conversations/{each['id']}")
    kept = Path(services.pictures.stored(digest))
    kept.unlink()
    (kept / "folder").mkdir(parents=True)
    written = services.place.unsent(shown["id"]).with_suffix(".some-chat.json")
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text("[]")
    body = {"text": "go on", "action": "tick", "conversation": shown["id"]}
    running = asyncio.create_task(events_of(http, "/turns", body))
    answers = False
    while not answers:
        await asyncio.sleep(0.01)
        answers = services.turns.answers(shown["id"])
    problem = await http.delete(place)
    assert problem.status_code == 409
    assert "cannot be removed" in problem.json()["message"]
    assert not written.exists()
    assert (await running)[-1].status == "cancelled"  # type: ignore[union-attr]
    assert (await http.get(place)).status_code == 400
    (kept / "folder").rmdir()
    kept.rmdir()
    services.manager.finish_deleting()
    assert not services.store.leaving()


async def test_a_preview_is_a_png_that_fits_the_box(http: httpx.AsyncClient) -> None:
    shown = await conversation_with_a_picture(http, "look")
    answer = await http.get(f"/pictures/{shown['pictures'][0]['digest']}/preview", params={"width": 40, "height": 30})
    assert answer.headers["content-type"] == "image/png"
    image = Image.open(io.BytesIO(answer.content))
    assert image.format == "PNG"
    assert image.width <= 40
    assert image.height <= 30
    assert not image.info


async def test_a_picture_that_is_in_no_conversation_yet_is_shown_by_its_path_or_its_bytes(
    http: httpx.AsyncClient,
) -> None:
    box = {"width": 40, "height": 30}
    data = base64.b64encode(CIRCLE.read_bytes()).decode()
    by_path, by_bytes = [
        await http.post("/pictures/preview", json={**what, **box}) for what in ({"path": str(CIRCLE)}, {"data": data})
    ]
    assert by_path.content == by_bytes.content
    assert max(Image.open(io.BytesIO(by_bytes.content)).size) <= 40
    for hostile in ("nonsense!", base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(1000)).decode()):
        assert (await http.post("/pictures/preview", json={"data": hostile, **box})).status_code == 400


async def test_models_are_listed_and_let_go(http: httpx.AsyncClient) -> None:
    models = (await http.get("/models")).json()
    chosen = {entry["capability"]: entry["id"] for entry in models if entry["selected"]}
    assert chosen["vision_language"] == "pocket/vision_language"
    assert chosen["transcription"] == "pocket/transcription"
    await events_of(http, "/actions/caption", {"paths": [str(CIRCLE)]})
    assert [each["model"] for each in (await http.get("/status")).json()["models"]] == ["pocket/vision_language"]
    assert (await http.post("/models/unload", json={"capability": "vision_language"})).status_code == 200
    assert (await http.get("/status")).json()["models"] == []
    assert (await http.post("/models/unload")).json() == {"unloaded": "all"}


async def test_plugins_are_described_without_their_examples(http: httpx.AsyncClient) -> None:
    known = (await http.get("/plugins")).json()
    actions = {action["name"] for plugin in known["plugins"] for action in plugin["actions"]}
    assert {"caption", "ask", "search", "index", "classify", "transcribe", "chat", "tick"} <= actions
    assert known["problems"] == []
    assert "examples" not in json.dumps(known)


async def test_the_library_is_filled_searched_and_emptied(http: httpx.AsyncClient) -> None:
    report: Any = next(
        event.values  # type: ignore[union-attr]
        for event in await events_of(http, "/actions/index", {"paths": [str(SAMPLES)]})
        if event.kind == "result"
    )
    pictures = len(list(SAMPLES.glob("*.png")))
    assert report["added"] == pictures
    known = (await http.get("/library")).json()
    assert known["folders"] == [[str(SAMPLES), pictures]]
    assert (known["run"], known["failures"], known["failed"]) == (None, 0, [])
    assert (await http.post("/library/stop")).json() == {"stopped": False}
    hits: Any = next(e for e in await events_of(http, "/actions/search", {"text": "a red star"}) if e.kind == "hits")
    assert all(0 <= hit.score <= 1 for hit in hits.hits)
    assert [hit.rank for hit in hits.hits] == list(range(1, len(hits.hits) + 1))
    [removed] = await events_of(http, "/library/remove", {"folder": str(SAMPLES)})
    assert removed.values == {"removed": pictures, "kept": []}  # type: ignore[union-attr]
    [failed, _] = await events_of(http, "/library/remove", {"folder": str(SAMPLES)})
    assert "is not in your library" in failed.message  # type: ignore[union-attr]
    assert (await http.get("/library")).json()["pictures"] == 0


async def test_the_doctor_names_every_check_and_a_cure_for_what_is_missing(http: httpx.AsyncClient) -> None:
    checks = (await http.get("/doctor")).json()["checks"]
    assert [check["name"] for check in checks] == ["stores", "plugins", "models", "gpu", "ffmpeg"]
    assert all(check["cure"] for check in checks if check["state"] != "good")


DIGEST = "0" * 64


@pytest.mark.parametrize(
    ("method", "route", "content", "status", "message"),
    [
        ("POST", "/turns", b"{", 400, "not JSON"),
        ("POST", "/turns", b"\xff", 400, "not JSON"),
        pytest.param("POST", "/turns", b"[" * 100_000, 400, "not JSON", id="deeply nested"),
        ("POST", "/turns", b"[]", 400, "not a JSON object"),
        ("POST", "/turns", b'{"text": 5}', 400, "'text' must be text"),
        ("POST", "/turns", b'{"attachments": {"path": "x"}}', 400, "'attachments' must be a list"),
        ("POST", "/turns", b'{"attachments": ["x"]}', 400, "must be an object"),
        ("POST", "/turns", b'{"attachments": [{"data": "%%%"}]}', 400, "not base64"),
        ("POST", "/turns", '{"attachments": [{"data": "\u00e4"}]}'.encode(), 400, "not base64"),
        ("POST", "/turns", b'{"arguments": [1]}', 400, "'arguments' must be an object"),
        ("POST", "/turns", b'{"after": -1}', 400, "'after' must be"),
        ("POST", "/turns", b'{"after": "1"}', 400, "'after' must be"),
        *(
            ("POST", "/actions/caption", b'{"paths": %b}' % paths, 400, "'paths' must be a list of texts")
            for paths in (b"[null]", b"[3]", b"[{}]", b'["/a.png", null]')
        ),
        ("POST", "/turns", b'{"conversation": "\\ud800"}', 400, "no conversation '\\ud800'"),
        ("POST", "/hear", b'{"conversation": "\\ud800"}', 400, "no conversation '\\ud800'"),
        ("POST", "/models/unload", b'{"capability": "magic"}', 400, "no capability 'magic'"),
        ("PATCH", "/conversations/nope", b'{"title": "x"}', 400, "no conversation 'nope'"),
        ("PATCH", "/conversations/nope", b'{"title": "  "}', 400, "needs a title"),
        ("DELETE", "/conversations/nope", b"", 400, "no conversation 'nope'"),
        ("GET", "/conversations/nope", b"", 400, "no conversation 'nope'"),
        ("GET", "/conversations/nope/export?format=pdf", b"", 400, "'format' is missing or wrong"),
        ("GET", "/pictures/..%2f..%2fetc%2fpasswd/preview", b"", 404, "does not know this request"),
        ("GET", "/pictures/passwd/preview", b"", 400, "no digest"),
        ("GET", f"/pictures/{DIGEST}/preview", b"", 400, "There is no file"),
        ("GET", f"/pictures/{DIGEST}/preview?width=wide", b"", 400, "'width' is missing or wrong"),
        ("DELETE", "/pictures/passwd", b"", 400, "no digest"),
        ("DELETE", "/library", b"", 400, "names no folder"),
        ("GET", "/nothing", b"", 404, "does not know this request"),
        ("GET", "/turns", b"", 405, "does not know this request"),
    ],
)
async def test_a_wrong_request_gets_a_sentence(
    http: httpx.AsyncClient, method: str, route: str, content: bytes, status: int, message: str
) -> None:
    answer = await http.request(method, route, content=content)
    assert answer.status_code == status
    body = answer.json()
    assert message in body["message"]
    assert set(body) == {"message", "hint"}


async def test_a_body_that_is_too_large_is_refused(http: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "BODY_LIMIT", 1000)
    answer = await http.post("/turns", content=b'{"text": "' + b"x" * 1000 + b'"}')
    assert answer.status_code == 400
    assert "too large" in answer.json()["message"]


async def test_a_turn_of_an_unknown_conversation_fails_without_making_one(http: httpx.AsyncClient) -> None:
    before = len((await http.get("/conversations")).json())
    events: Any = await events_of(http, "/turns", {"text": "hello", "conversation": "nope"})
    assert [event.kind for event in events] == ["failed", "ended"]
    assert "no conversation 'nope'" in events[0].message
    assert len((await http.get("/conversations")).json()) == before


def test_a_bug_is_logged_and_told_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    answer = problem(RuntimeError("secret"), "/home/host.log")
    assert answer.status_code == 500
    assert b"secret" not in answer.body
    assert b"/home/host.log" in answer.body
    assert "secret" in caplog.text
