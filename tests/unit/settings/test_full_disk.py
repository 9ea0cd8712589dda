"""What cannot be written is told with its file and its cure, and nothing half written stays."""

from __future__ import annotations

import errno
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant import settings_file
from assistant.api import AssistantError, BadInput
from assistant.kit.new import new
from assistant.new_file import write_new
from assistant.refusals import cure, not_written
from assistant.terminal.exporting import write_export


@contextmanager
def no_file_grows() -> Iterator[None]:
    """Every write to a file of this process fails, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_has_its_own_cure_in_both_languages() -> None:
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    said = AssistantError(not_written("/x", full), cure(full, "Check its permissions."))
    assert said.said("en") == "/x cannot be written: No space left on device. Free some space, then try again."
    assert said.said("zh") == "无法写入 /x：磁盘已满。请腾出空间后重试。"
    forbidden = PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    assert cure(forbidden, "Check its permissions.") == "Check its permissions."


def test_settings_stay_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    settings_file.write(file, {"profile": "auto"})
    with no_file_grows(), pytest.raises(AssistantError, match=r"settings\.toml cannot be written"):
        settings_file.write(file, {"profile": "pocket"})
    assert [each.name for each in tmp_path.iterdir()] == ["settings.toml"]
    assert file.read_text() == 'profile = "auto"\n'


@pytest.mark.parametrize("package", [False, True])
def test_half_a_plugin_is_none(tmp_path: Path, package: bool) -> None:
    with no_file_grows(), pytest.raises(BadInput, match=r"/foo.* cannot be written: File too large"):
        new("foo", tmp_path, package)
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]
    assert new("foo", tmp_path, package)


def test_half_a_document_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for document in (b"short", b"long" * 100_000):
        with no_file_grows(), pytest.raises(AssistantError, match=r"talk\.md cannot be written: File too large"):
            write_export(document, "1", "talk")
        assert list(tmp_path.iterdir()) == []
    assert Path(write_export(b"short", "1", "talk")).read_bytes() == b"short"
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "talk.md", b"other")
    assert (tmp_path / "talk.md").read_bytes() == b"short"
