"""Documents that the plain chat writes."""

from __future__ import annotations

import json
from pathlib import Path

from tests.system.environment import assistant


def test_a_conversation_is_exported_in_the_kind_that_is_named(home: Path, tmp_path: Path) -> None:
    environment = {"ASSISTANT_HOME": str(home), "OMP_NUM_THREADS": "1", "LANG": "C.UTF-8"}
    lines = "hello, heron\n/export pdf\n/export\n/export html\n/export json\n"
    output = assistant(["chat", "--plain"], environment, stdin=lines, cwd=tmp_path).stdout
    assert "There is no kind of document “pdf”." in output
    assert "Write /export, /export html or /export json." in output
    assert {file.name for file in tmp_path.iterdir()} == {f"hello-heron.{end}" for end in ("md", "html", "json")}
    assert json.loads((tmp_path / "hello-heron.json").read_text(encoding="utf-8"))["turns"]
