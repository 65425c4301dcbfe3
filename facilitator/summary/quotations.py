"""Quotations: verbatim words in their own language, with the translation beside them."""

from __future__ import annotations

from facilitator.document import Quotation, Quotations, Span
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material
from facilitator.summary.sentences import quoted, stop
from facilitator.summary.typed import typed, words


def quotations(material: Material) -> Quotations | None:
    """Verbatim records that have a translation, in speaking order; None where there is none."""
    found = [item for item in material.notes if is_quotation(item)]
    if not found:
        return None
    place = material.attribution.place
    ordered = sorted(found, key=lambda item: (place(item.record.speaker), item.record.order, item.record.id))
    items = tuple(_quotation(material, item) for item in ordered)
    return Quotations(items, tuple(one for item in items for one in item.records))


def is_quotation(item: Entry) -> bool:
    """Whether an entry is verbatim words with a translation."""
    return item.record.verbatim and bool(item.record.translation.strip())


def _quotation(material: Material, item: Entry) -> Quotation:
    record = item.record
    original = quoted(typed(material, item), record.language)
    who = material.attribution.who(record.speaker) or material.wording.say("quotations.nobody")
    span = Span(original, language=record.language, records=item.ids)
    return Quotation((span,), stop(words(material, record.translation)), who, item.ids)
