"""Search hits in a conversation: shown from where the user has them, kept once they are talked about."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx
import pytest

from assistant.api.events import Failed, Hits, TextDelta
from assistant.host.compose import Services
from tests.unit.host.conftest import SAMPLES, events_of

pytestmark = pytest.mark.timeout(400)


async def test_a_hit_is_seen_then_asked_about_and_outlives_its_file(
    http: httpx.AsyncClient, services: Services, tmp_path: Path
) -> None:
    for name in ("two-stars.png", "four-shapes.png"):
        shutil.copy(SAMPLES / name, tmp_path)
    await events_of(http, "/turns", {"text": f"index {tmp_path}"})
    found = await events_of(http, "/turns", {"text": "find a star"})
    hits = next(event for event in found if isinstance(event, Hits)).hits
    first = hits[0].picture
    kept = Path(services.pictures.stored(first.digest))
    assert not kept.exists(), "a search copies nothing"
    assert (await http.get(f"/pictures/{first.digest}/preview")).content.startswith(b"\x89PNG")

    conversation = found[0].conversation  # type: ignore[union-attr]
    answer = await events_of(http, "/turns", {"text": "describe #1", "conversation": conversation})
    assert any(isinstance(event, TextDelta) and event.text.strip() for event in answer)
    assert kept.exists(), "what is talked about is kept"

    Path(first.path).unlink()
    again = await events_of(http, "/turns", {"text": "describe #1", "conversation": conversation})
    assert again[-1].status == "done"  # type: ignore[union-attr]
    assert (await http.get(f"/pictures/{first.digest}/preview")).status_code == 200


async def test_a_hit_whose_file_is_gone_is_told_by_its_number_and_its_name(
    http: httpx.AsyncClient, tmp_path: Path
) -> None:
    folder = tmp_path / "My Pics"
    folder.mkdir()
    shutil.copy(SAMPLES / "circle-and-cross.png", folder)
    await events_of(http, "/turns", {"text": f"index '{folder}'"})
    found = await events_of(http, "/turns", {"text": "find a circle and a cross", "language": "en"})
    hits = next(event for event in found if isinstance(event, Hits)).hits
    (hit,) = (each.picture for each in hits if each.picture.path.startswith(str(folder)))
    Path(hit.path).unlink()
    conversation = found[0].conversation  # type: ignore[union-attr]
    for asked in (f"describe #{hit.number}", f"when was #{hit.number} taken?"):
        answer = await events_of(http, "/turns", {"text": asked, "conversation": conversation})
        (failed,) = (event for event in answer if isinstance(event, Failed))
        assert failed.message == f"The file of #{hit.number} is not there any more: {hit.path}."
        assert failed.hint == "Put it back, or ask about another picture."
