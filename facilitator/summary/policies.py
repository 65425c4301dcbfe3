"""Links to global and regional policies: framework targets and other policies that were named."""

from __future__ import annotations

import re
from collections.abc import Mapping

from facilitator.document import Block, Column, Paragraph, Part, Row, Table
from facilitator.domain import Kind, Term, Vocabulary
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material
from facilitator.summary.spans import cell, finish, join, paragraph, part, row, text, weave
from facilitator.summary.wording import capital

_NUMBER = re.compile(r"(\d+)\D*$")
_LABELLED = (Kind.PROPOSAL, Kind.ACTION)


def policy_part(material: Material) -> Part:
    """The part “Links to global and regional policies”: a row for each target or policy named."""
    wording = material.wording
    title = wording.say("policies.title")
    targets = _named(material, Vocabulary.TARGET)
    others = _named(material, Vocabulary.POLICY)
    blocks: list[Block] = []
    if targets:
        blocks += [paragraph(text(wording.say("policies.targets")), ids=_ids(targets)), _table(material, targets)]
    if others:
        blocks.append(_listed(material, others))
    if not blocks:
        blocks.append(paragraph(text(wording.say("policies.none"))))
    return part("policies", title, *blocks)


def target_number(term: Term) -> int:
    """The number of a framework target, from its key (GBF-03 → 3); 0 where it has none."""
    found = _NUMBER.search(term.key) or _NUMBER.search(term.abbreviation)
    return int(found[1]) if found else 0


def tagged_with(material: Material, term: Term) -> tuple[Entry, ...]:
    """Every entry that carries the term as a tag."""
    return tuple(material.of_entries("tagged", _by_tag).get(term.key, ()))


def _by_tag(entries: tuple[Entry, ...]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for item in entries:
        for tag in item.tags:
            found.setdefault(tag, []).append(item)
    return found


def references(material: Material, entries: tuple[Entry, ...], kinds: tuple[Kind, ...] = _LABELLED) -> str:
    """The labels of entries, then how many notes without a label there are."""
    labelled = sorted((item for item in entries if item.kind in kinds), key=lambda item: kinds.index(Kind(item.kind)))
    labels = [material.label(item) for item in labelled]
    notes = sum(item.kind not in kinds for item in entries)
    counted = [material.wording.count("note", notes)] if notes else []
    return ", ".join([*labels, *counted])


def _named(material: Material, vocabulary: Vocabulary) -> list[tuple[Term, tuple[Entry, ...]]]:
    found = ((term, tagged_with(material, term)) for term in material.terms(vocabulary))
    return [(term, entries) for term, entries in found if entries]


def _table(material: Material, found: list[tuple[Term, tuple[Entry, ...]]]) -> Table:
    number = Column(material.wording.say("policies.number"), "number")
    columns = (
        number,
        Column(material.wording.say("policies.name")),
        Column(material.wording.say("policies.records")),
    )
    return Table(columns, tuple(_row(material, *one) for one in found), _ids(found), narrow=True)


def _row(material: Material, term: Term, entries: tuple[Entry, ...]) -> Row:
    ids = tuple(one for item in entries for one in item.ids)
    shown = text(capital(references(material, entries)), _labelled(entries))
    return row(
        cell(text(str(target_number(term) or "")), ids=ids), cell(text(term.name)), cell(shown, ids=ids), ids=ids
    )


def _listed(material: Material, found: list[tuple[Term, tuple[Entry, ...]]]) -> Paragraph:
    """Policies without a number, in one sentence."""
    listed = [text(f"{term.name} ({references(material, entries)})", _labelled(entries)) for term, entries in found]
    body = finish(weave(material.wording.template("policies.others"), policies=join(listed, "; ")))
    return paragraph(body, ids=_ids(found))


def _labelled(entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """Ids of what is said by its label; the rest is only counted."""
    return tuple(one for item in entries if item.kind in _LABELLED for one in item.ids)


def _ids(found: list[tuple[Term, tuple[Entry, ...]]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for _, entries in found for item in entries for one in item.ids))
