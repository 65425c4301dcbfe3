"""The file of a presentation: what it says about itself, and the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from facilitator.document import Document
from facilitator.paper.pptx.text import clean, language_of

_LONGEST = 255
_EPOCH = (1980, 1, 1, 0, 0, 0)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>facilitator</Application><PresentationFormat>Widescreen</PresentationFormat>"
    "<Slides>{slides}</Slides><Notes>{slides}</Notes></Properties>"
)


def describe(presentation: Any, document: Document, slides: int, lost: set[str]) -> None:
    """Title, author and dates; nothing of the computer on which it was made."""
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT

    said = presentation.core_properties
    moment = datetime.fromisoformat(document.created)
    when = (moment.astimezone(UTC) if moment.tzinfo else moment).replace(tzinfo=None)
    said.title, said.author, said.subject, said.keywords = (
        clean(words, lost)[:_LONGEST] for words in (document.title, document.author, document.subtitle, document.status)
    )
    said.last_modified_by = said.author
    said.language = language_of("", document.language)
    said.created = said.modified = when
    said.revision = 1
    package = presentation.part.package
    package.part_related_by(RT.EXTENDED_PROPERTIES).blob = _APP.format(slides=slides).encode("ascii")


def strip(presentation: Any) -> None:
    """Without the picture and the printer settings of the file it began as."""
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT

    part = presentation.part
    for holder, kind in ((part, RT.PRINTER_SETTINGS), (part.package, RT.THUMBNAIL)):
        relations = holder._rels if holder is part.package else holder.rels
        for key in [key for key, one in relations.items() if one.reltype == kind]:
            relations.pop(key)


def saved(presentation: Any) -> bytes:
    """The bytes, with no clock in them."""
    made = io.BytesIO()
    presentation.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            target.writestr(entry, source.read(name))
    return out.getvalue()
