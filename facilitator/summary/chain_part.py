"""“Chain and gaps”: each proposal between the lessons it takes up and the targets it serves; what is missing."""

from __future__ import annotations

from facilitator.document import Block, Column, Paragraph, Part, Row, Table
from facilitator.summary.chain import Chain, Link, chain_of
from facilitator.summary.entries import Entry
from facilitator.summary.labels import LESSONS
from facilitator.summary.material import Material
from facilitator.summary.policies import target_number
from facilitator.summary.sentences import capitalize
from facilitator.summary.spans import cell, finish, paragraph, part, row, strong, text
from facilitator.summary.typed import typed

_COLUMNS = ("lessons", "proposal", "headings", "targets")


def chain_part(material: Material) -> Part | None:
    """The pack's part “Chain and gaps”; None where there are neither proposals nor lessons."""
    wording = material.wording
    found = chain_of(material)
    if not found.links and not any(item.kind in LESSONS for item in material.entries):
        return None
    blocks: list[Block] = []
    if found.links:
        roles = {"proposal": "text", "targets": "text"}
        columns = tuple(Column(wording.say(f"chain.{name}"), roles.get(name, "text")) for name in _COLUMNS)
        rows = tuple(_row(material, link) for link in found.links)
        ids = tuple(dict.fromkeys(one for own in rows for one in own.records))
        blocks += [paragraph(text(wording.say("chain.intro")), ids=ids), Table(columns, rows, ids)]
    return part("chain", wording.say("chain.title"), *blocks, *_gaps(material, found))


def ranges(numbers: list[int]) -> str:
    """1, 2, 5–9: numbers in order, three or more neighbours as a range."""
    groups: list[list[int]] = []
    for number in sorted(set(numbers)):
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    shown = [
        piece
        for own in groups
        for piece in ([f"{own[0]}–{own[-1]}"] if len(own) > 2 else [str(number) for number in own])
    ]
    return ", ".join(shown)


def _row(material: Material, link: Link) -> Row:
    entry = _entry(material, link.records[0])
    nothing = text(material.wording.say("nothing"))
    title = capitalize(typed(material, entry)).rstrip(".")
    names = [term.name for key in link.headings if (term := material.directory.term(key))]
    numbers = [target_number(term) for key in link.targets if (term := material.directory.term(key))]
    return row(
        cell(text(_labels(material, link.lessons), link.lessons) or nothing),
        cell((strong(material.label(entry), link.records), *text(f" {title}", link.records))),
        cell(text("; ".join(names)) or nothing),
        cell(text(ranges(numbers)) or nothing),
        ids=link.records,
    )


def _gaps(material: Material, found: Chain) -> list[Paragraph]:
    """One paragraph for each kind of gap; one alone where there is none."""
    wording = material.wording
    terms = [material.directory.term(key) for key in found.unserved_targets]
    numbers = [target_number(term) for term in terms if term]
    gaps = [
        ("no_target", _labels(material, found.without_target), found.without_target),
        ("no_heading", _labels(material, found.without_heading), found.without_heading),
        ("no_proposal", ranges(numbers), ()),
        ("no_one", _labels(material, found.not_taken_up), found.not_taken_up),
    ]
    shown = [
        paragraph(finish(text(words, ids)), run_in=f"{wording.say(f'chain.{name}')}.", numbered=index == 0)
        for index, (name, words, ids) in enumerate(one for one in gaps if one[1])
    ]
    return shown or [paragraph(text(wording.say("chain.none")))]


def _labels(material: Material, ids: tuple[str, ...]) -> str:
    """The labels of lessons or proposals; one in no session of the paper has its own all the same."""
    return ", ".join(dict.fromkeys(material.labels[one] for one in ids if one in material.labels))


def _entry(material: Material, record: str) -> Entry:
    return next(item for item in material.entries if record in item.ids)
