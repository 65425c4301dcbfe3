"""The wrap-up list row by row: heads and what stands under them, in words (no widget)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.ui.words import translate
from facilitator.workspace.wrapping_up import Loose, Matter, WrapUp

MOST = 200  # of each matter; an import without points brings thousands of notes
_ICONS = {
    Matter.SILENT: ("circle-outline", "text2"),
    Matter.MARKED: ("cancel", "care"),
    Matter.ACTION: ("flag-outline", "care"),
    Matter.SPEAKER: ("account-question-outline", "care"),
    Matter.POINTLESS: ("comment-text-outline", "text2"),
    Matter.CONFLICT: ("call-split", "clash"),
}
_GOES = {
    Matter.SILENT: "point",
    Matter.MARKED: "point",
    Matter.ACTION: "record",
    Matter.SPEAKER: "speaker",
    Matter.POINTLESS: "record",
    Matter.CONFLICT: "conflict",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A head (``loose`` is None) or one thing; ``hint`` says what is missing."""

    text: str
    hint: str = ""
    icon: str = ""
    tone: str = "text2"
    loose: Loose | None = None


def rows_of(found: WrapUp) -> tuple[Row, ...]:
    """The list; nothing for what is done."""
    return tuple(row for matter in Matter for row in _rows(matter, found.of(matter)))


def goes_to(loose: Loose) -> tuple[str, str]:
    """Kind and id of what is to be opened."""
    return _GOES[loose.matter], loose.id


def _rows(matter: Matter, found: tuple[Loose, ...]) -> Iterator[Row]:
    if found:
        yield Row(_head(matter, len(found)))
    for one in found[:MOST]:
        text = " ".join(one.text.split()) or translate("WrapUp", "Without words")
        yield Row(text, _hint(one), *_ICONS[matter], one)
    if len(found) > MOST:
        yield Row(translate("WrapUp", "and {number} more").format(number=len(found) - MOST))


def _head(matter: Matter, number: int) -> str:
    heads = {
        Matter.SILENT: translate("WrapUp", "%n discussion point(s) without notes", "", number),
        Matter.MARKED: translate("WrapUp", "%n point(s) marked “not discussed” with notes", "", number),
        Matter.ACTION: translate("WrapUp", "%n action(s) without who or when", "", number),
        Matter.SPEAKER: translate("WrapUp", "%n unknown speaker(s)", "", number),
        Matter.POINTLESS: translate("WrapUp", "%n note(s) without a point", "", number),
        Matter.CONFLICT: translate("WrapUp", "%n item(s) with conflicts", "", number),
    }
    return heads[matter]


def _hint(one: Loose) -> str:
    if one.matter == Matter.ACTION:
        missing = {"who": translate("WrapUp", "no lead"), "when": translate("WrapUp", "no date")}
        return ", ".join(missing[word] for word in one.what)
    if one.matter in (Matter.SPEAKER, Matter.MARKED):
        number = len(one.what) if one.matter == Matter.SPEAKER else int(one.what[0])
        return translate("WrapUp", "%n note(s)", "", number)
    if one.matter == Matter.CONFLICT:
        return ", ".join(field.replace("_", " ") for field in one.what)
    return ""
