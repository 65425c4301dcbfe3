"""What a Word document says of itself: core properties, and those of ours by which it is read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from facilitator.document import Document
from facilitator.document_words import digest_of_words
from facilitator.paper.docx.elements import clean
from facilitator.paper.docx.runs import tag
from facilitator.word_marks import ATTRIBUTION, COVERS, CREATED, PAPER, PART, STATUS

CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
LONGEST = 255  # characters of a core property that Word keeps
MOST = 250  # and of one of ours


def set_core(package: object, document: Document) -> None:
    """The core properties of a python-docx document; all its dates are the paper's."""
    core = getattr(package, "core_properties")  # noqa: B009 - python-docx declares its type in part only
    given = datetime.fromisoformat(document.created)
    moment = given.astimezone(UTC) if given.tzinfo else given
    moment = moment.replace(tzinfo=None, microsecond=0)
    core.title = clean(document.title)[:LONGEST]
    core.subject = clean(document.subtitle)[:LONGEST]
    core.author = clean(document.author)[:LONGEST]
    core.keywords = clean(document.status)[:LONGEST]
    core.category = ""
    core.comments = clean(document.example)[:LONGEST]
    core.language = tag(document.language)[:LONGEST]
    core.last_modified_by = clean(document.author)[:LONGEST]
    core.revision = 1
    core.created = core.modified = moment


def custom(document: Document, bookmarks: Mapping[int, str]) -> bytes:
    """The part with our properties: paper, what it covers, level, status, moment, and each part's bookmark."""
    named = {
        PAPER: document.key,
        COVERS: document.covers,
        ATTRIBUTION: document.attribution,
        STATUS: document.status,
        CREATED: document.created,
    }
    for ordinal, part in enumerate(document.parts):
        key = quote(part.key, errors="replace")
        named[f"{PART}{ordinal + 1}"] = f"{bookmarks[ordinal]} {digest_of_words(part)} {key} {part.title}"
    inside = "".join(_property(name, value, place) for place, (name, value) in enumerate(named.items(), 2))
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Properties xmlns="{CUSTOM}" xmlns:vt="{VARIANTS}">{inside}</Properties>'.encode()


def _property(name: str, value: str, place: int) -> str:
    words = escape(clean(value)[:MOST])
    return f'<property fmtid="{FORMAT}" pid="{place}" name={quoteattr(name)}><vt:lpwstr>{words}</vt:lpwstr></property>'


def application() -> bytes:
    """The part that says what made the document."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<Properties xmlns="{space}"><Application>facilitator</Application></Properties>'.encode()
