"""Proposals: one table, never shortened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from facilitator.document import Cell, Column, Part, Row, Span, Table, Text
from facilitator.domain import Proposal, Vocabulary
from facilitator.summary.cells import shared_cell
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material
from facilitator.summary.money import figure, figures, only_currency, total
from facilitator.summary.sentences import capitalize, stop, unstop
from facilitator.summary.spans import cell, paragraph, part, row, strong, text
from facilitator.summary.typed import hides_opening, said, typed, words
from facilitator.summary.wording import capital, series

_MONTHS = re.compile(r"(\d+)(?:\s*(?:months?|mo\.?|m))?", re.IGNORECASE)
_COST = frozenset({"cost", "currency"})
_NAMES = ("id", "what", "proponent", "range", "partners")


@dataclass(frozen=True, slots=True)
class _Units:
    """What holds of whole columns: whether all durations are numbers of months; the one currency of the costs, "" where
    there are several or none; their sum, None where they do not add up to one."""

    months: bool
    currency: str
    total: Decimal | None


def proposal_part(material: Material, *, with_total: bool = False) -> Part:
    """The part “Proposals”; ``with_total`` adds a last row with the sum of the costs."""
    return material.of_entries(("proposals", with_total), lambda _: _proposal_part(material, with_total=with_total))


def _proposal_part(material: Material, *, with_total: bool) -> Part:
    wording = material.wording
    title = wording.say("proposals.title")
    found = material.proposals
    if not found:
        return part("proposals", title, paragraph(text(wording.say("proposals.none"))))
    ids = tuple(one for item, _ in found for one in item.ids)
    units = _units(material, [record for _, record in found])
    table = Table(
        _columns(material, units),
        tuple(_row(material, units, item, record) for item, record in found),
        ids,
        total=_total(material, units) if with_total else None,
    )
    return part("proposals", title, paragraph(text(_intro(material, units)), ids=ids), table)


def status(material: Material, record: Proposal) -> str:
    """The reception in the words of the paper; a disputed one says so."""
    wording = material.wording
    name = f"status.{record.status}"
    known = wording.say(name) if wording.has(name) else capital(record.status)
    return _settled(material, record, "status", known)


def _units(material: Material, records: Iterable[Proposal]) -> _Units:
    found = tuple(records)
    costs = [(record.cost, _currency(material, record)) for record in found]
    months = all(_MONTHS.fullmatch(text.strip()) for record in found if (text := record.duration))
    return _Units(months, only_currency(costs), total(costs))


def _columns(material: Material, units: _Units) -> tuple[Column, ...]:
    wording = material.wording
    roles = {"id": "id"}
    plain = tuple(Column(wording.say(f"proposals.{name}"), roles.get(name, "text")) for name in _NAMES)
    currency = _symbol(material, units.currency)
    timing = ("proposals.months", "number") if units.months else ("proposals.duration", "text")
    return (
        *plain,
        Column(wording.say(timing[0]), timing[1]),
        Column(wording.say("proposals.cost_in" if currency else "proposals.cost", currency=currency), "number"),
        Column(wording.say("proposals.reception")),
    )


def _row(material: Material, units: _Units, item: Entry, record: Proposal) -> Row:
    attribution = material.attribution
    proponent = attribution.role(record.speaker) if record.speaker else _unassigned(material, record)
    return row(
        cell(text(material.label(item), item.ids)),
        _what(material, item, record),
        _cell(material, proponent),
        _cell(material, series(attribution.roles(record.range_states))),
        _cell(material, "; ".join(attribution.roles(record.partners, short=True))),
        _cell(material, _duration(material, units, record)),
        _cost_cell(material, units, record),
        _cell(material, status(material, record)),
        ids=item.ids,
    )


def _unassigned(material: Material, record: Proposal) -> str:
    """A proponent nobody knows, as typed; one who fits persons that may not be named is hidden."""
    opening = record.speaker_text
    return material.wording.say("hidden") if hides_opening(material, opening) else words(material, opening)


def _what(material: Material, item: Entry, record: Proposal) -> Cell:
    """Title in bold, then species and sites; the typed line too where the title does not say it."""
    title = capitalize(typed(material, item))
    species = [term.name for term in material.terms(Vocabulary.SPECIES) if term.key in item.tags]
    where = [part for part in (series(species), words(material, record.sites)) if part]
    line = words(material, said(material, record, record.text), item.tags)
    shown: Text = (strong(stop(title), item.ids),)
    if record.title.strip() and line and not _says(title, line):
        shown = (*shown, Span(f" {capitalize(stop(line))}", records=item.ids))
    if where:
        shown = (*shown, Span(f" {'; '.join(where)}", records=item.ids))
    return cell(shown, ids=item.ids)


def _says(title: str, line: str) -> bool:
    return unstop(line).casefold() in title.casefold()


def _duration(material: Material, units: _Units, record: Proposal) -> str:
    found = _MONTHS.fullmatch(record.duration.strip())
    return found[1] if found and units.months else words(material, record.duration)


def _cost(material: Material, units: _Units, record: Proposal) -> str:
    value = figure(record.cost)
    shown = figures(value) if value is not None else words(material, record.cost)
    currency = "" if units.currency or not record.cost.strip() else _currency(material, record)
    return f"{shown} {currency}".strip()


def _currency(material: Material, record: Proposal) -> str:
    return record.currency.strip() or material.setting("paper.currency")


def _symbol(material: Material, currency: str) -> str:
    name = f"currency.{currency}"
    return material.wording.say(name) if material.wording.has(name) else currency


def _sum(material: Material, units: _Units) -> str:
    """$1,010,000, or “” where the costs do not add up to one sum."""
    if units.total is None:
        return ""
    symbol = _symbol(material, units.currency)
    return f"{symbol}{figures(units.total)}" if len(symbol) == 1 else f"{symbol} {figures(units.total)}"


def _disputed(material: Material) -> list[str]:
    """Labels of the proposals whose cost is not settled: then the sum is not either."""
    return [material.label(item) for item, record in material.proposals if _COST & set(record.conflicts)]


def _intro(material: Material, units: _Units) -> str:
    wording = material.wording
    found = material.proposals
    counted = wording.opening("proposal_was", len(found))
    money = _sum(material, units)
    if not money:
        return wording.say("proposals.intro", proposals=counted)
    every = all(record.cost.strip() for _, record in found)
    form = "proposals.intro_sum" if every else "proposals.intro_part_sum"
    said = wording.say(form, proposals=counted, sum=money)
    disputed = _disputed(material)
    doubt = wording.say("proposals.cost_unsettled", labels=wording.listing(disputed)) if disputed else ""
    return f"{said} {doubt}".rstrip()


def _cost_cell(material: Material, units: _Units, record: Proposal) -> Cell:
    """A cost that people disagree on says so on a line of its own: the column stays narrow."""
    shown = _cell(material, _cost(material, units, record))
    if not _COST & set(record.conflicts):
        return shown
    return Cell((*shown.paragraphs, text(material.wording.say("unsettled_below"))), shown.records)


def _total(material: Material, units: _Units) -> Row | None:
    if units.total is None:
        return None
    name = material.wording.opening("proposal", len(material.proposals))
    empty = Cell()
    doubt = text(material.wording.say("unsettled_below")) if _disputed(material) else ()
    return row(empty, cell(text(name)), empty, empty, empty, empty, cell(text(figures(units.total)), doubt), empty)


def _settled(material: Material, record: Proposal, field: str, shown: str) -> str:
    return material.wording.say("unsettled", value=shown) if field in record.conflicts else shown


def _cell(material: Material, words_: str) -> Cell:
    return shared_cell(material, words_ or material.wording.say("nothing"))
