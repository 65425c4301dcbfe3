"""Reported speech: who stood behind what, then the words as they were typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from facilitator.document import Span, Text, plain
from facilitator.domain import Kind
from facilitator.summary.entries import Entry
from facilitator.summary.ladder import standings
from facilitator.summary.material import Material
from facilitator.summary.sentences import capitalize, first_sentence, lower_start, quoted, several, stop, unstop
from facilitator.summary.spans import finish, join, text, weave
from facilitator.summary.typed import typed, words
from facilitator.summary.wording import capital

_POINTED_OUT = frozenset({Kind.GAP, Kind.CHALLENGE})


def own_words(material: Material, item: Entry, *, lower: bool = False, first: bool = False) -> Text:
    """The entry's words without a full stop: quoted with the translation after them if verbatim."""
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
    for opening, group in groupby(items, key=lambda item: _opening(material, item) or _kind(material, item, labelled)):
        own = list(group)
        alone = [item for item in own if several(typed(material, item)) or item.record.verbatim]
        together = [item for item in own if item not in alone]
        if not opening:
            sentences += [finish(own_words(material, item, first=first)) for item in own]
            continue
        if together:
            sentences.append(_opened(material, opening, together, first=first))
        sentences += [_opened(material, opening, [item], first=first) for item in alone]
    return join(sentences)


def views(material: Material, items: Sequence[Entry]) -> Text:
    """Several differing views: those of more than one delegation by number, the others one by one."""
    sentences: list[Text] = []
    name = "opening.view"
    for item in items:
        opening = _opening(material, item)
        if not opening:
            opening = material.wording.say(name)
            name = "opening.view_next"
        sentences.append(_opened(material, opening, [item], first=False))
    return join(sentences)


def backed(material: Material, item: Entry) -> bool:
    """Whether at least two delegations, organizations or others stood behind it."""
    return len(material.backers(item)) > 1


def asides(material: Material, item: Entry, *, codes: bool = False) -> str:
    """What stands in brackets after an entry in a table: “ (several delegations, 2.1)”, or nothing."""
    backers = material.backers(item)
    notes = [material.quantifier(backers)] if len(backers) > 1 else []
    if codes and material.codes(item):
        notes.append(material.codes(item))
    return f" ({', '.join(notes)})" if notes else ""


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


def _opening(material: Material, item: Entry) -> str:
    """The name and words of the opening, "" where the words stand for themselves."""
    wording = material.wording
    if item.kind == Kind.AGREEMENT:
        return wording.say("opening.agreed" if item.confirmed else "opening.recommended")
    if item.record.verbatim:
        who = material.attribution.who(item.record.speaker)
        return wording.say("opening.noted", who=wording.named(who) if who else wording.say("ladder.one"))
    backers = material.backers(item)
    if len(backers) > 1:
        return wording.say(f"opening.{_verb(item)}", who=material.quantifier(backers))
    return wording.say("opening.suggestion") if item.kind == Kind.RECOMMENDATION else ""


def _kind(material: Material, item: Entry, labelled: bool) -> str:
    name = f"opening.kind.{item.kind}"
    return material.wording.say(name) if not labelled and material.wording.has(name) else ""


def _verb(item: Entry) -> str:
    if item.kind == Kind.RECOMMENDATION:
        return "suggested"
    if item.kind == Kind.DIFFERING:
        return "held"
    return "pointed_out" if item.kind in _POINTED_OUT else "supported"


def _opened(material: Material, opening: str, items: list[Entry], *, first: bool) -> Text:
    own = [own_words(material, item, lower=True, first=first) for item in items]
    return finish(text(f"{capital(opening)}: ") + _listed(own))


def _listed(texts: list[Text]) -> Text:
    """Texts as a series with semicolons; the words of a text that asks keep their mark."""
    shown = [replace_end(one) for one in texts[:-1]] + texts[-1:]
    return join(shown, "; ")


def replace_end(words_: Text) -> Text:
    """A text without the full stop at its end, so that a semicolon can follow."""
    if not words_ or not plain(words_).endswith("."):
        return words_
    return (*words_[:-1], replace(words_[-1], text=unstop(words_[-1].text)))


def _reserved(material: Material, item: Entry) -> Text:
    backers = standings(material.directory, item.reservations)
    if not backers:
        return ()
    return text(" " + material.wording.say("reserved", who=material.quantifier(backers)), item.ids)
