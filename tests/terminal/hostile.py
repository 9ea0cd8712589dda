"""Strings that would drive a terminal, hide themselves or act in an interface if they were drawn as they are."""

from __future__ import annotations

import unicodedata
from itertools import product

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"


def corpus() -> list[str]:
    """More than 400 strings by class. Each has the word `seen` in it, so that a test can tell that it was drawn."""
    return list(dict.fromkeys([*_controls(), *_sequences(), *_strings(), *_unicode(), *_markup()]))


def acts(char: str) -> bool:
    """Whether a character may not reach a terminal as it is."""
    return (unicodedata.category(char) in _HIDDEN and char not in _JOINERS) or char in "\u034f\u115f\u3164\U000e0150"


def _controls() -> list[str]:
    codes = [*range(0x00, 0x20), *range(0x7F, 0xA0)]
    return [f"seen{chr(code)}it" for code in codes if chr(code) not in "\n\t"]


def _sequences() -> list[str]:
    """CSI in both spellings, with every kind of parameter and final that changes a screen or makes it answer."""
    finals = "ABCDEFGHJKLMPSTXZ@abcdefghilmnpqrstux"
    parameters = ("", "2", "1;1", "?1049", ">4;2", "38:2::1:2:3")
    made = [f"seen\x1b[{parameter}{final}it" for parameter, final in product(parameters, finals)]
    made += [f"seen\x9b{final}it" for final in finals]
    escapes = "78=>cDEHMNOPVWXZ\\^_#()*+-./|}~"
    return made + [f"seen\x1b{char}it" for char in escapes] + ["seen\x1b#8it", "seen\x1b(0it", "seen\x1b"]


def _strings() -> list[str]:
    """OSC, DCS, APC, PM, SOS: ended by BEL or ST, by nothing, nested, and inside tmux's own passthrough."""
    commands = ("0;title", "2;title", "4;1;rgb:f/f/f", "7;file://x/", "8;;http://evil.example", "9;note", "10;?",
                "11;?", "12;red", "22;hand", "50;x", "52;c;c2VjcmV0", "52;c;?", "104",
                "133;A", "633;A", "777;notify;a;b", "1337;File=inline=1:AAAA", "5522;x", "72;x")  # fmt: skip
    ends = ("\x07", "\x1b\\", "\x9c", "")
    made = [f"seen\x1b]{command}{end}it" for command, end in product(commands, ends)]
    made += [f"seen{start}q#0;2;0;0;0{end}it" for start in "\x90\x98\x9e\x9f" for end in ends]
    made += [f"seen\x1b{kind}Ga=T;AAAA{end}it" for kind in "P_^X" for end in ends]
    return [*made, "seen\x1bPtmux;\x1b\x1b]52;c;AAAA\x07\x1b\\it", "seen\x1b]0;\x1b[2J\x07it"]


def _unicode() -> list[str]:
    bidi = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    hidden = (
        "\u00ad\u034f\u115f\u3164\ufe05\U000e0150"
        + "\u180e\u200b\u2028\u2029\u2060\u2061\u2064\u206a\u206f\ufeff\ufff9\ufffb"
    )
    far = [
        0xE000,
        0xF8FF,
        0xFDD0,
        0xFFFF,
        0x1FFFE,
        0xE0001,
        0xE0020,
        0xE0041,
        0xE007F,
        0xF0000,
        0x10FFFD,
        0xD800,
        0xDC9B,
    ]
    made = [f"seen{char}it" for char in bidi + hidden] + [f"seen{chr(code)}it" for code in far]
    return [*made, "seen" + "\u0301" * 200 + "it", "seen\U000e0068\U000e0069it"]


def _markup() -> list[str]:
    return [
        "seen [red]it[/red]", "seen [@click=app.exit]it[/]", "seen [link=http://evil.example]it[/link]", "seen [/]it",
        "seen [bold", "seen ]it[", "seen \\[it]", "seen :warning: it", "seen <b>it</b>", "seen &lt;it&gt;",
        "seen [it](http://evil.example)", "seen ![it](http://evil.example/x.png)", "seen <http://evil.example>",
    ]  # fmt: skip
