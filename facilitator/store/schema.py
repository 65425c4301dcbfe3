"""The tables of a session file. Only ``change`` is the record; the rest is local or can be rebuilt."""

from __future__ import annotations

import sqlite3

from facilitator.store.tables import RECORD_TABLES, TABLES, Table, columns

APPLICATION_ID = 0x46414331  # "FAC1", at bytes 68–71 of the file
PUBLISHED_ID = 0x46414350  # "FACP": a copy for everybody, which has no history and is not merged
VERSION = 1  # rises only when the table ``change`` changes

_RECORD = (
    """CREATE TABLE change(
  id BLOB PRIMARY KEY CHECK(length(id)=32), format INTEGER NOT NULL, session TEXT NOT NULL,
  item TEXT NOT NULL, field TEXT NOT NULL, value TEXT, salt BLOB, parents BLOB NOT NULL,
  writer BLOB NOT NULL, seq INTEGER NOT NULL, author TEXT NOT NULL, wall INTEGER NOT NULL) STRICT""",
    "CREATE INDEX change_item ON change(item)",
    # Partial: redactions are rare, and looked for at each merge.
    "CREATE INDEX change_redaction ON change(field) WHERE field >= 'redacted' AND field < 'redacted0'",
)

_LOCAL = (
    "CREATE TABLE local(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE opened(writer BLOB PRIMARY KEY, author TEXT NOT NULL, at INTEGER NOT NULL) STRICT",
    """CREATE TABLE draft(
  writer BLOB NOT NULL, item TEXT NOT NULL, field TEXT NOT NULL, heads BLOB NOT NULL, value TEXT NOT NULL,
  author TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(writer, item, field)) STRICT""",
    """CREATE TABLE quarantine(
  number INTEGER PRIMARY KEY, source TEXT NOT NULL, reason TEXT NOT NULL, content TEXT NOT NULL,
  at INTEGER NOT NULL, UNIQUE(reason, content)) STRICT""",
    "CREATE TABLE held_redaction(id BLOB PRIMARY KEY, content TEXT NOT NULL, at INTEGER NOT NULL) STRICT",
    """CREATE TABLE import_log(
  number INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, source TEXT NOT NULL, receipt TEXT NOT NULL,
  at INTEGER NOT NULL) STRICT""",
)

_DERIVED = (
    "CREATE TABLE edge(child BLOB NOT NULL, parent BLOB NOT NULL, PRIMARY KEY(parent, child)) WITHOUT ROWID",
    """CREATE TABLE conflict(
  item TEXT NOT NULL, field TEXT NOT NULL, place INTEGER NOT NULL, change BLOB NOT NULL,
  PRIMARY KEY(item, field, place)) WITHOUT ROWID, STRICT""",
    "CREATE TABLE search_document(number INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE, words TEXT NOT NULL) STRICT",
    """CREATE VIRTUAL TABLE search USING fts5(words, content='search_document', content_rowid='number',
  tokenize="unicode61 remove_diacritics 0", detail='full')""",
)
# What the status bar and the programme ask after every pause: how many under each point, whose speaker is unknown.
_RECORD_INDEXES = (
    "CREATE INDEX {name}_place ON {name}(point, session)",
    "CREATE INDEX {name}_unknown ON {name}(speaker_text) WHERE speaker_text<>'' AND speaker=''",
)
_BROKEN_SEARCH = ("constructor failed", "no such module", "invalid fts5", "malformed")
DERIVED_NAMES = ("edge", "conflict", "search", "search_document", *(table.name for table in TABLES))


def create(connection: sqlite3.Connection) -> None:
    """Makes every table in an empty database, inside the caller's transaction."""
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={VERSION}")
    for statement in (*_RECORD, *_LOCAL):
        connection.execute(statement)
    create_derived(connection)


def create_derived(connection: sqlite3.Connection) -> None:
    """Makes the tables that can be rebuilt from ``change``."""
    for statement in _DERIVED:
        connection.execute(statement)
    for table in TABLES:
        connection.execute(_derived_table(table))
    for table in RECORD_TABLES:
        for statement in _RECORD_INDEXES:
            connection.execute(statement.format(name=table.name))


def drop_derived(connection: sqlite3.Connection) -> None:
    """Drops the tables that can be rebuilt from ``change``."""
    for name in DERIVED_NAMES:
        try:
            connection.execute(f"DROP TABLE IF EXISTS {name}")
        except sqlite3.OperationalError as error:
            # Anything else, such as a full disk, is for the caller, whose roll-back then undoes all of it.
            if name != "search" or not any(words in str(error) for words in _BROKEN_SEARCH):
                raise
            _tear_out(connection, name)


def _tear_out(connection: sqlite3.Connection, name: str) -> None:
    """Drops a virtual table that is too broken to be opened, with the tables it keeps its index in."""
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("DELETE FROM sqlite_master WHERE name=?", (name,))
    connection.execute("PRAGMA writable_schema=RESET")
    for part in ("data", "idx", "docsize", "config", "content"):
        connection.execute(f"DROP TABLE IF EXISTS {name}_{part}")


def _derived_table(table: Table) -> str:
    whole = {"at", *(field.name for field in table.fields if field.form == "flag")}
    body = ", ".join(
        f'"{name}" {"INTEGER" if name in whole else "TEXT"} NOT NULL' for name in columns(table) if name != "id"
    )
    return f"CREATE TABLE {table.name}(id TEXT PRIMARY KEY, {body}) STRICT"
