"""Key messages: what the session would say if it had a minute."""

from __future__ import annotations

from itertools import islice

from facilitator.document import Lettered, Paragraph, Part
from facilitator.domain import Kind
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material
from facilitator.summary.reporting import backed, priority, report
from facilitator.summary.spans import paragraph, part, strong, text
from facilitator.summary.typed import typed

_MOST = 5
_ANNEXED = frozenset({Kind.ACTION, Kind.PROPOSAL})


def key_messages(material: Material) -> Part:
    """The part “Key messages”: starred records, agreements, the best supported; five at most."""
    wording = material.wording
    chosen = messages(material)
    title = wording.say("messages.title")
    if not chosen:
        return part("messages", title, paragraph(text(wording.say("messages.none"))))
    items = tuple(_message(material, item) for item in chosen)
    intro = wording.say("messages.intro")
    ids = tuple(one for item in chosen for one in item.ids)
    return part("messages", title, paragraph(text(intro), ids=ids), Lettered(items, ids))


def messages(material: Material) -> tuple[Entry, ...]:
    """The entries that make the key messages, the most important first; those that a person put in order before all."""
    ranked = material.of_entries("messages", lambda entries: _ranked(material, entries))
    most = islice((item for item in ranked if item.record.id not in material.left_out), _MOST)
    return tuple(sorted(most, key=lambda item: (not item.placed_message, item.placed_message)))


def _ranked(material: Material, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    fit = (item for item in entries if _fits(material, item))
    return tuple(sorted(fit, key=lambda item: priority(material, item)))


def _fits(material: Material, item: Entry) -> bool:
    if item.kind in (Kind.DIFFERING, Kind.QUESTION, Kind.PRESENTATION):
        return False
    if item.starred or item.kind == Kind.AGREEMENT:
        return True
    return item.kind == Kind.RECOMMENDATION and backed(material, item)


def _message(material: Material, item: Entry) -> Paragraph:
    if item.kind not in _ANNEXED:
        return paragraph(report(material, [item], first=True), numbered=False)
    name = "messages.action" if item.kind == Kind.ACTION else "messages.proposal"
    intro = material.wording.say(name, label=material.label(item))
    return paragraph(text(f"{intro}: {typed(material, item).rstrip('.')}.", item.ids), numbered=False)


def lettered(items: tuple[Paragraph, ...]) -> Lettered:
    """A lettered list that carries the ids of its items."""
    return Lettered(items, tuple(dict.fromkeys(one for item in items for one in item.records)))


def run_in_text(name: str) -> str:
    """A run-in label with its full stop."""
    return strong(f"{name}.").text
