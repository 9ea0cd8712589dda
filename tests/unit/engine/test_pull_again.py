"""Pulls of what was here before: deleted by hand, cut off at any moment, damaged in part."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from assistant.api import BadInput
from assistant.engine.installed import Installed
from tests.unit.engine import toys
from tests.unit.engine.hub import ID, Hub


def pull(installed: Installed) -> None:
    list(installed.pull(ID, None, threading.Event(), patience=0.01))


def verify(installed: Installed) -> None:
    list(installed.verify(ID, threading.Event()))


def home(tmp_path: Path) -> Path:
    return tmp_path / "models" / ID.replace("/", "--")


def test_a_model_whose_folder_the_user_deleted_comes_anew_or_is_removed(
    hub: Hub, installed: Installed, tmp_path: Path
) -> None:
    pull(installed)
    shutil.rmtree(home(tmp_path))
    toys.vision_language(hub.models[ID], context=300)
    pull(installed)
    verify(installed)
    shutil.rmtree(home(tmp_path))
    assert installed.remove(ID) == 0
    assert not installed.recorded(ID)
    with pytest.raises(BadInput, match="is not in"):
        installed.remove(ID)
