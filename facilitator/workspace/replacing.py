"""Find and replace in the texts of records: what it would do, then the chosen part of it in one step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.changes import Change
from facilitator.store import listing
from facilitator.store.listing import Sieve
from facilitator.store.opening import SessionFile
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import keep, set_field
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import item_state

_FIELDS = ("text", "translation", "title", "sites")
_IN_TAG = re.compile(r"[#＃][^\s#＃]*$")


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look for and what to put in its place. ``point`` as in Sieve: None for the whole file."""

    words: str
    by: str = ""
    point: str | None = None
    whole_words: bool = False
    match_case: bool = False


@dataclass(frozen=True, slots=True)
class Replacement:
    """One text before and after. ``places`` are (start, end) of the hits in ``before``; ``disputed``: it has
    several versions, and is left alone until a person has settled them."""

    item: str
    field: str
    before: str
    after: str
    places: tuple[tuple[int, int], ...]
    disputed: bool = False


def replacements(file: SessionFile, sought: Sought) -> tuple[Replacement, ...]:
    """Every text that would change, in order of time. What is deleted or struck is not looked at."""
    if not sought.words:
        return ()
    pattern = _pattern(sought)
    with file.reading() as connection:
        found = [
            (item, field, value)
            for item, field, value in listing.texts(connection, Sieve(point=sought.point), _FIELDS)
            if _hits(pattern, value)
        ]
        rows = {row.id: row for row in listing.rows(connection, list({item for item, _, _ in found}))}
    made = (
        _replacement(pattern, sought.by, item, field, value, (field in dict(rows[item].disputed)))
        for item, field, value in found
        if item in rows
    )
    return tuple(one for one in made if one.before != one.after)


def replace(file: SessionFile, chosen: Sequence[Replacement], author: str | None = None) -> Changed:
    """Makes the replacements; a text that is no longer as it was shown, or has several versions, is left alone
    and told of in a warning."""
    pen = pen_for(file, author)
    changes: list[Change] = []
    left = 0
    with file.writing() as connection:
        for one in chosen:
            state = item_state(connection, one.item)
            heads = state.live.get(one.field, ())
            if state.deleted or len(heads) != 1 or heads[0].value != one.before or one.field in state.conflicts:
                left += 1
                continue
            changes += set_field(pen, state, one.field, one.after)
        keep(file, connection, pen, changes)
    items = tuple(dict.fromkeys(change.item for change in changes))
    return Changed(items, frozenset({"record"}), tuple(_told(left)), tuple(change.id for change in changes))


def _told(left: int) -> Iterable[str]:
    if left == 1:
        yield "One text was left as it is: it was changed or deleted meanwhile, or has several versions to settle."
    elif left:
        yield f"{left} texts were left as they are: they were changed or deleted meanwhile, or have several versions."


def _pattern(sought: Sought) -> re.Pattern[str]:
    words = re.escape(sought.words)
    if sought.whole_words:
        opens = r"(?<!\w)" if re.match(r"\w", sought.words) else ""
        closes = r"(?!\w)" if re.search(r"\w$", sought.words) else ""
        words = f"{opens}{words}{closes}"
    return re.compile(words, re.NOFLAG if sought.match_case else re.IGNORECASE)


def _replacement(pattern: re.Pattern[str], by: str, item: str, field: str, before: str, disputed: bool) -> Replacement:
    places = _hits(pattern, before)
    parts: list[str] = []
    at = 0
    for start, end in places:
        parts += [before[at:start], by]
        at = end
    return Replacement(item, field, before, "".join(parts) + before[at:], places, disputed)


def _hits(pattern: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    """Where the words stand, but for those inside a tag: a tag is not its words, and is edited as a tag."""
    return tuple(hit.span() for hit in pattern.finditer(text) if not _IN_TAG.search(text[: hit.start()]))
