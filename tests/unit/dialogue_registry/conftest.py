"""Plugins as strangers install them: real distributions on the import path, real files in a real folder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PLUGIN = """
from assistant.api import Action, Argument, Plugin, TextDelta

class {cls}(Plugin):
    name = "{name}"
    title = "T"
    summary = "S"
    actions = (Action("{action}", "does it", {{"en": ("do it",), "zh": ("做吧",)}}),)
    options = (Argument("times", "integer", "how often", default=2, minimum=1, maximum=5),)

    def run(self, request, context):
        yield TextDelta("done")
"""

Install = Callable[..., None]


def source(name: str, action: str, cls: str = "Mine") -> str:
    """The source of a sound plugin."""
    return PLUGIN.format(name=name, action=action, cls=cls)


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """`install(distribution, entry_point_name, source)` puts a package with one plugin on the import path."""
    before = set(sys.modules)

    def put(distribution: str, name: str, text: str, target: str = "Mine") -> None:
        site = tmp_path / f"site-{distribution}"
        module = f"module_of_{distribution.replace('-', '_')}"
        info = site / f"{distribution.replace('-', '_')}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[assistant.plugins]\n{name} = {module}:{target}\n")
        (site / f"{module}.py").write_text(text)
        monkeypatch.syspath_prepend(site)

    yield put
    for name in set(sys.modules) - before:
        if name.startswith(("module_of_", "assistant_plugin_file_")):
            del sys.modules[name]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The user's folder of single-file plugins."""
    folder = tmp_path / "plugins"
    folder.mkdir()
    return folder
