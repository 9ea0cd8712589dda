"""The tables of the conversations' database, one script per version. A script that was released never changes."""

from __future__ import annotations

MIGRATIONS = (
    """
    CREATE TABLE conversations (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        named INTEGER NOT NULL DEFAULT 0,      -- 1 once the user has named it
        created REAL NOT NULL,                 -- seconds since 1970
        updated REAL NOT NULL,
        head INTEGER NOT NULL DEFAULT 0        -- last turn of the current branch
    );
    CREATE TABLE turns (
        conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        parent INTEGER NOT NULL,               -- 0 for the first
        text TEXT NOT NULL,
        language TEXT NOT NULL,
        status TEXT NOT NULL,                  -- running, done, failed, cancelled, interrupted
        answer TEXT NOT NULL DEFAULT '',
        started REAL NOT NULL,
        first_token_ms REAL NOT NULL DEFAULT -1,
        total_ms REAL NOT NULL DEFAULT 0,
        PRIMARY KEY (conversation, number)
    );
    CREATE TABLE events (
        conversation TEXT NOT NULL,
        turn INTEGER NOT NULL,
        position INTEGER NOT NULL,
        at INTEGER NOT NULL,                   -- characters of the answer said before it
        body TEXT NOT NULL,                    -- JSON of an event that is not text
        PRIMARY KEY (conversation, turn, position),
        FOREIGN KEY (conversation, turn) REFERENCES turns (conversation, number) ON DELETE CASCADE
    );
    CREATE TABLE pictures (
        conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        digest TEXT NOT NULL,
        origin TEXT NOT NULL,
        turn INTEGER NOT NULL,                 -- the turn it came with
        path BLOB NOT NULL,
        width INTEGER NOT NULL,
        height INTEGER NOT NULL,
        media_type TEXT NOT NULL,
        description TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (conversation, number)
    );
    CREATE UNIQUE INDEX one_number_per_picture ON pictures (conversation, digest);
    CREATE INDEX pictures_by_digest ON pictures (digest);
    CREATE TABLE parts (
        conversation TEXT NOT NULL,
        turn INTEGER NOT NULL,
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,                    -- picture, audio, folder
        digest TEXT NOT NULL,                  -- empty for a folder
        path BLOB NOT NULL,
        media_type TEXT NOT NULL,
        PRIMARY KEY (conversation, turn, position),
        FOREIGN KEY (conversation, turn) REFERENCES turns (conversation, number) ON DELETE CASCADE
    );
    CREATE VIRTUAL TABLE said USING fts5 (
        conversation UNINDEXED, turn UNINDEXED, kind UNINDEXED, words, tokenize = 'trigram'
    );
    """,
    """
    -- A number that was given once is never given again, even after what it named was deleted.
    ALTER TABLE conversations ADD COLUMN turns_begun INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE conversations ADD COLUMN pictures_numbered INTEGER NOT NULL DEFAULT 0;
    UPDATE conversations SET
        turns_begun = coalesce((SELECT max(number) FROM turns WHERE conversation = conversations.id), 0),
        pictures_numbered = coalesce((SELECT max(number) FROM pictures WHERE conversation = conversations.id), 0);
    CREATE INDEX turns_by_parent ON turns (conversation, parent);
    """,
    """
    -- Pictures and sounds are found by the names of their files, too.
    -- (An index of trigrams answers LIKE itself, and finds nothing in columns that are not indexed.)
    DELETE FROM said WHERE substr(kind, 1, 8) = 'picture ';
    INSERT INTO said
        SELECT conversation, turn, 'picture ' || number, trim(file_name(path) || char(10) || description, char(10))
        FROM pictures WHERE file_name(path) != '' OR trim(description) != '' ORDER BY conversation, number;
    INSERT INTO said
        SELECT conversation, turn, 'sounds', group_concat(file_name(path), char(10))
        FROM parts WHERE kind = 'audio' AND file_name(path) != '' GROUP BY conversation, turn;
    """,
    """
    -- What a picture came with is told from what answers taught about it: the last line of a drawn one, and what a
    -- search that brought it knew already.
    ALTER TABLE pictures ADD COLUMN own TEXT NOT NULL DEFAULT '';
    UPDATE pictures SET own = substr(description, length(rtrim(description, replace(description, char(10), ''))) + 1)
        WHERE origin = 'drawn';
    UPDATE pictures SET own = coalesce(
        (SELECT json_extract(hit.value, '$.picture.description')
         FROM events, json_each(CASE WHEN json_valid(events.body) THEN events.body ELSE '{}' END, '$.hits') AS hit
         WHERE events.conversation = pictures.conversation AND events.turn = pictures.turn
            AND json_extract(hit.value, '$.picture.number') = pictures.number
         ORDER BY events.position LIMIT 1), '')
        WHERE origin = 'found' AND description != '';
    """,
    """
    -- Whether the words of a turn were spoken: a repetition of it has no transcript to tell that by.
    ALTER TABLE turns ADD COLUMN heard INTEGER NOT NULL DEFAULT 0;
    UPDATE turns SET heard = 1 WHERE text != '' AND 'transcript' = (
        SELECT json_extract(body, '$.kind') FROM events
        WHERE conversation = turns.conversation AND turn = turns.number
            AND CASE WHEN json_valid(body) THEN json_extract(body, '$.kind') END IN ('transcript', 'route')
        ORDER BY position LIMIT 1);
    """,
    """
    -- Where the words of a turn are in the index, which has to be read as a whole to find that by itself.
    DELETE FROM said WHERE conversation NOT IN (SELECT id FROM conversations)
        OR rowid NOT IN (SELECT max(rowid) FROM said GROUP BY conversation, turn, kind);
    INSERT INTO said (said) VALUES ('optimize');
    CREATE TABLE said_at (
        id INTEGER PRIMARY KEY,                -- rowid in said
        conversation TEXT NOT NULL,
        turn INTEGER NOT NULL,
        kind TEXT NOT NULL,                    -- said, answered, heard, sounds, picture 1, …
        UNIQUE (conversation, turn, kind)
    );
    INSERT INTO said_at SELECT rowid, conversation, turn, kind FROM said;
    """,
    """
    -- When a turn was taken back, counted by conversation: what was taken back last comes back first.
    ALTER TABLE turns ADD COLUMN undone INTEGER NOT NULL DEFAULT 0;
    """,
    """
    -- Bytes that were given up with a conversation or a turn, until they are removed.
    CREATE TABLE leaving (digest TEXT PRIMARY KEY);
    CREATE INDEX parts_by_digest ON parts (digest);
    """,
    """
    -- Since when the bytes beside this file are named here, in seconds since 1970: what is older may be of a file that
    -- was put away. One that holds conversations was here before this was noted.
    CREATE TABLE began (at INTEGER NOT NULL);
    INSERT INTO began SELECT CASE WHEN EXISTS (SELECT 1 FROM conversations) THEN 0 ELSE strftime('%s', 'now') END;
    """,
    """
    -- 1 for a conversation that somebody has held in a chat, 0 for single questions from a shell.
    ALTER TABLE conversations ADD COLUMN held INTEGER NOT NULL DEFAULT 1;
    """,
    """
    -- Bytes that no conversation named when they were last looked for, and since when, in seconds since 1970.
    CREATE TABLE nameless (digest TEXT PRIMARY KEY, since REAL NOT NULL);
    """,
)
