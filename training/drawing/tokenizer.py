"""The tokenizer of the drawing pipeline: lower-case words and single Chinese characters, bytes for everything else.

Belongs here: byte-pair encoding (Sennrich et al., 2016) over the prompts of random compositions. Does not belong here:
the prompts. It is smaller than that of the pocket CLIP, since every token costs a row of the text encoder.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
from transformers import PreTrainedTokenizerFast

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
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex("[\\u3000-\\u30ff\\u4e00-\\u9fff\\uff00-\\uffef]"), "isolated"),
            pre_tokenizers.Digits(individual_digits=True),
            # A word has the same tokens at the beginning of the prompt as after a space.
            pre_tokenizers.ByteLevel(add_prefix_space=True),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=[PAD, END],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
        min_frequency=20,
    )
    tokenizer.train_from_iterator(_corpus(seed), trainer)
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
