"""Secrets in what a stranger's code says of its failure: they are shown to nobody and written into no log.

Belongs here: passwords in addresses, what stands behind names such as `api_key`, and tokens of well-known shapes.
Does not belong here: keys that the program holds itself; who uses these takes them out by their value.
"""

from __future__ import annotations

import re

_NAMES = r"(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[ _-]?key|key|authorization|credentials?)"
_ADDRESS = re.compile(r"(?<=://)[^\s/@]{1,200}(?=@)")
_NAMED = re.compile(
    rf"(?i)(\b(?:\w{{1,40}}[_-])?{_NAMES}[\"']?\s?(?:[=:]\s?|\s(?=[\w-]*\d))(?:bearer\s|basic\s)?[\"']?)([^\s\"',;)]{{3,}})"
)
_TOKEN = re.compile(r"\b(?:sk|pk|rk|hf|gh[opsu]|github_pat|xox[abps]|glpat|AKIA|AIza)[-_]?[A-Za-z0-9_-]{8,}")


def without_secrets(text: str) -> str:
    """The text with `…` for what looks like a password, key or token."""
    hidden = _ADDRESS.sub("…", text)
    return _TOKEN.sub("…", _NAMED.sub(r"\1…", hidden))
