"""What the program says to its user exists in English and in Chinese: errors, notices, summaries of actions."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import typer

from assistant.api import errors
from assistant.api.language import Bilingual
from assistant.cli.app import app
from assistant.cli.words import told
from assistant.dialogue.registry import Registry
from assistant.host.answers import problem

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "assistant").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")])
SAID = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}
SAID |= {"Notice", "Failed", "_report", "say", "complain", "confirm", "BadParameter", "Check", "Damaged", "Problem"}
SAID -= {"Cancelled"}
_CJK = re.compile(r"[\u4e00-\u9fff]")
_LETTERS = re.compile(r"[A-Za-z]{2}")
NAMES_ONLY = {"Apple GPU"}
"""The same in every language."""


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def words_of(node: ast.expr) -> str:
    """The fixed words of a text in the source; empty if it is none."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return " ".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    if isinstance(node, ast.BinOp):
        return words_of(node.left) + words_of(node.right)
    return words_of(node.body) + words_of(node.orelse) if isinstance(node, ast.IfExp) else ""


def texts_in(function: ast.AST) -> Mapping[str, ast.expr]:
    """What the names of a function stand for, where that is written in it."""
    return {
        target.id: node.value
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def english_only(tree: ast.AST, said: Collection[str] = SAID) -> Iterator[tuple[int, str]]:
    """Line and words of every sentence for the user that has no Chinese; `said` are the calls that take some."""
    scopes = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    for scope in [*scopes, tree]:
        known = texts_in(scope) if scope is not tree else {}
        for call in ast.walk(scope):
            if isinstance(call, ast.Call) and name_of(call) in said:
                # What a check is of, and how it stands, are names.
                for given in call.args[2:] if name_of(call) == "Check" else call.args:
                    text = known.get(given.id, given) if isinstance(given, ast.Name) else given
                    if _LETTERS.search(words_of(text)) and not _CJK.search(words_of(text)):
                        yield call.lineno, words_of(text)


def test_the_search_finds_what_it_should() -> None:
    source = "def f(x):\n    m = f'There is no {x}.'\n    raise BadInput(m, 'Look.')\n"
    assert {words.split()[0] for _, words in english_only(ast.parse(source))} == {"There", "Look."}
    assert not list(english_only(ast.parse("raise BadInput(Bilingual('No.', '不。'), error.hint)")))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_sentence_for_the_user_has_its_chinese(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    levels = {"info", "warning", "error"}
    said = {*SAID, "refused"} if "engine" in file.parts else SAID  # elsewhere it takes the name of a phrase
    assert {(line, words) for line, words in english_only(tree, said) if words not in levels} == set()
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and name_of(node) == "Bilingual"):
        chinese = words_of(call.args[1]) if len(call.args) == 2 else ""
        if _LETTERS.search(chinese) and chinese not in NAMES_ONLY:
            assert _CJK.search(chinese), f"{file.name}:{call.lineno}: {chinese}"


def test_every_command_and_option_is_explained_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    group = typer.main.get_command(app)
    monkeypatch.setenv("ASSISTANT_LANGUAGE", "zh")
    seen = 0
    for path, command in commands_in("assistant", group):
        context = type(group.make_context("assistant", [], resilient_parsing=True))(command, info_name=path)
        shown = command.get_help(context)
        assert "用法：" in shown, path
        for text in [command.help, *(parameter.help for parameter in command.get_params(context))]:
            seen += 1
            assert _CJK.search(told(text)), (path, text)
            assert " ".join((text or "").split()) not in shown, path
    assert seen > 100


def commands_in(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    """A command of the tree and all below it, each with how it is called."""
    yield path, command
    for name, each in getattr(command, "commands", {}).items():
        yield from commands_in(f"{path} {name}", each)


def test_every_action_and_plugin_says_what_it_does_in_both_languages(tmp_path: Path) -> None:
    registry = Registry(tmp_path, (), {})
    registry.load()
    assert len(registry.plugins) >= 6
    actions = [action for _, action in registry.actions.values()]
    arguments = [argument for action in actions for argument in action.arguments]
    arguments += [option for plugin in registry.plugins.values() for option in plugin.options]
    told_of: list[Any] = [*registry.plugins.values(), *actions, *arguments]
    for text in [each.summary for each in told_of]:
        assert isinstance(text, Bilingual), text
        assert _CJK.search(text.chinese), text


def test_every_phrase_is_said_somewhere() -> None:
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in FILES}
    texts = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    said = {node.value for node in texts if isinstance(node.value, str)}
    beginnings = tuple(word for word in said if re.fullmatch(r"[a-z]+_", word))
    unsaid = [
        f"{file.name}: {phrase.arg}"
        for file, tree in trees.items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and name_of(call) == "Phrases"
        for phrase in call.keywords
        if phrase.arg and not phrase.arg.startswith(beginnings)
        if not {phrase.arg, re.sub("_(?:one|many)$", "", phrase.arg)} & said
    ]
    assert unsaid == []


def test_a_request_is_answered_in_the_language_of_its_front_end() -> None:
    from assistant.host.answers import READER

    error = errors.BadInput(Bilingual("There is no turn.", "没有这一轮。"), Bilingual("Look.", "看。"))
    assert b"There is no turn." in problem(error, "log").body
    before = READER.set("zh")
    try:
        assert b"\\u6ca1\\u6709\\u8fd9\\u4e00\\u8f6e" in problem(error, "log").body
    finally:
        READER.reset(before)
    assert error.said("zh") == "没有这一轮。看。"
    assert str(error) == "There is no turn. Look."
