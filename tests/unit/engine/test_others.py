"""Architectures that are not known by name: run as transformers runs them, remembered where that is safe."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import PIL.Image
import pytest
import torch
from transformers import (
    AutoConfig,
    AutoModelForCausalLM,
    Gemma3Config,
    Gemma3ForConditionalGeneration,
    GenerationConfig,
    LlavaConfig,
    LlavaForConditionalGeneration,
    LlavaProcessor,
    PreTrainedTokenizerFast,
)
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil
from transformers.models.gemma3.image_processing_pil_gemma3 import Gemma3ImageProcessorPil
from transformers.models.gemma3.processing_gemma3 import Gemma3Processor

from assistant.api import AssistantError, Generation, Message, MissingCapability, Text
from assistant.api.language import Bilingual, in_language
from assistant.engine import architectures, locks
from tests.unit.engine import toys
from tests.unit.engine.parts import SHORT, Told, added, asked, by_generate, picture, resident, with_models

TEXT = {
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 3,
    "num_attention_heads": 2,
    "num_key_value_heads": 1,
    "head_dim": 16,
    "max_position_embeddings": 512,
    "initializer_range": 0.4,
}
LEAST = {name: TEXT[name] for name in ("hidden_size", "num_hidden_layers", "initializer_range")}
LANGUAGE: dict[str, tuple[dict[str, Any], bool]] = {
    "llama": (TEXT, True),
    "qwen2": (TEXT, True),
    "smollm3": (TEXT, True),
    "granite": (TEXT, True),
    "gpt2": ({**LEAST, "num_attention_heads": 2}, True),
    "mistral": ({**TEXT, "sliding_window": 8}, False),
    "phi3": ({**TEXT, "sliding_window": 8}, False),
    "gemma3_text": ({**TEXT, "sliding_window": 8}, False),
    "mamba": ({**LEAST, "intermediate_size": 64}, False),
}
"""Configuration, and whether what was read may be kept."""
TEMPLATE = (
    "{% for m in messages %}{% if m['role'] == 'system' %}{{ raise_exception('no instructions') }}{% endif %}"
    "{{ m['role'] }}:{{ m['content'] }}<end_of_utterance>{% endfor %}"
    "{% if add_generation_prompt %}assistant:{% endif %}"
)
TALK = [
    Message("system", (Text("be brief"),)),
    Message("user", (Text("what color is the circle?"),)),
    Message("assistant", (Text("red"),)),
    Message("user", (Text("左边是什么颜色？"),)),
]


def language(directory: Path, name: str, template: str | None = TEMPLATE) -> Path:
    torch.manual_seed(0)
    words = toys.tokenizer()
    words.chat_template = template
    ids = {"pad_token_id": words.pad_token_id, "eos_token_id": words.eos_token_id, "bos_token_id": None}
    model = AutoModelForCausalLM.from_config(
        AutoConfig.for_model(name, **LANGUAGE[name][0], vocab_size=len(words), **ids)
    )
    # A hub's defaults for sampling must not get into an answer at temperature 0.
    model.generation_config = GenerationConfig(do_sample=True, temperature=0.6, top_p=0.9, **ids)
    model.save_pretrained(directory)
    words.save_pretrained(directory)
    return directory


def llava(directory: Path) -> Path:
    torch.manual_seed(0)
    words = toys.tokenizer()
    image = words.convert_tokens_to_ids(toys.IMAGE)
    vision = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2}
    config = LlavaConfig(
        text_config={**TEXT, "model_type": "llama", "vocab_size": len(words), "pad_token_id": words.pad_token_id},
        vision_config={**vision, "model_type": "clip_vision_model", "image_size": 32, "patch_size": 16},
        image_token_index=image,
        vision_feature_layer=-1,
    )
    LlavaForConditionalGeneration(config).save_pretrained(directory)
    side = {"height": 32, "width": 32}
    processor = LlavaProcessor(
        CLIPImageProcessorPil(size=side, crop_size=side),
        words,
        patch_size=16,
        vision_feature_select_strategy="default",
        num_additional_image_tokens=1,
        chat_template=toys.TEMPLATE,
    )
    processor.save_pretrained(directory)
    return directory


@pytest.mark.parametrize("name", LANGUAGE)
def test_a_language_model_of_another_architecture(name: str, tmp_path: Path, pocket: Path) -> None:
    lock = added(tmp_path, language(tmp_path / "source", name), f"toy/{name}")
    assert (lock.family, lock.architecture) == ("language", architectures.of("x/y", name).name)
    able = with_models(tmp_path, pocket, text_generation=f"toy/{name}")
    model = able.capability("text_generation", Told().job)
    for messages in (TALK[:2], TALK):
        said = "".join(model.reply(messages, SHORT))
        assert said == by_generate(resident(able), messages) != ""
        assert said == "".join(model.reply(messages, SHORT))
    assert (resident(able)._talks is not None) == LANGUAGE[name][1]
    able.close()


def test_no_way_of_decoding_that_a_model_brings_gets_into_its_answers(tmp_path: Path, pocket: Path) -> None:
    """Beams cannot be streamed, some caches fit no model with windows, others are compiled for minutes."""
    ways: dict[str, dict[str, Any]] = {
        "none": {},
        "beams": {"num_beams": 2},
        "quantized": {"cache_implementation": "quantized"},
        "static": {"cache_implementation": "static"},
        "lookup": {"prompt_lookup_num_tokens": 3},
        "time": {"max_time": 1e-9},
        "string": {"stop_strings": ["e"]},
        "penalty": {"repetition_penalty": 9.0},
        "guidance": {"guidance_scale": 3.0},
        "contrast": {"penalty_alpha": 0.6, "top_k": 4},
        "several": {"num_return_sequences": 2, "do_sample": True},
        "long": {"min_new_tokens": 12, "no_repeat_ngram_size": 1},
    }
    answers: dict[str, str] = {}
    for way, fields in ways.items():
        source = language(tmp_path / way, "mistral")
        config = source / "generation_config.json"
        config.write_text(json.dumps({**json.loads(config.read_text()), **fields}))
        added(tmp_path, source, f"toy/{way}")
        able = with_models(tmp_path, pocket, text_generation=f"toy/{way}")
        answers[way] = "".join(able.capability("text_generation", Told().job).reply(TALK, SHORT))
        able.close()
    assert answers == dict.fromkeys(ways, answers["none"])


def test_a_seed_a_stop_string_and_a_cancel_work_as_in_any_model(tmp_path: Path, pocket: Path) -> None:
    added(tmp_path, language(tmp_path / "source", "mistral"), "toy/mistral")
    able = with_models(tmp_path, pocket, text_generation="toy/mistral")
    model = able.capability("text_generation", Told().job)

    def said(seed: int, **more: Any) -> str:
        return "".join(model.reply(TALK, Generation(max_tokens=12, temperature=1.0, seed=seed, **more)))

    whole = said(1)
    assert whole == said(1) != said(2)
    mark = whole[3:5]
    assert said(1, stop=(mark,)) == whole[: whole.index(mark)]
    answer = model.reply(TALK, Generation(max_tokens=400))
    next(answer)
    answer.close()
    assert said(1) == whole
    assert not [thread for thread in threading.enumerate() if thread.name == "stepped"]
    able.close()


@pytest.mark.parametrize("name", ["llama", "mistral"])
def test_a_thought_that_the_prompt_begins_is_not_said(name: str, tmp_path: Path, pocket: Path) -> None:
    """As templates of reasoning models do. Random weights never end it, so that the limit of tokens does."""
    added(
        tmp_path, language(tmp_path / "source", name, TEMPLATE.replace("assistant:", "assistant:<think>")), "toy/thinks"
    )
    able = with_models(tmp_path, pocket, text_generation="toy/thinks")
    model = able.capability("text_generation", Told().job)
    with pytest.raises(AssistantError, match="toy/thinks thought until its limit of tokens") as raised:
        list(model.reply(TALK, SHORT))
    assert raised.value.hint == "A model that answers at once needs fewer."
    mine = replace(SHORT, more=Bilingual("`longest` allows more.", "`longest` 可放宽。"))
    with pytest.raises(AssistantError, match=r"needs fewer\. `longest` allows more") as raised:
        list(model.reply(TALK, mine))
    assert in_language(raised.value.hint, "zh") == "直接回答的模型需要的词元更少。`longest` 可放宽。"
    loaded = resident(able)
    loaded.forget()
    loaded._context = loaded._prompt(TALK[-1:], [], (), SHORT).tokens + SHORT.max_tokens - 1
    with pytest.raises(AssistantError, match="thought until its limit of tokens") as raised:
        list(model.reply(TALK[-1:], mine))
    assert "longest" not in raised.value.hint, "the model reads no more"
    assert not list(model.reply(TALK, replace(SHORT, quiet=True)))
    able.close()


def test_pictures_are_shown_to_a_model_of_another_architecture(tmp_path: Path, pocket: Path) -> None:
    lock = added(tmp_path, llava(tmp_path / "source"), "toy/llava")
    assert (lock.family, lock.architecture) == ("vision_language", "LlavaForConditionalGeneration")
    able = with_models(tmp_path, pocket, vision_language="toy/llava")
    model = able.capability("vision_language", Told().job)
    red, blue = picture(tmp_path, "red"), picture(tmp_path, "blue")
    said = {}
    for shown in (red, blue):
        said[shown.path] = "".join(model.reply(asked(shown, "what is it?"), SHORT))
        image = PIL.Image.open(shown.path).convert("RGB")
        assert said[shown.path] == by_generate(resident(able), asked(shown, "what is it?"), [image])
    assert said[red.path] != said[blue.path]
    talk = [*asked(red, "what is it?"), Message("assistant", (Text("red"),)), *asked(blue, "and this?")]
    images = [PIL.Image.open(shown.path).convert("RGB") for shown in (red, blue)]
    assert "".join(model.reply(talk, SHORT)) == by_generate(resident(able), talk, images)
    able.close()


def test_gemma_looks_at_pictures_in_both_directions(tmp_path: Path, pocket: Path) -> None:
    """Its attention among the tokens of a picture, and its windows, are what a cache of our own would get wrong."""
    torch.manual_seed(0)
    source, plain = tmp_path / "source", toys.tokenizer()
    marks = {"image_token": toys.IMAGE, "boi_token": "<start>", "eoi_token": "<end>"}
    words = PreTrainedTokenizerFast(
        tokenizer_object=plain.backend_tokenizer,
        pad_token=toys.PAD,
        eos_token=toys.END,
        extra_special_tokens=marks,
    )
    vision = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    config = Gemma3Config(
        text_config={**TEXT, "sliding_window": 8, "vocab_size": len(words), "pad_token_id": words.pad_token_id},
        vision_config={**vision, "image_size": 32, "patch_size": 8},
        mm_tokens_per_image=4,
        image_token_id=words.image_token_id,
        boi_token_index=words.convert_tokens_to_ids("<start>"),
        eoi_token_index=words.convert_tokens_to_ids("<end>"),
    )
    Gemma3ForConditionalGeneration(config).save_pretrained(source)
    images = Gemma3ImageProcessorPil(size={"height": 32, "width": 32}, do_pan_and_scan=False)
    template = toys.TEMPLATE.replace("<image>", "<start>")
    Gemma3Processor(images, words, chat_template=template, image_seq_length=4).save_pretrained(source)
    added(tmp_path, source, "toy/gemma")
    able = with_models(tmp_path, pocket, vision_language="toy/gemma")
    model = able.capability("vision_language", Told().job)
    red = picture(tmp_path, "red")
    said = "".join(model.reply(asked(red, "what is it?"), SHORT))
    assert said == by_generate(resident(able), asked(red, "what is it?"), [PIL.Image.open(red.path).convert("RGB")])
    able.close()


def test_a_model_without_a_chat_template_is_refused_before_it_is_kept(tmp_path: Path) -> None:
    source = language(tmp_path / "source", "llama", template=None)
    with pytest.raises(MissingCapability, match="no chat template"):
        added(tmp_path, source, "toy/base")
    assert not list((tmp_path / "models").glob("toy*"))


def test_a_class_that_generates_no_text_is_refused_by_name(tmp_path: Path) -> None:
    for model_type in ("wav2vec2", "vit", "evil"):
        with pytest.raises(MissingCapability, match=f"architecture {model_type!r}"):
            architectures.of("x/y", model_type)


def test_a_lock_from_before_is_read(tmp_path: Path) -> None:
    """Locks of earlier versions have no family; their model types are all known."""
    lock = added(tmp_path, toys.vision_language(tmp_path / "source"), "toy/idefics")
    path = locks.path_of(tmp_path / "models" / "toy--idefics")
    path.write_text(path.read_text().replace(' "family": "",\n', "").replace(' "architecture": ""', ' "more": 1'))
    assert locks.read(tmp_path / "models" / "toy--idefics") == lock
