"""The numbered changes that bring a database of any earlier version to the present one.

A change that was released is never edited: a new one is put below it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """One step; its number is the version that the database has afterwards."""

    number: int
    change: Callable[[sqlite3.Connection], None]
    makes: str
    """A table that every database has from this step on."""


def _run(connection: sqlite3.Connection, statements: str) -> None:
    # executescript would commit the transaction around the migration.
    for statement in statements.split(";"):
        if statement.strip():
            connection.execute(statement)


SESSION_TABLES = """
CREATE TABLE session (
    name TEXT PRIMARY KEY, missing TEXT NOT NULL,
    created TEXT NOT NULL, updated TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE page (
    session TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    position INTEGER NOT NULL, lang TEXT NOT NULL, title TEXT NOT NULL,
    revid INTEGER NOT NULL, timestamp TEXT NOT NULL, wikitext TEXT NOT NULL,
    PRIMARY KEY (session, position)
);
CREATE TABLE link (
    session TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    lang TEXT NOT NULL, source TEXT NOT NULL, target TEXT,
    PRIMARY KEY (session, lang, source)
) WITHOUT ROWID;
CREATE TABLE unit (
    session TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    id INTEGER NOT NULL, lang TEXT NOT NULL, section INTEGER NOT NULL,
    kind TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (session, id)
) WITHOUT ROWID;
CREATE TABLE draft (
    session TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    unit INTEGER NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL,
    engine TEXT NOT NULL, machine INTEGER NOT NULL, proposed TEXT NOT NULL,
    updated TEXT NOT NULL,
    PRIMARY KEY (session, unit)
) WITHOUT ROWID;
CREATE TABLE setting (
    session TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    key TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (session, key)
) WITHOUT ROWID;
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    session TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
    unit INTEGER NOT NULL, before TEXT, after TEXT NOT NULL, began REAL NOT NULL
);
CREATE INDEX change_session ON change (session, id);
CREATE TABLE owner (
    session TEXT PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    token TEXT NOT NULL, since TEXT NOT NULL
) WITHOUT ROWID
"""


def create_sessions(connection: sqlite3.Connection) -> None:
    """Sessions with their pages, segments, drafts and settings, and who may write them."""
    _run(connection, SESSION_TABLES)


SESSIONS = (Migration(1, create_sessions, "session"),)


def create_memory(connection: sqlite3.Connection) -> None:
    """Segments with their translations, and an index over the terms of the sources.

    The index holds no text of its own. bm25() is 0 for all rows of such an index
    unless it keeps full detail; without the sizes of rows it takes half the time. With
    8 MB for what is not yet written, 100,000 segments come in a third faster.
    """
    _run(
        connection,
        """
        CREATE TABLE source (
            id INTEGER PRIMARY KEY, lang TEXT NOT NULL, key INTEGER NOT NULL,
            text TEXT NOT NULL, plain TEXT
        );
        CREATE INDEX source_key ON source (key);
        CREATE TABLE target (
            id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES source,
            text TEXT NOT NULL, origin TEXT NOT NULL, author TEXT NOT NULL,
            created TEXT NOT NULL, changed TEXT NOT NULL, machine INTEGER NOT NULL,
            before TEXT NOT NULL, after TEXT NOT NULL, note TEXT NOT NULL, extra TEXT NOT NULL
        );
        CREATE INDEX target_source ON target (source);
        CREATE VIRTUAL TABLE source_index USING fts5 (
            terms, content='', detail=full, columnsize=0, tokenize="unicode61 remove_diacritics 0"
        );
        CREATE VIRTUAL TABLE source_terms USING fts5vocab (source_index, row);
        INSERT INTO source_index (source_index, rank) VALUES ('hashsize', 8388608)
        """,
    )


def own_index(connection: sqlite3.Connection) -> None:
    """Lists of segments by term in place of SQLite's full-text index, which is slower."""
    from workbench.store.postings import index_waiting

    _run(
        connection,
        """
        DROP TABLE source_terms;
        DROP TABLE source_index;
        CREATE TABLE posting (
            term TEXT NOT NULL, length INTEGER NOT NULL, part INTEGER NOT NULL,
            sources BLOB NOT NULL,
            PRIMARY KEY (term, length, part)
        ) WITHOUT ROWID;
        CREATE TABLE indexed (until INTEGER NOT NULL);
        INSERT INTO indexed VALUES (0)
        """,
    )
    index_waiting(connection)


MEMORY = (Migration(1, create_memory, "source"), Migration(2, own_index, "posting"))
