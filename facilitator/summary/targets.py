"""Framework targets: the strip of marks, and the gaps in the chain from lessons to targets."""

from __future__ import annotations

from itertools import groupby

from facilitator.document import Part, Strip, StripMark
from facilitator.domain import Kind, Proposal, ProposalStatus, Session, Term, Vocabulary
from facilitator.summary.headings import under_heading
from facilitator.summary.inputs import targets_of
from facilitator.summary.lessons import lessons
from facilitator.summary.material import Material
from facilitator.summary.policies import tagged_with, target_number
from facilitator.summary.spans import paragraph, part, text
from facilitator.summary.wording import capital

_MARKED = (Kind.PROPOSAL, Kind.ACTION)


def target_part(material: Material) -> Part | None:
    """The part “Framework targets”; None where the template has no targets."""
    wording = material.wording
    terms = tuple(term for term in material.terms(Vocabulary.TARGET) if target_number(term))
    if not terms:
        return None
    gaps = _gaps(material, terms)
    shown = f"{capital('; '.join(gaps))}." if gaps else wording.say("targets.none")
    strip = _strip(material, terms)
    block = paragraph(text(shown), run_in=f"{wording.say('targets.label')}.", ids=strip.records)
    return part("targets", wording.say("targets.title"), block, strip)


def _strip(material: Material, terms: tuple[Term, ...]) -> Strip:
    wording = material.wording
    ordered = sorted(terms, key=target_number)
    groups = [(name, list(own)) for name, own in groupby(ordered, key=lambda term: term.group)]
    rows = tuple((material.programme_name(session), _marks(material, terms, session)) for session in material.sessions)
    return Strip(
        row_title=wording.say("targets.row"),
        groups=tuple((capital(name), target_number(own[0]), target_number(own[-1])) for name, own in groups),
        rows=rows,
        legend=(wording.say("targets.proposal"), wording.say("targets.action"), wording.say("targets.bold")),
        records=tuple(dict.fromkeys(one for _, marks in rows for mark in marks for one in mark.records)),
    )


def _marks(material: Material, terms: tuple[Term, ...], session: Session) -> tuple[StripMark, ...]:
    own = material.in_session(session)
    return tuple(
        StripMark(target_number(term), kind == Kind.PROPOSAL, item.ids)
        for term in sorted(terms, key=target_number)
        for kind in _MARKED
        for item in tagged_with(own, term)
        if item.kind == kind
    )


def _gaps(material: Material, terms: tuple[Term, ...]) -> list[str]:
    wording = material.wording
    bare = _bare_headings(material)
    found = [gap for gap in (bare, _loose_lessons(material, first=not bare)) if gap]
    served = [gap for term in terms if (gap := _served(material, term))]
    if not any(item.kind in _MARKED for term in terms for item in tagged_with(material, term)):
        served.append(wording.say("targets.nothing").rstrip("."))
    return [*found, *served]


def _bare_headings(material: Material) -> str:
    wording = material.wording
    bare = [term.name for term in material.terms(Vocabulary.HEADING) if _is_bare(material, term)]
    if not bare:
        return ""
    counted = wording.opening("heading", len(bare))
    return wording.say("targets.headings", headings=counted, names="; ".join(bare))


def _is_bare(material: Material, term: Term) -> bool:
    entries = under_heading(material, term)
    return not any(item.kind in _MARKED for item in entries) and not targets_of(material, entries)


def _loose_lessons(material: Material, *, first: bool) -> str:
    wording = material.wording
    terms = material.terms(Vocabulary.HEADING)
    taken = {item.record.id for term in terms for item in under_heading(material, term)}
    loose = [material.label(item) for item in lessons(material) if item.record.id not in taken]
    if not loose or not terms:
        return ""
    counted = (wording.opening if first else wording.count)("lesson_taken", len(loose))
    return wording.say("targets.lessons", lessons=counted, labels=", ".join(loose))


def _served(material: Material, term: Term) -> str:
    entries = tagged_with(material, term)
    proposals = [item.record for item in entries if isinstance(item.record, Proposal)]
    actions = sum(item.kind == Kind.ACTION for item in entries)
    name = ""
    if proposals and not actions:
        for_elaboration = all(proposal.status == ProposalStatus.FOR_ELABORATION for proposal in proposals)
        name = "elaboration" if for_elaboration else ""
    elif actions and not proposals:
        name = "action_only"
    return material.wording.say(f"targets.{name}", n=str(target_number(term))) if name else ""
