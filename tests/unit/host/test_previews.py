"""Previews of many pictures at once leave the host free for everything else."""

from __future__ import annotations

import asyncio
import threading

import httpx
import pytest

from assistant.host.compose import Services
from tests.unit.host.conftest import SAMPLES, events_of


async def test_other_routes_answer_while_hundreds_of_previews_are_asked_for(
    http: httpx.AsyncClient, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, gate, png = threading.Semaphore(0), threading.Event(), services.decoder.png
    at_once: list[str] = []

    def slow(path: str, width: int, height: int) -> bytes:
        at_once.append(path)
        begun.release()
        gate.wait()
        return png(path, width, height)

    monkeypatch.setattr(services.decoder, "png", slow)
    body = {"path": str(SAMPLES / "red-circle.png"), "width": 80, "height": 60}
    previews = [asyncio.create_task(http.post("/pictures/preview", json=body)) for _ in range(100)]
    try:
        await asyncio.to_thread(begun.acquire)
        assert (await http.get("/conversations")).status_code == 200
        picture = {"text": "what color is it?", "attachments": [{"path": body["path"]}]}
        assert (await events_of(http, "/turns", picture))[-1].status == "done"  # type: ignore[union-attr]
        assert len(at_once) < services.decoder.children, "a child is left for what is asked"
    finally:
        gate.set()
    answers = await asyncio.gather(*previews)
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.headers["content-type"] for answer in answers} == {"image/png"}
