"""One typed line read as one record (pure).

A line opens with at most one mark or keyword and at most one speaker, in either order. A speaker is
whoever the roster knows by the words before the first colon, and only that; what merely looks like one
stays in the text. After ``ACTION:`` or ``>`` a speaker also leads the action if nobody else does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from facilitator.capture.actions import Action, read_action
from facilitator.capture.keywords import read_keyword, read_mark, skip_space
from facilitator.capture.reading import SUPPORT, Mark, Reading
from facilitator.capture.speakers import Opening, read_speaker
from facilitator.capture.support import Support, read_own_support, read_support
from facilitator.capture.tags import read_people, read_tags
from facilitator.directory import Directory
from facilitator.domain import Kind

_NEGATED = re.compile(
    r"\b(?:not|never|cannot|no\sone|nobody|\w+n['’]t|(?:do|did|does|ca|could|wo|is|was|has|have)nt)\s(?:\w+\s){0,2}?agree|\bno\s(?:\w+\s)?(?:agreement|consensus)\b|\bdisagree"
    r"|\bне\s?(?:был[оаи]?\s)?соглас|\bнет\sсоглас|\bне\sдостиг|\bбез\sсоглас"
    r"|未(?:能)?(?:达成|同意|合意)|没有?(?:达成|同意)|不同意|無合意|不合意|合意(?:して|でき|に(?:は)?至|し)(?:い)?(?:な|ら|ませ)|合意せず|合意な"
    r"|미합의|합의(?:가|는|를|에)?\s?(?:되지|하지|이르지|안|못|없|불발)|동의하지|тохиролц\w*гүй|зөвшөөр\w*гүй|зөвшилц\w*гүй|санал\sнийлээгүй",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Openers:
    """What opens a line: ``after`` is where its text begins, ``body`` where the words of an action do."""

    kind: Kind
    after: int
    body: int
    speaker: Opening | None
    leads: bool
    marks: tuple[Mark, ...]


def read_line(line: str, directory: Directory, day: date) -> Reading:
    """The reading of a typed line; ``day`` is the note's own day, for "by Fri" and "by 30 Sep"."""
    start = skip_space(line)
    support = read_support(line, start, directory)
    if support:
        return _support(line, start, support, directory)
    openers = _openers(line, start, directory)
    own = _own_support(line, openers)
    if own:
        return own
    action = _action(line, openers, directory, day)
    return _reading(line, openers, action, directory)


def _openers(line: str, start: int, directory: Directory) -> _Openers:
    kind, after, marks = _kind_at(line, start)
    opening = read_speaker(line, after, directory)
    speaker_first = kind is None
    known = opening is not None and len(opening.refs) == 1
    if opening is None or not known:
        return _without_speaker(line, kind, after if kind else 0, opening, marks)
    marks = (*marks, Mark(opening.start, opening.end, "speaker"))
    after = body = opening.after
    if kind is None:
        kind, after, late = _kind_at(line, after)
        marks, body = (*marks, *late), after
    leads = kind is Kind.ACTION and not speaker_first
    return _Openers(kind or Kind.STATEMENT, after, body, opening, leads, marks)


def _without_speaker(
    line: str, kind: Kind | None, after: int, opening: Opening | None, marks: tuple[Mark, ...]
) -> _Openers:
    """A keyword behind an unknown speaker gives the kind, but both stay in the text."""
    body = after
    if kind is None and opening is not None and opening.plausible:
        found = read_keyword(line, opening.after)
        if found:
            kind, body = found
            marks = (Mark(opening.after, body, "kind"),)
    if opening is not None and not opening.plausible:
        opening = None
    return _Openers(kind or Kind.STATEMENT, after, body, opening, leads=False, marks=marks)


def _kind_at(line: str, start: int) -> tuple[Kind | None, int, tuple[Mark, ...]]:
    mark = read_mark(line, start)
    found = mark or read_keyword(line, start)
    if found is None:
        return None, start, ()
    kind, after = found
    if mark:
        again = read_keyword(line, after)
        after = again[1] if again and again[0] is kind else after
    return kind, after, (Mark(start, start + len(line[start:after].rstrip()), "kind"),)


def _action(line: str, openers: _Openers, directory: Directory, day: date) -> Action:
    """The action; without a lead of its own it is led by its speaker, or by who follows its heading."""
    if openers.kind is not Kind.ACTION:
        return Action()
    action = read_action(line, openers.body, day, directory)
    opening = openers.speaker
    if action.leads or opening is None:
        return action
    if len(opening.refs) == 1:
        lead = Mark(opening.start, opening.end, "lead")
        return replace(action, leads=opening.refs, marks=(lead, *action.marks)) if openers.leads else action
    later = read_action(line, max(opening.after, openers.body), day, directory)
    if not later.leads:
        return action
    due = tuple(mark for mark in action.marks if mark.role == "due" and mark not in later.marks)
    return replace(later, due=action.due, due_text=action.due_text, marks=(*later.marks, *due))


def _reading(line: str, openers: _Openers, action: Action, directory: Directory) -> Reading:
    tags, people = read_tags(line, directory), read_people(line, directory)
    negated = openers.kind is Kind.AGREEMENT and _NEGATED.search(line, openers.after) is not None
    speaker, unknown, candidates = _speaker(openers, hidden=negated or _within(openers.speaker, action.marks))
    warnings = [
        *(("agreement-negated",) if negated else ()),
        *(("ambiguous-speaker",) if candidates else ()),
        *action.warnings,
        *people.warnings,
        *tags.warnings,
    ]
    return Reading(
        kind=openers.kind.value,
        text=line[openers.after :],
        prefix=line[: openers.after],
        speaker=speaker,
        speaker_text=unknown,
        candidates=candidates,
        tags=tags.found,
        people=people.found,
        leads=action.leads,
        partners=action.partners,
        due=action.due,
        due_text=action.due_text,
        spans=_sorted(openers.marks, action.marks, people.marks, tags.marks),
        warnings=tuple(warnings),
    )


def _speaker(openers: _Openers, *, hidden: bool) -> tuple[str, str, tuple[str, ...]]:
    """Speaker, would-be speaker and candidates; what turned out to be something else is no would-be speaker."""
    opening = openers.speaker
    if opening is None:
        return "", "", ()
    if len(opening.refs) == 1:
        return opening.refs[0], "", ()
    return ("", "", ()) if hidden else ("", opening.text, opening.refs)


def _within(opening: Opening | None, marks: tuple[Mark, ...]) -> bool:
    """Whether a would-be speaker holds a lead or a due date, so that it is a part of an action."""
    return opening is not None and any(opening.start <= mark.start < opening.end for mark in marks)


def _sorted(*groups: tuple[Mark, ...]) -> tuple[Mark, ...]:
    return tuple(sorted((mark for group in groups for mark in group), key=lambda mark: (mark.start, mark.end)))


def _support(line: str, start: int, support: Support, directory: Directory) -> Reading:
    refs = tuple(dict.fromkeys(name.ref for name in support.names))
    doubts = ["ambiguous-party" if name.refs else "unknown-party" for name in support.names if len(name.refs) != 1]
    tags, people = read_tags(line, directory), read_people(line, directory)
    named = tuple(Mark(name.start, name.end, "person") for name in support.names)
    return Reading(
        kind=SUPPORT,
        text=line[support.after :],
        prefix=line[: support.after],
        tags=tags.found,
        people=people.found,
        supports=refs if support.positive else (),
        reservations=() if support.positive else refs,
        spans=_sorted((Mark(start, start + 2, "kind"),), named, people.marks, tags.marks),
        warnings=(*dict.fromkeys(doubts), *people.warnings, *tags.warnings),
    )


def _own_support(line: str, openers: _Openers) -> Reading | None:
    """``JP: +1``: the speaker supports the record before."""
    speaker = openers.speaker
    if speaker is None or len(speaker.refs) != 1 or openers.after != speaker.after:
        return None
    own = read_own_support(line, openers.after)
    if own is None:
        return None
    positive, after = own
    return Reading(
        kind=SUPPORT,
        text=line[after:],
        prefix=line[:after],
        supports=speaker.refs if positive else (),
        reservations=() if positive else speaker.refs,
        spans=(*openers.marks, Mark(openers.after, openers.after + 2, "kind")),
    )
