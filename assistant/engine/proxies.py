"""The proxies that the environment names, where they are none that this program can use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from assistant.api import AssistantError
from assistant.api.language import Bilingual


@contextmanager
def must_be_usable() -> Iterator[None]:
    """For the making of an HTTP client: says of a proxy that it cannot use what to do."""
    try:
        yield
    except (ValueError, ImportError, httpx.InvalidURL):
        raise AssistantError(
            Bilingual(
                "A proxy that the environment names cannot be used: only http:// and https:// ones are known.",
                "环境里指定的代理无法使用：只支持 http:// 和 https:// 的代理。",
            ),
            Bilingual(
                "Correct HTTP_PROXY, HTTPS_PROXY and ALL_PROXY, then end the host: assistant host stop",
                "请更正 HTTP_PROXY、HTTPS_PROXY 和 ALL_PROXY，然后结束后台程序：assistant host stop",
            ),
        ) from None
