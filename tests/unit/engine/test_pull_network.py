"""What stands between a pull and the hub: proxies that cannot be used, pages that ask for a login, licences."""

from __future__ import annotations

import threading
from pathlib import Path

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


def test_a_model_with_a_licence_to_accept_says_so_when_its_files_are_asked_for(hub: Hub, installed: Installed) -> None:
    hub.gated = True
    with pytest.raises(AssistantError, match=f"{ID} is given only to those who accepted its licence") as told:
        pull(installed)
    assert "HF_TOKEN" in told.value.hint
    assert "assistant host stop" in told.value.hint


def test_a_token_that_is_refused_and_a_hub_that_is_away_say_that_the_host_is_to_end(
    hub: Hub, installed: Installed
) -> None:
    hub.refusals = [403]
    with pytest.raises(AssistantError, match=r"refused by its server \(403\)") as told:
        pull(installed)
    assert "HF_TOKEN end the host: assistant host stop" in told.value.hint
    hub.unavailable = True
    with pytest.raises(AssistantError, match="hub does not answer") as told:
        pull(installed)
    assert "HF_ENDPOINT end the host: assistant host stop" in told.value.hint


def test_a_variable_that_forbids_pulls_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssistantError, match="while HF_HUB_OFFLINE is set") as told:
        pull(Installed(tmp_path, offline=False, hub=False))
    assert "assistant host stop" in told.value.hint
