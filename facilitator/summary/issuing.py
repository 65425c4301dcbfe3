"""The status of a paper: Draft, Cleared, Circulated, Final, and after it the corrections (pure)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from hashlib import sha256

from facilitator.document import Cell, Column, Document, Part, Row, Table
from facilitator.document_data import from_json, to_json
from facilitator.domain import IssuedPaper, PaperStatus, Records
from facilitator.errors import PaperError
from facilitator.summary.note_status import with_status
from facilitator.summary.spans import cell, part, row, text
from facilitator.summary.statements import Statement, statements
from facilitator.summary.wording import Wording, override

LOG = "corrections"
_ORDER = tuple(PaperStatus)


def issues_of(records: Records, document: Document) -> tuple[IssuedPaper, ...]:
    """The steps that this paper took at this level of attribution, the last one last; unreadable ones do not count."""
    own = (one for one in in_order(records) if (one.paper, one.covers) == (document.key, document.covers))
    return tuple(
        one for one in own if one.attribution == document.attribution and one.status in _ORDER and _is_whole(one)
    )


def faults_of_issuing(records: Records, document: Document, wording: Wording) -> tuple[str, ...]:
    """A sentence where two laptops made different papers final without seeing each other."""
    finals: dict[str, list[IssuedPaper]] = {}
    for one in issues_of(records, document):
        if one.status == PaperStatus.FINAL:
            finals.setdefault(one.version, []).append(one)
    clashing = [found for found in finals.values() if len({one.digest for one in found}) > 1]
    own = override(wording, records.workshop.settings)
    return tuple(own.say("issued.twice", who=own.listing(one.by or "–" for one in found)) for found in clashing)


def in_order(records: Records) -> tuple[IssuedPaper, ...]:
    """Every step of every paper, each after the one it was taken on; those side by side by their time."""
    steps = {one.id: one for one in records.issued}

    def depth(one: IssuedPaper) -> int:
        seen = {one.id}
        while (before := steps.get(one.after)) and before.id not in seen:
            seen.add(before.id)
            one = before
        return len(seen)

    return tuple(sorted(records.issued, key=lambda one: (depth(one), one.at, one.id)))


def _number(version: str) -> int:
    return int(version) if version.isascii() and version.isdigit() and len(version) < 6 else 0


def standing(records: Records, document: Document, bases: Mapping[str, str], wording: Wording) -> Document:
    """The paper with its status. A Final that nothing has changed since is the very paper that was stored.

    ``bases`` is part key → digest of the records behind it now (see ``clearing.bases``).
    """
    steps = issues_of(records, document)
    if not steps:
        return document
    own = override(wording, records.workshop.settings)
    last, stored_one = steps[-1], tree_of(steps[-1])
    current = _held(steps, document, bases)
    if not same_content(stored_one, current, own):
        return _changed(own, steps, current)
    if last.status == PaperStatus.FINAL:
        return stored_one
    return with_status(current, own, last.status, last.version)


def step(
    records: Records, document: Document, status: PaperStatus, bases: Mapping[str, str], wording: Wording
) -> tuple[Document, str]:
    """The paper as it takes a step, and its version. Raises PaperError for a step it cannot take."""
    own = override(wording, records.workshop.settings)
    steps = issues_of(records, document)
    if not steps:
        return with_status(document, own, status), ""
    last, current = steps[-1], _held(steps, document, bases)
    if not same_content(tree_of(last), current, own):
        version = _next_version(steps)
        return with_status(_changed(own, steps, current), own, status, version), version
    if _ORDER.index(status) <= _ORDER.index(PaperStatus(last.status)):
        raise PaperError(
            "This paper is {status} already and has not changed since; give a later step.", status=last.status
        )
    return with_status(tree_of(last), own, status, last.version), last.version


def _held(steps: tuple[IssuedPaper, ...], document: Document, bases: Mapping[str, str]) -> Document:
    """After a Final a part stays as it was unless its own records changed or a person settled it anew: the
    fitting to length must not stir what nobody corrected."""
    final = _last_final(steps)
    if final is None:
        return document
    before = {part.key: part for part in tree_of(final).parts}
    then: Mapping[str, str] = json.loads(final.bases or "{}")

    def keeps(part: Part) -> bool:
        old = before.get(part.key)
        if old is None or then.get(part.key, "") != bases.get(part.key, ""):
            return False
        return not part.cleared or _bare(part) == _bare(old)

    return replace(document, parts=tuple(before[one.key] if keeps(one) else one for one in document.parts))


def _last_final(steps: tuple[IssuedPaper, ...]) -> IssuedPaper | None:
    return next((one for one in reversed(steps) if one.status == PaperStatus.FINAL), None)


def _is_whole(issued: IssuedPaper) -> bool:
    try:
        tree_of(issued)
        return isinstance(json.loads(issued.bases or "{}"), dict)
    except (PaperError, ValueError, RecursionError):
        return False


def tree_of(issued: IssuedPaper) -> Document:
    """The document that was stored. Raises PaperError where it cannot be read or is not what was issued."""
    if digest_of(issued.tree) != issued.digest:
        raise PaperError(
            "What is stored of the paper issued on {day} is not what was issued; issue it again.", day=issued.day
        )
    return from_json(issued.tree, Document)


def digest_of(tree: str) -> str:
    """Hex SHA-256 of a stored document."""
    return sha256(tree.encode("utf-8", "surrogatepass")).hexdigest()


def stored(document: Document) -> str:
    """A document as it is stored."""
    return to_json(document)


def same_content(one: Document, other: Document, wording: Wording) -> bool:
    """Whether two papers say the same: their parts, but for their status and the log of corrections."""
    return _content(one, wording) == _content(other, wording)


def _content(document: Document, wording: Wording) -> tuple[Part, ...]:
    as_draft = with_status(document, wording, PaperStatus.DRAFT)
    return tuple(_bare(part) for part in as_draft.parts if part.key != LOG)


def _bare(part: Part) -> Part:
    return replace(part, stale=False, cleared="")


def _changed(wording: Wording, steps: tuple[IssuedPaper, ...], document: Document) -> Document:
    """A paper that is no more what was issued: a draft; after a Final, of a correction, with the log."""
    final = _last_final(steps)
    if final is None:
        return document
    version = _next_version(steps)
    now = with_status(document, wording, PaperStatus.DRAFT, version)
    log = _log(wording, with_status(tree_of(final), wording, PaperStatus.DRAFT, version), now)
    return replace(now, parts=(*now.parts, log))


def _next_version(steps: tuple[IssuedPaper, ...]) -> str:
    finals = [_number(one.version) for one in steps if one.status == PaperStatus.FINAL]
    return str(max(finals) + 1) if finals else ""


def _log(wording: Wording, before: Document, after: Document) -> Part:
    rows = tuple(_rows(wording, before, after))
    columns = tuple(
        Column(wording.say(f"issued.{name}"), "name" if name == "place" else "text") for name in ("place", "was", "now")
    )
    table = Table(columns, rows, tuple(dict.fromkeys(one for own in rows for one in own.records)), key=LOG)
    return part(LOG, wording.say("issued.log"), table, new_page=True)


def _rows(wording: Wording, before: Document, after: Document) -> Iterator[Row]:
    was, now = _stated(before), _stated(after)
    same = SequenceMatcher(
        None, [(one.place, one.words) for one in was], [(one.place, one.words) for one in now], False
    )
    for tag, start, end, first, last in same.get_opcodes():
        if tag == "equal":
            continue
        old, new = was[start:end], now[first:last]
        for index in range(max(len(old), len(new))):
            yield _row(wording, old[index] if index < len(old) else None, new[index] if index < len(new) else None)


def _stated(document: Document) -> list[Statement]:
    return [one for one in statements(document) if one.place != LOG]


def _row(wording: Wording, old: Statement | None, new: Statement | None) -> Row:
    shown = new or old
    assert shown is not None
    place = wording.say("issued.paragraph", title=shown.title, n=str(shown.number)) if shown.number else shown.title
    return row(cell(text(place)), _words(wording, old), _words(wording, new))


def _words(wording: Wording, one: Statement | None) -> Cell:
    return cell(text(one.words, one.records) if one else text(wording.say("issued.nothing")))
