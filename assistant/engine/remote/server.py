"""HTTP to an OpenAI-compatible server: requests, streams of server-sent events, and errors as sentences.

The key goes into one header and nowhere else: not into a message, a log line or a redirect.
"""

from __future__ import annotations

import base64
import contextlib
import json
import ssl
from collections.abc import Callable, Generator, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

import httpx

from assistant.api import AssistantError
from assistant.api.language import Bilingual, in_language, listed
from assistant.api.safe_text import safe_line
from assistant.engine import proxies
from assistant.engine.remote.address import is_here, named, proxy_for, shown
from assistant.engine.remote.events import Events
from assistant.engine.remote.lines import KEPT_S, Lines
from assistant.engine.remote.stream import Breaks
from assistant.engine.settings import Server

_WAIT = httpx.Timeout(300, connect=10)
"""A server may take minutes to read a long prompt on a slow machine, but not to accept a connection."""
_LOOK = httpx.Timeout(5)
_LARGEST = 64_000_000
"""Bytes of one answer."""
_SHOWN = 200
_FEW = 10


class Refused(AssistantError):
    """The server does not take what it was asked (400, 422); the message has its words."""


def sendable(text: str) -> str:
    """Text that can travel as UTF-8: undecodable bytes of a file name become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


class Connection:
    """Requests of one capability to one server. Thread-safe; the connection is opened at the first request."""

    def __init__(self, server: Server, capability: str, kept: Callable[[], None] = lambda: None) -> None:
        """`kept` is called once there is a connection that `rest` will have to close."""
        self.model = server.model
        self.setting = f"remote.{capability}"
        """The table of the settings that names the server."""
        self._url = server.url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {server.key}"} if server.key else {}
        self._secrets = _secrets_of(server)
        self._name = named(server.url)
        # A proxy of the environment is asked for far machines only: to it, "localhost" would be another one.
        self._far = not is_here(self._url)
        self._trust: ssl.SSLContext | None = None
        self._lines = Lines(self._client, kept)

    def _client(self) -> httpx.Client:
        # Reading the certificates of the system takes longer than everything else.
        self._trust = self._trust or httpx.create_ssl_context(trust_env=self._far)
        with proxies.must_be_usable():
            return httpx.Client(
                verify=self._trust,
                timeout=_WAIT,
                headers=self._headers,
                follow_redirects=False,
                trust_env=self._far,
                limits=httpx.Limits(keepalive_expiry=KEPT_S),
            )

    def post(self, route: str, breaks: Breaks | None = None, **content: Any) -> dict[str, Any]:
        """The JSON object of an answer. `content` is `json`, or `data` and `files`. Raises AssistantError."""
        with self._asked(route, breaks=breaks, **content) as answer:
            body = b"".join(_limited(answer.iter_bytes()))
        try:
            value = json.loads(body)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise self._problem(Bilingual("answers with something that is no JSON object", "的回答不是 JSON 对象"))
        return value

    def names(self) -> list[str]:
        """The models that the server says it has. Raises AssistantError within seconds if it does not answer."""
        with self._asked("/models", "GET", timeout=_LOOK) as answer:
            body = b"".join(_limited(answer.iter_bytes()))
        try:
            return [str(each["id"]) for each in json.loads(body)["data"]]
        except (ValueError, TypeError, KeyError, RecursionError):
            raise self._problem(
                Bilingual("answers with something that lists no models", "的回答没有列出模型")
            ) from None

    def lacks(self, names: list[str]) -> AssistantError:
        """The error for a server that has other models than the one of the settings."""
        there_are = listed(safe_line(name)[:_SHOWN] for name in names[:_FEW])
        return AssistantError(
            Bilingual(
                f"The server {self._name} has no model {self.model!r}.",
                f"服务器 {self._name.chinese} 没有模型 {self.model!r}。",
            ),
            Bilingual(
                f"Correct `{self.setting}.model`. It has: {there_are}.",
                f"请更正 `{self.setting}.model`。它有：{there_are.chinese}。",
            ),
        )

    def events(self, route: str, body: dict[str, Any], breaks: Breaks) -> Generator[dict[str, Any]]:
        """The JSON objects of a stream. Raises AssistantError, also for one that stops before the server has said that
        the answer ends."""
        with self._asked(route, breaks=breaks, json=body) as answer:
            events = Events(_limited(answer.iter_bytes()))
            try:
                for event in events:
                    self._raise_error_in(event)
                    yield event
            except (ValueError, RecursionError):
                raise self._problem(
                    Bilingual("answers with something that is no stream of JSON", "的回答不是 JSON 流")
                ) from None
            if not events.whole:
                raise self._unended(events)

    def cut_short(self) -> AssistantError:
        """The error for an answer that the server began and did not end."""
        return self._problem(Bilingual("broke off in the middle; the answer is not whole", "中途断开，回答不完整"))

    def problem(self, what: str) -> AssistantError:
        """The error for an answer that is of no use."""
        return self._problem(what)

    def close(self) -> None:
        """Closes the connection once no request uses it. What holds on to it may ask again: that opens another."""
        self._lines.close()

    def rest(self) -> float | None:
        """Closes what was kept long enough for a next request; in how many seconds there is more to close."""
        return self._lines.rest()

    @contextlib.contextmanager
    def _asked(
        self, route: str, method: str = "POST", breaks: Breaks | None = None, **content: Any
    ) -> Iterator[httpx.Response]:
        """The answer, once its head has come; `breaks` can break it off from before the request is sent."""
        try:
            with self._lines.lent(breaks) as (http, trace):
                asked = http.stream(method, f"{self._url}{route}", extensions={"trace": trace}, **content)
                with asked as answer:
                    if answer.status_code >= 300:
                        raise self._refusal(answer.status_code, b"".join(_limited(answer.iter_bytes())))
                    yield answer
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError):
            raise self._silent() from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            raise AssistantError(
                Bilingual(f"{shown(self._url)} is no address.", f"{shown(self._url)} 不是地址。"),
                Bilingual(f"Correct `{self.setting}.url`.", f"请更正 `{self.setting}.url`。"),
            ) from None
        except httpx.HTTPError as error:
            raise self._problem(
                Bilingual(f"broke the connection off ({type(error).__name__})", f"中断了连接（{type(error).__name__}）")
            ) from None

    def _silent(self) -> AssistantError:
        hint = Bilingual(f"Start it, or correct `{self.setting}.url`.", f"请启动它，或更正 `{self.setting}.url`。")
        if proxy_for(self._url):
            hint = Bilingual(
                f"{hint} Or put its name into NO_PROXY, then end the host: assistant host stop",
                f"{hint.chinese}或把它的名字写进 NO_PROXY，然后结束后台程序：assistant host stop",
            )
        return AssistantError(
            Bilingual(f"The server {self._name} does not answer.", f"服务器 {self._name.chinese} 没有响应。"), hint
        )

    def _refusal(self, status: int, body: bytes) -> AssistantError:
        if status in (401, 403):
            return AssistantError(
                Bilingual(f"The server {self._name} refuses the key.", f"服务器 {self._name.chinese} 拒绝了密钥。"),
                Bilingual(
                    f"Set `{self.setting}.key_variable` or `.key`.",
                    f"请设置 `{self.setting}.key_variable` 或 `.key`。",
                ),
            )
        if 300 <= status < 400:
            return self._problem(Bilingual("sends elsewhere, which is not followed", "要求转到别处，程序不会跟随"))
        said = self._said(body)
        if status == 404:
            hint = Bilingual(
                f"Correct `{self.setting}.model` ({self.model}) or `.url`, which usually ends with /v1.",
                f"请更正 `{self.setting}.model`（{self.model}）或 `.url`，后者通常以 /v1 结尾。",
            )
            return AssistantError(
                Bilingual(
                    f"The server {self._name} does not have that: {said}",
                    f"服务器 {self._name.chinese} 没有这一项：{said}",
                ),
                hint,
            )
        problem = self._problem(Bilingual(f"answers {status}: {said}", f"返回 {status}：{said}"))
        return Refused(problem.message, problem.hint) if status in (400, 422) else problem

    def _unended(self, events: Events) -> AssistantError:
        if events.began:
            return self.cut_short()
        if not events.other:
            return self._problem(Bilingual("answers with nothing", "的回答是空的"))
        with contextlib.suppress(ValueError, RecursionError):
            if isinstance(value := json.loads(events.other), dict):
                self._raise_error_in(value)
        problem = self._problem(Bilingual("answers with something that is no stream of events", "的回答不是事件流"))
        return AssistantError(
            problem.message,
            Bilingual(
                f"Correct `{self.setting}.url`, which usually ends with /v1.",
                f"请更正 `{self.setting}.url`，它通常以 /v1 结尾。",
            ),
        )

    def _raise_error_in(self, event: dict[str, Any]) -> None:
        if event.get("error"):
            said = self._said(json.dumps(event).encode())
            raise self._problem(Bilingual(f"says: {said}", f"说：{said}"))

    def _said(self, body: bytes) -> str:
        """The server's own words without the key, which it may repeat, and cut afterwards."""
        said = _words_in(body)
        for secret in self._secrets:
            said = said.replace(secret, "…")
        return said[:_SHOWN]

    def _problem(self, what: str) -> AssistantError:
        return AssistantError(
            Bilingual(f"The server {self._name} {what}.", f"服务器 {self._name.chinese} {in_language(what, 'zh')}。"),
            Bilingual(f"Look at its log, or at `{self.setting}`.", f"请查看它的日志，或检查 `{self.setting}`。"),
        )


def _words_in(body: bytes) -> str:
    """The server's own words, in whichever of the usual places they are; hostile, so one line."""
    try:
        value = json.loads(body)
        error = value.get("error", value)
        said = error if isinstance(error, str) else error.get("message") or error.get("detail") or ""
    except (ValueError, AttributeError, RecursionError):
        said = body.decode("utf-8", "replace")
    return safe_line(str(said))


def _secrets_of(server: Server) -> tuple[str, ...]:
    """What must not be shown: the key, the password in the address, and user and password as they are sent together.
    Longest first, so that none leaves a part of another."""
    parts = urlsplit(server.url)
    pair = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
    sent = base64.b64encode(pair.encode()).decode() if pair != ":" else ""
    found = {server.key, sent, parts.password or "", unquote(parts.password or "")}
    return tuple(sorted(filter(None, found), key=len, reverse=True))


def _limited(chunks: Iterator[bytes]) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > _LARGEST:
            raise httpx.RemoteProtocolError("too long")
        yield chunk
