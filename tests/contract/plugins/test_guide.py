"""The plugin guide cannot rot: its code is loaded, run and checked, and its table is the declarations'."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from assistant.api import Described, Hits, MissingCapability, PastTurn, Picture, PicturesShown, Request, TextDelta
from assistant.dialogue.discovery import at_path
from assistant.dialogue.registry import Registry
from assistant.engine import Engine, EngineSettings, ModelFolders
from assistant.engine.settings import Job
from assistant.kit import Talk, Trial, check, request_for
from assistant.kit.table import actions_table, with_table
from assistant.library.library import PictureLibrary
from assistant.media.decoder import Decoder

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


def tables(begin: str) -> dict[str, Any]:
    """The piece of TOML in the guide that begins so."""
    found = re.search(rf"```toml\n({re.escape(begin)}\n.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return tomllib.loads(found[1])


def loaded(folder: Path) -> Registry:
    registry = Registry(folder, (), tables("[plugins.haiku]")["plugins"])
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
    for name in ("shout", "haiku", "kin", "dots"):
        assert {finding.rule for finding in check(name, registry)} == {"examples"}


def test_the_dots_are_drawn(guide: Path, tmp_path: Path) -> None:
    plugin = loaded(guide).plugins["dots"]
    (shown,) = plugin.run(request_for(plugin.actions[0], count=3), Trial(plugin, tmp_path))
    assert isinstance(shown, PicturesShown)
    with Image.open(shown.pictures[0].stored) as drawn:
        assert drawn.size == (48, 48)
        assert [drawn.getpixel((x, 1)) for x in (1, 9, 17)] == [0, 255, 0]


def test_the_haiku_asks_for_a_model(guide: Path, tmp_path: Path) -> None:
    registry = loaded(guide)
    plugin = registry.plugins["haiku"]
    assert registry.options["haiku"] == {"longest": 64}
    request: Request = request_for(plugin.actions[0], pictures=[Picture("0" * 64, "/nowhere", 1)])
    with pytest.raises(MissingCapability):
        list(plugin.run(request, Trial(plugin, tmp_path)))


def test_the_kin_are_found_in_a_real_library(guide: Path, tmp_path: Path, decoder: Decoder) -> None:
    home = tmp_path / "home"
    folders = ModelFolders(ModelFolders.default().pocket, home / "models", home / "hub", home / "whisper")
    engine = Engine(EngineSettings(profile="pocket", device="cpu"), decoder, folders)
    kept = PictureLibrary(tmp_path / "library.sqlite3", tmp_path / "index", decoder)
    library = kept.for_turn(lambda: engine.capability("image_text_embedding", Job()))
    plugin = loaded(guide).plugins["kin"]
    path = tmp_path / "photos" / "red-circle.png"
    shutil.copytree(ROOT / "samples", path.parent)
    with Image.open(path) as whole:
        whole.resize((300, 300)).save(path.with_name("smaller.png"))
    circle = Picture(hashlib.sha256(path.read_bytes()).hexdigest(), str(path), 1, path=str(path))
    talk = Talk(past=[PastTurn(1, "what is this?", "caption", "A red circle.", (1,))], known=[circle])
    trial = Trial(plugin, tmp_path, conversation=talk, library=library)
    request = request_for(plugin.actions[0])
    assert list(plugin.run(request, trial)) == [TextDelta("Nothing among 0 pictures is akin to it.")]
    list(library.index([str(path.parent)]))
    hits, described = plugin.run(request, trial)
    assert isinstance(hits, Hits)
    assert hits.query == "what is this?"
    best = hits.hits[0].picture.path
    assert Path(best).name == "smaller.png"
    assert described == Described(1, circle.digest, f"akin to {best}")
    kept.close()
    engine.close()


def test_its_entry_point_makes_a_package(guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path])
    group, entries = next(iter(tables('[project.entry-points."assistant.plugins"]')["project"]["entry-points"].items()))
    lines = [f"{name} = {value!r}" for name, value in entries.items()]
    (guide / "pyproject.toml").write_text("\n".join([f'[project.entry-points."{group}"]', *lines]))
    found = at_path(guide)
    registry = Registry(tmp_path / "nowhere", (), {}, also=[found])
    registry.load()
    assert registry.plugins["haiku"].name == "haiku"
    assert registry.owner("haiku") == found


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
