"""Questions to the plenary, and what stayed unresolved."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.document import Lettered, Paragraph, Part, Text
from facilitator.domain import Kind, Record
from facilitator.summary.entries import Entry, text_of
from facilitator.summary.material import Material, point_title
from facilitator.summary.sentences import capitalize, ended, quoted, unstop
from facilitator.summary.spans import finish, join, paragraph, part, text, weave
from facilitator.summary.typed import said, typed, words


def question_part(material: Material, *, key: str = "questions", codes: bool = False) -> Part:
    """The part “Questions to the plenary”; ``codes`` adds the sessions each question comes from."""
    wording = material.wording
    found = material.kept(material.of(Kind.QUESTION))
    everything = material.of(Kind.QUESTION)
    title = wording.say(f"{key}.title")
    if found:
        ids = tuple(one for item in found for one in item.ids)
        items = tuple(
            _item(material, item, last=index == len(found) - 1, codes=codes) for index, item in enumerate(found)
        )
        asked = (paragraph(text(wording.say("questions.intro")), ids=ids), Lettered(items, ids))
    else:
        asked = (paragraph(text(wording.say("left_out" if everything else "questions.none"))),)
    left = (*material.of(Kind.DIFFERING), *(item for item in material.entries if item.parked))
    views = tuple(one for item in left for one in item.ids)
    open_ = paragraph(unresolved(material, codes=codes), run_in=f"{wording.say('questions.unresolved')}.", ids=views)
    return part(key, title, *asked, open_)


def question(material: Material, item: Entry) -> str:
    """The words after “may wish to”: as typed where they ask for something to be done, else quoted."""
    wording = material.wording
    body = first_word_out(typed(material, item), wording.lists["infinitive_marks"])
    first = body.split(" ", 1)[0].casefold()
    if first in wording.lists["infinitives"] and not body.endswith("?"):
        return capitalize(body)
    if first == wording.say("questions.whether"):
        return wording.say("questions.consider_whether", text=body[:1].lower() + body[1:].rstrip("?").rstrip())
    asked = capitalize(typed(material, item))
    if first in wording.lists["question_words"] and not ended(asked) and not item.record.verbatim:
        asked += "?"
    return wording.say("questions.consider", text=quoted(asked, item.record.language))


def first_word_out(body: str, marks: tuple[str, ...]) -> str:
    """The words without a “to” before the verb."""
    first, _, rest = body.partition(" ")
    return rest if rest and first.casefold() in marks else body


def unresolved(material: Material, *, codes: bool = False) -> Text:
    """Differing views, what was set aside when it was read back, what note-takers recorded differently."""
    wording = material.wording
    views = material.of(Kind.DIFFERING)
    sentences = [_views(material, views, codes=codes)] if views else []
    parked = [item for item in material.entries if item.parked]
    if parked:
        listed_ = join((_set_aside(material, item, codes=codes) for item in parked), "; ")
        sentences.append(finish(weave(wording.template("questions.parked"), records=listed_)))
    disputed = conflicts(material)
    if disputed:
        listed = wording.listing(f"{name} ({', '.join(fields)})" for name, fields, _ in disputed)
        ids = tuple(one for *_, item in disputed for one in item.ids)
        sentences.append(text(wording.say("questions.conflicts", records=listed), ids))
    return join(sentences) or text(wording.say("none_recorded"))


def _set_aside(material: Material, item: Entry, *, codes: bool) -> Text:
    """The words of what was set aside, with its label, or where the paper is of several sessions theirs."""
    behind = ", ".join(one for one in (material.label(item), material.codes(item) if codes else "") if one)
    words_ = unstop(capitalize(typed(material, item)))
    return text(f"{words_} ({behind})" if behind else words_, item.ids)


def conflicts(material: Material) -> tuple[tuple[str, tuple[str, ...], Entry], ...]:
    """(label or first words, fields in the words of the paper, entry) of every entry not settled."""
    return material.of_entries("disputed", lambda entries: _disputed(material, entries))


def _disputed(material: Material, entries: tuple[Entry, ...]) -> tuple[tuple[str, tuple[str, ...], Entry], ...]:
    listed: dict[str, set[str]] = {}
    for one in material.records.conflicts:
        listed.setdefault(one.item, set()).add(one.field)
    found: list[tuple[str, tuple[str, ...], Entry]] = []
    for item in entries:
        fields = _fields(item, listed)
        if fields:
            names = tuple(_field(material, name) for name in fields)
            found.append((material.label(item) or _start(material, item.record), names, item))
    return tuple(found)


def _fields(item: Entry, listed: Mapping[str, set[str]]) -> tuple[str, ...]:
    return tuple(sorted({*item.record.conflicts, *(name for one in item.ids for name in listed.get(one, ()))}))


def _field(material: Material, name: str) -> str:
    key = f"field.{name}"
    return material.wording.say(key) if material.wording.has(key) else name.replace("_", " ")


def _start(material: Material, record: Record) -> str:
    first = words(material, said(material, record, text_of(record)), record.tags).split(" ")
    return quoted(" ".join(first[:6]) + (" …" if len(first) > 6 else ""), "en")


def _views(material: Material, views: tuple[Entry, ...], *, codes: bool) -> Text:
    """The points on which views differed; the views themselves stand under the points."""
    found: dict[str, list[Entry]] = {}
    for item in views:
        point = next((point for point in material.points if point.id in item.points), None)
        title = point_title(point) if point else material.wording.say("differ.other")
        found.setdefault(title, []).append(item)
    listed = [_subject(material, title, items, codes=codes) for title, items in found.items()]
    return finish(weave(material.wording.template("questions.views"), points=join(listed, "; ")))


def _subject(material: Material, title: str, items: list[Entry], *, codes: bool) -> Text:
    where = [session.code for session in material.sessions if any(session.id in item.sessions for item in items)]
    return text(f"{title} ({', '.join(where)})" if codes and where else title)


def _item(material: Material, item: Entry, *, last: bool, codes: bool) -> Paragraph:
    body = question(material, item)
    where = f" ({material.codes(item)})" if codes and material.codes(item) else ""
    end = "." if last else ";"
    return paragraph(text(body.rstrip(".;") + where + end, item.ids), numbered=False)
