"""The outer structure of a PDF as reportlab writes it, with what it has no entries for.

reportlab's own canvas knows neither marked contents nor output intents, so its objects are used without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import md5
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFString,
    PDFText,
    PDFZCompress,
)
from reportlab.pdfbase.pdfdoc import format as written_by_reportlab

END = b"endstream\n"
DELIMITERS = frozenset({b"/", b"(", b"<", b"["})


class ArchivalCatalog(PDFCatalog):
    """A catalog that may say which colours are meant."""

    __NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012  read only
    __Refs__ = ["Pages"]  # noqa: RUF012


class TaggedPage(PDFPage):
    """A page that may name its marks in the structure."""

    MediaBox: Any
    Resources: Any
    Contents: Any
    Annots: Any
    StructParents: int
    Tabs: str

    __NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012  read only


class ArchivalStream(PDFStream):
    """A stream whose end stands on a line of its own (ISO 19005-2, 6.1.7.1)."""

    def format(self, document: PDFDocument) -> bytes:
        """The stream as it stands in the file."""
        return super().format(document).removesuffix(END) + b"\n" + END


class Element(PDFDictionary):
    """A dictionary without idle white space: the structure has thousands, and each stands open in the file."""

    def format(self, document: PDFDocument, IND: bytes = b"") -> bytes:  # noqa: N803  reportlab's name
        """The dictionary as it stands in the file, in the order of its entries."""
        out = [b"<<"]
        for key, value in self.dict.items():
            written = b"%d" % value if type(value) is int else written_by_reportlab(value, document)
            out += (name(key), written) if written[:1] in DELIMITERS else (name(key), b" ", written)
        return b"".join([*out, b">>"])


class ElementReference(PDFObjectReference):
    """A reference to an element or a page, of which there are thousands too."""

    def format(self, document: PDFDocument) -> bytes:
        """The reference as it stands in the file."""
        return b"%d %d R" % document.idToObjectNumberAndVersion[self.name]


class PaperDocument(PDFDocument):
    """A file, at first without a page. Its identity is a digest of its streams and words, never of the clock."""

    Catalog: Any
    Pages: Any
    info: Any

    def __init__(self) -> None:
        super().__init__(pdfVersion=(1, 7), invariant=1)
        self.signature = md5(usedforsecurity=False)
        self.Catalog = ArchivalCatalog()
        self.Catalog.Pages = self.Reference(self.Pages)


def stream(
    document: PaperDocument, data: bytes, entries: Mapping[str, object] | None = None, *, squeeze: bool = True
) -> PDFObjectReference:
    """A new stream with further entries of its dictionary."""
    document.updateSignature(data)
    filters = [PDFZCompress] if squeeze else None
    return document.Reference(ArchivalStream(PDFDictionary(dict(entries or {})), data, filters))


@cache
def name(words: str) -> bytes:
    """A name object."""
    return PDFName(words).encode("ascii")


def string(words: str) -> PDFObject:
    """Words as a string object: plain where they are ASCII, else UTF-16."""
    if words.isascii() and words.isprintable():
        return PDFString(words)
    return PDFText(f"\ufeff{words}".encode("utf-16-be", "replace"))


def points(*values: float) -> PDFArray:
    """Lengths to a hundredth of a point."""
    return PDFArray(round(value, 2) for value in values)
