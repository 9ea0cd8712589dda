"""Questions about pictures. The plugin class is in `plugin.py`."""

from assistant_vqa.plugin import VqaPlugin

__all__ = ["VqaPlugin"]
