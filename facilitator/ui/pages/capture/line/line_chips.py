"""What the chips under the line say: made from a reading and what was corrected of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, QLocale

from facilitator.directory import Directory
from facilitator.ui.pages.capture.notes.kinds import kind_name, look_of
from facilitator.ui.words import translate
from facilitator.workspace.reading_line import SUPPORT, Correction, Reading

STAR = "star"
KIND, SPEAKER, DUE, TAGS, PEOPLE = "kind", "speaker", "due", "tags", "people"
_SETS = ("leads", "partners", "supports", "reservations", "people", "tags")


def _t(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("CaptureLine", text))


_TITLES = {
    KIND: _t("Kind"),
    SPEAKER: _t("Speaker"),
    DUE: _t("Due"),
    "leads": _t("Lead"),
    "partners": _t("With"),
    "supports": _t("Support"),
    "reservations": _t("Reservations"),
    PEOPLE: _t("Person"),
    TAGS: _t("Tag"),
    STAR: _t("Star"),
}
_ICONS = {
    "leads": "account-outline",
    "partners": "account-multiple-outline",
    "supports": "thumb-up-outline",
    "reservations": "thumb-down-outline",
    "people": "at",
    "tags": "tag-outline",
}
_NOTED = ("ambiguous-date", "impossible-date")


@dataclass(frozen=True, slots=True)
class LineChip:
    """One chip. ``read`` is what the words say, ``ref`` what it means now; ``field`` as in a Correction, or star.

    ``note`` says in a sentence what is not sure; ``candidates`` are refs that fit.
    """

    field: str
    read: str
    ref: str
    text: str
    icon: str
    label: str = ""
    dashed: bool = False
    note: str = ""
    candidates: tuple[str, ...] = ()


def line_chips(
    raw: Reading, meant: Reading, corrections: Sequence[Correction], directory: Directory, *, starred: bool
) -> tuple[LineChip, ...]:
    """The chips for a line with a character in it, in the order they are shown."""
    back: dict[tuple[str, str], str] = {(one.field, one.meant): one.read for one in corrections if one.meant}
    chips = [_kind(raw, meant)]
    if starred:
        chips.append(LineChip(STAR, "", "", translate("CaptureLine", "Key message"), "star"))
    chips += _speaker(raw, meant, directory)
    for field in _SETS[:4]:
        chips += _members(field, meant, directory, back)
    chips += _due(meant, back)
    for field in _SETS[4:]:
        chips += _members(field, meant, directory, back)
    return tuple(chips)


def field_title(field: str) -> str:
    """What a field is called before the name in a chip."""
    return translate("CaptureLine", _TITLES[field])


def day_text(iso: str) -> str:
    """An ISO day as people write it, with its day of the week."""
    day = QDate.fromString(iso, "yyyy-MM-dd")
    return QLocale().toString(day, "ddd d MMM yyyy") if day.isValid() else iso


def _kind(raw: Reading, meant: Reading) -> LineChip:
    if meant.kind == SUPPORT:
        title = translate("CaptureLine", "For the note before")
        return LineChip(KIND, raw.kind, SUPPORT, title, "arrow-up-left")
    negated = "agreement-negated" in meant.warnings
    doubt = translate("CaptureLine", "The words say that there was no agreement; choose another kind if so.")
    note = doubt if negated else ""
    return LineChip(KIND, raw.kind, meant.kind, kind_name(meant.kind), look_of(meant.kind).icon, "", negated, note)


def _speaker(raw: Reading, meant: Reading, directory: Directory) -> Iterator[LineChip]:
    read = raw.speaker or raw.speaker_text
    if meant.speaker:
        yield LineChip(SPEAKER, read, meant.speaker, directory.name(meant.speaker), "account-voice")
    elif meant.speaker_text and meant.candidates:
        names = translate("CaptureLine", " or ").join(directory.name(ref) for ref in meant.candidates)
        note = translate("CaptureLine", "Fits {names}.").format(names=names)
        shown = _asked(meant.speaker_text)
        yield LineChip(SPEAKER, read, "", shown, "account-question-outline", "", True, note, meant.candidates)
    elif meant.speaker_text:
        note = translate("CaptureLine", "Nobody is known by this name; it stays in the text until you assign it.")
        yield LineChip(SPEAKER, read, "", _asked(meant.speaker_text), "account-question-outline", "", True, note)


def _members(field: str, meant: Reading, directory: Directory, back: dict[tuple[str, str], str]) -> Iterator[LineChip]:
    for ref in getattr(meant, field):
        icon, read = _ICONS[field], str(back.get((field, ref), ref))
        if field == TAGS:
            known = directory.term(ref) is not None
            note = "" if known else translate("CaptureLine", "A free tag: no vocabulary has it.")
            yield LineChip(field, read, ref, ref, icon, "", not known, note)
        elif directory.party(ref).kind == "text" and ref == read:
            refs = directory.find(ref)
            yield LineChip(field, read, ref, _asked(ref), icon, _label(field), True, _doubt(refs, directory), refs)
        else:
            yield LineChip(field, read, ref, directory.party(ref).short, icon, _label(field))


def _label(field: str) -> str:
    return "" if field == PEOPLE else field_title(field)


def _doubt(refs: Sequence[str], directory: Directory) -> str:
    if not refs:
        return translate("CaptureLine", "Nobody is known by this name; it is kept as typed.")
    names = translate("CaptureLine", " or ").join(directory.name(ref) for ref in refs)
    return translate("CaptureLine", "Fits {names}.").format(names=names)


def _due(meant: Reading, back: dict[tuple[str, str], str]) -> Iterator[LineChip]:
    value = meant.due or meant.due_text
    if not value:
        return
    code = next((code for code in meant.warnings if code in _NOTED), "")
    shown = day_text(meant.due) if meant.due else meant.due_text
    text = _asked(shown) if code else shown
    read = back.get((DUE, value), value)
    yield LineChip(DUE, read, value, text, "calendar-blank-outline", field_title(DUE), bool(code), _date_note(code))


def _date_note(code: str) -> str:
    if code == "ambiguous-date":
        return translate("CaptureLine", "This date can be read in two ways; choose the day.")
    return translate("CaptureLine", "There is no such day; choose another.") if code else ""


def _asked(text: str) -> str:
    return f"{text} ?"
