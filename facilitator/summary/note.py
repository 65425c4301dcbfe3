"""The note at the end: status, ladder, length and disclaimer."""

from __future__ import annotations

from facilitator.document import Ids, Part
from facilitator.summary.material import Material
from facilitator.summary.spans import paragraph, part, strong, text

KEY = "note"
_PACE = 110


def note_part(material: Material, *, words: int = 0, pack: bool = False) -> Part:
    """The part “Note”; ``words`` is the length of the text, 0 where it is not said.

    The sentence on what was left out for length carries the ids of that.
    """
    wording = material.wording
    several = pack and len(material.sessions) > 1
    out = [item for item in material.entries if item.record.id in material.left_out]
    left = tuple(one for item in out for one in item.ids)
    sentences: list[tuple[str, Ids]] = [
        (wording.say("note.prepared_pack" if several else "note.prepared"), ()),
        (f"{disclaimer(material, pack=several)}.", ()),
        (_ladder(material), ()),
        (wording.say("note.agreed"), ()),
        (_length(material, words) if words else "", ()),
        (wording.say("note.left_out", notes=wording.count("left_out", len(out))) if out else "", left),
        (wording.say("note.quotations"), ()),
        (wording.say("note.designations"), ()),
    ]
    shown = tuple(text(f" {sentence}", ids) for sentence, ids in sentences if sentence.strip(". "))
    body = (strong(wording.say("draft")), *(span for one in shown for span in one))
    return part(KEY, wording.say("note.title"), paragraph(body, numbered=False, small=True))


def disclaimer(material: Material, *, pack: bool) -> str:
    """“Moderator’s summary, not a negotiated text”, or what the template sets."""
    own = material.setting("disclaimer")
    return own.rstrip(".") or material.wording.say("disclaimer_pack" if pack else "disclaimer")


def pace(material: Material) -> int:
    """Words a minute when read aloud: the setting ``paper.pace``, else 110 (1,100 words in ten minutes)."""
    return material.number("paper.pace", _PACE) or _PACE


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
    """Rounded to 50 words; the minutes follow from the pace."""
    wording = material.wording
    shown = f"{max(50, round(words / 50) * 50):,}"
    minutes = max(1, round(words / pace(material)))
    return wording.say("note.length", words=shown, minutes=wording.count("minute", minutes))
