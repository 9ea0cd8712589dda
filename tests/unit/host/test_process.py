"""The host as a process on its socket: who may reach it, what a broken connection means, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from assistant.api.errors import BadInput, HostProblem
from assistant.api.events import Failed, TextDelta
from assistant.api.language import in_language
from assistant.host.aclient import AsyncHostClient
from assistant.host.client import HostClient
from assistant.host.lock import HostLock, holder
from assistant.host.protocol import TurnRequest
from assistant.host.start import LOCKED, ensure_host, running
from assistant.host.stop import stop_host
from assistant.paths import HOME_VARIABLE, Paths, paths
from tests.system.environment import assistant
from tests.unit.host.conftest import SAMPLES
from tests.unit.host.hosts import begun, kill_host, new_home, turn_of, until


@pytest.fixture(scope="module")
def place() -> Iterator[Paths]:
    with new_home() as place:
        ensure_host()
        yield place


@pytest.fixture
def client(place: Paths) -> Iterator[HostClient]:
    with HostClient(ensure_host()) as client:
        yield client


def test_an_idle_connection_outlives_what_clients_keep(place: Paths) -> None:
    kept = httpx.Limits().keepalive_expiry
    assert kept is not None
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(place.socket))
        for pause in (kept + 1.5, 0):
            connection.sendall(b"GET /health HTTP/1.1\r\nHost: host\r\n\r\n")
            answer = b""
            while not answer.endswith(b"}"):  # head and body may come apart
                answer += connection.recv(65536)
            assert answer.startswith(b"HTTP/1.1 200")
            time.sleep(pause)


def alive(process: psutil.Process) -> bool:
    """False for one that has ended and that nobody has waited for yet."""
    return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_its_user_can_reach_the_host_and_read_what_it_keeps(place: Paths, client: HostClient) -> None:
    list(client.turn(TurnRequest("hello")))
    assert stat.S_ISSOCK(place.socket.stat().st_mode)
    assert mode(place.socket) == 0o600
    for private in (place.log, place.lock, place.data_lock, place.conversations, place.library):
        assert mode(private) == 0o600, private
    for folder in (place.data, place.cache, place.runtime, place.pictures):
        assert not folder.exists() or mode(folder) == 0o700, folder


def test_the_host_runs_at_a_lower_priority_and_without_the_callers_terminal(place: Paths, client: HostClient) -> None:
    pid = client.get("/health")["pid"]
    assert os.getpriority(os.PRIO_PROCESS, pid) > os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getsid(pid) == pid != os.getsid(0)
    assert Path(os.readlink(f"/proc/{pid}/cwd")) == Path("/")


def test_what_native_libraries_write_goes_to_the_log(
    place: Paths, client: HostClient, capfd: pytest.CaptureFixture[str]
) -> None:
    said = [event.text for event in client.act("mutter") if isinstance(event, TextDelta)]
    assert said[-1].endswith("muttered")
    assert "a native library mutters\n" in place.log.read_text()
    assert "mutters" not in "".join(capfd.readouterr())


def test_events_arrive_while_the_turn_runs_and_leaving_does_not_cancel_it(place: Paths, client: HostClient) -> None:
    conversation, events = begun(client, "tick")
    events.close()  # type: ignore[attr-defined]
    length = len(turn_of(client, conversation)["answer"])
    until(lambda: len(turn_of(client, conversation)["answer"]) > length + 50, "the answer to grow")
    assert turn_of(client, conversation)["status"] == "running"
    assert client.cancel(conversation)
    until(lambda: turn_of(client, conversation)["status"] == "cancelled", "the turn to end")


def test_leaving_an_action_cancels_it(place: Paths, client: HostClient) -> None:
    stopped = place.data / "plugins" / "mischief" / "stopped"
    events = client.act("tick")
    list(islice(events, 5))
    assert not stopped.exists()
    events.close()
    until(stopped.exists, "the plugin to be stopped")
    until(lambda: not client.get("/health")["busy"], "the host to be idle")


def test_a_second_host_gives_way(place: Paths, client: HostClient) -> None:
    pid = client.get("/health")["pid"]
    assert holder(place.lock) == pid
    assert not HostLock(place.lock).acquire()
    second = subprocess.run([sys.executable, "-m", "assistant.host"], capture_output=True, check=False)
    assert second.returncode == LOCKED
    assert client.get("/health")["pid"] == pid


def test_a_host_with_another_runtime_directory_leaves_the_data_alone(tmp_path: Path) -> None:
    folder = Path(tempfile.mkdtemp(prefix="r", dir="/tmp"))
    (folder / "a").mkdir(mode=0o700)  # the other one is not there yet
    homes = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE")}
    sessions = [{**homes, HOME_VARIABLE: "", "XDG_RUNTIME_DIR": str(folder / name)} for name in "ab"]
    places = []
    for session in sessions:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in session.items():
                patch.setenv(name, value)
            places.append(paths())
    first, second = places
    try:
        assert (first.data, first.runtime.parent) == (second.data, folder / "a")
        assert second.runtime != first.runtime
        assert "Hello" in assistant(["ask", "hello"], sessions[0]).stdout
        pid = holder(first.lock)
        assert holder(first.data_lock) == pid
        refused = assistant(["ask", "hello"], sessions[1], check=False)
        assert refused.returncode == 1
        assert f"Another host (process {pid})" in refused.stderr
        assert f"kill {pid}" in refused.stderr
        chinese = assistant(["ask", "hello"], {**sessions[1], "ASSISTANT_LANGUAGE": "zh"}, check=False).stderr
        assert f"另一个后台程序（进程 {pid}）" in chinese
        assert "Another host" not in chinese
        doctor = assistant(["doctor", "--json"], sessions[1], check=False).stdout
        assert f"process {pid}" in json.loads(doctor)["checks"][-1]["found"]
        kill_host(first)
        assert "Hello" in assistant(["ask", "hello"], sessions[1]).stdout
        assert holder(first.data_lock) == holder(second.lock)
    finally:
        for each in places:
            kill_host(each)
        shutil.rmtree(folder)


def test_two_front_ends_talk_at_the_same_time(place: Paths, client: HostClient) -> None:
    first, ticking = begun(client, "tick")
    with HostClient(place.socket) as other:
        events = list(other.turn(TurnRequest("hello")))
        assert events[-1].status == "done"  # type: ignore[union-attr]
        assert events[0].conversation != first  # type: ignore[union-attr]
        assert other.cancel(first)
    assert list(ticking)[-1].status == "cancelled"


async def test_the_asynchronous_client_says_the_same(place: Paths, client: HostClient) -> None:
    other = AsyncHostClient(place.socket)
    try:
        assert (await other.get("/health"))["pid"] == client.get("/health")["pid"]
        events = [event async for event in other.turn(TurnRequest("hello"))]
        assert events[0].kind == "started"
        assert events[-1].status == "done"  # type: ignore[union-attr]
        assert await other.cancel("nothing") is False
    finally:
        await other.close()


async def test_names_with_undecodable_bytes_reach_the_host(place: Paths, client: HostClient, tmp_path: Path) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")
    shutil.copytree(SAMPLES, folder)
    other = AsyncHostClient(place.socket)
    try:
        list(client.act("index", paths=[folder]))
        assert [each for each, _ in client.get("/library")["folders"]] == [folder]
        removed = client.delete("/library", folder=folder)
        assert removed["removed"] > 0
        list(client.act("index", paths=[folder]))
        assert await other.delete("/library", folder=folder) == removed
        for words in ("caf\udce9", "\udce9\0", "\0"):
            assert client.get("/conversations", query=words) == await other.get("/conversations", query=words)
        with pytest.raises(BadInput, match="caf"):
            client.delete("/models", name="caf\udce9")
    finally:
        await other.close()


def test_a_host_in_the_middle_of_an_answer_ends_in_order(place: Paths) -> None:
    with HostClient(ensure_host()) as client:
        conversation, ticking = begun(client, "tick")
        os.kill(client.get("/health")["pid"], signal.SIGTERM)
        list(ticking)
        until(lambda: not holder(place.lock), "the host to end")
    assert not place.socket.exists()
    with HostClient(ensure_host()) as client:
        turn = turn_of(client, conversation)
        assert turn["status"] == "cancelled"
        assert turn["answer"].startswith("before ")


def test_a_killed_host_is_replaced_and_the_half_answer_is_kept(place: Paths) -> None:
    with HostClient(ensure_host()) as client:
        conversation, ticking = begun(client, "tick")
        until(lambda: "tick" in turn_of(client, conversation)["answer"], "something to be saved")
        kill_host(place)
        with pytest.raises(HostProblem, match="ended in the middle of the answer"):
            list(ticking)
        with pytest.raises(HostProblem, match="does not answer"):
            client.get("/health")
    assert place.socket.exists()
    assert running(place) is None
    with HostClient(ensure_host()) as client:
        turn = turn_of(client, conversation)
        assert turn["status"] == "interrupted"
        assert turn["answer"].startswith("before tick ")
        again = list(client.turn(TurnRequest("hello", conversation)))
        assert again[-1].status == "done"  # type: ignore[union-attr]


def test_a_plugin_that_ends_the_host_is_named_once(place: Paths) -> None:
    with HostClient(ensure_host()) as client, pytest.raises(HostProblem) as caught:
        list(client.turn(TurnRequest("go", action="end")))
    assert "Meanwhile ran: mischief." in caught.value.hint
    assert "mischief。" in in_language(caught.value.hint, "zh")
    with HostClient(ensure_host()) as client:
        list(client.turn(TurnRequest("go", action="mutter")))
        kill_host(place)
        with pytest.raises(HostProblem) as caught:
            client.get("/health")
        assert "mischief" not in caught.value.hint


def test_many_front_ends_at_once_start_one_host(place: Paths) -> None:
    stop_host(place)
    with ThreadPoolExecutor(4) as pool:
        sockets = list(pool.map(lambda _: ensure_host(), range(4)))
    assert set(sockets) == {place.socket}
    assert running(place) is not None


def test_stopping_ends_the_process_and_its_decoders(place: Paths) -> None:
    with HostClient(ensure_host()) as client:
        process = psutil.Process(client.get("/health")["pid"])
        list(client.act("caption", paths=[str(Path(__file__))]))
        children = process.children()
        assert children
    assert stop_host(place)
    assert not alive(process)
    until(lambda: not any(map(alive, children)), "the decoders to end")
    assert not stop_host(place)


def test_a_host_without_users_ends_and_one_with_a_chat_stays() -> None:
    with new_home(ASSISTANT_IDLE_EXIT_S="1") as place, HostClient(ensure_host()) as client:
        with client._http.stream("GET", "/presence") as presence:
            assert presence.status_code == 200
            before = client.get("/health")
            assert before["present"] == 1
            until(lambda: client.get("/health")["uptime_s"] > before["uptime_s"] + 3, "time to pass")
        until(lambda: not holder(place.lock), "the host to end by itself")
        assert not place.socket.exists()


def test_offline_refuses_what_leaves_the_machine_and_nothing_else() -> None:
    with new_home(ASSISTANT_OFFLINE="true"), socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with HostClient(ensure_host()) as client:
            assert client.get("/health")["offline"] is True

            def call(host: str) -> list[Any]:
                return list(client.act("call", arguments={"host": host, "port": port}))

            for outside in ("192.0.2.1", "2001:db8::1", "example.com"):
                failed = next(event for event in call(outside) if isinstance(event, Failed))
                assert failed.message == "A connection to the network was refused."
                assert "--offline" in failed.hint
            for inside in ("127.0.0.1", "localhost", "127.1", "0x7f000001"):
                assert "connected" in "".join(event.text for event in call(inside) if isinstance(event, TextDelta))
