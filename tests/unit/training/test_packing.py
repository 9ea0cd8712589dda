"""Packed conversations: one thread in a pack is worth exactly as much as the same thread alone."""

from __future__ import annotations

import copy
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import Idefics3ForConditionalGeneration, PreTrainedTokenizerFast

from training.ahead import ahead
from training.language.conversation import Talk
from training.language.tokenizer import CHAT_TEMPLATE, train_tokenizer
from training.scenes.layout import sample_scene
from training.scenes.pool import write_shard
from training.scenes.world import MOST_ITEMS, Item, Scene
from training.vision.attention import use_quick_attention
from training.vision.grow import with_layers
from training.vision.model import new_model, new_processor
from training.vision.packing import IGNORED, IMAGE_TOKENS, LANE, NO_ITEM, PADDING, PREFIX, Packer
from training.vision.speak import Sampler, additive

THREADS = [[("What color is it?", "It is red.")], [("How many?", "There are 2 shapes."), ("And?", "Nothing.")]]


@pytest.fixture(scope="module")
def tokenizer() -> PreTrainedTokenizerFast:
    return train_tokenizer(1)


@pytest.fixture(scope="module")
def scene() -> Scene:
    return sample_scene(np.random.default_rng(1))


@pytest.mark.parametrize(
    "text", ["The circle is red.", "图中有3个红色圆形。", "Ünknown wörds 🙂 \t and <tags>", "第二张图里有什么？"]
)
def test_tokenizer_keeps_any_text(tokenizer: PreTrainedTokenizerFast, text: str) -> None:
    assert tokenizer.decode(tokenizer(text)["input_ids"]) == text


def test_template_puts_numbered_pictures_before_the_text(tokenizer: PreTrainedTokenizerFast) -> None:
    picture = {"type": "image"}
    chat = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": [{"type": "text", "text": " Compare. "}, picture, picture]},
        {"role": "assistant", "content": [{"type": "text", "text": "Nothing."}]},
        {"role": "user", "content": [picture, {"type": "text", "text": "And now?"}]},
    ]
    text = tokenizer.apply_chat_template(chat, tokenize=False, add_generation_prompt=True)
    assert text == (
        "<|system|>Be brief.<end_of_utterance><|user|><|picture 1|><image><|picture 2|><image>Compare."
        "<end_of_utterance><|assistant|>Nothing.<end_of_utterance><|user|><|picture 3|><image>And now?"
        "<end_of_utterance><|assistant|>"
    )


def test_packed_tokens_are_those_of_the_processor(tokenizer: PreTrainedTokenizerFast, scene: Scene) -> None:
    processor = new_processor(tokenizer)
    question, answer = THREADS[0][0]
    chat = [{"role": "user", "content": [{"type": "image"}, {"type": "text", "text": question}]}]
    text = processor.apply_chat_template(chat, add_generation_prompt=True) + answer + "<end_of_utterance>"
    wanted = processor(images=[[np.zeros((20, 30, 3), np.uint8)]], text=[text], return_tensors="pt")["input_ids"][0]
    packed = Packer(tokenizer).pack([Talk((scene,), threads=[THREADS[0]])])
    assert processor.chat_template == CHAT_TEMPLATE
    assert packed.ids[packed.blocks != PADDING].tolist() == wanted.tolist()
    said = packed.labels[0][packed.labels[0] != IGNORED]
    assert tokenizer.decode(said) == answer + "<end_of_utterance>"


def test_a_thread_among_others_is_answered_as_alone(tokenizer: PreTrainedTokenizerFast, scene: Scene) -> None:
    """Packed, with the attention of the training, and by the library's own, which knows of no lanes."""
    torch.manual_seed(0)
    model = new_model(tokenizer).eval()
    given = {"pixel_values": torch.randn(1, 1, 3, 144, 144), "use_cache": False}
    long = [("Where is the red circle? " * 6, "The red circle. " * 4)]
    packed = Packer(tokenizer).pack([Talk((scene,), threads=[*THREADS, long, THREADS[0]])])
    assert packed.blocks[0, PREFIX[1] :: LANE].tolist()[:3] == [1, 3, PADDING]
    with torch.inference_mode():
        alone = []
        for block in (1, 2, 3, 4):
            mine = (packed.blocks == 0) | (packed.blocks == block)
            hidden = model.model(input_ids=packed.ids[mine][None], **given).last_hidden_state
            alone.append(hidden[packed.labels[mine][None] != IGNORED])
        use_quick_attention(model)
        together = model.model(
            input_ids=packed.ids,
            position_ids=packed.positions,
            attention_mask=additive(packed.mask, torch.float32),
            **given,
        ).last_hidden_state[packed.labels != IGNORED]
    in_order = torch.cat([alone[block - 1] for block in (1, 2, 4, 3)])
    assert torch.allclose(together, in_order, atol=1e-4)


def test_a_talk_too_long_before_its_threads_has_none(tokenizer: PreTrainedTokenizerFast, scene: Scene) -> None:
    packed = Packer(tokenizer).pack([Talk((scene,), system="Be brief. " * 60, threads=THREADS)])
    assert set(packed.blocks[0].tolist()) == {0, PADDING}
    assert int((packed.ids == tokenizer.convert_tokens_to_ids("<image>")).sum()) == IMAGE_TOKENS
    assert (packed.labels == IGNORED).all()


def test_thread_without_picture_sees_only_itself(tokenizer: PreTrainedTokenizerFast, scene: Scene) -> None:
    packed = Packer(tokenizer).pack([Talk((scene,), threads=[THREADS[0]], alone=[[("Hello", "Hi.")]])])
    place = int((packed.ids[0] == tokenizer.convert_tokens_to_ids("<|assistant|>")).nonzero()[-1])
    seen = packed.mask[0, 0, place].nonzero().flatten()
    assert seen[0] >= PREFIX[1]
    assert packed.positions[0, seen].tolist() == list(range(len(seen)))
    assert packed.ids[0, seen[0]] == tokenizer.convert_tokens_to_ids("<|user|>")


def test_phrases_point_at_their_items_and_at_the_one_before(tokenizer: PreTrainedTokenizerFast) -> None:
    two = Scene((Item(0, 0, 1, 0.2, 0.5, 0.1), Item(1, 1, 0, 0.8, 0.5, 0.05)), 1.0)
    asked = "Is the red circle left of the green square, or is the red circle right of it?"
    packed = Packer(tokenizer).pack([Talk((two,), threads=[[(asked, "Yes.")]])])
    at = (packed.named[0] != NO_ITEM).nonzero()[:, 0]
    assert [tokenizer.decode([int(packed.ids[0, spot])]).strip() for spot in at] == ["circle", "square", "circle"]
    assert packed.named[0, at].tolist() == [0, 1, 0]
    assert packed.before[0, at].tolist() == [NO_ITEM, 0, 1]


def test_a_deeper_model_begins_where_the_finished_one_ended(tokenizer: PreTrainedTokenizerFast) -> None:
    torch.manual_seed(0)
    larger = new_model(tokenizer).eval()
    config = copy.deepcopy(larger.config)
    config.text_config.num_hidden_layers, config.text_config.layer_types = 4, None
    finished = Idefics3ForConditionalGeneration(config).eval()
    larger.load_state_dict(with_layers(finished.state_dict(), larger.state_dict()))
    given = {"input_ids": tokenizer("The circle is red.", return_tensors="pt")["input_ids"]}
    with torch.inference_mode():
        assert torch.allclose(larger(**given).logits, finished(**given).logits, atol=1e-5)
    loss = larger(**given, labels=given["input_ids"]).loss
    loss.backward()
    new = larger.model.text_model.layers[4]
    assert new.mlp.down_proj.weight.grad is not None
    assert new.mlp.down_proj.weight.grad.abs().max() > 0


def test_batches_come_from_other_processes(tokenizer: PreTrainedTokenizerFast, tmp_path: Path) -> None:
    (tmp_path / "pool").mkdir()
    write_shard(tmp_path / "pool" / "000.npy", 1, 12)
    sampler = Sampler(tmp_path / "pool", Packer(tokenizer), 4)
    made = ahead(sampler, 3, 2)
    batch = next(made)
    assert batch.pixels.shape == (4, 1, 144, 144, 3)
    assert torch.equal(batch.pixels, next(sampler(3000)).pixels)
    assert (batch.packed.labels.flatten()[batch.answers] != IGNORED).all()
    talks = batch.items_at // batch.packed.ids.shape[1]
    assert torch.equal(batch.item(batch.packed.named, batch.items_at) // MOST_ITEMS, talks)
    assert len(batch.pairs_at) < len(batch.items_at)
