"""What stands beside the matrix: proposals, actions by lead and by date, lessons, open questions (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.document import plain
from facilitator.domain import ActionItem, ActionStatus, Kind, Proposal
from facilitator.summary.actions import Pair, of_leads, what_of, when
from facilitator.summary.actions import status as action_status
from facilitator.summary.entries import Entry
from facilitator.summary.lessons import SIDES, lessons, side
from facilitator.summary.material import Material
from facilitator.summary.money import figure, figures
from facilitator.summary.proposals import status as proposal_status
from facilitator.summary.questions import conflicts
from facilitator.summary.sentences import capitalize, tidy
from facilitator.summary.typed import hides_opening, typed, words
from facilitator.summary.wording import series

OVER = frozenset({ActionStatus.COMPLETED, ActionStatus.WITHDRAWN})
_COST = frozenset({"cost", "currency"})


@dataclass(frozen=True, slots=True)
class DeskProposal:
    """A proposal; ``cost`` is in words with its currency, ``disputed`` says that people disagree on it.

    ``item`` is the id of its record, ``codes`` are those of its sessions; so in the other lists.
    """

    item: str
    label: str
    title: str
    codes: str
    proponent: str
    range_states: tuple[str, ...]
    cost: str
    disputed: bool
    status: str
    status_words: str


@dataclass(frozen=True, slots=True)
class DeskAction:
    """An action; ``due`` is an ISO day, ``due_words`` are the words where there is none."""

    item: str
    label: str
    words: str
    codes: str
    leads: str
    due: str
    due_words: str
    status: str
    status_words: str

    @property
    def incomplete(self) -> bool:
        """Whether somebody still has to say who does it, or by when."""
        return self.status not in OVER and not (self.leads and (self.due or self.due_words))


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """Actions under one head: a lead ("" for nobody), or a month (YYYY-MM, "words", or "" for no date)."""

    head: str
    actions: tuple[DeskAction, ...]


@dataclass(frozen=True, slots=True)
class DeskLesson:
    """A lesson; ``side`` is successes or improvement."""

    item: str
    label: str
    words: str
    codes: str
    side: str


@dataclass(frozen=True, slots=True)
class DeskQuestion:
    """An open question; or, with ``fields``, what note-takers recorded differently and nobody settled."""

    item: str
    words: str
    codes: str
    fields: tuple[str, ...] = ()


def proposals_of(material: Material) -> tuple[DeskProposal, ...]:
    """Every proposal, in the order of the pack."""
    return tuple(_proposal(material, item, record) for item, record in material.proposals)


def actions_by_lead(material: Material) -> tuple[ActionGroup, ...]:
    """Every action under each of its leads, leads in speaking order; those of nobody last."""
    found = of_leads(material)
    nobody = material.wording.say("actions.unassigned")
    groups: dict[str, list[DeskAction]] = {}
    for name, pair in found:
        own = "" if name == nobody and not pair[1].leads else name
        groups.setdefault(own, []).append(_action(material, pair))
    return tuple(ActionGroup(name, tuple(own)) for name, own in groups.items())


def actions_by_date(material: Material) -> tuple[ActionGroup, ...]:
    """Every action once, by month, then those due in words, then those without a date."""
    groups: dict[str, list[DeskAction]] = {}
    for pair in sorted(material.actions, key=lambda pair: when(material, pair)):
        record = pair[1]
        head = record.due[:7] if record.due else "words" if record.due_text.strip() else ""
        groups.setdefault(head, []).append(_action(material, pair))
    return tuple(ActionGroup(head, tuple(own)) for head, own in groups.items())


def lessons_of(material: Material) -> tuple[DeskLesson, ...]:
    """Every lesson, good practice and challenge: successes first, then what needs improvement."""
    return tuple(
        DeskLesson(
            item.record.id, material.label(item), capitalize(typed(material, item)), material.codes(item), side(item)
        )
        for name in SIDES
        for item in lessons(material, name)
    )


def questions_of(material: Material) -> tuple[DeskQuestion, ...]:
    """Every question to the plenary, then what stayed unsettled."""
    asked = (
        DeskQuestion(item.record.id, capitalize(typed(material, item)), material.codes(item))
        for item in material.of(Kind.QUESTION)
    )
    unsettled = (
        DeskQuestion(item.record.id, capitalize(typed(material, item)), material.codes(item), fields)
        for _, fields, item in conflicts(material)
    )
    return (*asked, *unsettled)


def incomplete(groups: Iterable[ActionGroup]) -> int:
    """How many actions are without who or when."""
    return sum(one.incomplete for group in groups for one in group.actions)


def _proposal(material: Material, item: Entry, record: Proposal) -> DeskProposal:
    states = material.attribution.in_order(record.range_states)
    return DeskProposal(
        item=record.id,
        label=material.label(item),
        title=capitalize(typed(material, item)),
        codes=material.codes(item),
        proponent=_proponent(material, record),
        range_states=tuple(material.directory.party(ref).short for ref in states),
        cost=_cost(material, record),
        disputed=bool(_COST & set(record.conflicts)),
        status=record.status,
        status_words=proposal_status(material, record),
    )


def _proponent(material: Material, record: Proposal) -> str:
    """Who proposes, as in the pack; a name nobody knows may have to be hidden."""
    if record.speaker:
        return material.attribution.role(record.speaker, short=True)
    opening = record.speaker_text
    return material.wording.say("hidden") if hides_opening(material, opening) else words(material, opening)


def _cost(material: Material, record: Proposal) -> str:
    value = figure(record.cost)
    shown = figures(value) if value is not None else words(material, record.cost)
    currency = record.currency.strip() or material.setting("paper.currency")
    return f"{currency} {shown}".strip() if shown and value is not None else shown


def _action(material: Material, pair: Pair) -> DeskAction:
    item, record = pair
    return DeskAction(
        item=record.id,
        label=material.label(item),
        words=tidy(plain(what_of(material, item, record))),
        codes=material.codes(item),
        leads=_leads(material, record),
        due=record.due,
        due_words=words(material, record.due_text),
        status=record.status,
        status_words=action_status(material, record),
    )


def _leads(material: Material, record: ActionItem) -> str:
    return series(material.attribution.leads(record.leads))
