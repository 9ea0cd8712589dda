"""What `make install` leaves out and what it does anew, with the real Makefile and an environment of two scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.needed import need

ROOT = Path(__file__).parents[2]
PYTHON = """#!/bin/sh
# In place of Python: `-m venv FOLDER` makes an environment, whose own one installs the program.
case "$2" in
venv)
    mkdir -p "$3/bin"
    cp "$0" "$3/bin/python"
    : > "$3/pyvenv.cfg"
    ;;
pip)
    here=$(cd "$(dirname "$0")" && pwd)
    case "$here" in
    *" "*) printf '#!/bin/sh\\n'"'''exec' "'"%s/python" "$0" "$@"\\n' "$here" > "$here/assistant" ;;
    *) printf '#!%s/python\\n' "$here" > "$here/assistant" ;;
    esac
    echo installed
    ;;
esac
"""


@pytest.fixture(params=["project", "my project"])
def project(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    need("make")
    folder = tmp_path / str(request.param)
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, folder)
    python = tmp_path / "python"
    python.write_text(PYTHON)
    python.chmod(0o755)
    return folder


def installs(project: Path, target: str = "install") -> bool:
    """Whether it installed anything."""
    done = subprocess.run(
        ["make", target, f"PYTHON={project.parent / 'python'}"],
        cwd=project,
        env={name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))},
        capture_output=True,
        text=True,
        check=True,
    )
    return "installed" in done.stdout.splitlines()


def test_an_environment_is_made_once(project: Path) -> None:
    assert installs(project)
    assert not installs(project)
    assert installs(project, "dev")
    assert not installs(project, "dev")
    assert not installs(project)


def test_an_environment_that_was_moved_or_copied_is_made_anew(project: Path) -> None:
    assert installs(project, "dev")
    (project / ".venv" / "bin" / "mypy").touch()
    copied = shutil.copytree(project, project.with_name("copied"))
    assert installs(copied)
    assert not (copied / ".venv" / "bin" / "mypy").exists(), "what was installed for the old place is gone"
    assert not installs(copied)
    moved = project.rename(project.with_name("moved"))
    assert installs(moved, "dev")
    assert not installs(moved, "dev")


def test_a_link_to_the_project_is_the_same_place(project: Path) -> None:
    assert installs(project)
    link = project.with_name("link")
    link.symlink_to(project)
    assert not installs(link)
