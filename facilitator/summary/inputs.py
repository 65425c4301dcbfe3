"""Inputs to the plenary by heading, and a part for each heading."""

from __future__ import annotations

from facilitator.document import Cell, Column, Part, Row, Table, Text
from facilitator.domain import Kind, Term, Vocabulary
from facilitator.summary.entries import Entry
from facilitator.summary.headings import chosen, heading_name, is_cepa, said, under_heading
from facilitator.summary.labels import LESSONS
from facilitator.summary.material import Material
from facilitator.summary.policies import target_number
from facilitator.summary.quotations import is_quotation, quotations
from facilitator.summary.reporting import brief
from facilitator.summary.spans import cell, paragraph, part, row, text

_COLUMNS = ("heading", "input", "lessons", "proposals", "actions", "targets")
_LABELLED = (("lessons", LESSONS), ("proposals", frozenset({Kind.PROPOSAL})), ("actions", frozenset({Kind.ACTION})))


def input_part(material: Material) -> Part:
    """The part “Inputs”: a row a heading, with the labels of what each rests on."""
    wording = material.wording
    title = wording.say("inputs.title")
    terms = material.terms(Vocabulary.HEADING)
    if not terms:
        return part("inputs", title, paragraph(text(wording.say("inputs.no_terms"))))
    rows = tuple(_row(material, term) for term in terms)
    ids = tuple(dict.fromkeys(one for own in rows for one in own.records))
    columns = tuple(
        Column(wording.say(f"inputs.{name}"), "name" if name == "heading" else "text") for name in _columns(material)
    )
    return part("inputs", title, paragraph(text(wording.say("inputs.intro")), ids=ids), Table(columns, rows, ids))


def heading_parts(material: Material) -> tuple[Part, ...]:
    """A part for each heading, or those of the setting ``pack.parts`` (keys with commas).

    The quotations stand under CEPA, else in a part of their own.
    """
    asked = [key.strip() for key in material.setting("pack.parts").split(",") if key.strip()]
    terms = [term for term in material.terms(Vocabulary.HEADING) if not asked or term.key in asked]
    home = next((term.key for term in terms if is_cepa(term)), "")
    parts = [_part(material, term, quoting=term.key == home) for term in terms]
    if not home:
        found = quotations(material)
        block = found or paragraph(text(material.wording.say("quotations.none")))
        parts.append(part("quotations", material.wording.say("quotations.title"), block))
    return tuple(parts)


def targets_of(material: Material, entries: tuple[Entry, ...]) -> tuple[Term, ...]:
    """The framework targets tagged in entries, in order."""
    tags = {tag for item in entries for tag in item.tags}
    return tuple(term for term in material.terms(Vocabulary.TARGET) if term.key in tags)


def _part(material: Material, term: Term, *, quoting: bool) -> Part:
    most = material.number("pack.items", 5)
    name = heading_name(material, term)
    meaning = f"{name}. " if name != term.name else ""
    entries = under_heading(material, term)
    unquoted = _unquoted(entries)
    body = text(meaning) + (said(material, unquoted, most) if unquoted else _unsaid(material, entries))
    block = paragraph(body)
    found = quotations(material) if quoting else None
    return part(f"heading-{term.key}", term.name, *((block, found) if found else (block,)))


def _unquoted(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """What the quotations of the pack do not show already."""
    return tuple(item for item in entries if not is_quotation(item))


def _columns(material: Material) -> tuple[str, ...]:
    """The targets have a column only where the template has targets."""
    return _COLUMNS if material.terms(Vocabulary.TARGET) else _COLUMNS[:-1]


def _row(material: Material, term: Term) -> Row:
    entries = under_heading(material, term)
    most = material.number("inputs.items", 2)
    shown = [brief(material, item) for item in chosen(material, _unquoted(entries), most)]
    cells = [
        cell(text(term.name)),
        cell(*(shown or [_unsaid(material, entries)])),
        *(_labels(material, [item for item in entries if item.kind in kinds]) for _, kinds in _LABELLED),
    ]
    if material.terms(Vocabulary.TARGET):
        numbers = ", ".join(str(target_number(target)) for target in targets_of(material, entries))
        cells.append(cell(text(numbers or material.wording.say("nothing"))))
    return row(*cells, ids=tuple(one for item in entries for one in item.ids))


def _unsaid(material: Material, entries: tuple[Entry, ...]) -> Text:
    """What stands where nothing can be put in words here: how many notes there are, or none."""
    notes = [item for item in entries if item.kind not in (Kind.PROPOSAL, Kind.ACTION)]
    if not notes:
        return text(material.wording.say("none_recorded"))
    return text(f"{material.wording.opening('note_recorded', len(notes))}.")


def _labels(material: Material, entries: list[Entry]) -> Cell:
    labels = ", ".join(material.label(item) for item in entries)
    return cell(text(labels or material.wording.say("nothing"), tuple(one for item in entries for one in item.ids)))
