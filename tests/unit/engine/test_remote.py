"""Servers that are not there, refuse, stall, lie or say too much: a sentence, never the key, and the user can stop."""

from __future__ import annotations

import logging
import socket
import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from assistant.api import AssistantError, Cancelled, Generation, Message, MissingCapability, Text
from assistant.engine import Engine, EngineSettings, Job
from tests.unit.engine.parts import asked, picture
from tests.unit.engine.places import DONE, KEY, Place, Reply, answer, chunk, engine_of, said


def test_what_is_sent_and_what_is_said(place: tuple[Place, str], asking: Engine, tmp_path: Path) -> None:
    place[0].reply = said(200, b": ping\n\n" + chunk("Hel") + chunk("lo ") + chunk("there") + DONE)
    model = asking.capability("vision_language", Job())
    limits = Generation(max_tokens=7, temperature=0.5, seed=3, stop=("the",))
    assert "".join(model.reply(asked(picture(tmp_path, "red"), "hi <image>"), limits)) == "Hello "
    (body,) = place[0].bodies
    (message,) = body["messages"]
    assert [part["type"] for part in message["content"]] == ["image_url", "text"]
    assert message["content"][0]["image_url"]["url"].startswith("data:image/png;base64,")
    assert (body["model"], body["max_tokens"], body["temperature"], body["seed"]) == ("big/model", 7, 0.5, 3)
    assert place[0].keys == [f"Bearer {KEY}"]
    assert asking.status().profile == "remote"


def test_what_a_reasoning_model_refuses_is_left_out_or_renamed(place: tuple[Place, str], asking: Engine) -> None:
    """OpenAI's own words, one at a time."""
    words = {
        "max_tokens": "Unsupported parameter: 'max_tokens' is not supported with this model. "
        "Use 'max_completion_tokens' instead.",
        "temperature": "Unsupported value: 'temperature' does not support 0 with this model.",
        "seed": "Extra inputs are not permitted: seed",
    }

    def reply(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        refused = next((word for name, word in words.items() if name in body), "")
        (said(400, {"error": {"message": refused}}) if refused else said(200, chunk("ok") + DONE))(handler, body)

    place[0].reply = reply
    model = asking.capability("vision_language", Job())
    assert "".join(model.reply(asked("hello"), Generation(max_tokens=7))) == "ok"
    assert len(place[0].bodies) == 4
    assert "".join(model.reply(asked("hello"), Generation(max_tokens=7))) == "ok"
    assert len(place[0].bodies) == 5  # once learnt, it is not tried again
    last = place[0].bodies[-1]
    assert (last["max_completion_tokens"], {"max_tokens", "temperature", "seed"} & last.keys()) == (7, set())


@pytest.mark.parametrize(
    "refusal", ["temperature must be at most 1", "max_tokens is too large: at most 16384", "Unsupported parameter: n"]
)
def test_a_value_that_is_too_large_is_told_and_not_left_out(
    place: tuple[Place, str], asking: Engine, refusal: str
) -> None:
    place[0].reply = said(400, {"error": {"message": refusal}})
    with pytest.raises(AssistantError, match=f"answers 400: {refusal}"):
        answer(asking)
    assert len(place[0].bodies) == 1


def test_what_no_server_supplies_is_answered_here(asking: Engine) -> None:
    assert asking.has("text_generation")
    assert asking.capability("text_generation", Job()).info.device == "remote"
    assert asking.has("transcription")
    assert asking.capability("transcription", Job()).info.device == "cpu"
    assert not asking.has("image_generation")


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (said(500, {"error": {"message": f"boom Bearer {KEY}"}}), r"answers 500: boom Bearer …"),
        (said(500, b"[" * 200_000), r"answers 500: \["),
        (said(200, b'data: {"error": {"message": "no %b"}}\n\n' % KEY.encode()), "says: no …"),
        (said(200, b"data: " + b"[" * 200_000 + b"\n\n"), "no stream of JSON"),
        (said(422, {"detail": [{"msg": "no messages"}]}), r"answers 422: \[.*no messages"),
        (said(401, {"error": {"message": f"bad key {KEY}"}}), r"refuses the key.*remote\.vision_language\.key"),
        (said(404, {"error": {"message": "no big/model"}}), r"does not have that: no big/model.*ends with /v1"),
        (said(500, b"<html>\x1b[31mboom\n" + b"x" * 9999), r"answers 500: <html>"),
        (said(200, b"data: {nonsense\n\n"), "no stream of JSON"),
        (said(200, b'data: {"error": {"message": "out of memory"}}\n\n'), "says: out of memory"),
        (said(302, {}, headers={"Location": "http://example.org/"}), "sends elsewhere"),
        (said(200, b"x" * 70_000_000), "broke the connection off"),
    ],
)
def test_failures_are_sentences_without_the_key(
    place: tuple[Place, str], asking: Engine, caplog: pytest.LogCaptureFixture, reply: Reply, expected: str
) -> None:
    place[0].reply = reply
    with caplog.at_level(logging.DEBUG), pytest.raises(AssistantError, match=expected) as raised:
        answer(asking)
    logged = "".join(record.getMessage() for record in caplog.records if record.name.startswith("assistant"))
    assert KEY not in str(raised.value) + logged + repr(asking.__dict__)
    assert "\x1b" not in str(raised.value)
    assert len(str(raised.value)) < 500
    place[0].reply = said(200, chunk("ok") + DONE)
    assert answer(asking) == "ok"


def test_a_connection_that_ends_early_keeps_what_was_said(place: tuple[Place, str], asking: Engine) -> None:
    place[0].reply = said(200, chunk("half an ans"), headers={"Content-Length": "10000"})
    pieces = asking.capability("vision_language", Job()).reply(asked("hello"), Generation())
    assert next(pieces) == "half an ans"
    with pytest.raises(AssistantError, match="broke the connection off"):
        next(pieces)


@pytest.mark.parametrize("begun", [False, True])
def test_a_server_that_stalls_does_not_hold_the_user(place: tuple[Place, str], asking: Engine, begun: bool) -> None:
    waiting = threading.Event()

    def stall(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        if begun:
            handler.send_response(200)
            handler.end_headers()
            handler.wfile.write(chunk("first"))
            handler.wfile.flush()
        waiting.set()
        place[0].go_on.wait(60)

    place[0].reply = stall
    job = Job()
    pieces = asking.capability("vision_language", job).reply(asked("hello"), Generation())
    if begun:
        assert next(pieces) == "first"

    def cancel() -> None:
        waiting.wait(60)
        job.cancelled.set()

    threading.Thread(target=cancel, daemon=True).start()
    with pytest.raises(Cancelled):
        next(pieces)
    if begun:
        # The thread that waited for the server has been woken and has ended.
        for thread in threading.enumerate():
            if thread.name == "remote":
                thread.join(30)
                assert not thread.is_alive()


@pytest.mark.parametrize("profile", ["pocket", "remote"])
def test_other_settings_break_no_answer_off(place: tuple[Place, str], asking: Engine, profile: str) -> None:
    def slowly(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(chunk("first "))
        handler.wfile.flush()
        place[0].go_on.wait(60)
        handler.wfile.write(chunk("last") + DONE)

    place[0].reply = slowly
    model = asking.capability("vision_language", Job())
    pieces = model.reply(asked("hello"), Generation())
    assert next(pieces) == "first "
    asking.choose(EngineSettings(profile=profile, device="cpu", servers={}))
    place[0].go_on.set()
    assert list(pieces) == ["last"]
    assert "".join(model.reply(asked("and a turn of several requests?"), Generation())) == "first last"


def test_nobody_listens(tmp_path: Path, pocket: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        engine = engine_of(f"http://user:{KEY}@127.0.0.1:{taken.getsockname()[1]}/v1", tmp_path, pocket)
        with pytest.raises(AssistantError, match=r"does not answer.*remote\.vision_language\.url") as raised:
            answer(engine)
    assert KEY not in str(raised.value)
    engine.close()


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [{"index": 0, "embedding": [float("nan"), 1]}],
        [{"index": 0, "embedding": "abc"}],
        [{"index": 0, "embedding": [1, 2]}, {"index": 1, "embedding": [1]}],
        [{"embedding": [1, 2]}],
        [{"index": 0, "embedding": [0, 0]}],
        [{"index": 0, "embedding": [1e-40, -1e-42]}],
        [{"index": 0, "embedding": [1e300, 1]}],
        [{"index": 0, "embedding": [10**400, 1]}],
        [{"index": 0, "embedding": []}],
        [{"index": float("inf"), "embedding": [1, 2]}],
        None,
    ],
)
def test_vectors_of_a_wrong_shape_are_refused(place: tuple[Place, str], asking: Engine, rows: object) -> None:
    place[0].reply = said(200, {"data": rows})
    with pytest.raises(AssistantError, match="vectors"):
        asking.capability("image_text_embedding", Job()).embed_texts(["a"])


def test_vectors_of_two_lengths_are_of_two_models(place: tuple[Place, str], asking: Engine) -> None:
    model = asking.capability("image_text_embedding", Job())
    place[0].reply = said(200, {"data": [{"index": 0, "embedding": [3, 4]}]})
    assert model.embed_texts(["a"]).dimension == 2
    place[0].reply = said(200, {"data": [{"index": 0, "embedding": [1, 2, 3]}]})
    with pytest.raises(AssistantError, match="wrong shape"):
        model.embed_texts(["a"])


def test_names_of_undecodable_bytes_reach_the_server(place: tuple[Place, str], asking: Engine) -> None:
    place[0].reply = said(200, chunk("ok") + DONE)
    model = asking.capability("vision_language", Job())
    listed = Message("system", (Text("- #1 \udcff.png"),))
    assert "".join(model.reply([listed, *asked("hello")], Generation())) == "ok"
    assert place[0].bodies[-1]["messages"][0]["content"] == "- #1 ?.png"


def test_offline_asks_no_other_machine(tmp_path: Path, pocket: Path) -> None:
    for url in ("https://api.example.org/v1", "http://10.0.0.5:8000/v1"):
        engine = engine_of(url, tmp_path, pocket, offline=True)
        with pytest.raises(MissingCapability, match=r"big/model answers on .* the program is offline"):
            engine.capability("vision_language", Job())
        engine.close()
    for url in ("http://localhost:1/v1", "http://127.0.0.1:1/v1", "http://[::1]:1/v1"):
        assert engine_of(url, tmp_path, pocket, offline=True).capability("vision_language", Job())
