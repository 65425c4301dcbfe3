"""What somebody is recorded to have said, as plain text for them to check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from facilitator.ui.pages.capture.notes.kinds import kind_name
from facilitator.ui.pages.quotes.words import level_name, paper_words, place_words, role_name, said_words, status_words
from facilitator.ui.words import translate
from facilitator.workspace.quotes_check import ToCheck
from facilitator.workspace.quotes_desk import Line


def check_text(who: str, workshop: str, level: str, records: Sequence[ToCheck], lines: Iterable[Line]) -> str:
    """Plain text, a line a record and a statement, under heads."""
    shown = level_name(level)
    return "\n".join(
        (
            translate("Quotes", "{who}: what was recorded, for you to check").format(who=who),
            workshop,
            translate("Quotes", "Names: {level}. Please answer with the words as they should stand.").format(
                level=shown
            ),
            *_of_records(records),
            *_of_papers(lines),
            "",
        )
    )


def _of_records(records: Sequence[ToCheck]) -> Iterator[str]:
    for role, group in groupby(records, lambda one: one.role):
        yield ""
        yield role_name(role)
        for one in group:
            place = ", ".join(each for each in (kind_name(one.kind), one.place, one.due) if each)
            words = " ".join(one.words.split())
            yield f"- {one.who}: {words} ({place})" if one.who else f"- {words} ({place})"


def _of_papers(lines: Iterable[Line]) -> Iterator[str]:
    for sheet, group in groupby(lines, lambda line: line.sheet):
        yield ""
        yield f"{paper_words(sheet.key)} ({status_words(sheet)})"
        for line in group:
            place = place_words(line)
            yield f"- {place}: {' '.join(said_words(line).split())}" if place else f"- {said_words(line)}"
