"""What is missing of chosen models: the one pull that brings it, and the way back to models that are here."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.api import CapabilityName, MissingCapability
from assistant.api.language import in_language
from assistant.engine import catalogue
from assistant.engine.choice import Choice
from assistant.engine.device import Hardware
from tests.unit.engine.parts import folders
from tests.unit.engine.test_choice import CATALOGUE, choice, place


def test_missing_files_tell_the_way_back_to_what_is_here(tmp_path: Path, pocket: Path) -> None:
    asked: tuple[tuple[CapabilityName, str], ...] = (("image_text_embedding", "图文检索"), ("image_generation", "绘图"))
    for capability, what in asked:
        with pytest.raises(MissingCapability) as refused:
            choice(tmp_path, pocket, "large").refuse(capability)
        assert str(refused.value.hint).endswith(
            "Until then, use those that are here: `assistant models use auto`, for once `--profile auto`."
        )
        assert f"large 的{what}模型" in in_language(refused.value.message, "zh")
        assert "`assistant models use auto`" in in_language(refused.value.hint, "zh")
    chosen = Choice(
        "auto", folders(tmp_path, pocket), Hardware("cpu", 10**12), {"transcription": "openai/whisper-base"}
    )
    with pytest.raises(MissingCapability, match=r"pull openai/whisper-base.*use auto --for transcription"):
        chosen.refuse("transcription")


def test_a_drawing_model_alone_is_pulled_where_nothing_else_is_missing(
    tmp_path: Path, pocket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "find_spec", lambda name: name)
    models = CATALOGUE.profiles["large"].models
    for id_ in {id_ for capability, id_ in models.items() if capability != "image_generation"}:
        place(tmp_path, pocket, id_)
    with pytest.raises(MissingCapability, match="assistant models pull black-forest-labs"):
        choice(tmp_path, pocket, "large").refuse("image_generation")
