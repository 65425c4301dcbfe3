"""A paper that came back from Word: its parts as people left them, and which of them they changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from facilitator.capture.cleared_blocks import parts_of
from facilitator.capture.cleared_items import Items
from facilitator.capture.cleared_package import Exported, Package, W, exported, open_package
from facilitator.capture.cleared_records import with_records
from facilitator.capture.packages import check_package
from facilitator.document import Part
from facilitator.document_words import digest_of_words, same_words
from facilitator.errors import ImportFileError

__all__ = ["ClearedPaper", "read_cleared", "same_words", "with_records"]

LARGEST = 100 * 2**20
_MOST_PARAGRAPHS = 100_000  # the longest report has some thousands; a million would be read for minutes


@dataclass(frozen=True, slots=True)
class ClearedPaper:
    """A paper read from Word. ``paper``, ``covers``, ``attribution``, ``status`` and ``created`` are those of
    the Document it was written from. ``parts`` are in the order in which they stand; records stand where a
    hidden bookmark still names them, see ``with_records``. ``changed`` are the keys of the parts whose words
    are not those that were exported, ``missing`` those of exported parts that are not there any more.
    ``digests`` are part key → digest of the words that were exported (see document_words). ``footnotes`` are
    the words of footnotes and endnotes, which no part can carry.
    """

    paper: str
    covers: str
    attribution: str
    status: str
    created: str
    parts: tuple[Part, ...]
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    digests: Mapping[str, str]
    footnotes: tuple[str, ...] = ()


def read_cleared(path: Path) -> ClearedPaper | None:
    """The paper in a Word file, None where it is none that was exported here.

    Raises ImportFileError for a file that is not there, no Word file, damaged, protected or too large.
    """
    data = _bytes(path)
    check_package(path.name, data, ".docx")
    try:
        package = open_package(data)
        paper = exported(package)
        _check_length(path.name, package)
        return _read(package, paper) if paper else None
    except ImportFileError:
        raise
    except Exception:  # a damaged part raises whatever its parser raises: BadZipFile, XMLSyntaxError, KeyError …
        raise ImportFileError(
            "“{name}” is damaged; open it in Word and save it as .docx again.", name=path.name
        ) from None


def _check_length(name: str, package: Package) -> None:
    if any(place >= _MOST_PARAGRAPHS for place, _ in enumerate(package.body.iter(f"{W}p", f"{W}br"))):
        raise ImportFileError(
            "“{name}” has more than {most} paragraphs; take out what does not belong to the paper.",
            name=name,
            most=f"{_MOST_PARAGRAPHS:,}",
        )


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise ImportFileError("“{name}” is larger than 100 MB; take the pictures out of it.", name=path.name)
        return path.read_bytes()
    except OSError as error:
        raise ImportFileError(
            "“{name}” cannot be read ({reason}); choose another file, or close it in Word if it is open there.",
            name=path.name,
            reason=error.strerror or "",
        ) from error


def _read(package: Package, paper: Exported) -> ClearedPaper:
    items = Items(package.styles).read(package.body)
    parts = parts_of(items, paper)
    digests = {part.key: part.digest for part in paper.parts}
    found = {part.key for part in parts}
    return ClearedPaper(
        paper.paper,
        paper.covers,
        paper.attribution,
        paper.status,
        paper.created,
        parts,
        tuple(part.key for part in parts if digest_of_words(part) != digests.get(part.key)),
        tuple(part.key for part in paper.parts if part.key not in found),
        digests,
        package.footnotes,
    )
