"""Search in the user's pictures, and indexing of folders. The plugin class is in `plugin.py`."""

from assistant_retrieval.plugin import RetrievalPlugin

__all__ = ["RetrievalPlugin"]
