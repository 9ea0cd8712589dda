"""What holds for every test."""

from __future__ import annotations

import signal

from hypothesis import settings

# No test depends on a wall-clock time. The rest stays as it is chosen: hypothesis sees for itself whether this is CI.
settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")

# A job in the background ignores Ctrl+C, and so would every program that a test starts and interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)
