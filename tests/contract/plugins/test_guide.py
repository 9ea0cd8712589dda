"""The plugin guide cannot rot: its code is loaded, run and checked, and its table is the declarations'."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.api import MissingCapability, Picture, Request, TextDelta
from assistant.dialogue.registry import Registry
from assistant.kit import Trial, check, request_for
from assistant.kit.table import actions_table, with_table

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "docs" / "plugins.md"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A plugin folder with the files of the guide."""
    for code in re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL):
        name = re.match(r"# file: (\w+\.py)\n", code)
        assert name, "every piece of code says which file it is"
        (tmp_path / name[1]).write_text(code, encoding="utf-8")
    return tmp_path


def loaded(folder: Path) -> Registry:
    registry = Registry(folder, (), {"haiku": {"longest": 64}})
    registry.load()
    assert not [problem for problem in registry.problems if str(folder) in problem.package]
    return registry


def test_the_ten_lines_work(guide: Path, tmp_path: Path) -> None:
    code = (guide / "shout.py").read_text(encoding="utf-8")
    body = [line for line in code.splitlines()[1:] if line.strip()]
    assert len(body) <= 10
    plugin = loaded(guide).plugins["shout"]
    request = request_for(plugin.actions[0], "hello")
    assert list(plugin.run(request, Trial(plugin, tmp_path))) == [TextDelta("HELLO")]


def test_its_plugins_miss_nothing_but_examples(guide: Path) -> None:
    registry = loaded(guide)
    for name in ("shout", "haiku"):
        assert {finding.rule for finding in check(name, registry)} == {"examples"}


def test_the_haiku_asks_for_a_model(guide: Path, tmp_path: Path) -> None:
    registry = loaded(guide)
    plugin = registry.plugins["haiku"]
    assert registry.options["haiku"] == {"longest": 64}
    request: Request = request_for(plugin.actions[0], pictures=[Picture("0" * 64, "/nowhere", 1)])
    with pytest.raises(MissingCapability):
        list(plugin.run(request, Trial(plugin, tmp_path)))


def test_its_test_passes(guide: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(guide), str(guide)]
    code = (
        f"import sys; sys.path[:0] = {[str(guide), str(ROOT)]!r}; import pytest; sys.exit(pytest.main({command[3:]!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=guide, capture_output=True, text=True, check=False)
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_the_table_is_what_is_declared(registry: Registry) -> None:
    page = GUIDE.read_text(encoding="utf-8")
    assert page == with_table(page, actions_table(registry.actions)), "run: python -m assistant.kit.table"


def test_every_event_of_a_plugin_and_all_of_the_context_is_in_the_guide() -> None:
    from typing import get_args

    from assistant.api import Context, PluginEvent

    page = GUIDE.read_text(encoding="utf-8")
    names = [event.__name__ for event in get_args(PluginEvent)]
    names += [name for name in (*Context.__annotations__, *vars(Context)) if not name.startswith("_")]
    assert [name for name in names if f"`{name}" not in page] == []
