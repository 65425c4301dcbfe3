"""Merging session files into one: by union, a transaction a source, with a receipt for each."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from facilitator.clock import Clock
from facilitator.errors import FacilitatorError, MergeError, SessionFileError
from facilitator.merge.receipt import Receipt
from facilitator.merge.union import Terms, check_workshops, merge_source
from facilitator.store import log
from facilitator.store.header import SUFFIX, check_header
from facilitator.store.lookup import is_empty
from facilitator.store.opening import SessionFile, create_file, memory_file, set_local
from facilitator.workspace.backups import make_backup
from facilitator.workspace.migrating import open_file

Progress = Callable[[int, int, str], None]


def merge(
    target: Path,
    sources: Sequence[Path],
    clock: Clock,
    *,
    dry_run: bool = False,
    terms: Terms | None = None,
    progress: Progress | None = None,
    backups: Path | None = None,
) -> tuple[Receipt, ...]:
    """Takes every source into the target, which is made if absent; a dry run writes nothing at all.

    ``backups`` is a folder for a backup of a target that holds something; where nothing new came it is not kept.
    All sources are looked at before the first is merged. Raises MergeError or SessionFileError: then
    the source it names is not in the target, and those before it are.
    """
    for source in sources:
        check_header(source)
    with _target(target, clock, dry_run=dry_run) as file:
        if dry_run:
            return _dry(file, sources, terms)
        with _backed_up(file, backups) as told:
            told += _real(file, sources, terms, progress)
        return tuple(told)


@contextmanager
def _backed_up(file: SessionFile, folder: Path | None) -> Generator[list[Receipt], None, None]:
    """A backup before what is done inside, which tells its receipts; where nothing new came it goes again."""
    told: list[Receipt] = []
    if folder is None or is_empty(file.connection):
        yield told
        return
    with file.trying() as connection:  # a place that cannot be written says so before a backup is made for nothing
        set_local(connection, "tried", "")
        before = log.last_row(connection)
    made = make_backup(file, folder).path
    try:
        yield told
    except FacilitatorError:
        with suppress(FacilitatorError, OSError), file.reading() as connection:
            if log.last_row(connection) == before:  # on a full disk it would take the room that is wanting
                made.unlink(missing_ok=True)
        raise
    if all(receipt.nothing_new for receipt in told):
        made.unlink(missing_ok=True)


@contextmanager
def _target(path: Path, clock: Clock, *, dry_run: bool) -> Generator[SessionFile, None, None]:
    made = not path.exists()
    if made and path.suffix != SUFFIX:
        raise SessionFileError("{path} must end in {suffix}; choose such a name.", path=path.name, suffix=SUFFIX)
    file = _made(path, clock, dry_run=dry_run) if made else open_file(path, clock)
    try:
        yield file
    except FacilitatorError:
        empty = made and is_empty(file.connection)
        file.close()
        if empty and not dry_run:
            path.unlink(missing_ok=True)
        raise
    finally:
        file.close()


def _made(path: Path, clock: Clock, *, dry_run: bool) -> SessionFile:
    return memory_file(clock) if dry_run else create_file(path, clock)


def _dry(file: SessionFile, sources: Sequence[Path], terms: Terms | None) -> tuple[Receipt, ...]:
    with file.trying() as connection:
        return tuple(merge_source(connection, source, file.wall(), terms) for source in sources)


def _real(
    file: SessionFile, sources: Sequence[Path], terms: Terms | None, progress: Progress | None
) -> tuple[Receipt, ...]:
    receipts: list[Receipt] = []
    if len(sources) > 1 and not (terms and terms.other_workshop):
        with file.reading() as connection:
            check_workshops(connection, sources)
    for place, source in enumerate(sources):
        if progress:
            progress(place, len(sources), source.name)
        try:
            with file.writing() as connection:
                receipts.append(merge_source(connection, source, file.wall(), terms))
        except MergeError as error:
            if not receipts:
                raise
            done = ", ".join(receipt.source for receipt in receipts)
            raise MergeError("{error} Merged before it: {done}.", error=error, done=done) from error
    return tuple(receipts)
