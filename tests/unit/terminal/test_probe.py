"""What a terminal's reply says about its graphics, and which terminals are asked."""

from __future__ import annotations

import pytest

from assistant.terminal.probe import REPLY, Abilities, question, read, worth_asking


@pytest.mark.parametrize(
    ("reply", "abilities"),
    [
        (b"\x1b[?62;22c", Abilities()),
        (b"\x1b[?62;4;22c", Abilities(sixel=True)),
        (b"\x1b[?4c", Abilities(sixel=True)),
        (b"\x1b[?64;14;24c", Abilities()),
        (b"\x1b_Gi=31;OK\x1b\\\x1b[6;17;8t\x1b[?62c", Abilities(kitty=True, cell=(8, 17))),
        (b"\x1b_Gi=31;EINVAL:bad\x1b\\\x1b[?62c", Abilities()),
        (b"\x1b[6;0;0t\x1b[?62c", Abilities()),
        (b"typed ahead\x1b[6;20;10t\x1b[?6", Abilities(cell=(10, 20))),
        (b"", Abilities()),
        (
            b"\x1b[?0u\x1b[?5522;2$y\x1b]72;t=q;\x1b\\\x1b[?62c",
            Abilities(releases=True, clipboard=True, drops=True),
        ),
        (b"\x1b[?5522;0$y\x1b]72;t=E;\x07\x1b[?62c", Abilities()),
        (b"\x1b[?5522;4$y\x1b[?62c", Abilities()),
    ],
)
def test_replies(reply: bytes, abilities: Abilities) -> None:
    assert read(reply) == abilities
    assert REPLY.sub(b"", reply) in (b"", b"typed ahead\x1b[?6")


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "dumb"}, False),
        ({}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "foot"}, True),
        ({"TERM": "mlterm-256color"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, True),
        ({"TERM": "xterm-256color", "SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}, True),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "tmux"}, True),
    ],
)
def test_only_terminals_that_may_draw_are_asked(environment: dict[str, str], asked: bool) -> None:
    assert worth_asking(environment) is asked


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}, True),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "tmux"}, False),
        ({"TERM": "screen.xterm-256color", "SSH_CONNECTION": "1.2.3.4 5 6.7.8.9 22"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "tmux", "TMUX": "/tmp/tmux-0/default,1,0"}, False),
    ],
)
def test_within_tmux_and_screen_nothing_is_asked_that_they_take_for_a_title(
    environment: dict[str, str], asked: bool
) -> None:
    assert (b"\x1b_" in question(environment)) is asked
    assert question(environment).endswith(b"\x1b[c")
