"""On which device a folder and the file systems mounted below it lay when it was last looked through."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.library.filters import below
from assistant.sqlite import Database


class Devices:
    """Part of the library's store. Thread-safe; raises StoreProblem. Devices are the numbers of the system."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, folder: bytes) -> dict[bytes, int]:
        """By place: the folder itself, and where a file system begins below it, as far as that was looked through."""
        query = "SELECT place, device FROM devices WHERE place = ? OR (place >= ? AND place < ?)"
        rows = self._db.rows(query, (folder, *below(folder)))
        return {row["place"]: int(row["device"]) for row in rows}

    def keep(self, folder: bytes, devices: Mapping[bytes, int]) -> None:
        """These in place of those that were known of the folder; none forgets it. What is so already is not written:
        each write is a change of a file, which the watch of a folder around it hears."""
        rows = self._db.rows("SELECT place, device FROM devices WHERE folder = ?", (folder,))
        if {row["place"]: int(row["device"]) for row in rows} == dict(devices):
            return
        with self._db.transaction():
            self._db.execute("DELETE FROM devices WHERE folder = ?", (folder,))
            for place, device in devices.items():
                # As text: the number may have 64 bits without a sign.
                self._db.execute("INSERT INTO devices VALUES (?, ?, ?)", (folder, place, str(device)))
