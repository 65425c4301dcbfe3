"""What a workshop is made of: frozen records and the words for their kinds and states.

A *ref* is how a record names somebody: the id of a Participant, the key of a Term of the
vocabularies ``delegation`` or ``organization``, or, for somebody nobody knows, the text as typed.
Ids are strings; moments are milliseconds since 1970 UTC; days are ISO 8601 text; "" means "not given".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of record: ten kinds of note, and proposals and action items."""

    STATEMENT = "statement"
    PRACTICE = "good practice"
    CHALLENGE = "challenge"
    LESSON = "lesson"
    GAP = "gap"
    RECOMMENDATION = "recommendation"
    AGREEMENT = "agreement"
    DIFFERING = "differing view"
    QUESTION = "question"
    PRESENTATION = "presentation"
    PROPOSAL = "proposal"
    ACTION = "action"


class ActionStatus(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_PROGRESS = "in progress"
    COMPLETED = "completed"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"


class ProposalStatus(StrEnum):
    PRESENTED = "presented"
    SUPPORTED = "supported"
    SUPPORTED_WITH_AMENDMENTS = "supported with amendments"
    FOR_ELABORATION = "for elaboration"
    NOT_TAKEN_UP = "not taken up"


# The coverage of a discussion point that nobody took up.
DISCUSSED_NOT = "not discussed"


class PaperStatus(StrEnum):
    """How far a paper has come, in this order."""

    DRAFT = "draft"
    CLEARED = "cleared"
    CIRCULATED = "circulated"
    FINAL = "final"


# What a lesson-learnt document asks of a lesson, besides its words, species and targets.
LESSON_FIELDS = (
    "title",
    "project",
    "country",
    "site",
    "context",
    "happened",
    "evidence",
    "replicate",
    "applicability",
    "recommendation",
    "source",
)


class Vocabulary(StrEnum):
    """The vocabularies a template may fill. Keys of terms are unique across all of them."""

    DELEGATION = "delegation"
    ORGANIZATION = "organization"
    CONSTITUENCY = "constituency"
    THEME = "theme"
    SPECIES = "species"
    TARGET = "target"
    POLICY = "policy"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Workshop:
    """The workshop; ``settings`` are the template's wording and paper settings by dotted name."""

    id: str
    template: str
    title: str
    programme: str
    venue: str
    first_day: str
    last_day: str
    zone: str
    settings: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Session:
    """One session of the programme; ``kind`` is parallel, plenary or other (opening, closing)."""

    id: str
    code: str
    title: str
    short_title: str
    kind: str
    description: str
    moderators: tuple[str, ...]
    rapporteurs: tuple[str, ...]
    held: bool
    order: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a session's time; start and end are local HH:MM in the workshop's zone."""

    id: str
    session: str
    title: str
    day: str
    start: str
    end: str
    order: str


@dataclass(frozen=True, slots=True)
class DiscussionPoint:
    """An agenda entry of a session; ``themes`` are term keys; ``kind`` is discussion or presentation."""

    id: str
    session: str
    slot: str
    title: str
    short_title: str
    kind: str
    themes: tuple[str, ...]
    coverage: str
    order: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a vocabulary. ``group`` orders terms into groups (framework targets, constituencies)."""

    id: str
    vocabulary: str
    key: str
    name: str
    abbreviation: str
    synonyms: tuple[str, ...]
    group: str
    description: str
    order: str


@dataclass(frozen=True, slots=True)
class Participant:
    """A person of the roster; ``delegation``, ``organization``, ``constituency`` are term keys or text."""

    id: str
    name: str
    aliases: tuple[str, ...]
    abbreviation: str
    organization: str
    delegation: str
    constituency: str
    role: str
    present: bool
    same_as: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What note, proposal and action item have in common.

    ``prefix + text`` is the line as it was typed. ``speaker`` is a ref; ``speaker_text`` is a would-be
    speaker nobody knows yet. ``tags`` are term keys or free words. ``conflicts`` are the names of the
    fields on which people disagree; ``same_as`` are ids of records that say the same, ``takes_up`` of
    records it answers: the lessons a proposal builds on. ``other`` holds fields this version does not
    know, and under ``struck`` who struck which field and why. ``confirmed`` says when the room agreed to the words
    as read back, ``parked`` when it set them aside instead: "2024-08-29 11:40" at the venue, perhaps with words
    behind it, or words alone. ``reworded``: the words are others since the room confirmed them.
    """

    id: str
    kind: str
    text: str
    prefix: str = ""
    session: str = ""
    point: str = ""
    speaker: str = ""
    speaker_text: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    reservations: tuple[str, ...] = ()
    starred: bool = False
    verbatim: bool = False
    confirmed: str = ""
    reworded: bool = False
    parked: str = ""
    translation: str = ""
    language: str = ""
    same_as: tuple[str, ...] = ()
    takes_up: tuple[str, ...] = ()
    author: str = ""
    at: int = 0
    order: str = ""
    conflicts: tuple[str, ...] = ()
    other: Mapping[str, object] = field(default_factory=dict[str, object])


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """A record of one of the ten kinds of note. ``lesson`` tells more of a lesson, under LESSON_FIELDS."""

    lesson: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Record):
    """A project proposal; the proponent is ``speaker``. Cost is a number as typed, duration in words."""

    title: str = ""
    sites: str = ""
    range_states: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    duration: str = ""
    cost: str = ""
    currency: str = ""
    status: str = ProposalStatus.PRESENTED


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionItem(Record):
    """Who does what by when; ``due`` is an ISO day, ``due_text`` are the words where there is none.

    ``contact`` and ``focal_point`` are names or addresses as typed; ``asked``, ``reminded`` and
    ``replied`` are the ISO days on which the lead was asked and reminded, and answered. ``lead_confirmed`` says
    when the lead took it on, as ``confirmed`` says it of the room: neither stands for the other.
    """

    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    due: str = ""
    due_text: str = ""
    status: str = ActionStatus.PROPOSED
    contact: str = ""
    focal_point: str = ""
    asked: str = ""
    reminded: str = ""
    replied: str = ""
    lead_confirmed: str = ""


@dataclass(frozen=True, slots=True)
class ClearedPart:
    """A part of a paper as a person settled it; it stands instead of the composed part.

    ``covers`` is the id of the paper's session, "" for a paper of all sessions. ``body`` is a JSON object: the
    ``part`` (see document_data), the ``attribution`` level it was written at, and ``basis``, the digest of the
    records behind it then. An empty body gives the composed part back. ``cleared_on`` is an ISO day.
    """

    id: str
    paper: str
    covers: str
    part: str
    body: str
    cleared_by: str
    cleared_on: str
    author: str
    at: int
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper as it left the house, once for every step of its status.

    ``version`` is "" until a correction makes it "1", printed Corr.1. ``day`` is an ISO day, ``by`` who took the
    step. ``tree`` is the whole document as JSON (see document_data), ``digest`` its SHA-256 in hex;
    ``bases`` is a JSON object: part key → digest of the records behind it then. ``after`` is the id of the
    step before it, "" for the first: no clock says which came first.
    """

    id: str
    paper: str
    covers: str
    version: str
    status: str
    day: str
    by: str
    attribution: str
    digest: str
    tree: str
    bases: str
    after: str
    author: str
    at: int
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values that stand against each other in a conflict; ``change`` is a hex id."""

    change: str
    value: str | None
    author: str
    at: int
    field: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of an item with more than one live value; field ``deleted`` is a deletion against edits."""

    item: str
    field: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class UnknownSpeaker:
    """What opened notes like a speaker; ``candidates`` are the refs that fit when it is ambiguous."""

    text: str
    notes: tuple[str, ...]
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """Everything current in a file, in a stable order; the one thing summaries are made from.

    ``sessions`` are all sessions of the programme (``held`` marks those of this file); slots and points
    are those of the sessions held, records also those moved to another. ``timetable`` are the slots of the
    whole programme. Nothing deleted is in it.
    ``versions`` are the changes that action items stand on, by id, where a paper is to be read back.
    """

    workshop: Workshop
    sessions: tuple[Session, ...] = ()
    slots: tuple[Slot, ...] = ()
    points: tuple[DiscussionPoint, ...] = ()
    terms: tuple[Term, ...] = ()
    participants: tuple[Participant, ...] = ()
    notes: tuple[Note, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    actions: tuple[ActionItem, ...] = ()
    cleared: tuple[ClearedPart, ...] = ()
    issued: tuple[IssuedPaper, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    unknown_speakers: tuple[UnknownSpeaker, ...] = ()
    other: tuple[Mapping[str, object], ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict[str, str])
    timetable: tuple[Slot, ...] = ()
