"""The papers of a file: which there are, making one from records in memory, whether one is still current.

Records are loaded elsewhere (``showing.load_records``); nothing here touches a file but ``save_paper``.
What makes papers is imported when the first one is made: that takes longer than a page may take to show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.domain import Record, Records
from facilitator.errors import Sentence, Told, told
from facilitator.workspace.paper_names import OF_A_SESSION, file_name, paper_name

if TYPE_CHECKING:
    from facilitator.document import Document

_RECORD = re.compile(r"^Record ([0-9a-z]{16})(:?)\s*")
_COMMAND = re.compile(r"; assign it with “facilitator assign”\.$")
_LONGEST = 60
_TEXTS = (".pdf", ".docx", ".html", ".md", ".xlsx", ".csv", ".json")
_SLIDES = (".pptx", ".pdf", ".json")
# What lies on the table at the roundtable; the others come later, and are printed when somebody asks for them.
FOR_THE_ROUNDTABLE = ("summary", "slides", "roundtable")
PRINTED = frozenset({"summary", "roundtable", "actions"})


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper a file can make. ``session`` is an id, "" for the paper of all sessions; ``name`` names its file."""

    paper: str
    session: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What to look at before the paper goes out; ``item`` is the id of the record it is about, or "".

    ``unknown``: a speaker nobody knows, to be assigned.
    """

    text: str
    item: str
    unknown: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A paper that was made: its tree, when, its PDF, and what is to be said of it.

    ``status`` is how far it has come in the paper's words, "" while it is a draft.
    """

    paper: Paper
    document: Document
    at: datetime
    pdf: bytes
    warnings: tuple[str, ...]
    findings: tuple[Finding, ...]
    status: str = ""


def papers_of(frame: Records) -> tuple[Paper, ...]:
    """What belongs to each session held that is parallel, or the only one, then the papers of all of them."""
    held = [session for session in frame.sessions if session.held]
    parallel = [one for one in held if one.kind == "parallel"]
    own = [
        Paper(paper, one.id, one.code, paper_name(frame, paper, one.id))
        for one in (parallel if len(held) > 1 else held)
        for paper in OF_A_SESSION
    ]
    shared = [*(("roundtable",) if parallel else ()), *(("actions", "lessons", "report") if held else ())]
    return (*own, *(Paper(paper, "", "", paper_name(frame, paper, None)) for paper in shared))


def formats_of(paper: str) -> tuple[str, ...]:
    """The suffixes a paper can be saved with, the usual one first."""
    return _SLIDES if paper == "slides" else _TEXTS


def file_name_of(made: Made, frame: Records) -> str:
    """The name its file gets, without a suffix: what it is called, and the day in the venue's zone."""
    return file_name(made.paper.name, frame, made.at)


def with_attribution(records: Records, level: str) -> Records:
    """The records with another level of naming people; "" leaves what the template says."""
    if not level:
        return records
    settings: Mapping[str, str] = {**records.workshop.settings, "paper.attribution": level}
    return replace(records, workshop=replace(records.workshop, settings=settings))


def make_paper(records: Records, paper: Paper, now: datetime) -> Made:
    """Composes and renders a paper as PDF. Raises NotFoundInFileError or PaperError."""
    from facilitator.paper.writing import render

    document = _composed(records, paper, now)
    rendered = render(document, ".pdf")
    found = _findings(records, paper, document)
    return Made(paper, document, now, rendered.data, rendered.warnings, found, _status(document))


def render_paper(document: Document, paper: Paper, now: datetime) -> Made:
    """The PDF of a paper that is composed already; nothing is looked for in it. Raises PaperError."""
    from facilitator.paper.writing import render

    rendered = render(document, ".pdf")
    return Made(paper, document, now, rendered.data, rendered.warnings, (), _status(document))


def is_current(made: Made, records: Records) -> bool:
    """Whether the paper would come out the same from these records, but for its date."""
    return _composed(records, made.paper, made.at) == made.document


def save_paper(made: Made, out: Path) -> Path:
    """Writes a paper, whole or not at all, in the format the suffix asks for. Raises PaperError."""
    from facilitator.paper.writing import render
    from facilitator.workspace.papers import write_whole

    same = out.suffix.lower() == ".pdf"
    write_whole(out, made.pdf if same else render(made.document, out.suffix.lower()).data)
    return out


def _composed(records: Records, paper: Paper, at: datetime) -> Document:
    """The paper with what a sheet read back needs: the versions that its rows were made from."""
    from facilitator.summary.action_plan_version import with_versions
    from facilitator.workspace.papers import compose

    return with_versions(compose(records, paper.paper, paper.session or None, at), records.versions)


def _status(document: Document) -> str:
    from facilitator.workspace.papers import paper_wording

    return "" if document.status == paper_wording().say("draft") else document.status


def _findings(records: Records, paper: Paper, document: Document) -> tuple[Finding, ...]:
    from facilitator.summary import faults_of_clearing
    from facilitator.workspace.papers import findings_of, paper_wording
    from facilitator.workspace.tracing import paper_findings

    texts = {one.id: one for one in _records(records)}
    told = (
        *faults_of_clearing(records, document, paper_wording()),
        *findings_of(records, paper.paper, paper.session or None),
        *paper_findings(document, records, quoting=False),
    )
    return tuple(_finding(sentence, texts) for sentence in told)


def _records(records: Records) -> Iterable[Record]:
    yield from records.notes
    yield from records.proposals
    yield from records.actions


def _finding(sentence: str, records: Mapping[str, Record]) -> Finding:
    """A sentence with the words of its record in place of the id, which only the command line can use."""
    unknown = _COMMAND.search(sentence) is not None
    named = _RECORD.match(sentence)
    record = records.get(named[1]) if named else None
    if isinstance(sentence, Told):
        return Finding(_retold(sentence.sentence, record), record.id if record else "", unknown)
    sentence = _COMMAND.sub(".", sentence)
    if named is None or record is None:
        return Finding(sentence, "", unknown)
    rest = sentence[named.end() :]
    return Finding(f"“{_short(record.text)}”{': ' if named[2] else ' '}{rest}", record.id, unknown)


def _retold(found: Sentence, record: Record | None) -> Told:
    """The same of one that can be told in another language."""
    words = _COMMAND.sub(".", found.words)
    if record is None:
        return told(words, **found.values)
    words = words.replace("Record {record}", "{record}", 1)
    return told(words, **{**found.values, "record": f"“{_short(record.text)}”"})


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
