"""A local, private, multimodal chat assistant for the terminal. Nothing heavy is imported here."""

__version__ = "0.1.0"
