"""The tokenizer of the drawing pipeline: lower-case words and single Chinese characters, bytes for everything else.

Belongs here: byte-pair encoding (Sennrich et al., 2016) over the prompts of random compositions. Does not belong here:
the prompts. It is smaller than that of the pocket CLIP, since every token costs a row of the text encoder.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import normalizers, pre_tokenizers, processors
from transformers import PreTrainedTokenizerFast

from training.bpe import learned
from training.drawing import prompts
from training.drawing.scenes import sample

PAD, END = "<pad>", "<end>"
VOCABULARY = 640
LENGTH = 40
"""Tokens of a prompt with its end; longer ones are cut."""


def kept_tokenizer(folder: Path, seed: int) -> PreTrainedTokenizerFast:
    """That of `folder`, or a new one, which is written there."""
    if not (folder / "tokenizer.json").exists():
        train_tokenizer(seed).save_pretrained(folder)
    tokenizer: PreTrainedTokenizerFast = PreTrainedTokenizerFast.from_pretrained(folder)
    return tokenizer


def train_tokenizer(seed: int) -> PreTrainedTokenizerFast:
    """At most `VOCABULARY` tokens; every sequence ends with END and is padded on its right."""
    tokenizer = learned(
        _corpus(seed),
        VOCABULARY,
        (PAD, END),
        rare=20,
        normalizer=normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()]),
        # A word has the same tokens at the beginning of the prompt as after a space.
        into_bytes=pre_tokenizers.ByteLevel(add_prefix_space=True),
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"$A {END}", special_tokens=[(END, tokenizer.token_to_id(END))]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token=PAD,
        eos_token=END,
        padding_side="right",
        model_max_length=LENGTH,
        clean_up_tokenization_spaces=False,
    )


def _corpus(seed: int, count: int = 6000) -> Iterator[str]:
    rng = np.random.default_rng([seed, 9])
    for index in range(count):
        yield prompts.prompt(sample(rng), "zh" if index % 2 else "en", rng)
