"""A reminder for a lead, as plain text in the words of the papers and at the level of attribution they have."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from facilitator.domain import Records
from facilitator.workspace.action_desk import OVER, desk_material

if TYPE_CHECKING:
    from facilitator.summary.actions import Pair
    from facilitator.summary.material import Material


@dataclass(frozen=True, slots=True)
class Reminder:
    """What goes to one lead: ``lead`` as the papers name it, the items of the open actions it tells of, the text."""

    lead: str
    items: tuple[str, ...]
    text: str


def reminders(records: Records, leads: Collection[str], today: date, level: str = "") -> tuple[Reminder, ...]:
    """A text for each lead, given as refs, that has open actions; overdue ones first. Leads stand in speaking order.
    ``level`` is that of attribution, "" for the template's.

    Refs that the papers give one name are one lead: at some levels persons are their delegation.
    """
    material = desk_material(records, level)
    attribution = material.attribution
    found: dict[str, list[Pair]] = {}
    names = list(dict.fromkeys(attribution.lead(ref) for ref in attribution.in_order(leads)))
    for pair in material.actions:
        if pair[1].status not in OVER:
            for name in attribution.leads(pair[1].leads):
                found.setdefault(name, []).append(pair)
    return tuple(_reminder(material, name, found[name], today) for name in names if name in found)


def _reminder(material: Material, lead: str, pairs: Sequence[Pair], today: date) -> Reminder:
    from facilitator.summary.wording import day, days

    wording, workshop = material.wording, material.records.workshop
    ordered = sorted(pairs, key=lambda pair: (not pair[1].due, pair[1].due, material.label(pair[0])))
    form = "reminder.one" if len(ordered) == 1 else "reminder.many"
    opening = wording.say(
        form,
        n=wording.number(len(ordered)),
        lead=wording.named(lead),
        title=workshop.title,
        days=days(wording, workshop.first_day, workshop.last_day),
    )
    lines = [wording.say("reminder.greeting"), "", opening, ""]
    for pair in ordered:
        lines += [*_action(material, pair, today), ""]
    lines += [wording.say("reminder.asking"), "", wording.say("reminder.closing", day=day(wording, today.isoformat()))]
    return Reminder(lead, tuple(pair[1].id for pair in ordered), "\n".join(lines))


def _action(material: Material, pair: Pair, today: date) -> list[str]:
    """Label and words, then what there is of partners and due, and the status."""
    from facilitator.document import plain
    from facilitator.summary.action_plan_rows import what_cell
    from facilitator.summary.actions import due, status
    from facilitator.summary.wording import series

    entry, record = pair
    wording = material.wording
    words = " ".join(map(plain, what_cell(material, entry, record).paragraphs))
    partners = series(material.attribution.roles(record.partners))
    told = due(material, record)
    if record.due and record.due < today.isoformat():
        told = wording.say("reminder.overdue", due=told)
    rest = [("partners", partners), ("due", told), ("status", status(material, record))]
    label = f"{material.label(entry)}  " if material.label(entry) else ""
    return [f"{label}{words}", *(f"    {wording.words[f'plan.{name}']}: {value}" for name, value in rest if value)]
