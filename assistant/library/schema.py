"""The library's tables. Paths are BLOBs: a file name need not be text."""

MIGRATIONS = (
    """
    CREATE TABLE folders (path BLOB PRIMARY KEY, scanned REAL NOT NULL) WITHOUT ROWID;
    CREATE TABLE files (
        path BLOB PRIMARY KEY,
        size INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        digest TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        media_type TEXT NOT NULL,
        taken TEXT NOT NULL,
        problem TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX files_by_digest ON files (digest);
    CREATE TABLE vectors (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        digest TEXT NOT NULL,
        model TEXT NOT NULL,
        vector BLOB NOT NULL,
        UNIQUE (digest, model)
    );
    CREATE INDEX vectors_by_model ON vectors (model, id);
    """,
)
