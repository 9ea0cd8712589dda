"""Real architectures at toy width with random weights, written as the directories that the engine reads.

Not the shipped models: those know something; these only have the same classes and files.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    CLIPConfig,
    CLIPModel,
    GenerationConfig,
    Idefics3Config,
    Idefics3ForConditionalGeneration,
    Idefics3Processor,
    LlamaConfig,
    PreTrainedTokenizerFast,
    Qwen3Config,
    Qwen3ForCausalLM,
)
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil
from transformers.models.idefics3.image_processing_pil_idefics3 import Idefics3ImageProcessorPil
from whisper.model import ModelDimensions, Whisper

PAD, END, IMAGE, FAKE, GLOBAL = "<pad>", "<end_of_utterance>", "<image>", "<fake_token_around_image>", "<global-img>"
TEMPLATE = (
    "{% for m in messages %}{{ m['role'] }}:{% for p in m['content'] %}"
    "{% if p['type'] == 'image' %}<image>{% else %}{{ p['text'] }}{% endif %}{% endfor %}<end_of_utterance>"
    "{% endfor %}{% if add_generation_prompt %}assistant:{% endif %}"
)
SIDE, PATCH = 32, 16
CORPUS = [
    "user: what color is the circle? assistant: a small red circle and a large blue star.",
    "system: describe the picture in one sentence. two green squares on a light background.",
    "图里有什么？一个红色的圆形和一个蓝色的星星。左边是什么颜色？我看不出来。",
]


def tokenizer() -> PreTrainedTokenizerFast:
    """Byte-level, so that one Chinese character takes several tokens."""
    raw = Tokenizer(models.BPE())
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=300,
        special_tokens=[PAD, END, IMAGE, FAKE, GLOBAL],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    raw.train_from_iterator(CORPUS, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=raw, pad_token=PAD, eos_token=END, additional_special_tokens=[IMAGE, FAKE, GLOBAL]
    )


def language(directory: Path, template: str, context: int = 256) -> Path:
    """Qwen3 with two layers and random weights."""
    torch.manual_seed(0)
    words = tokenizer()
    words.chat_template = template
    config = Qwen3Config(
        vocab_size=len(words),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        head_dim=16,
        max_position_embeddings=context,
        initializer_range=0.4,
        pad_token_id=words.pad_token_id,
        eos_token_id=words.eos_token_id,
        bos_token_id=None,
    )
    model = Qwen3ForCausalLM(config)
    model.generation_config = GenerationConfig(eos_token_id=words.eos_token_id, pad_token_id=words.pad_token_id)
    model.save_pretrained(directory)
    words.save_pretrained(directory)
    return directory


def vision_language(directory: Path, context: int = 256) -> Path:
    """Idefics3 with two text layers; its random weights almost never end an answer by themselves."""
    torch.manual_seed(0)
    words = tokenizer()
    config = Idefics3Config(
        vision_config={
            "hidden_size": 16,
            "intermediate_size": 32,
            "num_hidden_layers": 1,
            "num_attention_heads": 2,
            "image_size": SIDE,
            "patch_size": PATCH,
        },
        text_config=LlamaConfig(
            vocab_size=len(words),
            hidden_size=32,
            intermediate_size=64,
            num_hidden_layers=2,
            num_attention_heads=2,
            num_key_value_heads=1,
            max_position_embeddings=context,
            initializer_range=0.4,
            pad_token_id=words.pad_token_id,
            eos_token_id=words.eos_token_id,
            bos_token_id=None,
        ),
        scale_factor=1,
        image_token_id=words.convert_tokens_to_ids(IMAGE),
        pad_token_id=words.pad_token_id,
    )
    model = Idefics3ForConditionalGeneration(config)
    model.generation_config = GenerationConfig(eos_token_id=words.eos_token_id, pad_token_id=words.pad_token_id)
    model.save_pretrained(directory)
    images = Idefics3ImageProcessorPil(
        size={"height": SIDE, "width": SIDE}, max_image_size={"longest_edge": SIDE}, do_image_splitting=False
    )
    processor = Idefics3Processor(images, words, image_seq_len=(SIDE // PATCH) ** 2, chat_template=TEMPLATE)
    processor.save_pretrained(directory)
    return directory


def image_text_embedding(directory: Path) -> Path:
    """CLIP with one layer on each side and 8 dimensions."""
    torch.manual_seed(0)
    words = tokenizer()
    tower = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    text = {"vocab_size": len(words), "max_position_embeddings": 32, "bos_token_id": 0, "pad_token_id": 0}
    config = CLIPConfig(
        text_config={**tower, **text, "eos_token_id": words.eos_token_id},
        vision_config={**tower, "image_size": SIDE, "patch_size": PATCH},
        projection_dim=8,
    )
    CLIPModel(config).save_pretrained(directory)
    words.save_pretrained(directory)
    size = {"height": SIDE, "width": SIDE}
    CLIPImageProcessorPil(size={"shortest_edge": SIDE}, crop_size=size).save_pretrained(directory)
    return directory


def transcription(directory: Path, audio_context: int = 100, vocabulary: int = 51_864) -> Path:
    """Whisper with a window of two seconds, in openai-whisper's own format. `vocabulary`: 51864 is English only, 51865
    has 99 languages, 51866 Cantonese besides."""
    torch.manual_seed(0)
    dimensions = ModelDimensions(
        n_mels=80,
        n_audio_ctx=audio_context,
        n_audio_state=16,
        n_audio_head=2,
        n_audio_layer=1,
        n_vocab=vocabulary,
        n_text_ctx=32,
        n_text_state=16,
        n_text_head=2,
        n_text_layer=1,
    )
    model = Whisper(dimensions)
    torch.nn.init.normal_(model.decoder.positional_embedding, std=0.01)
    torch.nn.init.normal_(model.decoder.token_embedding.weight, std=0.02)
    state = {name: value.half() for name, value in model.state_dict().items() if not value.is_sparse}
    directory.mkdir(parents=True, exist_ok=True)
    torch.save({"dims": asdict(dimensions), "model_state_dict": state}, directory / "model.pt")
    return directory
