"""Which lessons are successes, which ask for improvement, and of which nobody said either (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from facilitator.directory import fold_tag
from facilitator.domain import Kind, Note
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material

SUCCESS, IMPROVEMENT, UNSAID = "success", "improvement", "unsaid"
VERDICTS = (SUCCESS, IMPROVEMENT, UNSAID)
_FIRST = re.compile(r"[^\W\d_]+")


def verdict(material: Material, item: Entry) -> str:
    """SUCCESS, IMPROVEMENT or UNSAID.

    A good practice is a success and a challenge asks for improvement; a lesson is what its tags say, or the
    first word under “replicate or avoid”. One that says both is UNSAID: a person has to decide.
    """
    if item.kind in (Kind.PRACTICE, Kind.CHALLENGE):
        return SUCCESS if item.kind == Kind.PRACTICE else IMPROVEMENT
    said = {fold_tag(tag) for tag in item.tags} | _first_word(lesson_fields(material, item).get("replicate", ""))
    found = [name for name in (SUCCESS, IMPROVEMENT) if said & _words(material, name)]
    return found[0] if len(found) == 1 else UNSAID


def lesson_fields(material: Material, item: Entry) -> Mapping[str, str]:
    """What was filled in of a lesson, by field; of records that say the same, what each adds."""
    own = item.record.lesson if isinstance(item.record, Note) else {}
    alone = len(item.ids) == 1
    notes = {} if alone else {note.id: note.lesson for note in material.records.notes if note.id in item.ids}
    found: dict[str, list[str]] = {}
    for fields in (own, *(notes.get(one, {}) for one in item.ids)):
        for name, value in fields.items():
            if value.strip() and value not in found.setdefault(name, []):
                found[name].append(value)
    return {name: "; ".join(values) for name, values in found.items() if values}


def _words(material: Material, name: str) -> set[str]:
    return {fold_tag(word) for word in material.wording.lists[f"lessons_paper.{name}_words"]}


def _first_word(text: str) -> set[str]:
    found = _FIRST.search(text)
    return {fold_tag(found[0])} if found else set()
