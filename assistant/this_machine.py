"""Which names and addresses in a URL or a connection mean this machine, and that no proxy is asked for it.

Standard library only; asks nobody.
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import socket
from urllib.parse import urlsplit
from urllib.request import getproxies_environment


def is_this_machine(host: str) -> bool:
    """Whether this is `localhost` or an address of the loopback, in any spelling that a connection understands:
    `127.1`, `0x7f000001`, `::ffff:127.0.0.1`. Linux takes the unspecified address for this machine, too."""
    name = host.lower().removesuffix(".").partition("%")[0]
    if name == "localhost":
        return True
    with contextlib.suppress(OSError, ValueError):
        name = socket.inet_ntoa(socket.inet_aton(name))
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None) or address
    return bool(mapped.is_loopback or mapped.is_unspecified)


def keep_from_proxies(url: str) -> None:
    """Has this process ask for an address of this machine without a proxy of the environment, whichever library does.

    To a proxy, `localhost` would be another machine, and it would see what never had to leave this one. For libraries
    that make their own connections; they must not have made one yet.
    """
    host = urlsplit(url).hostname or ""
    spared = getproxies_environment().get("no", "")
    if is_this_machine(host) and host not in spared.split(","):
        os.environ["no_proxy"] = ",".join(filter(None, (spared, host)))
