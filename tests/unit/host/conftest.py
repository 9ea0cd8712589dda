"""A host in this process: its real services in a home of its own, and its application without a socket."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.api import Event
from assistant.api.events import from_json
from assistant.host.app import make_app
from assistant.host.compose import Services
from assistant.paths import HOME_VARIABLE, paths
from assistant.settings import settings

MISCHIEF = Path(__file__).with_name("mischief.py")
SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A new home below /tmp, short enough for a socket's name, with the plugin that misbehaves."""
    folder = Path(tempfile.mkdtemp(prefix="h", dir="/tmp"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(folder))
        plugins = paths().plugins
        plugins.mkdir(parents=True)
        shutil.copy(MISCHIEF, plugins)
        yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def services(home: Path) -> Iterator[Services]:
    services = Services(paths(), settings())
    yield services
    services.close()


@pytest.fixture
async def http(services: Services) -> AsyncIterator[httpx.AsyncClient]:
    """The application, spoken to in process. Streams arrive whole here; over a socket they arrive piece by piece."""
    transport = httpx.ASGITransport(make_app(services), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://host", timeout=None) as client:
        yield client


async def events_of(http: httpx.AsyncClient, route: str, body: dict[str, Any]) -> list[Event]:
    """Everything that a turn or an action said."""
    response = await http.post(route, content=json.dumps(body))
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("application/x-ndjson")
    assert response.content.isascii()
    events = [from_json(json.loads(line)) for line in response.text.splitlines()]
    return [event for event in events if event is not None]
