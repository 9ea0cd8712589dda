"""Where the files of a user lie, and that every home has a host of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.paths import HOME_VARIABLE, Paths, paths


def of_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    return paths()


def test_each_home_of_a_user_has_a_socket_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    one, other = (of_home(tmp_path / name, monkeypatch) for name in ("one", "other"))
    assert one.socket != other.socket
    assert {one.runtime.parent, other.runtime.parent} == {tmp_path / "run"}
    assert of_home(tmp_path / "one", monkeypatch) == one


def test_a_named_home_holds_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    place = paths()
    assert {path.parent for path in (place.config, place.data, place.cache, place.runtime)} == {tmp_path}


def test_a_socket_never_has_a_longer_name_than_the_kernel_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1000")
    names = set()
    for at in range(2):
        monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / f"{at}{'x' * 100}"))
        names.add(paths().socket)
    assert len(names) == 2
    assert all(len(str(name)) < 100 for name in names)
