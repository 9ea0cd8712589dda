"""The picture library is imported late, on whichever threads need it first."""

from __future__ import annotations

import os
import subprocess
import sys


def test_many_pictures_at_once_leave_the_terminals_size_readable() -> None:
    code = """
import fcntl, os, pty, shutil, struct, sys, termios, threading
from concurrent.futures import ThreadPoolExecutor
from assistant.terminal import images

keyboard, screen = pty.openpty()
fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 41, 123, 0, 0))
sys.__stdout__ = output = os.fdopen(screen, "w")
images.prepare("halfblock")
sizes, done = set(), threading.Event()
def look():
    while not done.is_set():
        sizes.add(tuple(shutil.get_terminal_size()))
looking = threading.Thread(target=look)
looking.start()
together = threading.Barrier(6)
with ThreadPoolExecutor(6) as pool:
    list(pool.map(lambda _: (together.wait(), images.library()), range(6)))
done.set()
looking.join()
assert sys.__stdout__ is output
assert sizes == {(123, 41)}, sizes
"""
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, timeout=120)
