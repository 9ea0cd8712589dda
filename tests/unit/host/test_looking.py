"""Pictures that nothing was said of yet are told apart by what they show, by the shipped model."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx
import pytest

from assistant.api import Failed, Hits, Routed, TextDelta, TurnStarted
from tests.unit.host.conftest import SAMPLES, events_of

pytestmark = pytest.mark.timeout(400)
NAMES = "red-circle.png", "two-stars.png", "three-hearts.png"


async def begun(http: httpx.AsyncClient) -> str:
    """A conversation with three pictures that have no caption."""
    attachments = [{"path": str(SAMPLES / name)} for name in NAMES]
    events = await events_of(http, "/turns", {"text": "hello", "action": "chat", "attachments": attachments})
    assert isinstance(events[0], TurnStarted)
    return events[0].conversation


async def asked(http: httpx.AsyncClient, conversation: str, text: str) -> tuple[Routed, str]:
    """How it was routed, and what was answered or went wrong."""
    events = await events_of(http, "/turns", {"text": text, "conversation": conversation})
    routed = next(event for event in events if isinstance(event, Routed))
    said = "".join(event.text for event in events if isinstance(event, TextDelta))
    failed = "".join(str(event.message) for event in events if isinstance(event, Failed))
    return routed, said + failed


async def test_the_one_that_shows_it_is_meant(http: httpx.AsyncClient) -> None:
    conversation = await begun(http)
    routed, said = await asked(http, conversation, "describe the one with the stars")
    assert (routed.action, routed.pictures) == ("caption", (2,))
    assert "star" in said
    routed, said = await asked(http, conversation, "画着圆形的那张是什么颜色？")
    assert (routed.action, routed.pictures) == ("ask", (1,))
    routed, said = await asked(http, conversation, "compare the one with the hearts and the one with the stars")
    assert (routed.action, routed.pictures) == ("ask", (3, 2))


async def test_all_that_show_it_are_meant_where_several_are(http: httpx.AsyncClient) -> None:
    conversation = await begun(http)
    routed, said = await asked(http, conversation, "describe the ones with stars")
    assert (routed.action, routed.pictures) == ("caption", (2,))
    routed, _ = await asked(http, conversation, "describe the blue ones")
    assert (routed.action, routed.pictures) == ("caption", (2,))
    routed, _ = await asked(http, conversation, "描述画着爱心的那些")
    assert (routed.action, routed.pictures) == ("caption", (3,))
    _, said = await asked(http, conversation, "describe the ones with an elephant")
    assert said.startswith("No picture here seems to show “an elephant”.")


async def test_what_none_shows_is_said(http: httpx.AsyncClient) -> None:
    routed, said = await asked(http, await begun(http), "describe the one with the elephant")
    assert routed.action == "caption"
    assert said.startswith("No picture here seems to show “the elephant”.")


async def test_a_hit_whose_file_is_gone_hides_no_other(http: httpx.AsyncClient, tmp_path: Path) -> None:
    for name in NAMES:
        shutil.copy(SAMPLES / name, tmp_path)
    await events_of(http, "/turns", {"text": f"index {tmp_path}"})
    found = await events_of(http, "/turns", {"text": "/search shapes --folder " + str(tmp_path)})
    hits = next(event for event in found if isinstance(event, Hits)).hits
    hearts = next(hit.picture for hit in hits if hit.picture.path.endswith("three-hearts.png"))
    (tmp_path / "red-circle.png").unlink()
    assert isinstance(found[0], TurnStarted)
    routed, said = await asked(http, found[0].conversation, "describe the one with the hearts")
    assert routed.pictures == (hearts.number,)
    assert "heart" in said
