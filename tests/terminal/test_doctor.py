"""The doctor says how the chat would draw pictures in this very terminal, whatever variables it inherited."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.driving.session import Session


class Kitty(Session):
    def answers(self, data: bytes) -> bytes:
        return (b"\x1b_Gi=31;OK\x1b\\" if b"\x1b_Gi=31" in data else b"") + super().answers(data)


@pytest.mark.parametrize(("terminal", "pictures"), [(Session, b"half-block pictures ("), (Kitty, b"kitty graphics (")])
def test_pictures_are_told_as_the_chat_draws_them(empty_home: Path, terminal: type[Session], pictures: bytes) -> None:
    command = [sys.executable, "-P", "-m", "assistant", "doctor"]
    variables = {"KITTY_WINDOW_ID": "1", "PYTHONPATH": ".:plugins"}
    with terminal(command, variables, (200, 50)) as session:
        session.wait_for(pictures)
