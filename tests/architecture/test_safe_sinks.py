"""Calls that would let outside text act in the terminal are forbidden in its source; a machine looks for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TERMINAL = Path(__file__).parents[2] / "assistant" / "terminal"
FILES = sorted(TERMINAL.rglob("*.py"))
TEXT_WIDGETS = {"Static", "Label", "Button", "Option", "Checkbox", "RadioButton", "Link", "Collapsible"}
NEVER = {"from_markup", "escape", "to_content", "action_copy_text", "eval", "system", "popen"}
ONLY_IN: dict[str, set[str]] = {
    "run_worker": {"workers.py"},
    # Python's own way to a browser may run one that draws in this terminal.
    "open_url": set(),
    "open_address": {"turn_doors.py"},
    "copy_to_clipboard": {"turn_doors.py"},
    # Textual's own opens links by itself and makes a widget of every block.
    "Markdown": set(),
    "create_subprocess_exec": {"clipboard.py", "viewer.py", "speaker.py"},
}


def calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            yield name, node


def is_text(node: ast.expr) -> bool:
    """Whether an argument is plainly a `str`, which Textual would read as markup."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and node.value != ""
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return name in {"SAY", "_SAY", "safe", "safe_line", "str", "join", "format"} and not _of_content(node)
    return isinstance(node, ast.JoinedStr | ast.BinOp)


def _of_content(node: ast.Call) -> bool:
    inner = node.func.value if isinstance(node.func, ast.Attribute) else None
    return isinstance(inner, ast.Call) and getattr(inner.func, "id", "") == "Content"


def switched_off(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TERMINAL)))
def test_no_outside_text_becomes_markup(file: Path) -> None:
    for name, call in calls(file):
        where = f"{file.name}:{call.lineno}"
        assert not any(k.arg == "markup" and getattr(k.value, "value", None) is True for k in call.keywords), where
        assert name not in NEVER, where
        if name == "notify" and isinstance(call.func, ast.Attribute):
            assert switched_off(call), f"{where}: say markup=False"
        if (name in TEXT_WIDGETS or name == "update") and call.args and is_text(call.args[0]):
            assert switched_off(call) or name == "Button", f"{where}: give Content, not text"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TERMINAL)))
def test_what_reaches_out_stands_in_one_place(file: Path) -> None:
    for name, call in calls(file):
        if name in ONLY_IN:
            assert file.name in ONLY_IN[name], f"{file.name}:{call.lineno}: {name}"


def test_workers_never_end_the_app() -> None:
    (call,) = [call for name, call in calls(TERMINAL / "workers.py") if name == "run_worker"]
    values = {keyword.arg: getattr(keyword.value, "value", None) for keyword in call.keywords}
    assert values["exit_on_error"] is False
