"""Models whose processors read videos too, as they are published: pictures and words need nothing but Pillow."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
import torch
from transformers import AutoConfig, AutoModelForImageTextToText, PreTrainedTokenizerFast

from assistant.api import Message, MissingCapability, Picture, Text
from assistant.engine import catalogue
from assistant.engine.families.narrow import with_margin
from assistant.engine.families.processors import processor
from tests.unit.engine import toys
from tests.unit.engine.architectures import ARCHITECTURES, model_of
from tests.unit.engine.parts import SHORT, Told, added, asked, by_generate, picture, resident, with_models

MARKS = ("<|vision_start|>", "<|image_pad|>", "<|vision_end|>", "<|video_pad|>")
TEMPLATE = toys.TEMPLATE.replace("<image>", "".join(MARKS[:3]))


def qwen(directory: Path, name: str) -> Path:
    """A toy in the files of the hub: one for pictures, one for videos, both by the names that other versions gave."""
    torch.manual_seed(0)
    plain = toys.tokenizer()
    words = PreTrainedTokenizerFast(
        tokenizer_object=plain.backend_tokenizer,
        pad_token=toys.PAD,
        eos_token=toys.END,
        extra_special_tokens=list(MARKS),
    )
    words.chat_template = TEMPLATE
    config = ARCHITECTURES[name]()
    start, image, end, video = words.convert_tokens_to_ids(list(MARKS))
    config.vision_start_token_id, config.image_token_id = start, image
    config.vision_end_token_id, config.video_token_id = end, video
    config.text_config.vocab_size = len(words)
    config.text_config.eos_token_id, config.text_config.pad_token_id = words.eos_token_id, words.pad_token_id
    AutoModelForImageTextToText.from_config(config).save_pretrained(directory)
    words.save_pretrained(directory)
    read: dict[str, Any] = {
        "processor_class": "Qwen3VLProcessor",
        "size": {"shortest_edge": 16 * 16, "longest_edge": 32 * 32},
        "patch_size": 4,
        "temporal_patch_size": 1,
        "merge_size": 2,
        "image_mean": [0.5] * 3,
        "image_std": [0.5] * 3,
    }
    pictures = {**read, "image_processor_type": "Qwen2VLImageProcessorFast"}
    videos = {**read, "video_processor_type": "Qwen3VLVideoProcessor"}
    (directory / "preprocessor_config.json").write_text(json.dumps(pictures))
    (directory / "video_preprocessor_config.json").write_text(json.dumps(videos))
    return directory


@pytest.mark.parametrize("name", ["qwen3_vl", "qwen3_5"])
def test_qwen_answers_about_pictures_as_generate_does(name: str, tmp_path: Path, pocket: Path) -> None:
    added(tmp_path, qwen(tmp_path / "source", name), f"toy/{name}")
    able = with_models(tmp_path, pocket, vision_language=f"toy/{name}")
    model = able.capability("vision_language", Told().job)
    red, blue = picture(tmp_path, "red"), picture(tmp_path, "blue")
    talk = [*asked(red, "what is it?"), Message("assistant", (Text("red"),)), *asked(blue, "and this?")]
    for messages, shown in (asked(red, "what?"), [red]), (asked(blue, "what?"), [blue]), (talk, [red, blue]):
        said = "".join(model.reply(messages, SHORT))
        images = [PIL.Image.open(each.path).convert("RGB") for each in shown]
        assert said == by_generate(resident(able), messages, images) != ""
    able.close()


@pytest.mark.parametrize("size", [(1024, 1), (1, 1024), (1024, 5), (4, 900)])
def test_a_very_narrow_picture_is_answered_about(size: tuple[int, int], tmp_path: Path, pocket: Path) -> None:
    added(tmp_path, qwen(tmp_path / "source", "qwen3_vl"), "toy/qwen")
    able = with_models(tmp_path, pocket, vision_language="toy/qwen")
    path = tmp_path / "strip.png"
    PIL.Image.new("RGB", size, "red").save(path)
    strip = Picture(digest="strip", stored=str(path), number=1, path=str(path))
    assert "".join(able.capability("vision_language", Told().job).reply(asked(strip, "what?"), SHORT))
    able.close()


def test_a_narrow_picture_stands_in_the_middle_of_its_margin_and_others_have_none() -> None:
    whole = with_margin(PIL.Image.new("RGB", (3, 900), "red"))
    assert whole.size == (6, 900)
    assert [whole.getpixel((x, 450)) for x in range(6)] == [(255,) * 3, *[(255, 0, 0)] * 3, *[(255,) * 3] * 2]
    plain = PIL.Image.new("RGB", (150, 1))
    assert with_margin(plain) is plain


def test_a_picture_stands_in_the_words_as_often_as_the_model_sees_it(tmp_path: Path) -> None:
    """40 × 24 pixels, 4 a patch, 4 patches a token; red is 1 in the first channel and -1 in the others."""
    directory = qwen(tmp_path, "qwen3_vl")
    reader = processor(directory, AutoConfig.from_pretrained(directory))
    image = PIL.Image.new("RGB", (40, 24), "red")
    text = reader.apply_chat_template(
        [{"role": "user", "content": [{"type": "image"}, {"type": "text", "text": "red?"}]}], add_generation_prompt=True
    )
    inputs = reader(text=[text], images=[image], return_tensors="pt")
    assert inputs["image_grid_thw"].tolist() == [[1, 6, 10]]
    ids = inputs["input_ids"][0]
    assert int((ids == reader.tokenizer.convert_tokens_to_ids("<|image_pad|>")).sum()) == 6 * 10 // 4
    assert reader.tokenizer.decode(ids).startswith("user:<|vision_start|><|image_pad|>")
    patches = inputs["pixel_values"].reshape(60, 3, 16)
    assert torch.allclose(patches, torch.tensor([1.0, -1.0, -1.0])[None, :, None].expand(60, 3, 16), atol=1e-6)


def test_what_is_saved_names_the_class_that_transformers_knows(tmp_path: Path) -> None:
    directory = qwen(tmp_path / "source", "qwen3_vl")
    processor(directory, AutoConfig.from_pretrained(directory)).save_pretrained(tmp_path / "saved")
    saved = json.loads((tmp_path / "saved" / "processor_config.json").read_text())
    assert saved["processor_class"] == "Qwen3VLProcessor"


def test_smolvlms_processor_names_its_package(tmp_path: Path, pocket: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = toys.vision_language(tmp_path / "source")
    model_of("smolvlm").save_pretrained(source)
    monkeypatch.setattr(catalogue, "find_spec", lambda name: None)
    added(tmp_path, source, "toy/smol")
    able = with_models(tmp_path, pocket, vision_language="toy/smol")
    with pytest.raises(MissingCapability, match="num2words") as refused:
        "".join(able.capability("vision_language", Told().job).reply(asked("hello"), SHORT))
    assert "pip install num2words" in str(refused.value.hint)
    able.close()
