"""What a fresh interpreter pulls in. import-linter reads the source; this proves it at run time."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("torch", "transformers", "langchain", "langchain_core", "chromadb", "sklearn", "scipy", "whisper", "diffusers")


def loaded_after(statement: str) -> set[str]:
    """Top-level modules in a fresh interpreter after a statement."""
    code = f"{statement}\nimport sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(result.stdout.split())


@pytest.mark.parametrize(
    ("statement", "forbidden"),
    [
        ("import assistant.api", (*HEAVY, "numpy", "PIL", "textual", "pydantic", "httpx")),
        ("import assistant.terminal", HEAVY),
        # What stands between the start and the first frame: each of these costs a tenth to a third of an empty app.
        (
            "import assistant.terminal.app",
            (
                *HEAVY,
                "pydantic",
                "httpx",
                "PIL",
                "textual_image",
                "markdown_it",
                "typer",
                "numpy",
                "soxr",
                "sounddevice",
            ),
        ),
        ("import assistant.cli.border, assistant.cli.opening", ("typer", "pydantic", "httpx")),
        ("import assistant.terminal.drop", (*HEAVY, "numpy", "PIL", "textual", "httpx")),
        ("import assistant.host.client", (*HEAVY, "textual", "fastapi")),
        ("import assistant.cli.border, assistant.cli.opening", (*HEAVY, "textual", "fastapi", "numpy")),
        ("import assistant.engine", (*HEAVY, "httpx")),
        ("import assistant.dialogue.routing", ("torch", "transformers", "langchain", "chromadb", "textual", "whisper")),
        ("import assistant.library", ("torch", "transformers", "chromadb", "textual", "sklearn")),
    ],
)
def test_an_import_stays_light(statement: str, forbidden: tuple[str, ...]) -> None:
    assert loaded_after(statement).isdisjoint(forbidden)


@pytest.mark.parametrize("arguments", [["--help"], ["ask", "--help"], ["--version"]])
def test_help_imports_neither_models_nor_the_terminal(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom assistant.cli import main\n"
        f"sys.argv = ['assistant', *{arguments!r}]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print('LOADED', *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(result.stdout.rpartition("LOADED")[2].split())
    assert loaded.isdisjoint((*HEAVY, "textual", "fastapi"))


def test_benchmarks_of_models_need_torch_and_transformers_only() -> None:
    """A GPU may be lent with nothing else installed."""
    others = (
        *("httpx", "psutil", "PIL", "pydantic", "pydantic_settings", "textual", "typer", "fastapi", "uvicorn"),
        *("langchain_core", "chromadb", "diffusers", "whisper", "sounddevice", "soundfile", "soxr", "platformdirs"),
    )
    code = (
        f"import sys; sys.modules.update(dict.fromkeys({others!r}))\n"
        "import benchmarks.gpu, benchmarks.load, benchmarks.same_tokens\n"
        "from transformers import Qwen3VLForConditionalGeneration, Qwen3_5ForConditionalGeneration"
    )
    result = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
