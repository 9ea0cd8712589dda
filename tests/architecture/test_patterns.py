"""No pattern takes time that doubles with every word: `re` lets nothing else run, so a sentence could stop the host."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from tests.architecture.ambiguity import ambiguous
from tests.architecture.patterns import ROOT


def test_every_loop_of_every_pattern_reads_a_text_in_one_way() -> None:
    run = [sys.executable, "-W", "ignore", "-m", "tests.architecture.patterns"]
    patterns = json.loads(subprocess.run(run, cwd=ROOT, capture_output=True, check=True).stdout)
    wrong = [f"{where}: {text!r}" for where, pattern, flags in patterns for text in ambiguous(pattern, flags)]
    assert not wrong, "a loop that reads a text in two ways:\n" + "\n".join(wrong)
    folders = {where.partition("/")[0] for where, _, _ in patterns}
    assert folders == {"assistant", "plugins"}
    assert len(patterns) > 900


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?:a+)+", "aa"),
        ("(?:a|aa)*", "aa"),
        ("(?:a?b?)*", "ab"),
        ("(?:a*a*b)*", "ab"),
        (r"(?:\s*and\s*)*", "and and"),
        ("(?:x|(?:a?)?b)*", "b"),
        ("(?:one|a|haha+)+", "hahaa"),
        ("(?:ab|abc|cab|C)*", "abc"),
        (r"(?:\b\w+ ?)*", ""),
        (r"(?:\w+ )*", ""),
        ("(?:a++)+", ""),
        ("(?:a+)*+", ""),
        ("(?:a{1,3}b)*", ""),
        ("(?:a(?!b)|ab|b)*", ""),
        ("(?:a(?=c|d)|ab|b|c)*", ""),
        ("(?:the|these)*", ""),
    ],
)
def test_what_counts_as_two_ways(pattern: str, text: str) -> None:
    assert "".join(ambiguous(pattern, re.IGNORECASE)[:1]).lower() == text
