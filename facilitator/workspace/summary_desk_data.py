"""What the summary page shows of one session: parts, sentences, what they rest on, what is still missing.

Keys of parts: "header", then those of the paper ("conduct", "messages", "presentations", "points", "lessons",
"proposals", "actions", "policies", "headings", "questions", "note"). A discussion point is "points/ID" with the id
of the point; "other" (matters raised under no point) stands behind the points. Everything is at the level of
attribution of the paper: where nobody may be named ``who`` is "".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator.document import Document
from facilitator.errors import Sentence as Words


class State(StrEnum):
    """The mark of a part. STALE beats FROZEN (``PartView.frozen`` still says so), both beat the others."""

    EMPTY = "empty"
    WRITTEN = "written"
    NOT_DISCUSSED = "not discussed"
    STALE = "stale"
    FROZEN = "frozen"


class Form(StrEnum):
    """A paragraph, an item of a lettered list, or a row of a table."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


class FaultKind(StrEnum):
    BARE = "bare"  # no note supports this sentence
    QUANTIFIER = "quantifier"  # “several” with too few or too many delegations behind it
    AGREED = "agreed"  # “agreed” without an agreement behind it
    DISPUTED = "disputed"  # a record behind it is in conflict


class MissingKind(StrEnum):
    PART = "part"  # an empty part; goes to a part
    POINT = "point"  # a point nobody took up and nobody marked; goes to a part
    LEAD = "lead"  # an action without a lead; goes to a record
    DISPUTE = "dispute"  # two people wrote a part differently; goes to a part


@dataclass(frozen=True, slots=True)
class Source:
    """A record as a chip. ``at`` in ms since 1970 UTC, 0 for not known; ``time`` is HH:MM at the venue, "" for not
    known. ``who`` is the speaker at the paper's level, "" where nobody may or can be named; ``unknown`` tells a
    speaker nobody knows, ``room`` an agreement (it is the session's). ``text`` are the words as the paper may print
    them. ``point`` is an id, "" for none; ``order`` the key by which records are kept in order."""

    id: str
    kind: str
    at: int
    time: str
    who: str
    text: str
    starred: bool
    disputed: bool
    unknown: bool
    room: bool
    confirmed: bool
    point: str
    order: str


@dataclass(frozen=True, slots=True)
class Rest:
    """The characters [start, end) of a sentence's text say these records (ids)."""

    start: int
    end: int
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a sentence. ``words`` can be translated (``errors.Sentence``). ``record`` is the id of the
    record it is about, "" for none."""

    kind: FaultKind
    words: Words
    record: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement of a part: what the page shows as a card, perhaps of several sentences.

    ``key`` is unique in its part and stays the same while the sentence is edited or moved, and when the part goes
    from composed to written. ``label`` is its run-in title without the stop ("Convergence"), "" for none. ``number``
    is its printed paragraph number, 0 for none. ``cells`` are those of a row, in the order of ``PartView.columns``;
    ``text`` joins them. ``frame``: words that only frame the others ("None recorded.") and need no note.
    ``edited``: a person wrote it, or it was in what a person settled.
    """

    key: str
    form: Form
    label: str
    text: str
    number: int
    words: int
    editable: bool
    edited: bool
    frame: bool
    sources: tuple[Source, ...]
    rests: tuple[Rest, ...] = ()
    faults: tuple[Fault, ...] = ()
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unused:
    """Records that no part says, those left out for length (``SummaryDesk.trimmed``) among them: ``notes`` in their
    order, and ``of`` how many records there are, said or not."""

    notes: tuple[Source, ...]
    of: int


@dataclass(frozen=True, slots=True)
class PartView:
    """A part, or a discussion point as a part of "points".

    ``number`` is 1 to 12, 0 for a point. ``words`` are those read aloud (tables are not counted), of points together
    for "points". ``written``: a person's words stand here; ``frozen``: they were signed, by ``cleared_by`` on
    ``cleared_on`` (ISO day), and are not to be edited before they are thawed; ``stale``: notes behind it changed
    after they were written. ``cleared`` is that as the paper prints it, "" for composed. ``disputed``: two people
    wrote it differently and nobody settled it (``item`` is the id of what is in conflict, for the merge page).
    ``editable``: sentences can be written here (not so for "header", "note", and "points" itself, whose points are).
    ``hidden``: a person's words are kept, but name more than may be named at this level, so that composed ones stand in
    their place; they are refused to be written on. ``can_mark``: a point without notes that can be marked as not
    discussed; ``marked``: somebody did.
    ``sources`` are all records that feed it, in the order in which it says them; ``unused`` those of them, or those
    under its point, that no part of the summary says.
    """

    key: str
    number: int
    title: str
    state: State
    words: int
    sentences: tuple[Sentence, ...]
    sources: tuple[Source, ...]
    unused: Unused
    points: tuple[PartView, ...] = ()
    columns: tuple[str, ...] = ()
    point: str = ""
    written: bool = False
    frozen: bool = False
    stale: bool = False
    disputed: bool = False
    item: str = ""
    cleared: str = ""
    cleared_by: str = ""
    cleared_on: str = ""
    editable: bool = True
    can_mark: bool = False
    marked: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is missing before the summary goes out. ``part`` is the key of the part to go to, ``record``
    the id of the record, "" where it is none."""

    kind: MissingKind
    words: Words
    part: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """What the paper's settings ask for: at most ``most`` words (it is trimmed to them); ``low`` to ``high`` are the
    range shown as the goal. ``pace`` in words a minute."""

    low: int
    high: int
    most: int
    pace: int
    minutes: int


@dataclass(frozen=True, slots=True)
class SummaryDesk:
    """The moderator's summary of one session as it stands, ``session`` by id.

    ``minutes`` are rounded, at least 1 where there are words. ``whole_words`` is the length with nothing left out;
    ``trimmed`` are the records that fitting to length left out, the least important first. ``bare`` counts sentences
    without a note, ``stale`` parts to look at again. ``attribution`` is the level. ``document`` is the paper as it
    is exported.
    """

    session: str
    code: str
    title: str
    parts: tuple[PartView, ...]
    words: int
    minutes: int
    whole_words: int
    goal: Goal
    trimmed: tuple[Source, ...]
    unused: Unused
    missing: tuple[Missing, ...]
    bare: int
    faults: int
    stale: int
    attribution: str
    status: str
    document: Document

    def every(self) -> tuple[PartView, ...]:
        """Every part with its points behind it, in the order of the left column."""
        return tuple(view for part in self.parts for view in (part, *part.points))

    def part(self, key: str) -> PartView | None:
        """The part or point of this key."""
        return next((view for view in self.every() if view.key == key), None)
