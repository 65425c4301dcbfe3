"""What can still be read of a broken session file, as a sound one: every row that verifies, and a list of the rest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from facilitator.clock import Clock
from facilitator.errors import SessionFileError
from facilitator.merge.foreign import UnfinishedText
from facilitator.merge.union import Terms, merge_source
from facilitator.store import log
from facilitator.store.faults import faults
from facilitator.store.header import SUFFIX
from facilitator.store.lookup import items_with_gaps
from facilitator.store.opening import making

_HEAD = 100


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came back. ``changes`` verified rows; ``rejected`` rows that did not verify, each with the reason;
    ``missing`` the number of changes that others name and that are gone; ``incomplete`` (kind, text) of the items
    they belonged to; ``pages`` how many pages the file has, and how many it says it had (0 where it says nothing).
    """

    out: Path
    changes: int
    items: int
    rejected: tuple[str, ...]
    missing: int
    incomplete: tuple[tuple[str, str], ...]
    unfinished: tuple[UnfinishedText, ...]
    pages: tuple[int, int]


def salvage(broken: Path, out: Path, clock: Clock) -> Salvaged:
    """Makes a new session file of all that verifies in a broken one, which is not touched; never overwrites.

    Raises SessionFileError or MergeError, and leaves no file, where nothing comes back.
    """
    if out.suffix != SUFFIX:
        raise SessionFileError("{path} must end in {suffix}; choose such a name.", path=out.name, suffix=SUFFIX)
    pages = _pages(broken)
    with making(out, clock) as file, file.writing() as connection:
        receipt = merge_source(connection, broken, file.wall(), Terms(broken=True))
        if not receipt.changes:
            raise SessionFileError(
                "Nothing of a session file is left in {name}; use another copy of it or its backup.",
                name=broken.name,
            )
        gaps = log.missing_parents(connection)
        incomplete = tuple(items_with_gaps(connection))
    return Salvaged(
        out, receipt.changes, receipt.new, receipt.rejected, len(gaps), incomplete, receipt.unfinished, pages
    )


def _pages(broken: Path) -> tuple[int, int]:
    """Pages there are, and pages the head of the file speaks of."""
    with faults(broken):
        try:
            with broken.open("rb") as stream:
                head = stream.read(_HEAD)
        except (FileNotFoundError, NotADirectoryError):
            raise SessionFileError(
                "There is no file {name}; check the name and the folder.", name=broken.name
            ) from None
        except IsADirectoryError:
            raise SessionFileError("{name} is a folder; name a file in it.", name=broken.name) from None
        size = int.from_bytes(head[16:18], "big")
        size = 65536 if size == 1 else size
        if not 512 <= size <= 65536:
            return 0, 0
        return broken.stat().st_size // size, int.from_bytes(head[28:32], "big")
