"""Which running host fits what a front end asks for and what the settings say, and which one is replaced."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.api.errors import AssistantError, HostProblem
from assistant.host.client import HostClient
from assistant.host.start import HostOptions, ensure_host, running
from assistant.paths import Paths
from tests.unit.host.hosts import begun, new_home, until


@pytest.fixture(scope="module")
def place() -> Iterator[Paths]:
    with new_home() as place:
        yield place


@pytest.fixture
def client(place: Paths) -> Iterator[HostClient]:
    with HostClient(ensure_host()) as client:
        yield client


def test_a_host_that_fits_is_used_and_another_is_replaced_unless_in_use(place: Paths, client: HostClient) -> None:
    pid = client.get("/health")["pid"]
    assert ensure_host(HostOptions(profile="auto", offline=False)) == place.socket
    conversation, ticking = begun(client, "tick")
    with pytest.raises(HostProblem, match="other options and is in use") as refused:
        ensure_host(HostOptions(profile="pocket"))
    assert "assistant host stop" in refused.value.hint
    client.cancel(conversation)
    list(ticking)
    until(lambda: not client.get("/health")["busy"], "the host to be idle")
    ensure_host(HostOptions(profile="pocket"))
    health = running(place)
    assert health is not None
    assert health["pid"] != pid
    assert health["profile"] == "pocket"


def test_variables_count_where_a_host_runs_without_them_and_wrong_ones_leave_it_alone(
    place: Paths, client: HostClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = client.get("/health")
    assert before["offline"] is False
    for name, value in (("ASSISTANT_PROFILE", "nosuch"), ("ASSISTANT_OFFLINE", "perhaps")):
        with monkeypatch.context() as wrong:
            wrong.setenv(name, value)
            with pytest.raises(AssistantError, match="is wrong"):
                ensure_host()
    assert client.get("/health")["pid"] == before["pid"]
    monkeypatch.setenv("ASSISTANT_OFFLINE", "1")
    with HostClient(ensure_host()) as fresh:
        after = fresh.get("/health")
        assert (after["offline"], after["pid"] != before["pid"]) == (True, True)


def test_what_one_asked_for_ends_with_the_next_who_asks_for_nothing(
    place: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(options: HostOptions | None = None) -> tuple[int, str, bool]:
        ensure_host(options)
        health = running(place) or {}
        return health["pid"], health["profile"], health["offline"]

    pid, *settled = found()
    asked = found(HostOptions(profile="pocket", offline=True))
    assert asked[1:] == ("pocket", True)
    assert found(HostOptions(profile="pocket", offline=True)) == asked
    with HostClient(place.socket) as used:
        conversation, ticking = begun(used, "tick")
        assert found() == asked  # shared with whoever uses it
        used.cancel(conversation)
        list(ticking)
        until(lambda: not used.get("/health")["busy"], "the host to be idle")
    again = found()
    assert (again[0] not in (pid, asked[0]), list(again[1:])) == (True, settled)
    monkeypatch.setenv("ASSISTANT_OFFLINE", "0")
    found(HostOptions(profile="auto"))
    monkeypatch.delenv("ASSISTANT_OFFLINE")
    assert found() == again  # what the settings say, too, is nothing to go back from


def test_changed_settings_count_once_nobody_uses_the_host(place: Paths) -> None:
    def told() -> list[str]:
        with HostClient(place.socket) as client:
            return [each["message"] for each in client.get("/status")["notices"] if "settings" in each["message"]]

    def pid() -> int:
        ensure_host()
        return int((running(place) or {})["pid"])

    try:
        first = pid()
        place.settings.parent.mkdir(exist_ok=True)
        place.settings.write_text('theme = "light"\n')
        assert (pid(), told()) == (first, [])
        place.settings.write_text("offline = true\n")
        with HostClient(place.socket) as used:
            conversation, ticking = begun(used, "tick")
            assert pid() == first
            assert told() == ["The settings have changed since the host started; another chat still uses it."]
            used.cancel(conversation)
            list(ticking)
            until(lambda: not used.get("/health")["busy"], "the host to be idle")
        place.settings.write_text("offline = perhaps\n")
        with pytest.raises(AssistantError, match="not valid TOML"):
            ensure_host()
        assert running(place), "a host is not ended for settings that are wrong"
        place.settings.write_text("offline = true\n")
        second = pid()
        assert (second != first, (running(place) or {})["offline"], told()) == (True, True, [])
        with HostClient(place.socket) as client:
            client.post("/models/use", {"name": "pocket"})
        assert 'profile = "pocket"' in place.settings.read_text()
        assert (pid(), told()) == (second, []), "what the host itself wrote it knows"
        place.settings.write_text('offline = true\nprofile = "pocket"\nidle_exit_s = 900\n')
        with HostClient(place.socket) as client:
            client.post("/models/use", {"name": "auto"})
        assert pid() != second, "a change of the file that it did not read is not forgotten"
    finally:
        place.settings.unlink(missing_ok=True)


def test_a_misspelt_variable_is_refused_while_a_host_runs(client: HostClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_PROFIL", "pocket")
    with pytest.raises(AssistantError, match="'ASSISTANT_PROFIL' is wrong"):
        ensure_host()
