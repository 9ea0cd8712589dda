"""Going on with the words alone: what the tower gave and was kept is worth as much as the picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import Idefics3ForConditionalGeneration

from training.cli import POCKET
from training.language.conversation import FAMILIES, talk_about, talk_about_two
from training.language.families_pair import FAMILIES as PAIR_FAMILIES
from training.language.mixture import OFTENER
from training.language.tokenizer import kept_tokenizer
from training.scenes.pool import scene_of, write_shard
from training.vision.attention import use_quick_attention
from training.vision.packing import IGNORED, Packer
from training.vision.refine import Sampler, answer_loss, look
from training.vision.speak import additive
from training.vision.tower import to_pixels


@pytest.fixture(scope="module")
def model() -> Idefics3ForConditionalGeneration:
    return Idefics3ForConditionalGeneration.from_pretrained(
        POCKET / "vision_language", dtype=torch.float32, attn_implementation="eager"
    ).eval()


@pytest.mark.parametrize("pictures", [1, 2])
def test_kept_features_give_the_loss_of_the_pictures(
    model: Idefics3ForConditionalGeneration, pictures: int, tmp_path: Path
) -> None:
    (tmp_path / "pool").mkdir()
    write_shard(tmp_path / "pool" / "000.npy", 1, 12)
    look(tmp_path / "pool", tmp_path / "seen", model)
    packer = Packer(kept_tokenizer(tmp_path, 1, POCKET / "vision_language"))
    made = Sampler(tmp_path / "pool", tmp_path / "seen", packer)(5)
    packed, seen = next(made)
    assert seen.shape == (12, 81, 192)
    assert packed.ids.shape[0] == 12
    rows = np.load(tmp_path / "pool" / "000.npy")[:2]
    scenes, rng = [scene_of(row) for row in rows], np.random.default_rng(2)
    talk = talk_about(scenes[0], rng, 6) if pictures == 1 else talk_about_two(scenes[0], scenes[1], rng, 6)
    packed, pixels = packer.pack([talk]), to_pixels(rows["pixels"][:pictures])
    kept = torch.from_numpy(np.load(tmp_path / "seen" / "000.npy")[:pictures])
    use_quick_attention(model)
    with torch.inference_mode():
        loss = answer_loss(model, packed, kept)
        hidden = model.model(
            input_ids=packed.ids,
            pixel_values=pixels[None],
            position_ids=packed.positions,
            attention_mask=additive(packed.mask, torch.float32),
            use_cache=False,
        ).last_hidden_state
        at = packed.labels != IGNORED
        wanted = torch.nn.functional.cross_entropy(model.lm_head(hidden[at]), packed.labels[at])
    assert abs(float(loss - wanted)) < 0.01
    assert float(loss) < 0.5


def test_what_is_asked_oftener_is_a_family() -> None:
    for factors in OFTENER.values():
        assert factors.keys() <= FAMILIES.keys() | PAIR_FAMILIES.keys()
        assert all(1 <= factor <= 10 for factor in factors.values())
