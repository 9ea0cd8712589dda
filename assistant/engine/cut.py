"""What the user is told of an answer that a limit ended, wherever the model runs."""

from __future__ import annotations

from assistant.api.language import Bilingual


def cut_at_limit(model: str) -> Bilingual:
    """The sentence for an answer of this model that has as many tokens as it may have."""
    return Bilingual(
        f"{model} reached its limit of tokens before it was done; the answer is not whole.",
        f"{model} 没说完就到了词元上限，回答不完整。",
    )


def thought_until_limit(model: str) -> Bilingual:
    """The sentence for a model whose limit of tokens came before the first word of its answer."""
    return Bilingual(
        f"{model} thought until its limit of tokens and has no answer yet.",
        f"{model} 一直在思考，到词元上限还没有开始回答。",
    )
