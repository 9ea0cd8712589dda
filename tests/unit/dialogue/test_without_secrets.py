"""What is said of a stranger's failure holds no password, key or token."""

from __future__ import annotations

import pytest

from assistant.dialogue.loading import in_a_line
from assistant.dialogue.without_secrets import without_secrets


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("api key sk-SECRET-12345 was refused", "SECRET"),
        ("refused by https://user:pw1234@host/path", "pw1234"),
        ("password=hunter2 at import", "hunter2"),
        ("{'api_key': 'abcdef', 'page': 3}", "abcdef"),
        ("Authorization: Bearer abc.def.ghi", "abc.def.ghi"),
        ("OPENAI_API_KEY=xyz123", "xyz123"),
        ("the token hf_abcdefghijkl9 is old", "abcdefgh"),
        ("{'Authorization': 'Bearer eyJabc.secretpart'}", "secretpart"),
        ('"Authorization": "Basic dXNlcjpwdw=="', "dXNl"),
        ("https://user:pa/ss@host", "pa/ss"),
        ("PGPASSWORD='hunter two'", "hunter"),
        ('"clientSecret": "abc"', "abc"),
        ("ghp_0123456789abcdef", "0123456789"),
    ],
)
def test_secrets_are_hidden(said: str, secret: str) -> None:
    hidden = without_secrets(said)
    assert secret not in hidden
    assert "…" in hidden
    assert secret not in in_a_line(ValueError(said))


@pytest.mark.parametrize(
    "said",
    [
        "list index out of range",
        "the key 'colour' is not there",
        "unexpected token < in line 1",
        "https://example.org/a@b has no picture",
        "tokenizer and passwords are words, risk-taking too",
        "KeyError: 'seed'",
        "No module named 'pkg_resources'",
        "ghostscript is not installed",
        "hf_hub_download() failed",
        "unknown key: threshold",
        "sorted(found, key=lambda each: each.name)",
    ],
)
def test_plain_words_stay(said: str) -> None:
    assert without_secrets(said) == said


def test_a_long_text_is_read_at_once() -> None:
    for part in ("://", "password=", "key ", "sk-", "a_"):
        assert len(without_secrets(part * 50_000)) <= len(part) * 50_000
