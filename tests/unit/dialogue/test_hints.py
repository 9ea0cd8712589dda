"""Patterns that are skipped would not have matched: the shortcut changes nothing, on every sentence that there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.dialogue import features
from assistant.dialogue.background import talk
from assistant.dialogue.references import read_en, words_zh
from assistant.dialogue.references.reading import mentions
from assistant.dialogue.router import Router

DATA = Path(__file__).parent / "data"


class _Everything(frozenset[str]):
    def isdisjoint(self, _: object) -> bool:
        return False

    def __or__(self, _: object) -> _Everything:
        return self


def sentences(router: Router) -> list[str]:
    declared = [text for action in router.actions.values() for texts in action.examples.values() for text in texts]
    tested = [json.loads(line)["text"] for name in DATA.iterdir() for line in name.read_text().splitlines()]
    return [*declared, *tested, *talk()]


def test_nothing_is_missed(router: Router, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = sentences(router)
    assert len(texts) > 5000
    with_hints = [(mentions(text, "en"), mentions(text, "zh"), sorted(features.tokens(text))) for text in texts]
    everything = _Everything()
    monkeypatch.setattr(features, "heads_in", lambda _: everything)
    monkeypatch.setattr(read_en, "heads_in", lambda _: everything)
    for text, (english, chinese, tokens) in zip(texts, with_hints, strict=True):
        monkeypatch.setattr(words_zh, "NEEDED", dict.fromkeys(words_zh.NEEDED, text))
        assert mentions(text, "en") == english, text
        assert mentions(text, "zh") == chinese, text
        assert sorted(features.tokens(text)) == tokens, text
