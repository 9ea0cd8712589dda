"""Programs of the desktop: started with one argument, never a line for a shell, and never with the terminal."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Mapping


def started(program: str, argument: str, variables: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """It goes on for as long as it likes, in a session of its own. Raises OSError, or ValueError for a NUL."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        [program, argument], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True, env=variables
    )
    # Somebody has to take note of its end.
    threading.Thread(target=process.wait, name="outside", daemon=True).start()
    return process
