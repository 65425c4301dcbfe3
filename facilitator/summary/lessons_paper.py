"""The lessons-learnt document: every lesson of the workshop on a sheet, and what became of it."""

from __future__ import annotations

from datetime import datetime

from facilitator.document import Block, Column, Contents, Document, Paragraph, Part, Row, Table
from facilitator.domain import Records, Vocabulary
from facilitator.summary.clearing import with_cleared
from facilitator.summary.entries import Entry
from facilitator.summary.inputs import targets_of
from facilitator.summary.lesson_chain import Uptake, serving, untaken_lessons, uptake
from facilitator.summary.lesson_sheets import (
    ASKED,
    lesson_sheet,
    lesson_title,
    species_of,
    unfilled,
)
from facilitator.summary.lesson_verdicts import VERDICTS, verdict
from facilitator.summary.lessons import lessons
from facilitator.summary.masthead import workshop_document
from facilitator.summary.material import Material, gather, session_name, sessions_with_records
from facilitator.summary.note import note_part
from facilitator.summary.policies import target_number
from facilitator.summary.reporting import own_words
from facilitator.summary.spans import cell, finish, paragraph, part, row, strong, text
from facilitator.summary.wording import Wording, capital

KEY = "lessons"


def compose_lessons(records: Records, wording: Wording, now: datetime) -> Document:
    """The lessons of all sessions held. ``now`` is aware and is printed in the workshop's zone."""
    material = gather(records, sessions_with_records(records), wording)
    say = material.wording.say
    parts = with_cleared(material, KEY, "", (*_parts(material), note_part(material, pack=True)))
    return workshop_document(material, parts, now, KEY, say("lessons_paper.title"), say("lessons_paper.subtitle"))


def overview_table(material: Material) -> Table:
    """A row a lesson, in the order of the programme: label, words, verdict, species, session."""
    wording = material.wording
    found = lessons(material)
    names = (("id", "id"), ("lesson", "text"), ("verdict", "text"), ("species", "text"), ("session", "text"))
    columns = tuple(Column(wording.say(f"lessons_paper.column_{name}"), role) for name, role in names)
    ids = tuple(one for item in found for one in item.ids)
    return Table(columns, tuple(_overview_row(material, item) for item in found), ids, key=KEY)


def lesson_findings(records: Records, wording: Wording) -> tuple[str, ...]:
    """Sentences on what the document must have and the records do not, for the person who exports it."""
    material = gather(records, sessions_with_records(records), wording)
    return tuple(f"{material.wording.say('lessons_paper.least')} {one}" for one in missing_kinds(material))


def missing_kinds(material: Material) -> tuple[str, ...]:
    """Sentences on what the document must have and the records do not: a success, an area for improvement."""
    found = {verdict(material, item) for item in lessons(material)}
    return tuple(material.wording.say(f"lessons_paper.no_{name}") for name in VERDICTS[:2] if name not in found)


def _parts(material: Material) -> tuple[Part, ...]:
    wording = material.wording
    intro = _introduction(material)
    if not lessons(material):
        return (intro,)
    groups = [(name, _of(material, name)) for name in VERDICTS]
    taken = uptake(material)
    sheets = [one for name, items in groups if items for one in _group(material, taken, name, items)]
    rest = (_overview(material), *sheets, _chain(material, taken), *_still(material))
    entries = tuple((one.key, one.title) for one in rest if not one.key.startswith("lesson-"))
    contents = Contents(wording.say("report.chapters"), wording.say("glance.page"), entries)
    return (intro, part("contents", wording.say("lessons_paper.contents"), contents), *rest)


def _of(material: Material, name: str) -> tuple[Entry, ...]:
    return tuple(item for item in lessons(material) if verdict(material, item) == name)


def _introduction(material: Material) -> Part:
    wording = material.wording
    title = wording.say("lessons_paper.introduction")
    found = lessons(material)
    made = wording.say("lessons_paper.made", workshop=material.records.workshop.title or wording.say("nothing"))
    blocks: list[Block] = [paragraph(text(made)), paragraph(text(wording.say("lessons_paper.classed")))]
    if not found:
        return part("introduction", title, *blocks, paragraph(text(wording.say("lessons.none"))))
    ids = tuple(one for item in found for one in item.ids)
    blocks.append(paragraph(text(_counts(material)), ids=ids))
    if absent := missing_kinds(material):
        said = " ".join((wording.say("lessons_paper.least"), *absent))
        blocks.append(paragraph(text(said), run_in=f"{wording.say('lessons_paper.incomplete')}.", ids=ids))
    return part("introduction", title, *blocks)


def _counts(material: Material) -> str:
    """“Seven lessons were recorded: four in Session 2.1 and three in Session 2.2. …”, then by verdict."""
    wording = material.wording
    found = lessons(material)
    numbers = wording.alike([sum(one.id in item.sessions for item in found) for one in material.sessions])
    where = [
        wording.say("in_session", n=count, session=session_name(material, session))
        for count, session in zip(numbers, material.sessions, strict=True)
        if count != wording.words["nil"]
    ]
    intro = wording.say(
        "lessons.intro", lessons=wording.opening("lesson_was", len(found)), where=wording.listing(where)
    )
    classed = [(name, len(_of(material, name))) for name in VERDICTS]
    some = [(name, number) for name, number in classed if number]
    counted = [wording.count(f"verdict_{name}", number) for name, number in some]
    first = wording.opening(f"verdict_{some[0][0]}", some[0][1])
    by_verdict = f"{wording.listing([first, *counted[1:]])}."
    return f"{intro} {by_verdict}" if where else by_verdict


def _overview(material: Material) -> Part:
    wording = material.wording
    table = overview_table(material)
    intro = paragraph(text(wording.say("lessons_paper.overview_intro")), ids=table.records)
    return part("overview", wording.say("lessons_paper.overview"), intro, table)


def _overview_row(material: Material, item: Entry) -> Row:
    wording = material.wording
    title = lesson_title(material, item)
    heading = (strong(title, item.ids),) if title else ()
    return row(
        cell(text(material.label(item), item.ids)),
        cell(heading, finish(own_words(material, item))),
        cell(text(wording.say(f"lessons_paper.{verdict(material, item)}"))),
        cell(text(species_of(material, item) or wording.say("nothing"))),
        cell(text(material.codes(item) or wording.say("nothing"))),
        ids=item.ids,
    )


def _group(material: Material, taken: Uptake, name: str, items: tuple[Entry, ...]) -> tuple[Part, ...]:
    """The heading of a group with its lessons, then their sheets."""
    wording = material.wording
    said = wording.say(f"lessons_paper.group_{name}", lessons=capital(wording.opening("lesson", len(items))))
    ids = tuple(one for item in items for one in item.ids)
    title = wording.say(f"lessons_paper.{name}_group")
    return part(f"group-{name}", title, paragraph(text(said), ids=ids)), *(
        lesson_sheet(material, taken, item) for item in items
    )


def _chain(material: Material, taken: Uptake) -> Part:
    """From lessons by way of proposals to the headings of the strategy, and what no one took up."""
    wording = material.wording
    title = wording.say("lessons_paper.chain")
    terms = material.terms(Vocabulary.HEADING)
    names = ("heading", "lessons", "proposals", *(("targets",) if material.terms(Vocabulary.TARGET) else ()))
    columns = tuple(Column(wording.say(f"inputs.{name}"), "name" if name == "heading" else "text") for name in names)
    rows = [_chain_row(material, term.name, serving(material, taken, term), len(names)) for term in terms]
    intro = paragraph(text(wording.say("lessons_paper.chain_intro")))
    loose = untaken_lessons(material)
    end = paragraph(text(_untaken(material, loose), tuple(one for item in loose for one in item.ids)))
    if not terms:
        return part("chain", title, end)
    table = Table(columns, tuple(rows), tuple(dict.fromkeys(one for own in rows for one in own.records)))
    return part("chain", title, intro, table, end)


def _chain_row(material: Material, name: str, found: tuple[tuple[Entry, ...], tuple[Entry, ...]], width: int) -> Row:
    targets = ", ".join(str(target_number(term)) for term in targets_of(material, (*found[0], *found[1])))
    cells = (*(", ".join(material.label(item) for item in items) for items in found), targets)
    ids = tuple(one for items in found for item in items for one in item.ids)
    shown = (cell(text(one or material.wording.say("nothing"), ids)) for one in cells)
    return row(*(cell(text(name)), *shown)[:width], ids=ids)


def _untaken(material: Material, loose: tuple[Entry, ...]) -> str:
    wording = material.wording
    if not loose:
        return wording.say("lessons_paper.all_taken")
    if len(loose) == len(lessons(material)):
        return wording.say("lessons_paper.none_taken")
    labels = wording.listing(material.label(item) for item in loose)
    return wording.say("lessons_paper.untaken", lessons=wording.opening("lesson_not", len(loose)), labels=labels)


def _still(material: Material) -> tuple[Part, ...]:
    """What is still asked for, once for all lessons that lack the same."""
    wording = material.wording
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for item in lessons(material):
        if absent := unfilled(material, item):
            groups.setdefault(absent, []).append(item)
    if not groups:
        return ()
    intro = paragraph(text(wording.say("lessons_paper.still_intro")))
    lines = tuple(_lacking(material, absent, items) for absent, items in groups.items())
    return (part("still", wording.say("lessons_paper.still"), intro, *lines),)


def _lacking(material: Material, absent: tuple[str, ...], items: list[Entry]) -> Paragraph:
    wording = material.wording
    shown = ("asked_title" if name == "title" else name for name in absent)
    names = ", ".join(wording.say(f"lessons_paper.{name}").lower() for name in shown)
    if len(absent) == len(ASKED):
        names = wording.say("lessons_paper.everything")
    every = len(items) == len(lessons(material)) > 1
    who = wording.say("lessons_paper.every") if every else ", ".join(material.label(item) for item in items)
    ids = tuple(one for item in items for one in item.ids)
    return paragraph(text(f"{names}.", ids), run_in=f"{who}:", numbered=False)
