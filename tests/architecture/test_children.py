"""Python is started in one place, so that no folder that somebody happens to stand in is ever imported from."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import children

ROOT = Path(__file__).parents[2]
FILES = [file for folder in ("assistant", "plugins", "training") for file in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_only_children_starts_python(file: Path) -> None:
    if file == Path(children.__file__):
        return
    tree = ast.parse(file.read_text(encoding="utf-8"))
    options = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "typer.Option"
    ]
    ours = {id(word) for option in options for word in option.args}
    for node in ast.walk(tree):
        named = isinstance(node, ast.Attribute) and node.attr in {"executable", "_base_executable"}
        switch = isinstance(node, ast.Constant) and node.value in {"-m", "-c"} and id(node) not in ours
        assert not named, f"{file}:{node.lineno}: use assistant.children"  # type: ignore[attr-defined]
        assert not switch, f"{file}:{node.lineno}: use assistant.children"  # type: ignore[attr-defined]


def test_a_child_imports_what_its_parent_does_and_not_the_current_folder(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(7)\n")
    (tmp_path / "assistant").mkdir()
    (tmp_path / "assistant" / "__init__.py").write_text("raise SystemExit(8)\n")
    program = "import subprocess\nfrom assistant import children\n"
    program += (
        "print(subprocess.run(children.command('json.tool'), env=children.environment(), input=b'{}').returncode)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["{}", "0"]


def test_a_folder_whose_name_holds_a_colon_is_not_read_as_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", ["/a:b", "/c"])
    assert children.environment()["PYTHONPATH"] == "/c"
