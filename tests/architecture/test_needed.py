"""The system packages of the tests: CI installs them, the pages name them, and one that is missing is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import needed

ROOT = Path(__file__).parents[2]


def test_ci_installs_what_the_tests_need() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    packages = re.search(r"^packages=\((.*)\)$", script, re.MULTILINE)
    assert packages
    assert set(packages[1].split()) == {*needed.PACKAGES, "make"}
    assert "export CI=" in script


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_the_pages_name_them(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [package for package in needed.PACKAGES if package not in text] == []


def test_a_missing_package_skips_here_and_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needed, "PACKAGES", {"tmux": lambda: None, "ffmpeg": lambda: "/usr/bin/ffmpeg"})
    needed.need("ffmpeg")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="not installed: tmux"):
        needed.need("tmux", "ffmpeg")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="not installed: tmux"):
        needed.need("tmux")


def test_no_test_guards_a_program_on_its_own() -> None:
    """A guard of another form would hide in CI what is missing there."""
    tests = [file for file in (ROOT / "tests").rglob("*.py") if file != Path(__file__) and file.name != "needed.py"]
    guards = re.compile(r"skipif\([^)]*(?:which\(|audio\.missing)|if not shutil\.which\(")
    assert [str(file.relative_to(ROOT)) for file in tests if guards.search(file.read_text(encoding="utf-8"))] == []
