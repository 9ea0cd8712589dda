"""File systems that the system makes up, such as /proc: nobody's pictures lie there."""

from __future__ import annotations

import contextlib
import os

import psutil

_NAMES = (
    "binfmt_misc bpf cgroup cgroup2 configfs debugfs devfs devpts devtmpfs efivarfs fdescfs fuse.lxcfs fusectl"
    " hugetlbfs mqueue nfsd nsfs proc procfs pstore rpc_pipefs securityfs selinuxfs sysfs tracefs"
)
TYPES = frozenset(_NAMES.split())
"""As mount names them, on Linux, macOS and the BSDs. tmpfs is none: people keep files there."""


def pseudo_devices() -> set[int]:
    """The device numbers (`st_dev`) of the mounted ones; none where the system does not tell its mounts."""
    try:
        mounts = psutil.disk_partitions(all=True)
    except OSError:
        return set()
    # Of several mounts at one place, the last one shows.
    types = {mount.mountpoint: mount.fstype for mount in mounts}
    found = set()
    for place, kind in types.items():
        if kind in TYPES:
            with contextlib.suppress(OSError):
                found.add(os.stat(place).st_dev)  # noqa: PTH116
    return found


def is_pseudo(path: str) -> bool:
    """Whether a path lies in one; False for one that is not there."""
    try:
        return os.stat(path).st_dev in pseudo_devices()  # noqa: PTH116
    except OSError:
        return False
