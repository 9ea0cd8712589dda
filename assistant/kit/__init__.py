"""For authors of plugins: a start (`new`), a check (`check`), and a context to try a plugin in (`Trial`).

Nothing here is needed to run the program. Guide: docs/plugins.md.
"""

from assistant.kit.check import Finding, check
from assistant.kit.new import new
from assistant.kit.trial import Talk, Trial, request_for

__all__ = ["Finding", "Talk", "Trial", "check", "new", "request_for"]
