"""Papers that leave the house: each step of a paper's status, kept with the document as it was."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from facilitator.directory import Directory
from facilitator.domain import IssuedPaper, PaperStatus
from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.store.opening import SessionFile
from facilitator.summary import step, stored
from facilitator.summary.issuing import digest_of, in_order, issues_of
from facilitator.summary.quotes import PaperQuote, RecordQuote, paper_quotes, record_quotes
from facilitator.workspace.action_plan_versions import load_with_versions
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import keep
from facilitator.workspace.files import author_of, pen_for
from facilitator.workspace.paper_names import paper_name
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.papers import bases_now, compose_settled, paper_wording
from facilitator.workspace.showing import load_records
from facilitator.workspace.zones import zone_of

KIND = "issued paper"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_STEPS = tuple(status.value for status in PaperStatus if status != PaperStatus.DRAFT)


@dataclass(frozen=True, slots=True)
class Issue:
    """A step to take: which paper of which session (a code, None for the one held), its new status, on
    which ISO day ("" for today) and by whom ("" for the author), at which level of attribution."""

    paper: str
    session: str | None
    status: str
    day: str = ""
    by: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Quotes:
    """Where somebody stands: ``who`` is their name in full."""

    who: str
    records: tuple[RecordQuote, ...]
    papers: tuple[PaperQuote, ...]


def issue(file: SessionFile, wanted: Issue, author: str | None = None) -> Changed:
    """Keeps that a paper was cleared, circulated or made final, with the document as it is now.

    Raises PaperError for a step that the paper cannot take, FacilitatorError for a status or day that is none.
    """
    status, day = _status(wanted.status), _day(file, wanted.day)
    records = with_attribution(load_with_versions(file), wanted.attribution)
    now = file.clock.now()
    composed = compose_settled(records, wanted.paper, wanted.session, now)
    bases = bases_now(records, wanted.paper, wanted.session, now)
    document, version = step(records, composed, status, bases, paper_wording())
    before = issues_of(records, composed)
    tree = stored(document)
    fields = {
        "kind": KIND,
        "paper": document.key,
        "covers": document.covers,
        "version": version,
        "status": status.value,
        "day": day,
        "by": wanted.by.strip() or author_of(file, author),
        "attribution": document.attribution,
        "digest": digest_of(tree),
        "tree": tree,
        "after": before[-1].id if before else "",
        "bases": json.dumps(dict(sorted(bases.items()))),
    }
    pen, item = pen_for(file, author), file.clock.new_id()
    with file.writing() as connection:
        changes = [pen.change(document.covers, item, name, value, ()) for name, value in fields.items() if value]
        keep(file, connection, pen, changes)
    return Changed((item,), frozenset({KIND}), changes=tuple(change.id for change in changes))


def issued(file: SessionFile) -> tuple[tuple[str, IssuedPaper], ...]:
    """Every step of every paper with the paper's name, the oldest first."""
    records = load_records(file)
    return tuple((paper_name(records, one.paper, one.covers or None), one) for one in in_order(records))


def quotes(file: SessionFile, name: str) -> Quotes:
    """Where a delegation, an organization or a person stands, in records and in issued papers.

    Raises NotFoundInFileError for a name nobody has, or several have.
    """
    records = load_records(file)
    directory = Directory(records.terms, records.participants)
    ref = _party(directory, name)
    return Quotes(directory.name(ref), record_quotes(records, ref), paper_quotes(records, ref))


def _party(directory: Directory, name: str) -> str:
    found = directory.find(name)
    if len(found) > 1:
        choices = "; ".join(directory.name(ref) for ref in found)
        raise NotFoundInFileError("“{name}” fits {choices}; give the full name.", name=name, choices=choices)
    if not found:
        raise NotFoundInFileError(
            "Nobody here is called “{name}”; give a delegation, an organization or a person of the roster.", name=name
        )
    return found[0]


def _status(given: str) -> PaperStatus:
    found = given.strip().casefold()
    if found not in _STEPS:
        raise NotFoundInFileError(
            "“{status}” is no step of a paper; choose one of {choices}.", status=given, choices=", ".join(_STEPS)
        )
    return PaperStatus(found)


def _day(file: SessionFile, given: str) -> str:
    if not given.strip():
        return file.clock.now().astimezone(zone_of(load_records(file))).date().isoformat()
    try:
        if not _DAY.fullmatch(given.strip()):
            raise ValueError(given)
        return date.fromisoformat(given.strip()).isoformat()
    except ValueError:
        raise FacilitatorError("“{day}” is no day; give it as 2024-09-30.", day=given) from None
