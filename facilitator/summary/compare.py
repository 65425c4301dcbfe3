"""What the sessions share and where they differ: only what the records say plainly."""

from __future__ import annotations

from facilitator.document import Paragraph, Part, Text
from facilitator.domain import Kind, Session, Term, Vocabulary
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material
from facilitator.summary.policies import target_number
from facilitator.summary.reporting import own_words, person_of, replace_end
from facilitator.summary.spans import finish, join, label, paragraph, part, strong, text, weave
from facilitator.summary.themes import Theme, entries_of, in_every_session, shared_entries, shared_terms, silent, themes
from facilitator.summary.wording import capital


def share_part(material: Material) -> Part:
    """The part “What the sessions share”: themes with records in every session, and what was linked."""
    wording = material.wording
    title = wording.say("share.title")
    if len(material.sessions) < 2:
        return part("share", title, paragraph(text(wording.say("share.one_session"))))
    found = [_addressed(material, theme) for theme in themes(material) if in_every_session(material, theme)]
    found += [_same(material, item) for item in shared_entries(material.entries) if item.kind != Kind.DIFFERING]
    return part("share", title, *(found or [paragraph(text(wording.say("share.none")))]))


def differ_part(material: Material) -> Part:
    """The part “Where they differ”: marked differing views, and themes a session lacks or left."""
    wording = material.wording
    groups: dict[tuple[str, str], list[Entry]] = {}
    for item in material.of(Kind.DIFFERING):
        groups.setdefault(_place(material, item), []).append(item)
    views = [_views(material, *place, items) for place, items in groups.items()]
    lacks = [one for theme in themes(material) for one in _lacks(material, theme)] + _unrecorded(material)
    if lacks:
        views.append(paragraph(text(" ".join(lacks))))
    return part("differ", wording.say("differ.title"), *(views or [paragraph(text(wording.say("differ.none")))]))


def term_names(material: Material, terms: tuple[Term, ...]) -> str:
    """Targets as “Targets 3 and 4”, everything else by name."""
    numbers = [str(target_number(term)) for term in terms if term.vocabulary == Vocabulary.TARGET]
    wording = material.wording
    form = "share.target" if len(numbers) == 1 else "share.targets"
    targets = [wording.say(form, numbers=wording.listing(numbers))] if numbers else []
    return wording.listing([*targets, *(term.name for term in terms if term.vocabulary != Vocabulary.TARGET)])


def _addressed(material: Material, theme: Theme) -> Paragraph:
    wording = material.wording
    number = len(material.sessions)
    who = wording.say("share.both") if number == 2 else wording.say("share.all", n=wording.number(number))
    terms = shared_terms(material, theme)
    form = "share.named" if len(terms) == 1 else "share.named_several"
    named = wording.say(form, terms=term_names(material, terms)) if terms else ""
    entries = entries_of(material, theme)
    numbers = wording.alike([sum(one.id in item.sessions for item in entries) for one in material.sessions])
    counts = wording.listing(
        wording.say("in_session", n=count, session=material.programme_name(session))
        for count, session in zip(numbers, material.sessions, strict=True)
    )
    body = weave(
        wording.template("share.addressed"),
        sessions=text(who),
        theme=(strong(theme.title),),
        counts=text(counts),
        named=text(named),
    )
    return paragraph(body, ids=tuple(one for item in entries for one in item.ids))


def _same(material: Material, item: Entry) -> Paragraph:
    labelled = item.kind in (Kind.PROPOSAL, Kind.ACTION)
    name = label(material.label(item)) if labelled else ()
    body = weave(material.wording.template("share.same"), text=name + own_words(material, item, lower=not labelled))
    return paragraph(finish(body + text(f" ({material.codes(item)})", item.ids)))


def _place(material: Material, item: Entry) -> tuple[str, str]:
    """The sessions and the theme of a view, in words."""
    where = material.wording.listing(
        material.programme_name(session) for session in material.sessions if session.id in item.sessions
    )
    theme = next((one.title for one in themes(material) if {point.id for point in one.points} & set(item.points)), "")
    return where, theme or material.wording.say("differ.other")


def _views(material: Material, where: str, theme: str, items: list[Entry]) -> Paragraph:
    shown = join((_view(material, item) for item in items), "; ")
    template = material.wording.template("differ.views")
    body: Text = weave(template, session=text(where), theme=text(theme), text=shown)
    return paragraph(finish(body))


def _view(material: Material, item: Entry) -> Text:
    person = person_of(material, item, bracketed=True)
    return replace_end(own_words(material, item, lower=True)) + text(f" ({person})" if person else "", item.ids)


def _lacks(material: Material, theme: Theme) -> list[str]:
    if len(material.sessions) < 2:
        return []
    absent = [session for session in material.sessions if not theme.of(session)]
    quiet = [session for session in material.sessions if silent(material, theme, session)]
    return [
        material.wording.say(f"differ.{name}", theme=theme.title, sessions=_names(material, sessions))
        for name, sessions in (("not_a_point", absent), ("not_discussed", quiet))
        if sessions
    ]


def _unrecorded(material: Material) -> list[str]:
    found = [one for one in material.sessions if not any(one.id in item.sessions for item in material.entries)]
    return [material.wording.say("differ.no_notes", sessions=_names(material, found))] if found else []


def _names(material: Material, sessions: list[Session]) -> str:
    return material.wording.listing((capital(material.programme_name(session)) for session in sessions), "or")
