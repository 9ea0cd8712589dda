"""What the planner is trained on: what the plugins say, nothing that is measured, and English as people write it."""

from __future__ import annotations

import re

import numpy as np
import pytest

from assistant.api import Language
from assistant.dialogue.agent.reading import LONGEST_OF_PLANNER
from assistant_retrieval.finding import SAY
from assistant_retrieval.naming import behind_pictures
from training.agent import material, results, searched
from training.agent.clauses import to_ask, to_caption, to_label, to_tell
from training.agent.grammar import plural
from training.agent.held_out import HEARD, HITS
from training.agent.kept import SUBJECTS, is_kept
from training.agent.measure import ASKED, NAMES
from training.agent.steps import two_steps
from training.agent.wording import WHICH, is_many
from training.language.names import article as with_article

_OF_MANY = {"are", "were", "have", "do"}
_VERB = rf"\b(is|was|has|does|{'|'.join(sorted(_OF_MANY))})"
LANGUAGES: tuple[Language, ...] = tuple(NAMES)


def subjects(language: Language) -> set[str]:
    """What the hand-written requests look for and have drawn."""
    found = {str(arguments.get(name, "")) for asked in ASKED[language] for _, arguments in asked.calls
             for name in ("query", "prompt")}  # fmt: skip
    return (found | {HEARD[language]}) - {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_training_makes_no_words_about_what_the_hand_written_requests_are_about(language: Language) -> None:
    about = subjects(language)
    assert len(about) >= 20
    assert all(is_kept(each, language) for each in about)
    for subject in SUBJECTS[language]:
        assert any(subject in each for each in about) or subject + "s" in about or subject == "snowman", subject
    things = material._THINGS[language]
    assert len({*things}) == len(things) >= 190
    assert [thing for thing in things if is_kept(thing, language)] == []
    assert len(material.known(language)) > 250
    assert [query for query in material.known(language) if is_kept(query, language)] == []
    rng = np.random.default_rng(5)
    made = {make(language, rng) for make in (material.thing, material.noun) for _ in range(4000)}
    made |= {label for _ in range(500) for label in material.labels(language, rng)[0]}
    assert not made & about
    assert [each for each in made if is_kept(each, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_search_says_what_the_plugin_says(language: Language) -> None:
    rng = np.random.default_rng(6)
    said = {results.hits((), "a red barn", language, rng) for _ in range(400)}
    plain, empty = {
        "en": ('Your library has no picture for "a red barn".', "Your library is empty, so there is nothing to search"),
        "zh": ("图库里没有这样的图片：“a red barn”。", "图库还是空的，没有可以搜索的图片。"),
    }[language]
    assert plain in said
    assert any(each.startswith(empty) for each in said)
    query = behind_pictures(searched.asked_for("a red barn"), language)
    phrases = {SAY(language, phrase, query=query, missing=2, count=3) for phrase in searched.NOTHING}
    where = SAY(language, "where")
    assert {re.sub(r"\d[\d,]*", "0", each.removeprefix(where)) for each in said} >= {
        re.sub(r"\d[\d,]*", "0", each) for each in phrases
    }
    assert not any("#" in each for each in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_no_longer_than_the_planner_reads(language: Language) -> None:
    rng = np.random.default_rng(7)
    for _ in range(100):
        made = (
            results.hits(HITS, "a red barn", language, rng),
            results.told(HITS, language, rng),
            results.details(HITS, language, rng),
            results.drawn(HITS, "a red barn", language, rng),
            results.chances(HITS, ["cow", "table"], language, rng),
        )
        assert max(map(len, made)) <= LONGEST_OF_PLANNER + 30
        assert all("#4" in each for each in made[:4])


def test_answers_about_pictures_are_those_of_the_plugins() -> None:
    rng = np.random.default_rng(8)
    labels = results.chances((4,), ["cow", "table"], "en", rng)
    assert re.fullmatch(
        r"(?:cow|table): 0\.\d\d\n(?:cow|table): 0\.\d\d\n(?:none of these fits well\n)?.*\*\*.*", labels
    )
    assert re.fullmatch(r"#4: .*\n\n#5: .*", results.told((4, 5), "zh", rng))
    assert re.fullmatch(r"#4 a barn\n“a barn”, seed \d+\.", results.drawn((4,), "a barn", "en", rng))
    assert re.fullmatch(
        r"(?:Your library|What is there) is up to date: .* unchanged \(.* s\)\.", results.indexed("en", rng)
    )
    told = {results.details((4,), "en", rng).split(" ")[1] for _ in range(100)}
    assert {"was", "lies", "has"} <= told


def test_a_search_of_training_finds_nothing_often_enough_to_be_learned() -> None:
    rng = np.random.default_rng(9)
    ends = [two_steps(rng).messages[-1]["content"] for _ in range(1000)]
    assert 40 < sum(end in ("Nothing was found.", "没有找到。") for end in ends) < 120


@pytest.mark.parametrize(
    ("noun", "many", "article"),
    [
        ("lion", "lions", "a lion"),
        ("red bus", "red buses", "a red bus"),
        ("old berry", "old berries", "an old berry"),
        ("toy", "toys", "a toy"),
        ("woman", "women", "a woman"),
        ("orange", "oranges", "an orange"),
        ("beach", "beaches", "a beach"),
    ],
)
def test_nouns(noun: str, many: str, article: str) -> None:
    assert (plural(noun), with_article(noun)) == (many, article)


def test_english_of_clauses_is_grammatical() -> None:
    rng = np.random.default_rng(10)
    made = []
    for which, place in WHICH["en"]:
        many, before = is_many(which, place), re.compile(rf"{_VERB} {re.escape(which)}(?= |$)")
        for _ in range(60):
            clauses = [make("en", which, many, rng) for make in (to_ask, to_caption, to_tell)]
            clauses.append(to_label("en", which, many, rng)[0])
            verbs = [(verb[1], clause) for clause in clauses for verb in [before.search(clause)] if verb]
            assert [clause for verb, clause in verbs if (verb in _OF_MANY) != many] == []
            made += clauses
    assert [each for each in made if re.search(r"\ban? (?:an?|the|two|my|some)\b|sss\b|[{}]", each)] == []
    said = {results.words("en", rng) for _ in range(3000)}
    assert not any(re.match(r"An? (?:a|an|the|my|two) ", each) for each in said)
