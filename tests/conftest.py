"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# No test depends on a wall-clock time. The rest stays as it is chosen: hypothesis sees for itself whether this is CI.
settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")
