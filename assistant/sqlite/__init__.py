"""The one way in which the program opens a SQLite database: safe settings, migrations, plain errors."""

from assistant.sqlite.database import Damaged, Database, integer, set_aside
from assistant.sqlite.look import look

__all__ = ["Damaged", "Database", "integer", "look", "set_aside"]
