"""A paper corrected in Word comes back: what a person changed, part by part, and taking it in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from facilitator.capture.cleared_docx import ClearedPaper, read_cleared, with_records
from facilitator.document import Document, Part
from facilitator.document_words import digest_of_words, same_words
from facilitator.errors import ImportFileError, NotFoundInFileError
from facilitator.store.opening import SessionFile
from facilitator.summary.statements import statements_of
from facilitator.workspace.changed import Changed
from facilitator.workspace.cleared_points import point_by_point
from facilitator.workspace.clearing import Settled, settle_parts
from facilitator.workspace.paper_names import paper_name
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.papers import compose
from facilitator.workspace.showing import load_records

_NEVER = frozenset({"note", "corrections"})  # what the program says of the paper itself


@dataclass(frozen=True, slots=True)
class Difference:
    """Statements that stood in a part, and what stands there now; "" where one was added or struck."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part that a person changed. ``outdated``: records behind it changed after the paper was exported.
    ``settled``: it differs from words that a person settled before."""

    key: str
    title: str
    differences: tuple[Difference, ...]
    outdated: bool
    settled: bool


@dataclass(frozen=True, slots=True)
class ClearedPreview:
    """What would come in. ``name`` is the paper's, ``missing`` are titles of parts that are not in the file any
    more and stay as they are, ``unchanged`` the number of parts nobody touched."""

    name: str
    changes: tuple[PartChange, ...]
    missing: tuple[str, ...]
    unchanged: int


def cleared_preview(file: SessionFile, source: Path) -> ClearedPreview | None:
    """What a Word file would change, None for one that is no paper of ours. Raises ImportFileError."""
    read = _read(source)
    if read is None:
        return None
    document, name = _current(file, source, read)
    titles = {part.key: part.title for part in document.parts}
    changes = tuple(_change(part, present, read) for part, present in _changed(read, document))
    missing = tuple(titles[key] for key in read.missing if key in titles)
    return ClearedPreview(name, changes, missing, len(read.parts) - len(changes))


def take_cleared(file: SessionFile, source: Path, keys: Sequence[str] = (), author: str | None = None) -> Changed:
    """Settles the parts that a person changed in Word, or those of these keys among them.

    Raises ImportFileError for a file that is none, NotFoundInFileError for a key that is not among them.
    """
    read = _read(source)
    if read is None:
        raise ImportFileError("“{name}” is no paper that was exported from here.", name=source.name)
    document, _ = _current(file, source, read)
    found = {present.key: (part, present) for part, present in _changed(read, document)}
    for key in keys:
        if key not in found:
            raise NotFoundInFileError(
                "Nothing was changed in the part “{part}”; choose one of {choices}.",
                part=key,
                choices=", ".join(found) or "–",
            )
    settled = [
        Settled(key, with_records(part, present), _is_outdated(present, read))
        for key, (part, present) in found.items()
        if not keys or key in keys
    ]
    records = with_attribution(load_records(file), read.attribution)
    each = [own for one in settled for own in point_by_point(records, document, one)]
    return settle_parts(file, read.paper, read.covers or None, each, author, read.attribution)


def _read(source: Path) -> ClearedPaper | None:
    return read_cleared(source) if source.suffix.lower() == ".docx" else None


def _current(file: SessionFile, source: Path, read: ClearedPaper) -> tuple[Document, str]:
    """The paper as it stands now at the level of the Word file, and its name."""
    records = with_attribution(load_records(file), read.attribution)
    try:
        document = compose(records, read.paper, read.covers or None, file.clock.now())
    except NotFoundInFileError:
        raise ImportFileError(
            "“{name}” is a paper of another workshop or session; choose the file it was exported from.",
            name=source.name,
        ) from None
    return document, paper_name(records, read.paper, read.covers or None)


def _changed(read: ClearedPaper, document: Document) -> Iterator[tuple[Part, Part]]:
    """(the part as it was read, as it stands now) for every part that was changed and is not so already."""
    present = {part.key: part for part in document.parts}
    for part in read.parts:
        own = present.get(part.key)
        if own is not None and part.key in read.changed and part.key not in _NEVER and not same_words(part, own):
            yield part, own


def _change(part: Part, present: Part, read: ClearedPaper) -> PartChange:
    return PartChange(
        present.key,
        present.title,
        tuple(_differences(present, part)),
        _is_outdated(present, read),
        bool(present.cleared),
    )


def _is_outdated(present: Part, read: ClearedPaper) -> bool:
    return not present.cleared and read.digests.get(present.key, "") != digest_of_words(present)


def _differences(before: Part, after: Part) -> Iterator[Difference]:
    was = [one.words for one in statements_of(before)]
    now = [one.words for one in statements_of(after)]
    for tag, start, end, first, last in SequenceMatcher(None, was, now, False).get_opcodes():
        if tag == "equal":
            continue
        old, new = was[start:end], now[first:last]
        for index in range(max(len(old), len(new))):
            yield Difference(old[index] if index < len(old) else "", new[index] if index < len(new) else "")
