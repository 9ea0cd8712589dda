"""One host process with the pocket models for the tests of a file; each test gets a chat of its own in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.environment import private_home

_PATIENT = """
import time
from assistant.api import Action, Plugin, Progress, TextDelta

class Patient(Plugin):
    name = "patient"
    title = "Patient"
    summary = "takes its time"
    actions = (Action("patiently", "count slowly", {
        "en": tuple(f"count to {n} very slowly" for n in range(30)),
        "zh": tuple(f"慢慢数到{n}" for n in range(30)),
    }),)

    def run(self, request, context):
        for step in range(600):
            yield Progress("counting", step, 600)
            time.sleep(0.1)
        yield TextDelta("done counting")
"""

_GATED = """
import os, time
from pathlib import Path
from assistant.api import Action, Plugin, TextDelta

class Gated(Plugin):
    name = "gated"
    title = "Gated"
    summary = "waits"
    actions = (Action("gated", "wait in the middle of an answer until a gate opens", {
        "en": tuple(f"wait before gate {n} until it opens" for n in range(30)),
        "zh": tuple(f"在第{n}道门前等它打开" for n in range(30)),
    }),)

    def run(self, request, context):
        yield TextDelta("The *first* half ")
        gate = Path(os.environ["ASSISTANT_HOME"], "gate-" + request.text.split()[-1])
        while not gate.exists():
            context.check_cancelled()
            time.sleep(0.02)
        yield TextDelta("and the second half.")
"""


def put_patient_plugin(home: Path) -> None:
    """A user's plugin whose action `/patiently` takes a minute: long enough to be stopped, waited behind, or killed."""
    folder = home / "config" / "plugins"
    folder.mkdir(parents=True)
    (folder / "patient.py").write_text(_PATIENT, encoding="utf-8")


def put_gated_plugin(home: Path) -> None:
    """One whose action `/gated NAME` stops in the middle of its answer until the file `gate-NAME` is in the home."""
    (home / "config" / "plugins" / "gated.py").write_text(_GATED, encoding="utf-8")


@pytest.fixture(scope="module")  # whichever files a process tests, and in whichever order, none sees another's pictures
def shared_home() -> Iterator[Path]:
    with private_home() as (home, _):
        put_patient_plugin(home)
        put_gated_plugin(home)
        yield home


@pytest.fixture
def home(shared_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The environment of the shared host. What other tests of the file did in it stays: look only for what is yours."""
    return _entered(shared_home, monkeypatch)


@pytest.fixture
def empty_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home where nothing ever happened, with a host of its own."""
    with private_home() as (home, _):
        yield _entered(home, monkeypatch)


def _entered(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ASSISTANT_HOME", str(home))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    for name in ("LC_ALL", "SSH_CONNECTION", "NO_COLOR", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return home
