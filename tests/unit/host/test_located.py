"""Where the files lie that a front end names: the host works in another folder, and knows no "~" of a shell."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.host.protocol import File, action_body, located


def test_a_quoted_home_is_the_users_unless_a_file_is_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    inside = str(tmp_path / "home/Bil der/x.png")
    assert located("~/Bil der/x.png") == inside
    assert File("~/Bil der/x.png").body() == {"path": inside}
    assert action_body("", ["~/Bil der/x.png"], {}, "")["paths"] == [inside]
    assert located("~nobody-of-this-name/x.png") == str(tmp_path / "~nobody-of-this-name/x.png")
    assert located("bad\udcff.png") == str(tmp_path / "bad\udcff.png")
    Path("~").mkdir()
    Path("~/mine.png").touch()
    assert located("~/mine.png") == str(tmp_path / "~/mine.png")
