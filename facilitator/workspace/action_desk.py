"""The actions of a file for the months after the workshop: what waits for somebody first (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from facilitator.directory import fold_name
from facilitator.domain import ActionItem, ActionStatus, Records

if TYPE_CHECKING:
    from facilitator.summary.actions import Pair
    from facilitator.summary.material import Material

# A fortnight: time to be reminded and to answer still.
SOON_DAYS = 14
OVER = frozenset({ActionStatus.COMPLETED, ActionStatus.WITHDRAWN})
_LONGEST_NAME = 26
_TRACKED = ("text", "leads", "partners", "contact", "focal_point", "due", "due_text", "status")


class Urgency(IntEnum):
    """Why an action stands where it does, in the order of the list. Overdue and due for review are the paper's."""

    OVERDUE = 0
    REVIEW = 1
    SOON = 2
    UNDATED = 3
    LATER = 4
    DEFERRED = 5
    DONE = 6


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. ``leads`` are (ref, name) in speaking order; days are ISO; ``away`` counts the days from today to
    the due day, below 0 when it is past. ``confirmed`` are the words of the confirmation in the room,
    ``lead_confirmed`` those of the lead's own. ``disputed``: people disagree about something that shows.
    """

    item: str
    label: str
    sessions: tuple[str, ...]
    words: str
    leads: tuple[tuple[str, str], ...]
    partners: str
    due: str
    due_words: str
    away: int
    status: str
    contact: str
    focal_point: str
    asked: str
    reminded: str
    replied: str
    confirmed: str
    lead_confirmed: str
    disputed: bool
    urgency: Urgency
    haystack: str

    @property
    def is_open(self) -> bool:
        """Whether anything is still to come: neither completed nor withdrawn."""
        return self.status not in OVER

    @property
    def unanswered(self) -> bool:
        """Whether the lead was asked or reminded and has not replied since."""
        return self.is_open and bool(self.asked or self.reminded) and self.replied < max(self.asked, self.reminded)

    @property
    def unasked(self) -> bool:
        """Whether nobody has asked the lead of an open action yet."""
        return self.is_open and not self.asked and not self.reminded and not self.replied


@dataclass(frozen=True, slots=True)
class Totals:
    """What the actions come to."""

    all: int = 0
    open: int = 0
    overdue: int = 0
    for_review: int = 0
    unanswered: int = 0
    completed: int = 0


@dataclass(frozen=True, slots=True)
class ActionDesk:
    """All actions in order. ``leads`` are (ref, name, open actions), ``sessions`` (id, code), ``reviews`` ISO days."""

    rows: tuple[ActionRow, ...] = ()
    totals: Totals = Totals()
    leads: tuple[tuple[str, str, int], ...] = ()
    sessions: tuple[tuple[str, str], ...] = ()
    reviews: tuple[str, ...] = ()
    today: str = ""


def action_desk(records: Records, today: date) -> ActionDesk:
    """The actions as the action plan has them, a row for those that say the same, everybody named: it is a screen."""
    from facilitator.summary.actions import review_days

    material = desk_material(records, "named")
    reviews = review_days(material)
    rows = sorted((_row(material, pair, reviews, today) for pair in material.actions), key=_place)
    used = {session for row in rows for session in row.sessions}
    sessions = tuple((one.id, one.code) for one in material.sessions if one.id in used)
    return ActionDesk(tuple(rows), _totals(rows), _leads(rows, material), sessions, reviews, today.isoformat())


def desk_material(records: Records, level: str = "") -> Material:
    """What the plan is composed from at a level of attribution, "" for that of the template; notes have no part."""
    from facilitator.summary.action_plan import plan_material
    from facilitator.workspace.paper_set import with_attribution
    from facilitator.workspace.papers import paper_wording

    alone = replace(records, notes=(), proposals=(), cleared=(), issued=())
    return plan_material(with_attribution(alone, level), paper_wording())


def _row(material: Material, pair: Pair, reviews: tuple[str, ...], today: date) -> ActionRow:
    from facilitator.document import plain
    from facilitator.summary.action_plan_rows import what_cell
    from facilitator.summary.wording import series

    entry, record = pair
    attribution = material.attribution
    words = "\n".join(map(plain, what_cell(material, entry, record).paragraphs))
    label = material.label(entry)
    leads = tuple((ref, _short(material, ref)) for ref in attribution.in_order(record.leads))
    partners = series(attribution.roles(record.partners, short=True))
    away = (date.fromisoformat(record.due) - today).days if _is_day(record.due) else 0
    found = (
        label,
        words,
        record.text,
        *(attribution.lead(ref) for ref, _ in leads),
        *(name for _, name in leads),
        partners,
        record.contact,
        record.focal_point,
    )
    return ActionRow(
        record.id, label, entry.sessions, words, leads, partners, record.due, record.due_text, away, record.status,
        record.contact, record.focal_point, record.asked, record.reminded, record.replied, record.confirmed,
        record.lead_confirmed, _disputed(record), _urgency(record, reviews, today, away),
        fold_name(" ".join(found)),
    )  # fmt: skip


def _short(material: Material, ref: str) -> str:
    """The name of a lead, the short one where it would not fit a column."""
    name = material.attribution.lead(ref)
    return name if len(name) <= _LONGEST_NAME else material.directory.party(ref).short


def _urgency(record: ActionItem, reviews: tuple[str, ...], today: date, away: int) -> Urgency:
    from facilitator.summary.action_plan import state_of

    if record.status in OVER:
        return Urgency.DONE
    if record.status == ActionStatus.DEFERRED:
        return Urgency.DEFERRED
    state = state_of(record, reviews, today.isoformat())[0]
    if state < 2:
        return Urgency(state)
    if not _is_day(record.due):
        return Urgency.UNDATED
    return Urgency.SOON if away <= SOON_DAYS else Urgency.LATER


def _place(row: ActionRow) -> tuple[int, bool, int, str, str, str]:
    """Withdrawn last; days before words, words before nothing; then as the labels go."""
    last = row.status == ActionStatus.WITHDRAWN
    rank = 0 if _is_day(row.due) else 1 if row.due_words else 2
    return row.urgency, last, rank, row.due or row.due_words, _natural(row.label), row.item


def _natural(label: str) -> str:
    """2.1-A10 after 2.1-A9."""
    head, _, number = label.partition("-A")
    return f"{head}-A{number:>6}"


def _disputed(record: ActionItem) -> bool:
    return any(field.partition("/")[0] in _TRACKED for field in record.conflicts)


def _totals(rows: Iterable[ActionRow]) -> Totals:
    found = list(rows)
    return Totals(
        len(found),
        sum(row.is_open for row in found),
        sum(row.urgency is Urgency.OVERDUE for row in found),
        sum(row.urgency is Urgency.REVIEW for row in found),
        sum(row.unanswered for row in found),
        sum(row.status == ActionStatus.COMPLETED for row in found),
    )


def _leads(rows: Iterable[ActionRow], material: Material) -> tuple[tuple[str, str, int], ...]:
    """In speaking order; ("", "", n) at the end for actions that nobody leads."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        for ref, name in row.leads or (("", ""),):
            names.setdefault(ref, name)
            counts[ref] += row.is_open
    ordered = sorted(names, key=lambda ref: (not ref, material.attribution.place(ref) if ref else (), ref))
    return tuple((ref, names[ref], counts[ref]) for ref in ordered)


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False
