"""How many words are wrong.

Belongs here: comparing texts. Does not belong here: which texts.
"""

from __future__ import annotations


def plain_words(text: str) -> list[str]:
    """Lower case, no punctuation."""
    return "".join(c for c in text.lower() if c.isalnum() or c in " '").split()


def word_errors(said: str, heard: str) -> int:
    """Word edit distance: substitutions, insertions and deletions (Levenshtein, 1966)."""
    a, b = plain_words(said), plain_words(heard)
    row = list(range(len(b) + 1))
    for i, word in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


def error_rate(said: list[str], heard: list[str]) -> float:
    total = sum(len(plain_words(text)) for text in said)
    return sum(word_errors(a, b) for a, b in zip(said, heard, strict=True)) / max(1, total)
