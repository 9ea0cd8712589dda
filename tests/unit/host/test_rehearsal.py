"""A plugin file that kills or outlasts its first import is named and left out; a known file is not tried again."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from assistant.dialogue.discovery import at_path, discover
from assistant.host.plugins import load_plugins
from assistant.host.rehearsal import Rehearsals
from assistant.host.start import ensure_host
from assistant.paths import Paths
from assistant.settings import Settings
from tests.system.environment import assistant, private_home
from tests.unit.dialogue_registry import conftest
from tests.unit.dialogue_registry.conftest import Install, source
from tests.unit.host.hosts import new_home

install = conftest.install


@pytest.fixture
def place(tmp_path: Path) -> Paths:
    place = Paths(*(tmp_path / name for name in ("config", "data", "cache", "run")))
    place.plugins.mkdir(parents=True)
    return place


def test_a_file_that_ends_the_process_is_a_problem_and_not_the_end(place: Paths) -> None:
    (place.plugins / "dead.py").write_text("import os\nos._exit(0)\n")
    (place.plugins / "whisperer.py").write_text(source("whisperer", "murmur"))
    registry = load_plugins(place, Settings())
    assert "murmur" in registry.actions
    problem = next(each for each in registry.problems if each.package.startswith("dead"))
    assert problem.message == "importing it ends the process (exit status 0)."
    assert "disabled_plugins" in problem.hint


def test_a_package_that_is_not_installed_is_tried_the_same_way(place: Paths, tmp_path: Path) -> None:
    folder = tmp_path / "dead_package"
    folder.mkdir()
    (folder / "pyproject.toml").write_text('[project.entry-points."assistant.plugins"]\ndead = "dead_module:Dead"\n')
    (folder / "dead_module.py").write_text("import os\nos._exit(0)\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [*sys.path])
        registry = load_plugins(place, Settings(), also=[at_path(folder)])
    (problem,) = registry.problems
    assert problem.message == "importing it ends the process (exit status 0)."


def test_an_installed_package_that_ends_the_process_is_left_out_until_it_is_mended(
    place: Paths, install: Install, tmp_path: Path
) -> None:
    install("dead-package", "dead", "import os\nos._exit(0)\n")
    install("good-package", "whisperer", source("whisperer", "murmur"))
    for _ in range(2):
        registry = load_plugins(place, Settings())
        assert "murmur" in registry.actions
        (problem,) = registry.problems
        assert problem.package == "dead (dead-package)"
        assert problem.message == "importing it ends the process (exit status 0)."
        assert "uninstall dead-package" in problem.hint
    (tmp_path / "site-dead-package" / "module_of_dead_package.py").write_text(source("dead", "rise"))
    assert "rise" in load_plugins(place, Settings()).actions


def test_an_installed_package_is_tried_again_only_when_something_was_installed(
    place: Paths, install: Install, tmp_path: Path
) -> None:
    tries = tmp_path / "tries"
    counted = f"import os\nwith open({str(tries)!r}, 'a') as f: f.write(f'{{os.getpid()}} ')\n"
    install("good-package", "whisperer", counted + source("whisperer", "murmur"))

    def elsewhere() -> int:
        assert "murmur" in load_plugins(place, Settings()).actions
        return sum(number != str(os.getpid()) for number in tries.read_text().split())

    assert [elsewhere(), elsewhere()] == [1, 1]
    site = tmp_path / "site-good-package"
    (site / "what_it_needs.py").write_text("")
    assert [elsewhere(), elsewhere()] == [2, 2]
    info = site / "good_package-1.0.dist-info" / "METADATA"
    times = site.stat()
    info.write_text(info.read_text().replace("1.0", "1.1"))
    os.utime(site, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert elsewhere() == 3
    (site / "what_it_needs-1.0.dist-info").mkdir()
    assert [elsewhere(), elsewhere()] == [4, 4]
    os.utime(site / "what_it_needs-1.0.dist-info", ns=(1, 1))
    os.utime(site, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert elsewhere() == 5, "installed again in the same version"


def test_a_host_starts_without_an_installed_package_that_ends_it(install: Install, tmp_path: Path) -> None:
    install("dead-package", "dead", "import os\nos._exit(7)\n")
    with private_home() as (_, variables):
        site = str(tmp_path / "site-dead-package")
        given = {**variables, "PYTHONPATH": os.pathsep.join(filter(None, (site, variables.get("PYTHONPATH"))))}
        assert assistant(["ask", "hello"], given).stdout
        told = assistant(["plugins", "list"], given).stderr
    assert "dead (dead-package): importing it ends the process (exit status 7)." in told


def test_a_file_is_tried_again_only_when_it_has_changed(place: Paths, tmp_path: Path) -> None:
    tries = tmp_path / "tries"
    file = place.plugins / "whisperer.py"
    counted = f"import os\nwith open({str(tries)!r}, 'a') as f: f.write(f'{{os.getpid()}} ')\n"
    file.write_text(counted + source("whisperer", "murmur"))

    def elsewhere() -> int:
        load_plugins(place, Settings())
        return sum(number != str(os.getpid()) for number in tries.read_text().split())

    assert [elsewhere(), elsewhere()] == [1, 1]
    os.utime(file, ns=(1, 1))
    assert elsewhere() == 2


def test_a_slow_file_is_named_while_it_is_waited_for_and_left_out(place: Paths) -> None:
    (place.plugins / "sleeper.py").write_text("import threading\nthreading.Event().wait()\n")
    found = next(each for each in discover(place.plugins, set()) if each.name == "sleeper")
    told: list[str] = []
    rehearsals = Rehearsals(place.cache / "plugins.json", offline=False, patience_s=1.5)
    assert rehearsals.refusal(found, told.append) == "it did not finish loading within 1.5 seconds."
    assert told == ["Waiting for the plugin sleeper …"]
    again = Rehearsals(place.cache / "plugins.json", offline=False, patience_s=1.5)
    assert again.refusal(found, told.append).startswith("it did not finish")
    assert len(told) == 1


@pytest.mark.parametrize("text", ["", "[]", '{"x": 3}', "not json"])
def test_a_spoilt_memory_is_forgotten(place: Paths, text: str) -> None:
    place.cache.mkdir()
    (place.cache / "plugins.json").write_text(text)
    (place.plugins / "whisperer.py").write_text(source("whisperer", "murmur"))
    assert "murmur" in load_plugins(place, Settings()).actions


def test_what_a_plugin_prints_stays_out_of_answers_and_harmless_in_the_log() -> None:
    with private_home() as (home, variables):
        folder = home / "config" / "plugins"
        folder.mkdir(parents=True)
        loud = "import sys\nprint('\\x1b[31mout')\nsys.stderr.write('\\x1b[31merr\\n')\n"
        (folder / "whisperer.py").write_text(loud + source("whisperer", "murmur"))
        for command in (["plugins", "list", "--json"], ["route", "hello"]):
            done = assistant(command, variables)
            json.loads(done.stdout)
            assert "\x1b" not in done.stderr
        log = (home / "cache" / "host.log").read_text()
        assert "\\x1b[31mout\n" in log
        assert "\\x1b[31merr\n" in log
        assert "\x1b" not in log


def test_who_starts_a_host_hears_which_plugin_keeps_it_from_serving() -> None:
    with new_home() as place:
        slow = "import time\ntime.sleep(4)\n"
        (place.plugins / "whisperer.py").write_text(slow + source("whisperer", "murmur"))
        told: list[str] = []
        ensure_host(tell=told.append)
        assert told == ["Waiting for the plugin whisperer …"]


def test_a_stranger_in_the_current_folder_is_not_run_and_leaves_no_verdict() -> None:
    with private_home() as (home, variables):
        (home / "config" / "plugins").mkdir(parents=True)
        (home / "config" / "plugins" / "whisperer.py").write_text(source("whisperer", "murmur"))
        stranger = home / "stranger"
        (stranger / "assistant").mkdir(parents=True)
        ran = home / "ran"
        for name in ("json.py", "assistant/__init__.py"):
            (stranger / name).write_text(f"open({str(ran)!r}, 'w')\nraise SystemExit(1)\n")
        done = assistant(
            ["plugins", "check", str(home / "config" / "plugins" / "whisperer.py")], variables, cwd=stranger
        )
        assert done.returncode in (0, 1), done.stderr
        listed = json.loads(assistant(["plugins", "list", "--json"], variables, cwd=stranger).stdout)
        assert any(each.get("name") == "whisperer" for each in listed["plugins"]), listed
        assert not ran.exists()


def test_a_process_that_does_not_begin_says_nothing_of_the_plugin(
    place: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place.plugins / "whisperer.py").write_text(source("whisperer", "murmur"))
    found = next(each for each in discover(place.plugins, set()) if each.name == "whisperer")
    rehearsals = Rehearsals(place.cache / "plugins.json", offline=False)
    with monkeypatch.context() as broken:
        broken.setattr("sys.executable", "/bin/false")
        assert rehearsals.refusal(found, print) == "the process to try it in did not begin (exit status 1)."
    assert Rehearsals(place.cache / "plugins.json", offline=False).refusal(found, print) == ""
