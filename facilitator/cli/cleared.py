"""A paper that comes back from Word, on the command line: what was changed, and taking it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from facilitator.cli.options import counted, write
from facilitator.store.opening import SessionFile
from facilitator.workspace.cleared_files import ClearedPreview, PartChange


def import_cleared(
    file: SessionFile, source: Path, parts: tuple[str, ...], author: str | None, *, dry_run: bool
) -> bool:
    """Takes a corrected paper in or says what it would do; False, with nothing done, for a file that is none."""
    from facilitator.workspace.cleared_files import cleared_preview, take_cleared

    preview = cleared_preview(file, source)
    if preview is None:
        return False
    taken = [change for change in preview.changes if not parts or change.key in parts]
    if not dry_run and (taken or parts):
        take_cleared(file, source, parts, author)
    for line in _lines(source.name, preview, taken, dry_run=dry_run):
        write(line)
    return True


def _lines(name: str, preview: ClearedPreview, taken: list[PartChange], *, dry_run: bool) -> Iterator[str]:
    verb = "would come in" if dry_run else "came in"
    yield f"{name}: {preview.name}: {counted(len(taken), 'part')} {verb}; {preview.unchanged} unchanged."
    for change in taken:
        yield f"{change.key}: {change.title}"
        for one in change.differences:
            if one.before:
                yield f"  - {one.before}"
            if one.after:
                yield f"  + {one.after}"
        if change.outdated:
            yield "  Records behind this part have changed since the paper was exported; look at it again."
    yield from (f"Not in the file any more, kept as it is: {title}" for title in preview.missing)
