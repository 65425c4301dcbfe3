"""The words of a conflict: who wrote a version, what it says, what choosing it is called."""

from __future__ import annotations

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.telling import field_name, short, thing_name, value_words, when
from facilitator.ui.words import translate
from facilitator.workspace.settling import OpenConflict, Version


def who(file: OpenFile, version: Version) -> str:
    """Such as Oyun B., 29 Aug 09:49."""
    return f"{version.author or '–'}, {when(version.at, file.zone)}"


def value_of(file: OpenFile, conflict: OpenConflict, field: str, value: str) -> str:
    """A stored value as people read it."""
    return value_words(file.frame, file.directory, field, value, conflict.currency)


def said(file: OpenFile, conflict: OpenConflict, version: Version) -> str:
    """What stands in the card of a version."""
    if version.role == "deletes":
        return translate("Merge", "Deleted by {who}").format(who=who(file, version))
    if version.role == "strikes":
        told = translate("Merge", "Struck by {who}: {reason}")
        return told.format(who=who(file, version), reason=version.value or "–")
    return value_of(file, conflict, version.field, version.value)


def named(file: OpenFile, conflict: OpenConflict, version: Version) -> str:
    """A version in a sentence."""
    if version.role == "deletes":
        return translate("Merge", "the deletion")
    return f"“{short(value_of(file, conflict, version.field, version.value), 40)}”"


def both_words(conflict: OpenConflict) -> str:
    """What keeping both is called."""
    if conflict.field != "text":
        return translate("Merge", "Keep both")
    if conflict.kind == "action":
        return translate("Merge", "Keep both as two actions")
    if conflict.kind == "proposal":
        return translate("Merge", "Keep both as two proposals")
    return translate("Merge", "Keep both as two notes")


def about(file: OpenFile, conflict: OpenConflict) -> tuple[str, str]:
    """What the conflict is about, and where that stands: (Action, text; in How do we …)."""
    title = translate("Merge", "{thing}, {field}").format(
        thing=thing_name(conflict.kind), field=field_name(conflict.field)
    )
    place = next((point.title for point in file.frame.points if point.id == conflict.point), "")
    return title, translate("Merge", "in {place}").format(place=place) if place else short(conflict.title, 80)
