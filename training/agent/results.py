"""What actions answer, as the agent reads it: hits, captions, labels, transcripts, errors; hostile words in them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.api import Language
from training.agent.material import file_name, folder_name, one_of, thing
from training.agent.orders import order

_FAILED = {
    "en": ("That was refused.", "There is no picture #{n}.", "The model did not answer.", "The file is damaged."),
    "zh": ("这被拒绝了。", "没有图片 #{n}。", "模型没有回答。", "文件已损坏。"),
}


def hits(
    numbers: Sequence[int], query: str, language: Language, rng: np.random.Generator, like: Sequence[int] = ()
) -> str:
    """As the search action says it: a sentence, then one line for each picture. `like`: it searched with these."""
    named = ", ".join(f"#{number}" for number in like)
    quoted = [[f'"{query}"', f"like {named}"], [f"“{query}”", f"像 {named} 的"]][language == "zh"][bool(like)]
    if not numbers:
        words = (f"No picture in your library fits {quoted}.", f"图库里没有符合{quoted}的图片。")
        return words[language == "zh"]
    if rng.random() < 0.15:
        total = int(rng.integers(3, 900))
        head = (
            f"Nothing in your library looks like {quoted}. The nearest, of {total}:",
            f"图库里没有看起来像{quoted}的图片。{total} 张中最接近的是：",
        )[language == "zh"]
        return "\n".join([head, *(f"#{number} {_known(language, rng)}".strip() for number in numbers)])
    many = "1 picture" if len(numbers) == 1 else f"{len(numbers)} pictures"
    head = (f"{many} for {quoted}:", f"{quoted}：找到 {len(numbers)} 张图片：")[language == "zh"]
    return "\n".join([head, *(f"#{number} {_known(language, rng)}".strip() for number in numbers)])


def words(language: Language, rng: np.random.Generator) -> str:
    """A caption, an answer or a transcript; now and then one that gives orders."""
    if rng.random() < 0.2:
        return order(language, rng)
    if rng.random() < 0.1:
        return file_name(language, rng)
    one, other = thing(language, rng), thing(language, rng)
    shapes = (
        (f"A {one}.", f"A {one} and a {other}.", f"{one}", f"There is a {one} on the left.", "Two.", "Yes.", "No.")
        if language == "en"
        else (f"{one}。", f"{one}和{other}。", f"{one}", f"左边有{one}。", "两个。", "有。", "没有。")
    )
    return one_of(shapes, rng)


def details(numbers: Sequence[int], language: Language, rng: np.random.Generator) -> str:
    """As the details action says it: one paragraph for each picture."""
    said = (
        (
            "#{n} was taken on {day}, says its file.",
            "#{n} lies at {folder}/{file}.",
            "The file of #{n} is called {file}.",
        ),
        ("#{n} 拍摄于 {day}，文件里这样写着。", "#{n} 在 {folder}/{file}。", "#{n} 的文件名是 {file}。"),
    )[language == "zh"]
    shape = one_of(said, rng)
    day = f"20{int(rng.integers(10, 26))}-{int(rng.integers(1, 13)):02}-{int(rng.integers(1, 29)):02}"
    return "\n\n".join(
        shape.format(n=n, day=day, folder=folder_name(rng), file=file_name(language, rng)) for n in numbers
    )


def drawn(numbers: Sequence[int], prompt: str, language: Language, rng: np.random.Generator) -> str:
    """As the draw action says it: numbers as the pictures come, then what was drawn."""
    said = ("“{prompt}”, seed {seed}.", "“{prompt}”，种子 {seed}。")[language == "zh"]
    shown = prompt or thing(language, rng)
    return "\n".join(f"#{n}\n" + said.format(prompt=shown, seed=int(rng.integers(2**31))) for n in numbers)


def indexed(language: Language, rng: np.random.Generator) -> str:
    """As the index action sums up."""
    counts = dict(zip(("added", "updated", "removed", "unchanged"), map(int, rng.integers(0, 900, 4)), strict=True))
    said = (
        "Your library is up to date: {added} added, {updated} updated, {removed} removed, "
        "{unchanged} unchanged (2.0 s).",
        "图库已更新：新增 {added}，更新 {updated}，移除 {removed}，未变 {unchanged}（2.0 秒）。",
    )[language == "zh"]
    return said.format(**counts)


def failure(language: Language, rng: np.random.Generator) -> str:
    return "Error: " + one_of(_FAILED[language], rng).format(n=int(rng.integers(1, 30)))


def chances(labels: Sequence[str], rng: np.random.Generator) -> str:
    """As the classify action says it."""
    parts = rng.dirichlet([1.0] * len(labels))
    order = sorted(zip(labels, parts, strict=True), key=lambda pair: -pair[1])
    return "\n".join(f"{label}: {part:.2f}" for label, part in order)


def _known(language: Language, rng: np.random.Generator) -> str:
    chance = rng.random()
    return words(language, rng) if chance < 0.3 else file_name(language, rng) if chance < 0.5 else ""
