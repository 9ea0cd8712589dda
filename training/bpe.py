"""Byte-pair encoding (Sennrich et al., 2016) over bytes (GPT-2, 2019), with Chinese characters and digits apart.

Belongs here: what the tokenizers of all pocket models have in common. Does not belong here: their special tokens, their
texts and the layout of a chat. A Chinese character stays apart before merging, so that a new wording never meets
unknown merges; any other text falls back to bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from tokenizers.normalizers import Normalizer
from tokenizers.pre_tokenizers import PreTokenizer

CHINESE = Regex("[\\u3000-\\u30ff\\u4e00-\\u9fff\\uff00-\\uffef]")


def learned(
    texts: Iterable[str],
    vocabulary: int,
    special: Sequence[str],
    rare: int,
    *,
    normalizer: Normalizer | None = None,
    apart: Sequence[PreTokenizer] = (),
    into_bytes: PreTokenizer | None = None,
) -> Tokenizer:
    """At most `vocabulary` tokens, `special` first; pairs seen fewer than `rare` times are not merged.

    `apart` divides what Chinese characters leave, before digits; `into_bytes` is GPT-2's division if nothing is said.
    """
    tokenizer = Tokenizer(models.BPE())
    if normalizer is not None:
        tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(CHINESE, "isolated"),
            *apart,
            pre_tokenizers.Digits(individual_digits=True),
            into_bytes or pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        special_tokens=list(special),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
        min_frequency=rare,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer
