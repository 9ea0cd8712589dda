"""The address of a server: whether it is on this machine, which proxy stands between, and how it is shown."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from assistant.api.language import Bilingual
from assistant.api.safe_text import safe_line
from assistant.this_machine import is_this_machine


def shown(url: str) -> str:
    """An address for people: without user, password and query."""
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return safe_line(f"{parts.scheme}://{place}{parts.path}")


def is_here(url: str) -> bool:
    """Whether an address is on this machine. Names below `localhost` are kept for it (RFC 6761, section 6.3)."""
    host = urlsplit(url).hostname or ""
    return is_this_machine(host) or host.removesuffix(".").endswith(".localhost")


def proxy_for(url: str) -> str:
    """The proxy that the environment names for an address, without user and password; empty if there is none."""
    parts = urlsplit(url)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all") or ""
    if not proxy or is_here(url) or proxy_bypass(parts.hostname or ""):
        return ""
    return shown(proxy if "://" in proxy else f"http://{proxy}")


def named(url: str) -> Bilingual:
    """The address as messages have it, with the proxy between, which may be what fails."""
    proxy = proxy_for(url)
    return Bilingual(
        f"{shown(url)} (through the proxy {proxy})" if proxy else shown(url),
        f"{shown(url)}（经代理 {proxy}）" if proxy else shown(url),
    )
