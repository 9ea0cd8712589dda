"""Drawing: words to pictures, and variations of pictures. The plugin class is in `plugin.py`."""

from assistant_image_generation.plugin import ImageGenerationPlugin

__all__ = ["ImageGenerationPlugin"]
