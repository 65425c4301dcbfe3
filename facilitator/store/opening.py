"""Opening, making and closing a session file, and its transactions."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from facilitator.changes import SALT_BYTES, WRITER_BYTES, Pen, mend
from facilitator.clock import Clock
from facilitator.domain import Records
from facilitator.errors import SessionFileError
from facilitator.set_members import CHANCE_BYTES
from facilitator.store import derived, schema
from facilitator.store.faults import faults, odd_values
from facilitator.store.header import check_header, is_published
from facilitator.store.leftovers import SUFFIX, sweep
from facilitator.store.member_places import MemberPlaces
from facilitator.store.syncing import sync_folder

Connection = sqlite3.Connection  # the one name for it outside this package
_BUSY_SECONDS = 3.0
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Rises when the derived tables change; a file with others is shown anew from its changes when opened.
_DERIVED_VERSION = "6"


class SessionFile:
    """An open session file. One writer: every opening gets a random one, so copies collide with nobody.

    ``last_order`` is the order of the last record and the row of the log up to which that is so: finding it
    again means reading every record, at each line typed. ``at_hand`` are the records as last read for a page,
    and the ``stamp`` of the file then. ``identity`` are the device and the number of the file that was opened.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, clock: Clock) -> None:
        self.path = path
        self.connection = connection
        self.clock = clock
        self.last_order: tuple[int, str] = (0, "")
        self.at_hand: tuple[tuple[int, int], Records] | None = None
        self.published = False
        self.identity: tuple[int, int] | None = None
        self._pen: Pen | None = None
        self._version = 0

    def close(self) -> None:
        """Closes the file; everything acknowledged is on disk already."""
        self.connection.close()

    @contextmanager
    def writing(self) -> Generator[sqlite3.Connection, None, None]:
        """One transaction: all of what is done inside is kept, or none. Raises SessionFileError."""
        if self.published:
            raise SessionFileError(
                "{name} is a published copy, which is only read; write in the file it was made from.",
                name=self.path.name,
            )
        with faults(self.path), odd_values(self.path, self.connection):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextmanager
    def trying(self) -> Generator[sqlite3.Connection, None, None]:
        """A transaction that is always taken back: for dry runs."""
        with faults(self.path), odd_values(self.path, self.connection):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            finally:
                self._roll_back()

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection, None, None]:
        """One consistent view of the file; end it before composing: an open read blocks every commit."""
        with faults(self.path), odd_values(self.path, self.connection):
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                self._roll_back()

    def _roll_back(self) -> None:
        # After a full disk SQLite has rolled back by itself; a second time is an error of no interest.
        with contextlib.suppress(sqlite3.Error):
            self.connection.execute("ROLLBACK")

    def others_wrote(self) -> bool:
        """Whether another program has written into the file since this was last asked."""
        with faults(self.path):
            (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        seen, self._version = self._version, int(version)
        return seen not in (0, version)

    def stamp(self) -> tuple[int, int]:
        """Another one whenever the file may hold something else; call it inside a transaction."""
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        return int(version), self.connection.total_changes

    @property
    def default_author(self) -> str:
        """The name given when the file was made, "" where there is none."""
        with self.reading() as connection:
            return local(connection, "author")

    def wall(self) -> int:
        """Now, in milliseconds since 1970 UTC."""
        return wall_of(self.clock.now())

    def pen(self, author: str) -> Pen:
        """The pen of this opening, for one author at a time."""
        if self._pen is None:
            clock = self.clock
            places = MemberPlaces(self.connection, lambda: clock.entropy(CHANCE_BYTES))
            writer = clock.entropy(WRITER_BYTES)
            self._pen = Pen(author, writer, self.wall, lambda: clock.entropy(SALT_BYTES), places.place)
        self._pen.author = mend(author)
        return self._pen

    def note_opening(self, connection: sqlite3.Connection, pen: Pen) -> None:
        """Keeps who wrote here under which writer; called inside a transaction."""
        connection.execute(
            "INSERT INTO opened VALUES(?, ?, ?) ON CONFLICT DO NOTHING", (pen.writer, pen.author, self.wall())
        )


def wall_of(moment: datetime) -> int:
    """Milliseconds since 1970 UTC; exact, also before 1970."""
    return (moment - _EPOCH) // (moment.resolution * 1000)


def local(connection: sqlite3.Connection, name: str) -> str:
    """A value that belongs to this copy only and never travels, "" where there is none."""
    row = connection.execute("SELECT value FROM local WHERE name=?", (name,)).fetchone()
    return row[0] if row else ""


def set_local(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Sets a value that belongs to this copy only."""
    connection.execute(
        "INSERT INTO local VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value=excluded.value", (name, value)
    )


def create_file(path: Path, clock: Clock) -> SessionFile:
    """Makes an empty session file; never overwrites. Raises SessionFileError."""
    with making(path, clock):
        pass
    return SessionFile(path, _connect(path), clock)


@contextmanager
def making(path: Path, clock: Clock) -> Generator[SessionFile, None, None]:
    """A new session file, to be written into: when that is done it stands under its name whole, else not at all.

    Never overwrites. Raises SessionFileError.
    """
    with _folder_beside(path) as beside:
        part = beside / path.name
        with faults(path):
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o644))
        file = SessionFile(part, _connect(part), clock)
        try:
            yield _fill(file)
        finally:
            file.close()
        with faults(path):
            _put_in_place(part, path)
            sync_folder(path.parent)


@contextmanager
def _folder_beside(path: Path) -> Generator[Path, None, None]:
    """A hidden folder on the same disk, which goes again with all that is in it."""
    sweep(path.parent)
    with faults(path):
        if os.path.lexists(path):
            raise _exists(path)
        try:
            made = tempfile.TemporaryDirectory(prefix=".", suffix=SUFFIX, dir=path.parent, ignore_cleanup_errors=True)
        except FileNotFoundError:
            raise SessionFileError("There is no folder {folder}; make it first.", folder=path.parent) from None
    with made as name:
        yield Path(name)


def _put_in_place(part: Path, path: Path) -> None:
    """Gives a file its name. A link takes no name that is taken, as a rename would: two programs may make one file."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise _exists(path) from None
    except OSError:  # sticks know no links
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR))
        except FileExistsError:
            raise _exists(path) from None
        part.replace(path)


def _exists(path: Path) -> SessionFileError:
    return SessionFileError("{path} exists already; choose another name or open it.", path=path.name)


def memory_file(clock: Clock) -> SessionFile:
    """A session file that is nowhere: the target of a dry run into a file that does not exist."""
    path = Path(":memory:")
    return _fill(SessionFile(path, _connect(path), clock))


def _fill(file: SessionFile) -> SessionFile:
    with file.writing() as connection:
        schema.create(connection)
        set_local(connection, "derived", _DERIVED_VERSION)
    return file


def open_file(path: Path, clock: Clock, before_migration: Callable[[SessionFile], object] | None = None) -> SessionFile:
    """Opens a session file. Raises SessionFileError with what to do for whatever is none.

    ``before_migration`` is called with a file that an older version made, before its tables are made anew.
    """
    check_header(path)
    with faults(path):
        file = SessionFile(path, _connect(path), clock)
        try:
            _check_schema(file)
            if local(file.connection, "derived") != _DERIVED_VERSION:
                if before_migration:
                    before_migration(file)
                with file.writing() as connection:
                    derived.rebuild(connection)
                    set_local(connection, "derived", _DERIVED_VERSION)
            file.published = is_published(path)
            status = path.stat()
            file.identity = (status.st_dev, status.st_ino)
        except BaseException:
            file.close()
            raise
    return file


def _connect(path: Path) -> sqlite3.Connection:
    with faults(path):
        name = ":memory:" if str(path) == ":memory:" else _uri(path.resolve())
        connection = sqlite3.connect(name, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA trusted_schema=OFF")
        # EXTRA also syncs the folder after the journal is gone: a commit survives a power cut.
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA temp_store=MEMORY")
        # Ids are random, so a merge touches pages all over the file: let them stay in memory until the commit.
        connection.execute("PRAGMA cache_size=-65536")
    return connection


def _uri(path: Path) -> str:
    """The file URI as SQLite wants it: also for a network share on Windows, whose server is no host to it."""
    place = quote(os.fsencode(path.as_posix()))
    return f"file://{place if place.startswith('/') else '/' + place}?mode=rw"


def _check_schema(file: SessionFile) -> None:
    """Our tables, and nothing that acts by itself."""
    rows = file.connection.execute("SELECT type, name FROM sqlite_master").fetchall()
    tables = {name for kind, name in rows if kind == "table"}
    acting = [name for kind, name in rows if kind in ("trigger", "view")]
    if "change" not in tables or "local" not in tables or acting:
        raise SessionFileError(
            "{name} was altered by another program; use another copy of it, its backup, or “facilitator salvage”.",
            name=file.path.name,
        )
