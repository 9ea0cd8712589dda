"""The wordings: enough for every family, none that asks for two things, none of the evaluation in the training."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import product

import numpy as np
import pytest

from training.language.families_pair import PICTURES
from training.language.names import Language
from training.language.pointing import point
from training.language.wording import MORE, TEMPLATES, chosen, held_out, thinned

LANGUAGES: tuple[Language, Language] = ("en", "zh")
CHOICE = re.compile(r"\{([^{}]*)\}")
HAS = {"compare_gone": 0, "compare_new": 1}
"""Which picture has what is asked for."""
SAID: dict[Language, dict[str, tuple[str, ...]]] = {
    "en": {"kind": ("color", "shape", "size")},
    "zh": {"kind": ("颜色", "形状", "大小"), "d": ("<d>", "图形")},
}


@cache
def sentences(line: str) -> frozenset[str]:
    """Every sentence of a line, in any order of the choices, slots still open."""
    if match := CHOICE.search(line):
        ways = (line[: match.start()] + way + line[match.end() :] for way in match.group(1).split("|"))
        return frozenset(found for way in ways for found in sentences(way))
    return frozenset({re.sub(r"[\s.?!,:。？！，：]+", " ", line).strip()})


def filled(line: str, language: Language, family: str = "") -> set[str]:
    """Sentences with the slots that can make two families meet: kinds of things compared, bare shapes in Chinese, which
    of two pictures has something."""
    found = set(sentences(line))
    if family in HAS and "<this>" in line:
        sides = [(names[HAS[family]], names[1 - HAS[family]]) for names in PICTURES[language]]
        found = {text.replace("<this>", this).replace("<that>", that) for text in found for this, that in sides}
    for slot, values in SAID[language].items():
        found = {text.replace(f"<{slot}>", value) for text, value in product(found, values)}
    return {re.sub("<pic>|这张图片|图中|图里", "图", text) for text in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_family_has_many_lines(language: Language) -> None:
    for family, lines in TEMPLATES[language].items():
        assert len(lines) >= 14, family
        assert len(set(lines)) == len(lines), family


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_has_one_family(language: Language) -> None:
    families: dict[str, set[str]] = defaultdict(set)
    assert MORE[language].keys() <= TEMPLATES[language].keys()
    for family, lines in TEMPLATES[language].items():
        for line in [*lines, *MORE[language].get(family, ())]:
            for text in filled(line, language, family):
                families[text].add(family)
    assert {text: found for text, found in families.items() if len(found) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_held_out_sentence_is_trained(language: Language) -> None:
    for family, lines in TEMPLATES[language].items():
        more = MORE[language].get(family, [])
        trained = {text for line in [*held_out(lines, False), *more] for text in sentences(line)}
        kept = {text for line in held_out(lines, True) for text in sentences(line)}
        assert kept
        assert not trained & kept, family


@pytest.mark.parametrize("language", LANGUAGES)
def test_pointing_names_one_picture_and_keeps_the_question(language: Language) -> None:
    words = (
        r"first|(picture|image) one|1|earlier|第一|图一|头一|前",
        r"second|last|(picture|image) two|2|later|第二|图二|后",
    )
    for at in (0, 1):
        rng = np.random.default_rng(at)
        for _ in range(240):
            said = point(at, "What is it?", language, rng)
            assert "hat is it" in said
            assert re.search(words[at], said, re.IGNORECASE)
            assert not re.search(words[1 - at], said, re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_thinned_line_keeps_its_slots_and_its_order(language: Language) -> None:
    rng, shorter = np.random.default_rng(3), 0
    for family, lines in TEMPLATES[language].items():
        for line in lines:
            whole = chosen(line, rng)
            thin = thinned(whole, language, rng)
            assert re.findall(r"<\w+>", thin) == re.findall(r"<\w+>", whole), family
            letters = iter(whole)
            assert all(letter in letters for letter in thin), family
            shorter += len(thin) < len(whole)
    assert shorter > 100
