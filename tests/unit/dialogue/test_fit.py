"""The router's numbers: the kept ones are those that would be made, and more actions can be added to them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.api import Action, language_of
from assistant.api.language import Bilingual
from assistant.dialogue import shipped
from assistant.dialogue.classifier import Classifier
from assistant.dialogue.fit import Fit
from assistant.dialogue.groups import Group, groups_of
from assistant.dialogue.orders import is_clear_order
from assistant.dialogue.router import Router
from assistant.dialogue.separating import plane
from assistant.dialogue.spelling import spelled
from training.routing import groups, taught

TEXTS = ("water the garden", "find red stars", "what is the capital of France", "画一只猫", "第二张是什么")
WATER = Action("water", "waters", {"en": ("water the plants", "water my garden", "give the roses water")})
MOW = Action("mow", "mows", {"en": ("mow the lawn", "cut the grass", "mow my garden")})


@pytest.fixture(scope="module")
def declared() -> list[Group]:
    return groups()


@pytest.fixture(scope="module")
def unaided(router: Router, tmp_path_factory: pytest.TempPathFactory) -> Classifier:
    """Without the file that comes with the program."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shipped, "FILE", tmp_path_factory.mktemp("nothing") / "none")
        return Classifier(_actions(router), "chat")


@pytest.fixture(scope="module")
def fresh(unaided: Classifier) -> Fit:
    return unaided._fit


def _actions(router: Router) -> list[Action]:
    return list(router.actions.values())


def test_the_kept_fit_is_what_would_be_made(declared: list[Group], fresh: Fit) -> None:
    found, kept = shipped.for_groups(declared)
    assert found == declared, "an example has changed: python -m training.routing"
    assert kept is not None
    assert (kept.classes, kept.vocabulary) == (fresh.classes, fresh.vocabulary), "python -m training.routing"
    for part in ("starts", "columns", "values"):
        mine, theirs = getattr(kept.counts, part), getattr(fresh.counts, part)
        assert np.array_equal(mine, theirs), "what the classifier sees has changed: python -m training.routing"
    assert kept.scales == pytest.approx(fresh.scales)
    assert np.abs(kept.weights - fresh.weights).max() < 0.01
    assert kept.bias == pytest.approx(fresh.bias, abs=0.01)


def test_the_kept_fit_is_small() -> None:
    assert shipped.FILE.stat().st_size < 3_500_000


def test_without_the_file_or_with_a_changed_example_everything_is_fitted(router: Router, unaided: Classifier) -> None:
    actions = _actions(router)
    first = actions[0]
    changed = Action(first.name, first.summary, {**first.examples, "en": (*first.examples["en"], "a new example")})
    assert shipped.for_groups(groups_of([changed, *actions[1:]], "chat")) == ([], None)
    kept = Classifier(actions, "chat")
    for text in TEXTS:
        assert unaided.probabilities(text) == pytest.approx(kept.probabilities(text), abs=0.01)
        assert unaided.nearest(text, "search") == kept.nearest(text, "search")


def test_the_example_that_is_quoted_is_in_the_language_of_the_text(router: Router) -> None:
    kept = Classifier(_actions(router), "chat")
    assert language_of(kept.nearest("remember what is in ~/Photos", "index")) == "en"
    assert language_of(kept.nearest("把 ~/Photos 里的 jpg 都收进来", "index")) == "zh"
    assert not kept.nearest("~/Photos ja kaikki", "water")


def test_a_disabled_plugin_is_no_choice_and_an_added_one_is(router: Router) -> None:
    some = [action for action in _actions(router) if not action.lasting]
    both = Classifier([*some, WATER, MOW], "chat")
    assert set(both.probabilities("water it")) == {*(action.name for action in some), "water", "mow"}
    for text, action in (("water the garden", "water"), ("please mow the grass", "mow"), ("thank you", "chat")):
        found = both.probabilities(text)
        assert max(found, key=found.__getitem__) == action, text
    assert both.nearest("please mow the lawn", "mow") == "mow the lawn"


def test_actions_that_are_added_leave_alone_what_is_said_to_the_others(router: Router) -> None:
    alone, both = Classifier(_actions(router), "chat"), Classifier([*_actions(router), WATER, MOW], "chat")
    for text in ("find red stars", "describe this picture", "draw a cat", "thank you", "画一只猫", "它是什么颜色"):
        before, after = alone.probabilities(text), both.probabilities(text)
        assert after[max(before, key=before.__getitem__)] > 0.5, text


def test_a_word_of_one_example_is_no_slip(router: Router) -> None:
    """The first plugin that somebody writes has few: "shout" is not to become "shot"."""
    shout = Action("shout", Bilingual("shouts", "喊"), {"en": ("shout this", "say it in capitals")})
    both = Classifier([*_actions(router), shout], "chat")
    found = both.probabilities("shout this")
    assert max(found, key=found.__getitem__) == "shout"


def test_no_sentence_is_given_to_two_actions() -> None:
    """A look-alike is given to talk: it would teach that what another action does is none."""
    assert [(text, sorted(names)) for text, names in taught().items() if len(names) > 1] == []


def test_utterances_teach_and_are_quoted_but_lend_no_verbs() -> None:
    taught = replace(WATER, utterances={"en": ("my basil looks thirsty again", "the tomatoes are bone dry")})
    found = Classifier([taught, MOW], "chat")
    assert found.probabilities("the basil is thirsty")["water"] > 0.8
    assert found.nearest("the basil looks thirsty", "water") == "my basil looks thirsty again"
    assert not is_clear_order("my basil looks thirsty again", "en", replace(taught, lasting=True))


def test_slips_of_the_hand_are_mended_and_names_are_not() -> None:
    common = {"draw": 0.1, "picture": 0.05, "horse": 0.01}
    known = {"w:draw": 0, "w:picture": 1, "w:horse": 2, "w:hoarse": 3}
    mended = {
        "darw a hosre": "draw a horse",
        "pictrue of a hourse": "picture of a horse",
        "I am hoarse": "I am hoarse",
        "~/Pictrue/darw.png": "~/Pictrue/darw.png",
        "drow@example.com": "drow@example.com",
        "Zanzibar": "Zanzibar",
        "drw": "drw",
    }
    assert {text: spelled(text, common, known) for text in mended} == mended


def test_a_few_actions_of_strangers_alone_are_fitted() -> None:
    found = Classifier([WATER, MOW], "chat").probabilities("water the roses")
    assert max(found, key=found.__getitem__) == "water"
    assert Classifier([], "chat").probabilities("hello") == {"chat": 1.0}


def test_a_plane_is_where_the_sum_of_losses_is_least(fresh: Fit) -> None:
    rows = fresh.rows(np.arange(0, len(fresh.counts), 9))
    belongs = np.arange(len(rows)) % 3 == 0
    width, weights = len(fresh.idf), np.linspace(0.5, 2, len(rows))

    def loss(each: np.ndarray) -> float:
        above = np.where(belongs, 1, -1) * (rows.times(each[:-1]) + each[-1])
        return float(each @ each / 2 + (weights * np.maximum(0, 1 - above) ** 2).sum())

    found = plane(rows, belongs, weights, np.zeros(width + 1), 1e-5)
    random = np.random.default_rng(0)
    for size in (1e-2, 1e-1):
        assert all(loss(found + size * random.normal(size=width + 1) / width**0.5) > loss(found) for _ in range(20))
    assert loss(found) < loss(np.zeros(width + 1)) / 2
