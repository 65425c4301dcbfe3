"""Which fields a record of each kind shows, in which order, and which editor each has (data and small makers)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from facilitator.domain import ActionStatus, Kind, ProposalStatus, Record, Vocabulary
from facilitator.ui.pages.capture.details.day_field import DayEditor
from facilitator.ui.pages.capture.details.due_field import DueEditor
from facilitator.ui.pages.capture.details.editor import FieldEditor, View
from facilitator.ui.pages.capture.details.plain_fields import ChoiceEditor, CostEditor, SpeakerEditor, TextEditor
from facilitator.ui.pages.capture.details.same_field import SameEditor
from facilitator.ui.pages.capture.details.set_field import SetField
from facilitator.ui.pages.capture.details.takes_field import TakesUpEditor
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate
from facilitator.workspace.name_candidates import PARTIES, Names

Make = Callable[[Theme, QWidget], FieldEditor]
_ANY_KIND = frozenset(kind.value for kind in Kind)
_PROPOSAL = frozenset({Kind.PROPOSAL.value})
_ACTION = frozenset({Kind.ACTION.value})
_OUTCOME = _PROPOSAL | _ACTION
LESSONS = frozenset({Kind.LESSON.value, Kind.PRACTICE.value, Kind.CHALLENGE.value})
_LONGEST_NAME = 26


def _t(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Fields of a record", text))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the form. ``kinds``: of which records it is a field; ``always``: for which it shows while empty;
    ``fields``: the stored fields it edits; ``title``: what its edits are called in the menu. ``late``: its editor is
    made when the first such record is shown; it follows a row whose editor is one widget."""

    key: str
    label: str
    title: str
    make: Make
    fields: tuple[str, ...]
    kinds: frozenset[str] = _ANY_KIND
    always: frozenset[str] = frozenset()
    other_label: tuple[frozenset[str], str] = (frozenset(), "")
    late: bool = False

    def label_for(self, kind: str) -> str:
        """The words before the field."""
        kinds, other = self.other_label
        return translate("Fields of a record", other if kind in kinds else self.label)


def edit_title(row: Row) -> str:
    """What an edit of this row is called in "Undo …"."""
    return translate("Fields of a record", row.title)


def _speaker(theme: Theme, parent: QWidget) -> FieldEditor:
    return SpeakerEditor(theme, parent)


def _cost(theme: Theme, parent: QWidget) -> FieldEditor:
    return CostEditor(theme, parent)


def _due(theme: Theme, parent: QWidget) -> FieldEditor:
    return DueEditor(theme, parent)


def _same(theme: Theme, parent: QWidget) -> FieldEditor:
    return SameEditor(theme, parent)


def _takes_up(theme: Theme, parent: QWidget) -> FieldEditor:
    return TakesUpEditor(theme, parent)


def _day(field: str) -> Make:
    return lambda theme, parent: DayEditor(theme, field, parent)


def _text(field: str) -> Make:
    return lambda theme, parent: TextEditor(theme, field, parent)


def _choice(field: str, choices: Callable[[View], Sequence[tuple[str, str]]]) -> Make:
    return lambda theme, parent: ChoiceEditor(theme, field, choices, parent)


def _parties(field: str, only: tuple[str, ...] = (), *, short: bool = False) -> Make:
    def members(record: Record, _: Names) -> Sequence[str]:
        return getattr(record, field, ())

    def words(names: Names, ref: str) -> tuple[str, str]:
        party = names.directory.party(ref)
        return (party.short if short or len(party.name) > _LONGEST_NAME else party.name), party.name

    return lambda theme, parent: SetField(
        theme,
        field,
        members,
        words,
        lambda names, typed: names.parties(typed, only),
        lambda names, typed: names.party_ref(typed),
        parent,
    )


def tags(*vocabularies: str, every: bool = False) -> Make:
    """Tags of some vocabularies, or every tag; without any vocabulary the rest: themes, free words and what else
    is no group of its own."""

    def members(record: Record, names: Names) -> Sequence[str]:
        return [tag for tag in record.tags if every or _group(names, tag) in (vocabularies or _LOOSE)]

    def words(names: Names, tag: str) -> tuple[str, str]:
        term = names.directory.term(tag)
        if term is None:
            return f"#{tag}", f"#{tag}"
        name = term.name if len(term.name) <= _LONGEST_NAME else term.abbreviation or term.key
        return name, term.name

    return lambda theme, parent: SetField(
        theme,
        "tags",
        members,
        words,
        lambda names, typed: names.tags(typed, vocabularies),
        lambda names, typed: names.tag_ref(typed),
        parent,
    )


_GROUPS = (Vocabulary.SPECIES, Vocabulary.TARGET, Vocabulary.POLICY, Vocabulary.HEADING)
_LOOSE = ("", *(vocabulary for vocabulary in Vocabulary if vocabulary not in _GROUPS))


def _group(names: Names, tag: str) -> str:
    term = names.directory.term(tag)
    return str(term.vocabulary) if term else ""


def _statuses(view: View) -> Sequence[tuple[str, str]]:
    known = ActionStatus if view.details.record.kind == Kind.ACTION else ProposalStatus
    return [(str(status), status_name(status)) for status in known]


def status_name(status: str) -> str:
    """A status in the language that holds."""
    return translate("Statuses", status.capitalize())


def points(view: View) -> Sequence[tuple[str, str]]:
    """The points of the record's session, then those of other sessions the file holds; "" is none."""
    session = view.details.record.session
    ordered = sorted(view.frame.points, key=lambda point: point.session != session)
    codes = {one.id: one.code for one in view.frame.sessions}
    listed = [
        (point.id, point.title if point.session == session else f"{codes.get(point.session, '')} · {point.title}")
        for point in ordered
    ]
    return [("", translate("Details", "No point")), *listed]


def _verbatim(_: View) -> Sequence[tuple[str, str]]:
    return [("", translate("Details", "Paraphrase")), ("1", translate("Details", "Verbatim"))]


def _of_lesson(name: str, label: str) -> Row:
    field = f"lesson/{name}"
    return Row(field, label, _t("Edit of lesson"), _text(field), (field,), LESSONS, late=True)


def _of_action(field: str, label: str, title: str, make: Make) -> Row:
    return Row(field, label, title, make, (field,), _ACTION, late=True)


# Names are short: they have 84 px.
_LESSON_ROWS = (
    _of_lesson("title", _t("Title")),
    _of_lesson("project", _t("Project")),
    _of_lesson("country", _t("Country")),
    _of_lesson("site", _t("Site")),
    _of_lesson("context", _t("Context")),
    _of_lesson("happened", _t("What happened")),
    _of_lesson("evidence", _t("Evidence")),
    _of_lesson("replicate", _t("Replicate or avoid")),
    _of_lesson("applicability", _t("Applies to")),
    _of_lesson("recommendation", _t("Advice")),
    _of_lesson("source", _t("Source")),
)
_ACTION_ROWS = (
    _of_action("contact", _t("Contact"), _t("Edit of contact"), _text("contact")),
    _of_action("focal_point", _t("Focal point"), _t("Edit of focal point"), _text("focal_point")),
    _of_action("asked", _t("Asked"), _t("Edit of day asked"), _day("asked")),
    _of_action("reminded", _t("Reminded"), _t("Edit of day reminded"), _day("reminded")),
    _of_action("replied", _t("Replied"), _t("Edit of day of reply"), _day("replied")),
    _of_action("lead_confirmed", _t("Lead agreed"), _t("Edit of the lead’s confirmation"), _text("lead_confirmed")),
)
ROWS: tuple[Row, ...] = (
    Row("title", _t("Title"), _t("Edit of title"), _text("title"), ("title",), _PROPOSAL),
    Row(
        "speaker",
        _t("Speaker"),
        _t("Edit of speaker"),
        _speaker,
        ("speaker", "speaker_text"),
        always=_ANY_KIND - _ACTION,
        other_label=(_PROPOSAL, _t("Proponent")),
    ),
    Row("leads", _t("Lead"), _t("Edit of lead"), _parties("leads"), ("leads",), _ACTION, _ACTION),
    Row(
        "partners",
        _t("Partners"),
        _t("Edit of partners"),
        _parties("partners"),
        ("partners",),
        _OUTCOME,
        _OUTCOME,
        (_ACTION, _t("With")),
    ),
    Row("due", _t("Due"), _t("Edit of due date"), _due, ("due", "due_text"), _ACTION, _ACTION),
    Row("status", _t("Status"), _t("Edit of status"), _choice("status", _statuses), ("status",), _OUTCOME, _OUTCOME),
    *_ACTION_ROWS,
    Row("species", _t("Species"), _t("Edit of species"), tags(Vocabulary.SPECIES), ("tags",), always=_PROPOSAL),
    Row(
        "range_states",
        _t("Range States"),
        _t("Edit of Range States"),
        _parties("range_states", (Vocabulary.DELEGATION,), short=True),
        ("range_states",),
        _PROPOSAL,
        _PROPOSAL,
    ),
    Row("sites", _t("Sites"), _t("Edit of sites"), _text("sites"), ("sites",), _PROPOSAL),
    Row("duration", _t("Duration"), _t("Edit of duration"), _text("duration"), ("duration",), _PROPOSAL, _PROPOSAL),
    Row("cost", _t("Cost"), _t("Edit of cost"), _cost, ("cost", "currency"), _PROPOSAL, _PROPOSAL),
    Row("takes_up", _t("Takes up"), _t("Edit of lessons taken up"), _takes_up, ("takes_up",), always=_PROPOSAL),
    Row("target", _t("Targets"), _t("Edit of targets"), tags(Vocabulary.TARGET), ("tags",)),
    Row("policy", _t("Policies"), _t("Edit of policies"), tags(Vocabulary.POLICY), ("tags",)),
    Row("heading", _t("Headings"), _t("Edit of headings"), tags(Vocabulary.HEADING), ("tags",)),
    Row("tags", _t("Tags"), _t("Edit of tags"), tags(), ("tags",), always=_ANY_KIND),
    Row("people", _t("People"), _t("Edit of people"), _parties("people"), ("people",)),
    Row("supports", _t("Support"), _t("Edit of supports"), _parties("supports", PARTIES), ("supports",)),
    Row(
        "reservations",
        _t("Reservations"),
        _t("Edit of reservations"),
        _parties("reservations", PARTIES),
        ("reservations",),
    ),
    Row("point", _t("Point"), _t("Move of note"), _choice("point", points), ("point",), always=_ANY_KIND),
    *_LESSON_ROWS,
    Row("verbatim", _t("Wording"), _t("Edit of wording"), _choice("verbatim", _verbatim), ("verbatim",)),
    Row("confirmed", _t("Confirmed"), _t("Edit of confirmation"), _text("confirmed"), ("confirmed",)),
    Row("parked", _t("Parked"), _t("Edit of parking"), _text("parked"), ("parked",)),
    Row("translation", _t("Translation"), _t("Edit of translation"), _text("translation"), ("translation",)),
    Row("language", _t("Language"), _t("Edit of language"), _text("language"), ("language",)),
    Row("same", _t("Same as"), _t("Link of notes"), _same, ("same_as",)),
)
