"""The fit of the examples that come with the program, kept beside the code: a start takes it instead of making it.

It is derived and nothing more. Without it, or once an example of an action in it has changed, the same fit is made in
some ten seconds. `python -m training.routing` writes it anew, and a test compares it with what would be made.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from assistant.dialogue.fit import Fit, counted, made, rarity
from assistant.dialogue.groups import Group, balanced
from assistant.dialogue.separating import Rows

FILE = Path(__file__).parent / "shipped.npz"
_DIGEST = 16


def for_groups(groups: Sequence[Group]) -> tuple[list[Group], Fit | None]:
    """Those of the groups that are in the kept fit, in its order, and the fit of them alone.

    None if anything that an action in it declares is not as it was: then everything is to be fitted anew.
    """
    if not FILE.exists():
        return [], None
    known, fit = kept()
    here = {_digest(group): group for group in groups}
    digests, owners = {digest for digest, _, _ in known}, {owner for _, owner, _ in known}
    if any(group.owner in owners and digest not in digests for digest, group in here.items()):
        return [], None
    ends = np.cumsum([count for _, _, count in known])
    chosen = [(here[digest], end) for (digest, _, _), end in zip(known, ends, strict=True) if digest in here]
    if not chosen:
        return [], None
    counts, scales = fit.counts, fit.scales
    if len(chosen) < len(known):
        numbers = np.concatenate([np.arange(end - len(group.texts), end) for group, end in chosen])
        counts, scales = counts.take(numbers), scales[numbers]
    meant = {group.name for group, _ in chosen}
    at = [place for place, name in enumerate(fit.classes) if name in meant]
    classes = tuple(fit.classes[place] for place in at)
    part = Fit(fit.vocabulary, classes, fit.idf, fit.weights[at], fit.bias[at], counts, scales)
    return [group for group, _ in chosen], part


def write(groups: Sequence[Group], file: Path = FILE) -> None:
    """Makes the fit of these groups and keeps it."""
    texts = [text for group in groups for text in group.texts]
    vocabulary, counts = counted(texts)
    fit = made(vocabulary, counts, [group.name for group in groups for _ in group.texts], balanced(groups))
    words = {
        "vocabulary": list(vocabulary),
        "classes": fit.classes,
        "groups": [(_digest(group), group.owner, len(group.texts)) for group in groups],
    }
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        words=np.frombuffer(json.dumps(words, ensure_ascii=False).encode(), np.uint8),
        lengths=np.diff(counts.starts).astype(np.uint16),
        columns=counts.columns.astype(np.uint16),
        counts=counts.values,
        scales=fit.scales.astype(np.float32),
        weights=fit.weights.astype(np.float16),
        bias=fit.bias,
    )
    file.write_bytes(buffer.getvalue())


@cache
def kept() -> tuple[list[tuple[str, str, int]], Fit]:
    """(digest, owner, number of examples) of each group, and the fit of all of them."""
    with np.load(FILE, allow_pickle=False) as read:
        words: dict[str, Any] = json.loads(read["words"].tobytes())
        starts = np.concatenate([[0], np.cumsum(read["lengths"], dtype=np.int64)])
        counts, scales = Rows(starts, read["columns"], read["counts"]), read["scales"]
        weights, bias = read["weights"].astype(np.float64), read["bias"]
    vocabulary = {token: at for at, token in enumerate(words["vocabulary"])}
    idf = rarity(counts, len(vocabulary))
    fit = Fit(vocabulary, tuple(words["classes"]), idf, weights, bias, counts, scales)
    return [(digest, owner, count) for digest, owner, count in words["groups"]], fit


def _digest(group: Group) -> str:
    content = json.dumps([group.name, group.owner, group.weight, group.texts])
    return hashlib.sha256(content.encode()).hexdigest()[:_DIGEST]
