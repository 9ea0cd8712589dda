"""Plain talk, also about the conversation itself. The plugin class is in `plugin.py`."""

from assistant_chat.plugin import ChatPlugin

__all__ = ["ChatPlugin"]
