"""What stands between a pull and the hub: proxies that cannot be used, pages that ask for a login, licences."""

from __future__ import annotations

import threading

import pytest

from assistant.api import AssistantError
from assistant.engine.installed import Installed
from tests.unit.engine.hub import ID, Hub


def pull(installed: Installed) -> None:
    list(installed.pull(ID, None, threading.Event(), patience=0.01))


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:9", "socks://127.0.0.1:9"])
def test_a_proxy_that_cannot_be_used_is_told(
    hub: Hub, installed: Installed, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", proxy)
    with pytest.raises(AssistantError, match="only http:// and https:// ones are known") as told:
        pull(installed)
    assert "assistant host stop" in told.value.hint


@pytest.mark.parametrize("page", [b"<html>Welcome! Please log in.</html>", b"[]", b"{}"])
def test_a_page_in_place_of_the_hub_is_told(hub: Hub, installed: Installed, page: bytes) -> None:
    hub.page = page
    with pytest.raises(AssistantError, match="does not answer as one") as told:
        pull(installed)
    assert "login" in told.value.hint
