"""The rows of the lists beside the matrix: proposals, actions, lessons, questions, as they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, QLocale, Qt

from facilitator.domain import ActionStatus, ProposalStatus
from facilitator.ui.words import translate
from facilitator.workspace.roundtable_desk import ActionGroup, DeskAction, DeskLesson, DeskProposal, DeskQuestion

_LIVE = frozenset(
    {
        ActionStatus.AGREED,
        ActionStatus.IN_PROGRESS,
        ActionStatus.COMPLETED,
        ProposalStatus.SUPPORTED,
        ProposalStatus.SUPPORTED_WITH_AMENDMENTS,
    }
)


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip at the right of a row: grey, or tinted for what goes on."""

    text: str = ""
    lit: bool = False


@dataclass(frozen=True, slots=True)
class SideRow:
    """A row. ``item`` is the id of its record, "" for a head; ``key`` is its own as long as it is listed.

    ``before`` stands in a column at the left (with ``sign``, where it says that something is missing), ``below``
    on a second line, ``tail`` at the right.
    """

    key: str
    item: str
    text: str
    before: str = ""
    below: str = ""
    tail: str = ""
    chip: Chip = Chip()
    sign: str = ""
    count: int = 0

    @property
    def is_head(self) -> bool:
        """Whether this is the head of a group."""
        return not self.item

    @property
    def spoken(self) -> str:
        """Everything the row says, in one line."""
        count = str(self.count) if self.is_head else ""
        said = (self.before, self.text, count, self.below, self.chip.text, self.tail)
        return ", ".join(one for one in said if one)


def proposal_rows(proposals: Iterable[DeskProposal]) -> tuple[SideRow, ...]:
    """Two lines each: title; who, where and for how much."""
    return tuple(_proposal(one) for one in proposals)


def lead_rows(groups: Iterable[ActionGroup]) -> tuple[SideRow, ...]:
    """Actions under the head of each lead; those of nobody say so."""
    rows: list[SideRow] = []
    for group in groups:
        missing = not group.head
        head = group.head or translate("Roundtable", "No lead")
        sign = "account-question-outline" if missing else ""
        rows.append(SideRow(f"lead {group.head}", "", head, sign=sign, count=len(group.actions)))
        rows += [_action(one, f"{group.head} {one.item}") for one in group.actions]
    return tuple(rows)


def date_rows(groups: Iterable[ActionGroup]) -> tuple[SideRow, ...]:
    """Actions under the head of each month; those without a date say so."""
    rows: list[SideRow] = []
    for group in groups:
        sign = "" if group.head else "alert-circle-outline"
        rows.append(SideRow(f"date {group.head}", "", _month(group.head), sign=sign, count=len(group.actions)))
        rows += [_action(one, one.item, with_lead=True) for one in group.actions]
    return tuple(rows)


def lesson_rows(lessons: Sequence[DeskLesson]) -> tuple[SideRow, ...]:
    """Successes, then areas needing improvement."""
    names = {
        "successes": translate("Roundtable", "Successes"),
        "improvement": translate("Roundtable", "Areas needing improvement"),
    }
    rows: list[SideRow] = []
    for side, name in names.items():
        own = [one for one in lessons if one.side == side]
        if own:
            rows.append(SideRow(f"side {side}", "", name, count=len(own)))
            rows += [SideRow(one.item, one.item, one.words, one.label, tail=one.codes) for one in own]
    return tuple(rows)


def question_rows(questions: Iterable[DeskQuestion]) -> tuple[SideRow, ...]:
    """Questions to the plenary; then what note-takers recorded differently, with the fields that are not settled."""
    rows: list[SideRow] = []
    for place, one in enumerate(questions):
        fields = ", ".join(one.fields)
        below = translate("Roundtable", "Not settled: {fields}").format(fields=fields) if fields else ""
        sign = "call-split" if fields else ""
        rows.append(SideRow(f"{one.item} {place}", one.item, one.words, below=below, tail=one.codes, sign=sign))
    return tuple(rows)


def is_live(status: str) -> bool:
    """Whether a status says that something goes on: supported, agreed, under way."""
    return status in _LIVE


def _proposal(one: DeskProposal) -> SideRow:
    cost = one.cost
    if one.disputed:
        cost = translate("Roundtable", "{cost}, cost in conflict").format(cost=cost) if cost else _disputed()
    below = " · ".join(part for part in (one.proponent, " ".join(one.range_states), cost) if part)
    return SideRow(
        one.item,
        one.item,
        one.title,
        below=below,
        tail=one.codes,
        chip=Chip(one.status_words, is_live(one.status)),
        sign="call-split" if one.disputed else "",
    )


def _disputed() -> str:
    return translate("Roundtable", "cost in conflict")


def _action(one: DeskAction, key: str, *, with_lead: bool = False) -> SideRow:
    due = _day(one.due) or one.due_words
    sign = "" if due else "alert-circle-outline"
    tail = one.codes
    text = one.words
    if with_lead:
        lead = one.leads or translate("Roundtable", "No lead")
        text = translate("Roundtable", "{lead}: {words}").format(lead=lead, words=one.words)
        sign = sign or ("" if one.leads else "account-question-outline")
    before = due or translate("Roundtable", "No date")
    return SideRow(key, one.item, text, before, tail=tail, chip=Chip(one.status_words, is_live(one.status)), sign=sign)


def _day(iso: str) -> str:
    """30 Sep 2024; "" for none."""
    found = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return QLocale(QLocale.Language.English).toString(found, "d MMM yyyy") if found.isValid() else iso


def _month(head: str) -> str:
    if not head:
        return translate("Roundtable", "No date")
    if head == "words":
        return translate("Roundtable", "In words")
    found = QDate.fromString(f"{head}-01", Qt.DateFormat.ISODate)
    return QLocale(QLocale.Language.English).toString(found, "MMMM yyyy") if found.isValid() else head
