"""What is spoken acts like what is typed: the same words heard, the same action, pictures, numbers and arguments."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.api import Event, Routed, Transcript, TurnEnded, TurnStarted
from assistant.dialogue.given import Attachment, Given
from assistant.host.compose import Services
from assistant.paths import HOME_VARIABLE, paths
from assistant.settings import settings
from tests.system.audio import spoken
from tests.system.environment import SAMPLES

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def services() -> Iterator[Services]:
    with tempfile.TemporaryDirectory(prefix="h", dir="/tmp") as home, pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, home)
        services = Services(paths(), settings())
        yield services
        services.close()


def turn(services: Services, given: Given) -> list[Event]:
    return list(services.manager.turn(given, threading.Event()))


@pytest.fixture(scope="module")
def conversation(services: Services) -> str:
    """Two pictures that were described."""
    shown = tuple(Attachment(path=str(SAMPLES / name)) for name in ("red-circle.png", "two-stars.png"))
    started, *_ = turn(services, Given(None, "describe both pictures", shown))
    assert isinstance(started, TurnStarted)
    assert [picture.number for picture in started.pictures] == [1, 2]
    return started.conversation


def routes(events: list[Event]) -> list[tuple[str, tuple[int, ...], dict[str, object]]]:
    return [(event.action, event.pictures, dict(event.arguments)) for event in events if isinstance(event, Routed)]


@pytest.mark.parametrize(
    ("said", "action", "pictures"),
    [
        ("stop", "chat", ()),
        ("read that again", "chat", ()),
        ("more like this", "search", None),
        ("the second one", "caption", (2,)),
        ("describe the second one", "caption", (2,)),
        ("describe picture two", "caption", (2,)),
        ("picture two", "caption", (2,)),
        ("describe number two", "caption", (2,)),
    ],
)
def test_spoken_acts_like_typed(
    services: Services, conversation: str, tmp_path: Path, said: str, action: str, pictures: tuple[int, ...] | None
) -> None:
    sound = Attachment(data=spoken(tmp_path, said).read_bytes(), name="voice.wav")
    by_voice = turn(services, Given(conversation, "", (sound,), after=1))
    by_hand = turn(services, Given(conversation, said, (), after=1))
    assert [event.text for event in by_voice if isinstance(event, Transcript)] == [said]
    assert routes(by_voice) == routes(by_hand)
    assert routes(by_voice)[0][0] == action
    if pictures is not None:
        assert routes(by_voice)[0][1] == pictures
    ends = [event.status for event in (*by_voice, *by_hand) if isinstance(event, TurnEnded)]
    assert ends[0] == ends[1]


def test_silence_asks_nothing(services: Services, conversation: str, tmp_path: Path) -> None:
    from assistant.terminal.voice.wav import encode_wav
    from tests.contract.capabilities.pieces import noise

    sound = Attachment(data=encode_wav(noise(3, 2e-4).astype("float32")), name="voice.wav")
    events = turn(services, Given(conversation, "", (sound,), after=1))
    assert [event.no_speech for event in events if isinstance(event, Transcript)] == [True]
    assert not routes(events)
