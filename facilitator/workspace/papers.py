"""The papers: records composed, written in the format the file name asks for, kept on disk whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from facilitator.assets import asset
from facilitator.document import Document
from facilitator.domain import Records
from facilitator.errors import NotFoundInFileError, PaperError, told
from facilitator.paper.writing import FORMATS, render
from facilitator.store.faults import sentence
from facilitator.store.leftovers import SUFFIX, sweep
from facilitator.store.opening import SessionFile
from facilitator.store.syncing import sync_folder
from facilitator.summary import (
    Wording,
    bases,
    compose_actions,
    compose_lessons,
    compose_report,
    compose_roundtable,
    compose_slides,
    compose_summary,
    faults_of_clearing,
    faults_of_issuing,
    findings,
    lesson_findings,
    read_wording,
    sessions_with_records,
    settle,
    standing,
)
from facilitator.summary.action_plan_version import with_versions
from facilitator.workspace.action_plan_versions import load_with_versions
from facilitator.workspace.finding_lines import with_words
from facilitator.workspace.paper_names import paper_name
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.places import find_session
from facilitator.workspace.tracing import paper_findings

__all__ = [
    "PAPERS",
    "Written",
    "bases_now",
    "compose",
    "compose_settled",
    "compose_whole",
    "export",
    "findings_of",
    "paper_name",
    "paper_wording",
    "write_paper",
    "write_whole",
]

# Papers of every session with records, plenary and opening too.
_OF_ALL = ("lessons", "report")
# Settings under which nothing is left out and nobody hidden.
_WHOLE = {"paper.words": "9999999", "paper.minutes": "90000", "report.words": "9999999", "paper.attribution": "named"}


# Papers in which the settled parts of the summaries stand.
_FROM_SUMMARIES = frozenset({"roundtable", "report", "slides"})


@dataclass(frozen=True, slots=True)
class Written:
    """A paper on disk. ``warnings`` are about characters and lines, ``findings`` about the records in it."""

    path: Path
    warnings: tuple[str, ...]
    findings: tuple[str, ...] = ()


def _summary(records: Records, session: str | None, wording: Wording, now: datetime) -> Document:
    return compose_summary(records, find_session(records, session).id, wording, now)


def _roundtable(records: Records, _session: str | None, wording: Wording, now: datetime) -> Document:
    return compose_roundtable(records, wording, now)


def _actions(records: Records, _session: str | None, wording: Wording, now: datetime) -> Document:
    return compose_actions(records, wording, now)


def _lessons(records: Records, _session: str | None, wording: Wording, now: datetime) -> Document:
    return compose_lessons(records, wording, now)


def _report(records: Records, _session: str | None, wording: Wording, now: datetime) -> Document:
    return compose_report(records, wording, now)


def _slides(records: Records, session: str | None, wording: Wording, now: datetime) -> Document:
    """Those of one session; of all held, five each, where none is named and several are held."""
    held = [one for one in records.sessions if one.held]
    asked = find_session(records, session).id if session or len(held) == 1 else ""
    return compose_slides(records, asked, wording, now)


PAPERS: dict[str, Callable[[Records, str | None, Wording, datetime], Document]] = {
    "summary": _summary,
    "roundtable": _roundtable,
    "slides": _slides,
    "actions": _actions,
    "lessons": _lessons,
    "report": _report,
}


def compose(records: Records, paper: str, session: str | None, now: datetime) -> Document:
    """A paper as a tree, as it stands: with the parts that a person settled, and its status.

    Raises NotFoundInFileError for an unknown paper or session.
    """
    document = compose_settled(records, paper, session, now)
    if not any(one.paper == paper for one in records.issued):
        return document
    return standing(records, document, bases_now(records, paper, session, now), paper_wording())


def bases_now(records: Records, paper: str, session: str | None, now: datetime) -> Mapping[str, str]:
    """Part key → digest of the records behind it."""
    return bases(compose_whole(records, paper, session, now), records)


def compose_settled(records: Records, paper: str, session: str | None, now: datetime) -> Document:
    """The same whatever was issued of it: always a draft."""
    if paper not in PAPERS:
        raise NotFoundInFileError(
            "There is no paper “{paper}”; choose one of {choices}.", paper=paper, choices=", ".join(PAPERS)
        )
    wording = paper_wording()
    document = PAPERS[paper](records, session, wording, now)
    if any(one.paper == paper for one in records.cleared):
        document = settle(document, compose_whole(records, paper, session, now), records, wording)
    return document


def compose_whole(records: Records, paper: str, session: str | None, now: datetime) -> Document:
    """A paper with nothing left out for length, nothing settled and everybody named: what it rests on."""
    settings = {**records.workshop.settings, **_WHOLE}
    everything = replace(records, workshop=replace(records.workshop, settings=settings), cleared=(), issued=())
    return PAPERS[paper](everything, session, paper_wording(), now)


def export(file: SessionFile, paper: str, out: Path, session: str | None = None, attribution: str = "") -> Written:
    """Writes a paper. ``attribution`` is one of LEVELS, "" for that of the template.

    Raises NotFoundInFileError, or PaperError when it cannot be written.
    """
    return write_paper(load_with_versions(file), paper, out, session, file.clock.now(), attribution)


def write_paper(
    loaded: Records, paper: str, out: Path, session: str | None, now: datetime, attribution: str = ""
) -> Written:
    """The same from records in memory."""
    if out.suffix.lower() not in FORMATS:
        raise PaperError("{out} must end in one of {choices}.", out=out.name, choices=", ".join(sorted(FORMATS)))
    records = with_attribution(loaded, attribution)
    document = with_versions(compose(records, paper, session, now), loaded.versions)
    rendered = render(document, out.suffix.lower())
    write_whole(out, rendered.data)
    said = (
        *findings_of(records, paper, session),
        *clearing_findings(records, paper, session, document, now),
        *paper_findings(document, records),
    )
    return Written(out, rendered.warnings, with_words(said, loaded))


def clearing_findings(
    records: Records, paper: str, session: str | None, document: Document, now: datetime
) -> tuple[str, ...]:
    """Finals that clash, and what is to be said of settled parts: the paper's own, and those of its summaries."""
    wording = paper_wording()
    own = (*faults_of_issuing(records, document, wording), *faults_of_clearing(records, document, wording))
    if paper not in _FROM_SUMMARIES:
        return own
    wanted = find_session(records, session).id if session else ""
    sessions = [one for one in records.sessions if wanted in ("", one.id)]
    cleared = {one.covers for one in records.cleared if one.paper == "summary" and one.body}
    said = list(own)
    for one in sessions:
        if one.id in cleared:
            summary = compose_settled(records, "summary", one.id, now)
            faults = faults_of_clearing(records, summary, wording)
            said += [told("Session {code}: {fault}", code=one.code, fault=fault) for fault in faults]
    return tuple(said)


def findings_of(records: Records, paper: str, session: str | None) -> tuple[str, ...]:
    """What a moderator should look at, of every session the paper is made of, each sentence once."""
    held = [one.id for one in records.sessions if one.held and one.kind == "parallel"]
    of_one = paper == "summary" or (paper == "slides" and session)
    asked = [find_session(records, session).id] if of_one else held
    if paper in _OF_ALL:
        asked = [*sessions_with_records(records), ""]
    wording = paper_wording()
    said = [sentence for one in asked for sentence in findings(records, one, wording)]
    return tuple(dict.fromkeys((*said, *(lesson_findings(records, wording) if paper == "lessons" else ()))))


def paper_wording() -> Wording:
    """The words of the papers."""
    return read_wording(asset("wording/en.toml").read_text(encoding="utf-8"))


def write_whole(out: Path, data: bytes) -> None:
    """Writes a file so that it is there whole or not at all. Raises PaperError with what to do."""
    if not out.parent.is_dir():
        raise PaperError("There is no folder {folder}; make it first.", folder=out.parent)
    if out.is_dir():
        raise PaperError("{out} is a folder; give the paper another name.", out=out.name)
    sweep(out.parent)
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=SUFFIX, dir=out.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(out)
        finally:
            with suppress(OSError):  # what is told is why it could not be written
                Path(name).unlink(missing_ok=True)
        sync_folder(out.parent)
    except OSError as error:
        words = sentence(error, out)
        if words is None:
            raise
        raise PaperError(words) from error
