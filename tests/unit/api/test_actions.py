"""Arguments are typed and checked; an error names the argument."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.api import Action, Argument, BadArgument

COUNT = Argument("limit", "integer", "how many", default=9, minimum=1, maximum=50)
STYLE = Argument("style", "choice", "how", default="short", choices=("short", "detailed"))
TEXTS = Argument("labels", "texts", "what to choose from")


@pytest.mark.parametrize(
    ("argument", "given", "wanted"),
    [
        (COUNT, "7", 7),
        (COUNT, 7.0, 7),
        (Argument("x", "number", ""), "1.5", 1.5),
        (Argument("x", "boolean", ""), "yes", True),
        (Argument("x", "boolean", ""), False, False),
        (STYLE, "detailed", "detailed"),
        (TEXTS, "cat", ["cat"]),
        (TEXTS, "cat, dog，猫、big horse", ["cat", "dog", "猫", "big horse"]),
        (TEXTS, ["cat, or so"], ["cat, or so"]),
        (Argument("files", "paths", ""), "a, b.png", ["a, b.png"]),
        (TEXTS, ("cat", "dog"), ["cat", "dog"]),
    ],
)
def test_a_fitting_value_is_converted(argument: Argument, given: Any, wanted: Any) -> None:
    assert argument.check(given) == wanted


@pytest.mark.parametrize(
    ("argument", "given"),
    [
        (COUNT, 0),
        (COUNT, 51),
        (COUNT, "many"),
        (COUNT, True),
        (COUNT, 1.5),
        (Argument("x", "number", "", minimum=0), float("nan")),
        (Argument("x", "boolean", ""), "perhaps"),
        (Argument("x", "boolean", ""), 1),
        (Argument("x", "text", ""), 3),
        (Argument("x", "integer", "", minimum=0), 10**400),
        (Argument("x", "number", ""), 10**400),
        (Argument("x", "number", ""), "-1e999"),
        (STYLE, "loud"),
        (TEXTS, [1]),
    ],
)
def test_a_wrong_value_is_refused_by_name(argument: Argument, given: Any) -> None:
    with pytest.raises(BadArgument, match=argument.name):
        argument.check(given)


def test_an_action_fills_in_defaults_and_names_what_is_wrong() -> None:
    needed = Argument("query", "text", "what to look for", required=True)
    action = Action("search", "Find pictures", {"en": ()}, arguments=(needed, COUNT))
    assert action.checked({"query": "red"}) == {"query": "red", "limit": 9}
    with pytest.raises(BadArgument, match="query"):
        action.checked({})
    with pytest.raises(BadArgument, match="colour"):
        action.checked({"query": "red", "colour": "red"})


def test_what_an_argument_must_be_is_said_in_one_language() -> None:
    argument = Argument("value", "number", "how much", minimum=0, maximum=5)
    with pytest.raises(BadArgument) as caught:
        argument.check(-5.0)
    assert caught.value.said("zh") == "参数 'value' 必须是不小于 0 且不大于 5 的数字，而不是 -5.0。"
    assert caught.value.said("en") == "Argument 'value' must be a number at least 0 and at most 5, not -5.0."
