"""The note at the end: status, ladder, length and disclaimer."""

from __future__ import annotations

from facilitator.document import Part
from facilitator.summary.material import Material
from facilitator.summary.spans import paragraph, part, strong, text

_MINUTES = 10


def note_part(material: Material, *, words: int = 0, pack: bool = False) -> Part:
    """The part “Note”; ``words`` is the length of the text, 0 where it is not said."""
    wording = material.wording
    several = pack and len(material.sessions) > 1
    sentences = [
        wording.say("note.prepared_pack" if several else "note.prepared"),
        f"{disclaimer(material, pack=several)}.",
        _ladder(material),
        wording.say("note.agreed"),
    ]
    if words:
        sentences.append(_length(material, words))
    if left := len(material.left_out):
        sentences.append(wording.say("note.left_out", notes=wording.count("left_out", left)))
    sentences.append(wording.say("note.quotations"))
    sentences.append(wording.say("note.designations"))
    rest = " ".join(sentence for sentence in sentences if sentence.strip(". "))
    body = (strong(wording.say("draft")), *text(f" {rest}"))
    return part("note", wording.say("note.title"), paragraph(body, numbered=False, small=True))


def disclaimer(material: Material, *, pack: bool) -> str:
    """“Moderator’s summary, not a negotiated text”, or what the template sets."""
    own = material.setting("disclaimer")
    return own.rstrip(".") or material.wording.say("disclaimer_pack" if pack else "disclaimer")


def _ladder(material: Material) -> str:
    wording = material.wording
    ladder = material.ladder
    return wording.say(
        "note.ladder",
        some=_range(material, ladder.some, ladder.several - 1),
        several=_range(material, ladder.several, ladder.many - 1),
        many=wording.say("note.or_more", n=wording.number(ladder.many)),
    )


def _range(material: Material, low: int, high: int) -> str:
    number = material.wording.number
    if high <= low:
        return number(low)
    form = "note.or" if high == low + 1 else "note.to"
    return material.wording.say(form, low=number(low), high=number(high))


def _length(material: Material, words: int) -> str:
    """Rounded to 50 words; the minutes follow from the setting words per so many minutes."""
    wording = material.wording
    shown = f"{max(50, round(words / 50) * 50):,}"
    pace = material.number("paper.words", 1100) / (material.number("paper.minutes", _MINUTES) or _MINUTES)
    minutes = max(1, round(words / pace))
    return wording.say("note.length", words=shown, minutes=wording.count("minute", minutes))
