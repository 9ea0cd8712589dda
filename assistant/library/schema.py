"""The library's tables. Paths are BLOBs: a file name need not be text."""

MIGRATIONS = (
    """
    CREATE TABLE folders (path BLOB PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE files (
        path BLOB PRIMARY KEY,
        size INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        digest TEXT NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        media_type TEXT NOT NULL,
        taken TEXT NOT NULL,
        look BLOB NOT NULL
    );
    CREATE INDEX files_by_digest ON files (digest);
    -- One vector per content, not per file: moved and copied files keep theirs. Ids are never used twice, so "newer
    -- than a generation" is a comparison of numbers.
    CREATE TABLE vectors (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        digest TEXT NOT NULL,
        model TEXT NOT NULL,
        vector BLOB NOT NULL,
        UNIQUE (digest, model)
    );
    CREATE INDEX vectors_by_model ON vectors (model, id);
    """,
    """
    -- Words that explain hits, embedded once per model.
    CREATE TABLE words (
        model TEXT NOT NULL,
        text TEXT NOT NULL,
        vector BLOB NOT NULL,
        PRIMARY KEY (model, text)
    ) WITHOUT ROWID;
    """,
    """
    -- What could not be brought in, with the reason in both languages.
    CREATE TABLE failures (path BLOB PRIMARY KEY, english TEXT NOT NULL, chinese TEXT NOT NULL) WITHOUT ROWID;
    """,
    """
    -- An unmounted drive shows by the device of the folder where it was. `place` is the folder, or a mount below it.
    CREATE TABLE devices (
        folder BLOB NOT NULL,
        place BLOB NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY (folder, place)
    ) WITHOUT ROWID;
    """,
    """
    -- Ids of vectors mean something in one database only: what holds them beside it says of which one they are.
    CREATE TABLE identity (id TEXT NOT NULL);
    INSERT INTO identity VALUES (lower(hex(randomblob(16))));
    """,
    """
    -- What the decoder refused is not read again while the file is as it was, and the decoder what it was; an empty
    -- `decoder` is for other reasons, which may pass.
    ALTER TABLE failures ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE failures ADD COLUMN modified INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE failures ADD COLUMN decoder TEXT NOT NULL DEFAULT '';
    """,
    """
    -- The model used last, one row: where all pictures have its vectors already, no vector tells.
    CREATE TABLE used (model TEXT NOT NULL);
    """,
)
