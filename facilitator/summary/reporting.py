"""Reported speech: who stood behind what, then the words as they were typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from facilitator.document import Span, Text, plain
from facilitator.domain import Kind
from facilitator.summary.clauses import COLON, THAT, TO, form
from facilitator.summary.entries import Entry
from facilitator.summary.ladder import Standing, quantifier, standings
from facilitator.summary.material import Material
from facilitator.summary.sentences import capitalize, first_sentence, lower_start, quoted, several, stop, unstop
from facilitator.summary.spans import finish, join, text, weave
from facilitator.summary.typed import typed, words
from facilitator.summary.wording import capital


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before the words: ``name`` in the wording, who, and how the words follow."""

    name: str
    who: str
    form: str


_SUPPORTED = "supported"
_POINTED_OUT = frozenset({Kind.GAP, Kind.CHALLENGE})


def own_words(material: Material, item: Entry, *, lower: bool = False, first: bool = False) -> Text:
    """The entry's words without a full stop: quoted with the translation after them if verbatim."""
    key = ("own_words", item.record.id, lower, first)
    return material.memo.lately(key, lambda: _own_words(material, item, lower=lower, first=first))


def _own_words(material: Material, item: Entry, *, lower: bool, first: bool) -> Text:
    body = typed(material, item)
    if first:
        body = first_sentence(body)
    record = item.record
    if record.verbatim:
        body = quoted(body, record.language)
    else:
        body = unstop(lower_start(body, material.wording.lists["lower_first"]) if lower else capitalize(body))
    shown: Text = (Span(body, language=record.language, records=item.ids),)
    translation = words(material, record.translation)
    if translation:
        form = quoted(stop(translation), "en") if record.verbatim else translation
        shown = (*shown, Span(f" ({form})", records=item.ids))
    return shown + _reserved(material, item)


def report(material: Material, items: Iterable[Entry], *, first: bool = False, labelled: bool = True) -> Text:
    """Sentences for entries in their order; neighbours with the same opening share it.

    ``labelled`` says that a label before the text tells what the entries are; else each says it itself.
    """
    sentences: list[Text] = []
    for opening, group in groupby(items, key=lambda item: _opening(material, item, labelled, first)):
        own = list(group)
        if not opening:
            sentences += [finish(own_words(material, item, first=first)) for item in own]
            continue
        if opening.name == _SUPPORTED and opening.form == COLON:
            sentences += [_supported(material, opening, item, first=first) for item in own]
            continue
        alone = [item for item in own if _stands_alone(material, item)]
        together = [item for item in own if not _stands_alone(material, item)]
        if together:
            sentences.append(_opened(material, opening, together, first=first))
        sentences += [_opened(material, opening, [item], first=first) for item in alone]
    return join(sentences)


def _stands_alone(material: Material, item: Entry) -> bool:
    return item.record.verbatim or several(typed(material, item))


def views(material: Material, items: Sequence[Entry]) -> Text:
    """Several differing views: those of more than one delegation by number, the others one by one."""
    sentences: list[Text] = []
    name = "view"
    for item in items:
        opening = _opening(material, item)
        if not opening:
            opening = _followed(material, item, name, "")
            name = "view_next"
        sentences.append(_opened(material, opening, [item], first=False))
    return join(sentences)


def backed(material: Material, item: Entry) -> bool:
    """Whether at least two delegations, organizations or others stood behind it."""
    return len(material.backers(item)) > 1


def asides(material: Material, item: Entry, *, codes: bool = False) -> str:
    """What stands in brackets after an entry in a table: “ (several delegations, 2.1)”, or nothing."""
    backers = material.backers(item)
    who = _counted(material, backers) if len(backers) > 1 else person_of(material, item, bracketed=True)
    notes = [note for note in (who, material.codes(item) if codes else "") if note]
    return f" ({', '.join(notes)})" if notes else ""


def person_of(material: Material, item: Entry, *, bracketed: bool = False) -> str:
    """The person whose view it is, where one alone stood behind it and may be named."""
    if item.kind == Kind.AGREEMENT or len(material.backers(item)) != 1:
        return ""
    return material.attribution.person(item.record.speaker, bracketed=bracketed)


def brief(material: Material, item: Entry, *, codes: bool = False) -> Text:
    """The entry's first sentence for a table, with agreement and support said."""
    shown = own_words(material, item, first=True)
    if item.kind == Kind.AGREEMENT:
        name = "matrix.agreed" if item.confirmed else "matrix.recommended"
        shown = weave(material.wording.template(name), text=own_words(material, item, lower=True, first=True))
    return finish(shown + text(asides(material, item, codes=codes), item.ids))


def priority(material: Material, item: Entry) -> tuple[bool, bool, bool, bool, int]:
    """Sort key, the most important first: starred, read back, agreed, then by number of backers."""
    agreed = item.kind == Kind.AGREEMENT
    return not item.starred, not item.confirmed, not agreed, item.kind != Kind.DIFFERING, -len(material.backers(item))


def _opening(material: Material, item: Entry, labelled: bool = True, first: bool = False) -> Opening | None:
    """The opening of an entry, None where the words stand for themselves."""
    key = ("opening", item.record.id, labelled, first)
    return material.memo.lately(key, lambda: _new_opening(material, item, labelled, first))


def _new_opening(material: Material, item: Entry, labelled: bool, first: bool) -> Opening | None:
    wording = material.wording
    if item.kind == Kind.AGREEMENT:
        return _followed(material, item, "agreed" if item.confirmed else "recommended", "", first)
    if item.record.verbatim:
        who = material.attribution.who(item.record.speaker)
        return Opening("noted", wording.named(who) if who else wording.say("ladder.one"), COLON)
    backers = material.backers(item)
    if len(backers) > 1:
        return _followed(material, item, _verb(item), _counted(material, backers), first)
    if person := person_of(material, item):
        return _followed(material, item, "said" if _verb(item) == _SUPPORTED else _verb(item), person, first)
    if item.kind == Kind.RECOMMENDATION:
        return _followed(material, item, "suggestion", "", first)
    name = f"kind.{item.kind}"
    known = not labelled and wording.has(f"opening.{name}")
    return _followed(material, item, name, "", first) if known else None


def _followed(material: Material, item: Entry, name: str, who: str, first: bool = False) -> Opening:
    """The opening with how the words follow it; a verb asks only where the record recommends."""
    body = typed(material, item)
    body = first_sentence(body) if first else body
    if item.record.verbatim or several(body):
        return Opening(name, who, COLON)
    found = form(lower_start(body, material.wording.lists["lower_first"]), material.wording.lists)
    known = material.wording.has(f"opening_{found}.{name}") and (found == THAT or item.kind == Kind.RECOMMENDATION)
    return Opening(name, who, found if known else COLON)


def _verb(item: Entry) -> str:
    if item.kind == Kind.RECOMMENDATION:
        return "suggested"
    if item.kind == Kind.DIFFERING:
        return "held"
    return "pointed_out" if item.kind in _POINTED_OUT else _SUPPORTED


def _supported(material: Material, opening: Opening, item: Entry, *, first: bool) -> Text:
    """One sentence says its support in brackets behind it; more than one, or doubts, need the opening."""
    if several(typed(material, item)) or item.reservations:
        return _opened(material, opening, [item], first=first)
    by = material.wording.say("supported_by", who=opening.who)
    return finish(own_words(material, item, first=first) + text(f" {by}", item.ids))


def _opened(material: Material, opening: Opening, items: list[Entry], *, first: bool) -> Text:
    wording = material.wording
    own = [own_words(material, item, lower=True, first=first) for item in items]
    if opening.form == COLON:
        start = wording.say(f"opening.{opening.name}", who=opening.who)
        return finish(text(f"{capital(start)}: ") + _listed(own, "; "))
    start = wording.say(f"opening_{opening.form}.{opening.name}", who=opening.who)
    if opening.form == TO:
        own = [_lowered(one) for one in own]
    return finish(text(f"{capital(start)} ") + _listed(own, f"{wording.say(f'opening_{opening.form}.next')} "))


def _lowered(words_: Text) -> Text:
    """A text that begins with a verb, in lower case."""
    start = words_[0].text
    return (replace(words_[0], text=start[:1].lower() + start[1:]), *words_[1:])


def _listed(texts: list[Text], between: str) -> Text:
    """Texts as a series; the words of a text that asks keep their mark."""
    shown = [replace_end(one) for one in texts[:-1]] + texts[-1:]
    return join(shown, between)


def replace_end(words_: Text) -> Text:
    """A text without the full stop at its end, so that a semicolon can follow."""
    if not words_ or not plain(words_).endswith("."):
        return words_
    return (*words_[:-1], replace(words_[-1], text=unstop(words_[-1].text)))


def _reserved(material: Material, item: Entry) -> Text:
    backers = standings(material.directory, item.reservations)
    if not backers:
        return ()
    return text(" " + material.wording.say("reserved", who=_counted(material, backers)), item.ids)


def _counted(material: Material, backers: tuple[Standing, ...]) -> str:
    return quantifier(material.wording, material.ladder, backers)
