"""Zero-shot labels for pictures. The plugin class is in `plugin.py`."""

from assistant_classification.plugin import ClassificationPlugin

__all__ = ["ClassificationPlugin"]
