"""The union of two sets of changes: one transaction a source, no change of its own, and a receipt."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from struct import iter_unpack

from facilitator.changes import ID_BYTES, Change, redacts, split_ids
from facilitator.errors import MergeError
from facilitator.merge.arriving import Arriving
from facilitator.merge.foreign import Batch, Foreign, opened_foreign
from facilitator.merge.receipt import Receipt
from facilitator.store import derived, gaps, log, lookup, quarantine, redactions, standing_words
from facilitator.store.opening import Connection
from facilitator.store.quarantine import Rejected

# A change takes 200 bytes of a file at the least; reading all ids costs less than asking for a twentieth of them.
_BYTES_AN_ID = 10
_ASKED_AT_ONCE = 5000
_MOST_IDS = 1_000_000  # the reader holds them, and its memory is limited


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms sources are merged. Held redactions stay outside the set and strike nothing; ``broken``
    sources are gone through for rows by their shape, whatever else is in them."""

    other_workshop: bool = False
    hold_redactions: bool = False
    broken: bool = False


def merge_source(connection: Connection, source: Path, at: int, terms: Terms | None = None) -> Receipt:
    """Takes in whatever of a source is not here yet, inside the caller's transaction.

    Raises MergeError or SessionFileError with what to do; the caller's roll-back then undoes all of it.
    """
    terms = terms or Terms()
    if _is_itself(connection, source):
        return Receipt(source.name, seen_before=True)
    with opened_foreign(source, broken=terms.broken) as opening, _uncollected():
        again = lookup.was_merged(connection, opening.fingerprint)
        # All there is here is asked for while the reader reads its ids, unless the source is small beside it.
        known = log.Known() if again else log.known(connection, min(opening.size // _BYTES_AN_ID, _MOST_IDS))
        foreign = opening.introduced()
        # One id of its own says that it is the same workshop; else the reader has to look at each row.
        if not terms.other_workshop and not any(key in foreign.ids for key in lookup.workshop_ids(connection)):
            _check_workshop(lookup.workshops(connection), foreign)
        # Changes are never removed: what was taken in once from these very bytes is still here.
        if again:
            return Receipt(source.name, gaps=0, drafts=len(foreign.drafts), seen_before=True, unfinished=foreign.drafts)
        receipt = _take_in(connection, foreign, known, at, terms)
        if not receipt.quarantined and not receipt.held:  # what was kept out is looked at, and reported, again
            _remember(connection, foreign, receipt, at)
        return receipt


def check_workshops(connection: Connection, sources: Sequence[Path]) -> None:
    """Looks at all sources before the first is merged. Raises MergeError where one is of another workshop."""
    here = lookup.workshops(connection)
    for source in sources:
        if _is_itself(connection, source):
            continue
        with opened_foreign(source) as opening:
            foreign = opening.introduced()
            _check_workshop(here, foreign)
            here = here or foreign.workshops()


def _is_itself(connection: Connection, source: Path) -> bool:
    """Whether a source is the very file it would be merged into, perhaps by a link.

    Such a one may not even be read: closing it gives up the locks this process holds on it (POSIX).
    """
    # As bytes: a path need not be text.
    (found,) = connection.execute("SELECT CAST(file AS BLOB) FROM pragma_database_list WHERE name='main'").fetchone()
    path = Path(os.fsdecode(found or b""))
    return bool(found) and path.exists() and source.exists() and path.samefile(source)


def _check_workshop(here: Mapping[str, str], foreign: Foreign) -> None:
    theirs = foreign.workshops() if here else {}
    if not theirs or here.keys() & theirs.keys():
        return
    title = next(iter(theirs.values())) or "another workshop"
    raise MergeError(
        "{foreign} belongs to another workshop (“{title}”), so nothing of it was merged; add"
        " --other-workshop if that is what you want.",
        foreign=foreign.name,
        title=title,
    )


def _remember(connection: Connection, foreign: Foreign, receipt: Receipt, at: int) -> None:
    figures = json.dumps({"changes": receipt.changes, "new": receipt.new, "changed": receipt.changed})
    lookup.remember_merge(connection, foreign.fingerprint, foreign.name, figures, at)


@contextmanager
def _uncollected() -> Generator[None, None, None]:
    """No search for garbage meanwhile: nothing here refers to itself, and looking costs a tenth of a merge."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _take_in(connection: Connection, foreign: Foreign, known: log.Known, at: int, terms: Terms) -> Receipt:
    rows = foreign.rows(_here(connection, foreign.ids) if known.ids is None else known.ids)
    held: list[Change] = []
    arriving = Arriving(connection, known)
    rejected = _insert(connection, _without_redactions(rows, held) if terms.hold_redactions else rows, held, arriving)
    redactions.hold(connection, held, at)
    redactions.release(connection)
    figures = _show(connection, arriving, foreign)
    rejected += foreign.altered()  # looked for while the rest was stored and shown
    quarantine.keep(connection, foreign.name, rejected, at)
    if rejected:
        quarantine.strike_late(connection)
    return replace(
        figures,
        source=foreign.name,
        gaps=max(0, gaps.more_since(connection, known.place)) if arriving.count else 0,
        quarantined=len(rejected),
        drafts=len(foreign.drafts),
        changes=arriving.count,
        rejected=tuple(f"{row.reason}: {row.content[:200]}" for row in rejected),
        unfinished=foreign.drafts,
        held=tuple(f"{change.author}: {change.value}" for change in held),
    )


def _here(connection: Connection, ids: bytes) -> bytes:
    """Those of the ids, joined, that are here; asked for in portions, because a million takes 100 MB apart."""
    step = _ASKED_AT_ONCE * ID_BYTES
    return b"".join(log.present(connection, split_ids(ids[at : at + step])) for at in range(0, len(ids), step))


def _show(connection: Connection, arriving: Arriving, foreign: Foreign) -> Receipt:
    """Shows what arrived; the figures on items."""
    struck_late = log.strike_late(connection)
    late = {one.item for one in struck_late}
    arriving.finish(late)
    if late or arriving.strikers:
        derived.purge_words(connection)
    # The programme comes with every file and is nobody's work: only what people wrote is counted.
    written, old = arriving.written, arriving.old
    both = _changed_here(connection, old & written, foreign)
    conflicting = lookup.conflict_counts(connection, arriving.touched | late)
    return Receipt(
        new=len(written - old),
        changed=len(written & old),
        auto_merged=sum(item not in conflicting for item in both),
        conflicts=sum(conflicting.values()),
        redactions=tuple(f"{change.author}: {change.value}" for change in arriving.strikers),
        standing=standing_words.standing(connection, [*arriving.struck, *struck_late]),
    )


def _changed_here(connection: Connection, items: set[str], foreign: Foreign) -> set[str]:
    """Those of the items that have a change which the source has not."""
    ours = {key: item for item in items for key in lookup.change_ids(connection, item)}
    for (key,) in iter_unpack(f"{ID_BYTES}s", foreign.ids) if ours else ():
        ours.pop(key, None)
    return set(ours.values())


def _without_redactions(batches: Iterator[Batch], held: list[Change]) -> Iterator[Batch]:
    for batch in batches:
        held += [change for change in (*batch.changes, *batch.struck) if redacts(change.field)]
        changes, struck = (
            [change for change in found if not redacts(change.field)] for found in (batch.changes, batch.struck)
        )
        yield Batch(changes, struck, batch.rejected)


def _insert(
    connection: Connection, batches: Iterable[Batch], held: Sequence[Change], arriving: Arriving
) -> list[Rejected]:
    """Stores each batch while the reader goes on reading; what was not let in.

    What lacks its value by a redaction that is held comes with that redaction, and is no stranger.
    """
    rejected: list[Rejected] = []
    struck: list[Change] = []
    for batch in batches:
        arriving.store(batch.changes)
        struck += batch.struck
        rejected += batch.rejected
    waiting = {parent for redaction in held for parent in split_ids(redaction.parents)}
    for change in struck:  # only now are the redactions present that allow a missing value
        if log.is_named_by_redaction(connection, change):
            arriving.store([change])
        elif change.id not in waiting and not log.present(connection, [change.id]):
            rejected.append(Rejected("value missing without a redaction", quarantine.as_content(change)))
    return rejected
