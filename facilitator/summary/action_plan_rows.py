"""A row of the action plan: what each of its columns shows of an action."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from facilitator.document import Cell, Row
from facilitator.domain import ActionItem
from facilitator.summary.action_plan_version import EDITABLE
from facilitator.summary.actions import Pair, status
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material
from facilitator.summary.sentences import capitalize
from facilitator.summary.spans import cell, row, text
from facilitator.summary.typed import drop_tags, said, words
from facilitator.summary.what import what
from facilitator.summary.wording import day, series

_GROUPS = frozenset({"delegation", "organization"})


def plan_row(material: Material, pair: Pair, reviews: tuple[str, ...]) -> Row:
    """The cells of an action: id, EDITABLE, dates of review, record, and the version that is not known here."""
    item, record = pair
    cells = editable_cells(material, item, record)
    dates = [day_cell(material, review) for review in reviews]
    label = cell(text(material.label(item), item.ids))
    return row(label, *(cells[name] for name in EDITABLE), *dates, cell(text(record.id)), cell(), ids=item.ids)


def editable_cells(material: Material, item: Entry, record: ActionItem) -> dict[str, Cell]:
    """Column → cell, for every column that a person may change in a sheet."""
    partners = series(material.attribution.roles(record.partners, short=True))
    return {
        "action": what_cell(material, item, record),
        "leads": cell(text(lead_names(material, record))),
        "partners": cell(text(settled(material, record, "partners", partners))),
        "contact": cell(text(settled(material, record, "contact", person(material, record.contact)))),
        "focal_point": cell(text(settled(material, record, "focal_point", person(material, record.focal_point)))),
        "due": due_cell(material, record),
        "status": cell(text(status(material, record))),
        **{name: _dated(material, record, name) for name in ("asked", "reminded", "replied")},
    }


def what_cell(material: Material, item: Entry, record: ActionItem) -> Cell:
    """What is to be done, without the leads and the date that have columns of their own."""
    untagged = drop_tags(said(material, record, record.text), item.tags, material.directory)
    bare = what(untagged, (*record.leads, *record.partners), record.due, record.due_text, material.directory.find)
    shown = words(material, bare) or material.wording.say("no_words")
    return cell(text(settled(material, record, "text", shown), item.ids))


def lead_names(material: Material, record: ActionItem) -> str:
    """The leads in speaking order, "" where nobody is."""
    return settled(material, record, "leads", series(material.attribution.leads(record.leads)))


def due_cell(material: Material, record: ActionItem) -> Cell:
    """The day, or the words where there is none."""
    if {"due", "due_text"} & set(record.conflicts):
        spelt = day(material.wording, record.due) or capitalize(words(material, record.due_text))
        return cell(text(settled(material, record, "due", spelt)))
    return day_cell(material, record.due) if record.due else cell(text(capitalize(words(material, record.due_text))))


def day_cell(material: Material, iso: str) -> Cell:
    """30 September 2024, and the ISO day as the value; what is no day stands as words."""
    return Cell((text(day(material.wording, iso)),), value=iso) if _is_day(iso) else cell(text(iso))


def settled(material: Material, record: ActionItem, field: str, shown: str) -> str:
    """The words shown; those that people disagree about say so."""
    disputed = any(one == field or one.startswith(f"{field}/") for one in record.conflicts)
    if field == "due":
        disputed = disputed or "due_text" in record.conflicts
    return material.wording.say("unsettled", value=shown or material.wording.say("nothing")) if disputed else shown


def person(material: Material, typed: str) -> str:
    """A contact as the level of attribution gives it; where nobody may be named, organizations alone stay."""
    shown = words(material, typed)
    if material.attribution.level != "none" or not shown:
        return shown
    if material.directory.party(typed.strip()).kind in _GROUPS:
        return material.directory.name(typed.strip())
    return material.wording.say("hidden")


def _dated(material: Material, record: ActionItem, field: str) -> Cell:
    value = words(material, str(getattr(record, field)))
    if field in record.conflicts:
        return cell(text(settled(material, record, field, day(material.wording, value))))
    # Three such columns stand side by side: the year of the workshop goes without saying.
    year = value[:4] != material.records.workshop.last_day[:4]
    return replace(
        day_cell(material, value), paragraphs=(text(day(material.wording, value, year=year)),) if value else ()
    )


def _is_day(words_: str) -> bool:
    try:
        return date.fromisoformat(words_).isoformat() == words_
    except ValueError:
        return False
