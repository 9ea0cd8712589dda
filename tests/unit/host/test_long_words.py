"""Words that no address can hold are refused in a sentence, before the host is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.api import BadInput
from assistant.host.aclient import AsyncHostClient
from assistant.host.client import HostClient

WORDS = ["x" * 70_000, "星" * 9_000]


@pytest.mark.parametrize("words", WORDS)
async def test_words_that_are_too_long_are_told(tmp_path: Path, words: str) -> None:
    with HostClient(tmp_path / "socket") as client, pytest.raises(BadInput, match="too long") as refused:
        client.get("/conversations", query=words)
    assert "太长" in refused.value.said("zh")
    asynchronous = AsyncHostClient(tmp_path / "socket")
    with pytest.raises(BadInput, match="too long"):
        await asynchronous.get("/conversations", query=words)
    await asynchronous.close()
