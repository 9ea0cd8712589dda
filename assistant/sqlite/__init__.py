"""The one way in which the program opens a SQLite database: safe settings, migrations, plain errors."""

from assistant.sqlite.database import Damaged, Database, file_name, folded, integer, set_aside
from assistant.sqlite.look import look

__all__ = ["Damaged", "Database", "file_name", "folded", "integer", "look", "set_aside"]
