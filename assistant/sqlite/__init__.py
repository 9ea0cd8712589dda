"""The one way in which the program opens a SQLite database: safe settings, migrations, plain errors."""

from assistant.sqlite.database import Database

__all__ = ["Database"]
