"""An address on the web where a file is wanted: it is told as one, and nothing is fetched."""

from __future__ import annotations

import pytest

from assistant.api.errors import BadInput
from assistant.api.language import in_language
from assistant.cli.opening import must_exist
from assistant.media.files import opened


@pytest.mark.parametrize("path", ["/home/me/https:/example.org/a.jpg", "https://example.org/a.jpg"])
def test_an_address_is_no_missing_file(path: str) -> None:
    with pytest.raises(BadInput) as refused, opened(path, 100, "picture"):
        pass
    assert refused.value.message == "https://example.org/a.jpg is an address: nothing is ever fetched."
    assert refused.value.hint == "Download it first, then name the file."
    with pytest.raises(BadInput) as given:
        must_exist([path])
    assert in_language(given.value.message, "zh") == "https://example.org/a.jpg 是网址：程序从不下载网上的内容。"


@pytest.mark.parametrize("path", ["/home/me/a.jpg", "/home/https/a.jpg", "/home/xhttp:/a.jpg", "/home/http:"])
def test_other_paths_are_missing_files(path: str) -> None:
    with pytest.raises(BadInput, match="There is no file"), opened(path, 100, "picture"):
        pass
