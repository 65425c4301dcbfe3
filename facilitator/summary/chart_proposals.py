"""Proposals by species and framework target, as bars."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.document import BarGroup, Bars, Part
from facilitator.domain import ProposalStatus, Term, Vocabulary
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material
from facilitator.summary.policies import target_number
from facilitator.summary.proposals import status
from facilitator.summary.spans import paragraph, part, text

# More columns than this would leave the bars too short to be compared.
_WIDEST = 9


@dataclass(frozen=True, slots=True)
class Side:
    """One way of sorting proposals: in the sentence, over the rows, and (title, proposals) of each class."""

    name: str
    row_title: str
    classes: tuple[tuple[str, tuple[Entry, ...]], ...]


def proposal_chart(material: Material, key: str = "proposal_chart") -> Part:
    """The part “Proposals by species and target”; by reception where the proposals name no target, or no species."""
    wording = material.wording
    found = tuple(item for item, _ in material.proposals)
    title = wording.say("charts.title")
    sides = [one for one in (_species(material), _targets(material)) if one.classes]
    if not found or not sides:
        none = "charts.nothing" if found else "proposals.none"
        return part(key, title, paragraph(text(wording.say(none)), ids=_ids(found)))
    rows, columns = _arranged(sides if len(sides) > 1 else [*sides, _receptions(material)])
    said = wording.say("charts.intro", proposals=wording.opening("proposal", len(found)), rows=rows.name,
                       columns=columns.name)  # fmt: skip
    return part(key, title, paragraph(text(said), ids=_ids(found)), _bars(material, rows, columns))


def _arranged(sides: list[Side]) -> tuple[Side, Side]:
    """Rows and columns: as given, turned where there would be too many columns."""
    rows, columns = sides
    turned = len(columns.classes) > _WIDEST and len(rows.classes) < len(columns.classes)
    return (columns, rows) if turned else (rows, columns)


def _bars(material: Material, rows: Side, columns: Side) -> Bars:
    groups = tuple(
        BarGroup(title, (tuple(_both(own, other) for _, other in columns.classes),), ("",), _ids(own))
        for title, own in rows.classes
    )
    return Bars(
        row_title=rows.row_title,
        columns=tuple(title for title, _ in columns.classes),
        total_title=material.wording.say("charts.total"),
        series=(material.wording.say("charts.series"),),
        groups=groups,
        records=tuple(dict.fromkeys(one for group in groups for one in group.records)),
    )


def _both(own: tuple[Entry, ...], other: tuple[Entry, ...]) -> int:
    ids = {item.record.id for item in other}
    return sum(item.record.id in ids for item in own)


def _species(material: Material) -> Side:
    wording = material.wording
    terms = [(term.name, term) for term in material.terms(Vocabulary.SPECIES)]
    classes = _classes(material, terms, wording.say("charts.no_species"))
    return Side(wording.say("charts.by_species"), wording.say("charts.species"), classes)


def _targets(material: Material) -> Side:
    wording = material.wording
    terms = [(_number(material, term), term) for term in material.terms(Vocabulary.TARGET) if target_number(term)]
    classes = _classes(material, terms, wording.say("charts.no_target"))
    return Side(wording.say("charts.by_target"), wording.say("charts.target"), classes)


def _number(material: Material, term: Term) -> str:
    return material.wording.say("share.target", numbers=str(target_number(term)))


def _receptions(material: Material) -> Side:
    wording = material.wording
    return Side(wording.say("charts.by_reception"), wording.say("charts.reception"), by_reception(material))


def by_reception(material: Material) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """(reception in the words of the paper, proposals), in the order of the statuses."""
    order = {str(name): index for index, name in enumerate(ProposalStatus)}
    found: dict[str, list[Entry]] = {}
    for item, record in sorted(material.proposals, key=lambda pair: order.get(pair[1].status, len(order))):
        found.setdefault(status(material, record), []).append(item)
    return tuple((name, tuple(items)) for name, items in found.items())


def _classes(material: Material, terms: list[tuple[str, Term]], none: str) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """(title, proposals) for each term that a proposal names, then those that name none."""
    everything = tuple(item for item, _ in material.proposals)
    found = [(title, tuple(item for item in everything if term.key in item.tags)) for title, term in terms]
    keys = {term.key for _, term in terms}
    rest = tuple(item for item in everything if not keys & set(item.tags))
    named = tuple(one for one in found if one[1])
    return (*named, (none, rest)) if rest and named else named


def _ids(items: tuple[Entry, ...]) -> tuple[str, ...]:
    return tuple(one for item in items for one in item.ids)
