"""The built wheel holds what a user needs, and answers a question about a picture from a clean environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from tests.architecture.requirements import PROJECT, brought

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_code_plugins_prompts_and_weights(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    expected = {"assistant", "prompts", "training", *(path.name for path in (ROOT / "plugins").glob("assistant_*"))}
    assert {top for top in tops if not top.endswith(".dist-info")} == expected
    for capability in ("vision_language", "image_text_embedding"):
        assert f"assistant/pocket/{capability}/model.safetensors" in names
    assert "assistant/pocket/transcription/model.pt" in names
    lists = {str(path.relative_to(ROOT / "plugins")) for path in (ROOT / "plugins").rglob("*.txt")}
    assert lists
    assert lists <= set(names)
    assert not [name for name in names if "tests" in name.split("/")]


@pytest.mark.timeout(600)
def test_a_clean_environment_answers_about_a_picture(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    site = next((environment / "lib").glob("python3*")) / "site-packages"
    # Ours come from the wheel alone, and of this environment's packages only those that installing the wheel brings.
    (site / "third.pth").write_text(_brought_by(tmp_path, Path(sysconfig.get_path("purelib"))))
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)], check=True
    )
    home = Path("/tmp") / f"aw{os.getpid()}"
    python = str(environment / "bin" / "python")
    variables = {**os.environ, "ASSISTANT_HOME": str(home), "PYTHONPATH": "", "OMP_NUM_THREADS": "1"}
    code = "import assistant, sys; print(assistant.__file__)"
    where = subprocess.run(
        [python, "-c", code], capture_output=True, text=True, check=True, env=variables, cwd=tmp_path
    )
    assert str(site) in where.stdout
    picture = ROOT / "samples" / "red-circle.png"
    ask = [python, "-m", "assistant", "ask", "what color is the circle?", str(picture), "--json"]
    try:
        answer = subprocess.run(ask, capture_output=True, text=True, check=True, env=variables, cwd=tmp_path)
        assert "red" in json.loads(answer.stdout)["text"].lower()
    finally:
        subprocess.run([python, "-m", "assistant", "host", "stop"], env=variables, cwd=tmp_path, check=False)


def _brought_by(folder: Path, purelib: Path) -> str:
    """A directory of links to what the program's dependencies bring from this environment, as a .pth line."""
    mirror = folder / "third-party"
    mirror.mkdir()
    for name in brought(PROJECT["project"]["dependencies"]):
        with suppress(PackageNotFoundError):
            for top in {file.parts[0] for file in distribution(name).files or ()} - {"..", "__pycache__"}:
                if not (mirror / top).exists():
                    (mirror / top).symlink_to(purelib / top)
    return f"{mirror}\n"
