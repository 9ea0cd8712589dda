"""Traditional Chinese: the shipped processor reads it as simplified, and keeps doing so when it is saved again."""

from __future__ import annotations

from pathlib import Path

import pytest
from transformers import AutoProcessor, PreTrainedTokenizerFast

from training.cli import POCKET
from training.language.tokenizer import kept_tokenizer
from training.language.traditional import SIMPLIFIED, TRADITIONAL

PAIRS = [
    ("第二張圖裡有什麼是第一張沒有的？", "第二张图里有什么是第一张没有的？"),
    ("圓形是什麼顏色的？它在星形的左邊嗎？", "圆形是什么颜色的？它在星形的左边吗？"),
    ("請詳細描述這張圖片。", "请详细描述这张图片。"),
]


def test_every_character_has_one_simplified_form() -> None:
    forms = dict(zip(TRADITIONAL, SIMPLIFIED, strict=True))
    assert len(forms) == len(TRADITIONAL)
    assert not set(TRADITIONAL) & set(SIMPLIFIED)


@pytest.mark.parametrize(("traditional", "simplified"), PAIRS)
def test_the_shipped_processor_reads_both_alike(traditional: str, simplified: str, tmp_path: Path) -> None:
    shipped = AutoProcessor.from_pretrained(POCKET / "vision_language")
    shipped.save_pretrained(tmp_path)
    for processor in (shipped, AutoProcessor.from_pretrained(tmp_path)):
        ids = processor.tokenizer(traditional)["input_ids"]
        assert ids == processor.tokenizer(simplified)["input_ids"]
        assert processor.tokenizer.decode(ids) == simplified


def test_a_finished_model_without_it_gets_it(tmp_path: Path) -> None:
    old = PreTrainedTokenizerFast.from_pretrained(POCKET / "vision_language")
    old.backend_tokenizer.normalizer = None
    old.save_pretrained(tmp_path / "old")
    kept = kept_tokenizer(tmp_path / "work", 1, tmp_path / "old")
    traditional, simplified = PAIRS[0]
    assert old(traditional)["input_ids"] != old(simplified)["input_ids"] == kept(traditional)["input_ids"]
