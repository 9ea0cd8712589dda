"""Captions of pictures: short, detailed, or alt text. The plugin class is in `plugin.py`."""

from assistant_captioning.plugin import CaptioningPlugin

__all__ = ["CaptioningPlugin"]
