"""The byte-level tokenizer, trained on the generated language, and the chat template.

Belongs here: byte-pair encoding (Sennrich et al., 2016) over bytes (GPT-2, 2019), special tokens, chat layout. Does not
belong here: the processor around it. Chinese characters stay apart before merging, so that a new wording never meets
unknown merges; traditional characters become the simplified ones; any other text falls back to bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from transformers import PreTrainedTokenizerFast

from training.bpe import learned
from training.language.conversation import SYSTEM, Talk, talk_about, talk_about_two
from training.language.traditional import simplifying
from training.scenes.layout import sample_scene

PAD, END, IMAGE, FAKE = "<pad>", "<end_of_utterance>", "<image>", "<fake_token_around_image>"
GLOBAL = "<global-img>"
SYSTEM_TURN, USER, ASSISTANT = "<|system|>", "<|user|>", "<|assistant|>"
NUMBERED = tuple(f"<|picture {index}|>" for index in range(1, 10))
"""Said before each picture, so that "the second picture" has something to point at."""
SPECIAL = (PAD, END, IMAGE, FAKE, GLOBAL, SYSTEM_TURN, USER, ASSISTANT, *NUMBERED)
VOCABULARY = 1536

CHAT_TEMPLATE = (
    "{%- set seen = namespace(pictures=0) -%}"
    "{%- for message in messages -%}"
    "{{- '<|' + message['role'] + '|>' -}}"
    "{%- if message['content'] is string -%}{{- message['content'] | trim -}}"
    "{%- else -%}"
    "{%- for part in message['content'] if part['type'] == 'image' -%}"
    "{%- set seen.pictures = [seen.pictures + 1, 9] | min -%}"
    "{{- '<|picture ' ~ seen.pictures ~ '|><image>' -}}"
    "{%- endfor -%}"
    "{%- for part in message['content'] if part['type'] == 'text' -%}"
    "{{- part['text'] | trim -}}{{- '' if loop.last else ' ' -}}"
    "{%- endfor -%}"
    "{%- endif -%}"
    "{{- '<end_of_utterance>' -}}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{- '<|assistant|>' -}}{%- endif -%}"
)


def corpus(seed: int, talks: int = 4000) -> Iterator[str]:
    """Every sentence of some random talks."""
    rng = np.random.default_rng(seed)
    yield from SYSTEM
    for index in range(talks):
        scene = sample_scene(rng)
        talk: Talk = talk_about_two(scene, sample_scene(rng), rng, 8) if index % 5 == 0 else talk_about(scene, rng, 10)
        for thread in [*talk.threads, *talk.alone, talk.opening]:
            for question, answer in thread:
                yield question
                yield answer


def kept_tokenizer(work: Path, seed: int, start: Path | None = None) -> PreTrainedTokenizerFast:
    """The tokenizer of this training: that of the finished model `start`, or one that is trained once and then read
    back, so that a resumed run keeps its tokens."""
    if start is None and not (work / "tokenizer" / "tokenizer.json").exists():
        train_tokenizer(seed).save_pretrained(work / "tokenizer")
    tokenizer: PreTrainedTokenizerFast = PreTrainedTokenizerFast.from_pretrained(start or work / "tokenizer")
    tokenizer.backend_tokenizer.normalizer = simplifying()
    return tokenizer


def train_tokenizer(seed: int) -> PreTrainedTokenizerFast:
    """A tokenizer of `VOCABULARY` tokens with the chat template."""
    tokenizer = learned(corpus(seed), VOCABULARY, SPECIAL, rare=3, normalizer=simplifying())
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token=PAD,
        eos_token=END,
        additional_special_tokens=[IMAGE, FAKE, GLOBAL, SYSTEM_TURN, USER, ASSISTANT, *NUMBERED],
        padding_side="left",
        model_max_length=4096,
        chat_template=CHAT_TEMPLATE,
        clean_up_tokenization_spaces=False,
    )
