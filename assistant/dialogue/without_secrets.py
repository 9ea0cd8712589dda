"""Secrets in what a stranger's code says of its failure: they are shown to nobody and written into no log.

Belongs here: passwords in addresses, what stands behind names such as `api_key`, and tokens of well-known shapes.
Does not belong here: keys that the program holds itself; who uses these takes them out by their value.
"""

from __future__ import annotations

import re

_NAMES = r"(?:pass(?:word|wd|phrase)|pwd|secret|credentials?|(?:api|access|auth|private|secret)[ _-]?(?:key|token))"
_ADDRESS = re.compile(r"(?<=://)[^\s/@:]{0,100}:[^\s@]{1,200}(?=@)")
_SCHEME = re.compile(r"(?i)\b(bearer|basic) [\w.~+/=-]{6,}")
_NAMED = re.compile(
    rf"(?i)(\w{{0,40}}{_NAMES}[\"']?(?:\s?[=:]\s?| (?=[\w-]*\d)))(\"[^\"]*\"|'[^']*'|[^\s\"',;)]{{3,}})"
)
_TOKEN = re.compile(
    r"\b(?:(?:sk|pk|rk|hf|gh[opsu]|xox[abps])[-_](?=[A-Za-z_-]*\d)|github_pat_|glpat-|AKIA|AIza)[A-Za-z0-9_-]{8,}"
)


def without_secrets(text: str) -> str:
    """The text with `…` for what looks like a password, key or token."""
    hidden = _ADDRESS.sub("…", text)
    return _TOKEN.sub("…", _NAMED.sub(r"\1…", _SCHEME.sub(r"\1 …", hidden)))
