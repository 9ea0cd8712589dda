"""Films and raw files: told when a folder is brought in, and when they are looked for."""

from __future__ import annotations

import pytest

from assistant.api import Language, Result, TextDelta
from tests.unit.plugins.conftest import Asked
from tests.unit.plugins.test_watched import until, watching


@pytest.mark.parametrize(
    ("language", "said", "watched"),
    [
        ("en", "\n\n3 files of other kinds left out (2 NEF, 1 MP4): only pictures are in the library.", "Watching"),
        ("zh", "\n\n另有 3 个其他类型的文件没有加入（2 NEF、1 MP4）：图库只收图片。", "正在留意变化"),
    ],
)
def test_the_summary_tells_once_what_was_left_out(language: Language, said: str, watched: str, asked: Asked) -> None:
    asked.put("a.png", "white", "red")
    for name in ("one.nef", "two.NEF", "film.mp4"):
        (asked.photos / name).write_bytes(b"\0\1\2 other bytes")
    steps = watching(asked, str(asked.photos), language=language)
    first, result, *_ = [step for step in until(steps, watched) if isinstance(step, TextDelta | Result)]
    assert isinstance(first, TextDelta)
    assert first.text.endswith(said)
    assert isinstance(result, Result)
    assert result.values["left_out"] == {"NEF": 2, "MP4": 1}
    asked.put("b.png", "white", "blue", 3)
    (then,) = [step for step in until(steps, "1") if isinstance(step, TextDelta)]
    assert said not in then.text


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("find videos of cats", "en", True), ("show me my videos", "en", True), ("RAW files", "en", True),
        ("猫的视频", "zh", True), ("找RAW文件", "zh", True),
        ("a video game", "en", False), ("raw meat", "en", False), ("red film poster", "en", False),
        ("视频会议", "zh", False),
    ],
)  # fmt: skip
def test_who_looks_for_them_is_told_that_there_are_only_pictures(
    text: str, language: Language, told: bool, asked: Asked
) -> None:
    asked.put("a.png", "white", "red")
    asked.index()
    start = {"en": "Only pictures are in the library", "zh": "图库里只有图片"}[language]
    assert asked.said(text, language)[0].startswith(start) is told
