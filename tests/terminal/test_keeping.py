"""What a chat left and cannot be read any more is told, and put aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.api.language import Language
from assistant.paths import paths
from assistant.terminal.preferences import Preferences
from tests.terminal.person import sitting

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_damaged_file_is_told_and_put_aside(empty_home: Path, language: Language) -> None:
    left = paths().unsent("").with_suffix(".chat.json")
    left.parent.mkdir(parents=True)
    left.write_text('[{"text": "half a')
    bad = left.with_suffix(".bad")
    async with sitting(Preferences(language=language, theme="dark"), notices_stay=True) as person:
        await person.sees({"en": "cannot be read any more", "zh": "已无法读取"}[language])
        await person.until(lambda _: bad.exists(), "the file to be put aside")
        await person.ready()
    assert bad.read_text() == '[{"text": "half a'
    assert not left.exists()
