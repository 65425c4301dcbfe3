"""The status of a paper where it is said twice: in its head, and at the opening of its note (pure)."""

from __future__ import annotations

from dataclasses import replace

from facilitator.document import Document, Paragraph, Part
from facilitator.domain import PaperStatus
from facilitator.summary.note import KEY
from facilitator.summary.spans import strong, text
from facilitator.summary.wording import Wording

_DRAFT = ("note.prepared", "note.prepared_pack")
_ISSUED = ("note.issued", "note.issued_pack")


def with_status(document: Document, wording: Wording, status: str, version: str = "") -> Document:
    """The paper with that status; a note that says how it was prepared says it of that status.

    ``version`` is the number of a correction, "" for none. A note that a person settled stays as it is.
    """
    shown = wording.say("draft") if status == PaperStatus.DRAFT else wording.say(f"issued.{status}")
    said = wording.say("issued.corrected", n=version, status=shown) if version else shown
    forms = _DRAFT if status == PaperStatus.DRAFT else _ISSUED
    parts = tuple(_noted(part, wording, said, forms) if part.key == KEY else part for part in document.parts)
    return replace(document, status=said, parts=parts)


def _noted(part: Part, wording: Wording, said: str, forms: tuple[str, str]) -> Part:
    first = part.blocks[0] if part.blocks else None
    if part.cleared or not isinstance(first, Paragraph) or len(first.text) < 2:
        return part
    opening = first.text[1].text.strip()
    for several, names in enumerate(zip(_DRAFT, _ISSUED, strict=True)):
        if opening in [wording.say(name) for name in names]:
            told = (strong(said), *text(f" {wording.say(forms[several])}"))
            return replace(part, blocks=(replace(first, text=(*told, *first.text[2:])), *part.blocks[1:]))
    return part
